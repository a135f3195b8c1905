#pragma once
#include <optional>
#include <string_view>

#include "base/refusal.hpp"

namespace liaoxin::statute {

/// Who a record can be about (art. 3 names natural persons, legal persons, unincorporated organisations; the individual
/// business is a kind of its own here and is protected as a natural person: product). Closed.
enum class SubjectKind { legal_person, unincorporated_organisation, individual_business, natural_person };

inline constexpr SubjectKind kSubjectKinds[] = {SubjectKind::legal_person, SubjectKind::unincorporated_organisation,
                                                SubjectKind::individual_business, SubjectKind::natural_person};

/// The stable word: legal_person, unincorporated_organisation, individual_business, natural_person.
[[nodiscard]] std::string_view word(SubjectKind kind);
[[nodiscard]] std::optional<SubjectKind> subject_kind(std::string_view word);
[[nodiscard]] base::LocalText label(SubjectKind kind);

[[nodiscard]] constexpr bool is_organisation(SubjectKind kind) {
  return kind == SubjectKind::legal_person || kind == SubjectKind::unincorporated_organisation;
}

}  // namespace liaoxin::statute
