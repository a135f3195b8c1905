#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cases/objection/objection.hpp"

/// Evidence 证据 (arts. 36, 37): files a subject puts beside its objection, whole to whoever reviews and verifies it. It is kept as long
/// as the record it is about, and no longer.
namespace liaoxin::cases {

/// What a file is, by its first bytes; nothing else is taken.
enum class EvidenceKind { pdf, jpeg, png };
struct EvidenceKindFacts {
  EvidenceKind kind;
  std::string_view word, media_type;
};
[[nodiscard]] const EvidenceKindFacts& facts_of(EvidenceKind kind);
[[nodiscard]] std::optional<EvidenceKind> evidence_kind(std::string_view word);
[[nodiscard]] std::optional<EvidenceKind> evidence_kind_of(std::string_view bytes);

struct Evidence {
  std::int64_t id = 0;
  std::int64_t objection_id = 0;
  EvidenceKind kind = EvidenceKind::pdf;
  std::int64_t bytes = 0;
  base::Instant added_at;
};

struct AddEvidence {
  std::string objection;
  std::string name;     ///< as its owner calls the file
  std::string file;     ///< what it holds, in Base64
};
BOOST_DESCRIBE_STRUCT(AddEvidence, (), (objection, name, file))

/// While somebody still has to look at it: until it is decided, and anew while it is still disputed.
[[nodiscard]] constexpr bool takes_evidence(ObjectionStep step) { return step < ObjectionStep::decided || step == ObjectionStep::disputed; }

/// While it takes evidence. `present`: the files there are. Refusals: objection_step_wrong, name_missing, id_number_in_text,
/// evidence_kind_unknown, evidence_too_large, evidence_limit, parameter_not_in_force.
[[nodiscard]] base::Result<Evidence> decide_add_evidence(const Objection& objection, std::string_view name, std::string_view bytes, std::int64_t present, base::Instant now, const statute::Pack& pack);

}  // namespace liaoxin::cases
