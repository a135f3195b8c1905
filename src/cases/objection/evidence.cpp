#include "cases/objection/evidence.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/words.hpp"
#include "registry/text_scan.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;
using namespace std::string_view_literals;

namespace {

constexpr std::array<EvidenceKindFacts, 3> kKinds{{
    {EvidenceKind::pdf, "pdf", "application/pdf"},
    {EvidenceKind::jpeg, "jpeg", "image/jpeg"},
    {EvidenceKind::png, "png", "image/png"},
}};

}  // namespace

const EvidenceKindFacts& facts_of(EvidenceKind kind) { return base::line_of(std::span<const EvidenceKindFacts>(kKinds), &EvidenceKindFacts::kind, kind); }
std::optional<EvidenceKind> evidence_kind(std::string_view word) {
  const EvidenceKindFacts* facts = base::line_of_word(std::span<const EvidenceKindFacts>(kKinds), word);
  return facts == nullptr ? std::nullopt : std::optional(facts->kind);
}
std::optional<EvidenceKind> evidence_kind_of(std::string_view bytes) {
  if (bytes.starts_with("%PDF-"sv)) return EvidenceKind::pdf;
  if (bytes.starts_with("\xff\xd8\xff"sv)) return EvidenceKind::jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return EvidenceKind::png;
  return std::nullopt;
}

base::Result<Evidence> decide_add_evidence(const Objection& objection, std::string_view name, std::string_view bytes, std::int64_t present, base::Instant now, const statute::Pack& pack) {
  // 1. While somebody still has to look at it.
  if (!takes_evidence(objection.step)) return refuse(RefusalWord::objection_step_wrong);
  // 2. A file its owner gave a name, in which nobody's number stands.
  TRY_VOID(base::must_say(name, RefusalWord::name_missing, "/name"));
  const auto hits = registry::scan_text(std::string(name), now.date());
  if (std::ranges::any_of(hits, [](const registry::TextHit& hit) { return hit.kind == registry::TextHitKind::citizen_id; })) return refuse(RefusalWord::id_number_in_text, {}, "/name");
  // 3. Of a kind that is only looked at, never run; so large and so many.
  const auto kind = evidence_kind_of(bytes);
  if (!kind) return refuse(RefusalWord::evidence_kind_unknown, {}, "/file");
  const auto longest = TRY(pack.parameter("evidence.longest_mebibytes", now.date())), most = TRY(pack.parameter("evidence.most", now.date()));
  if (static_cast<std::int64_t>(bytes.size()) > longest.value << 20) return refuse(RefusalWord::evidence_too_large, std::to_string(longest.value) + " MiB", "/file");
  if (present >= most.value) return refuse(RefusalWord::evidence_limit);
  return Evidence{.objection_id = objection.id, .kind = *kind, .bytes = static_cast<std::int64_t>(bytes.size()), .added_at = now};
}

}  // namespace liaoxin::cases
