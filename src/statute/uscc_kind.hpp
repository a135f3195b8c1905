#pragma once
#include <span>
#include <string_view>

#include "base/refusal.hpp"
#include "statute/subject_kind.hpp"

namespace liaoxin::statute {

/// What the first two characters of a unified social credit code say. Whether an organisation is a legal person comes
/// from its registration record, never from the code.
enum class SubjectGroup { organisation, individual_business };

struct UsccKind {
  char first = 0;
  char second = 0;
  SubjectGroup group = SubjectGroup::organisation;
  bool assessable = false;  ///< only 91 and 93 are ever assessed, graded or ranked (product; art. 20 says more)
  std::string_view zh;
  std::string_view en;
};

/// The closed table of pairs (reported). No setting adds a pair, moves 92, or makes another pair assessable.
[[nodiscard]] std::span<const UsccKind> uscc_kinds();
/// Nothing for a pair that is not in the table, or a text shorter than two characters. An unknown pair is held with a
/// warning and never guessed; for assessment it counts as "no".
[[nodiscard]] const UsccKind* uscc_kind(std::string_view uscc);
[[nodiscard]] bool may_be_assessed(std::string_view uscc);
/// Whether the kind of organisation in a registration row (DJ_LX) fits the pair of its code. Kinds that any pair may
/// have, and pairs that are not in the table, fit; a misfit is a warning.
[[nodiscard]] bool fits_pair(std::string_view organisation_type, std::string_view uscc);
/// A state organ (pair 11): the only bodies government trust (art. 46) is about.
[[nodiscard]] bool is_state_organ(std::string_view uscc);

}  // namespace liaoxin::statute
