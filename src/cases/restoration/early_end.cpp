#include "cases/restoration/early_end.hpp"

#include "base/text.hpp"
#include "cases/designation/designation.hpp"
#include "cases/restoration/shield.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;

base::Result<void> decide_early_end(const EndEarly& command, base::Instant now) {
  // 1. The document, with its authority, and for a kind of its own the law that names it.
  const DocumentClassFacts* facts = document_class(command.document_class);
  if (facts == nullptr) return refuse(RefusalWord::document_class_unknown, base::one_line(command.document_class), "/document_class");
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  TRY_VOID(base::must_say(command.authority, RefusalWord::document_not_named, "/authority"));
  if (facts->document_class == DocumentClass::named_by_law) TRY_VOID(base::must_say(command.law.value_or(""), RefusalWord::law_not_named, "/law"));
  // 2. In force today; and the reason, which is one for all of them.
  if (command.effective_on > now.date()) return refuse(RefusalWord::document_not_effective, command.effective_on.iso(), "/effective_on");
  return base::must_say(command.reason, RefusalWord::reason_missing, "/reason");
}

// Article 39. A record ends early as one that is restored: of an organisation, while it runs, and of a kind that can be restored.
base::Result<void> may_end_early(const registry::RecordState& record, const statute::Item& item, const std::optional<statute::ItemEnd>& end, const EndEarly& command, base::Instant now) {
  if (!statute::is_organisation(record.subject_kind)) return refuse(RefusalWord::organisation_only, {}, "/records");
  TRY_VOID(must_run(record, now));
  if (!item.negative || !end) return refuse(RefusalWord::restoration_not_needed, item.name.zh, "/records");
  if (!end->restorable_from) return refuse(RefusalWord::restoration_excluded, item.name.zh, "/records");
  // The shortest publicity binds the unit's own decision; a ruling, or what the law names, goes before it.
  const bool binds = command.document_class == facts_of(DocumentClass::administrative_decision).word;
  if (binds && now.date() < *end->restorable_from) return refuse(RefusalWord::restoration_too_early, end->restorable_from->iso(), "/records");
  return {};
}

}  // namespace liaoxin::cases
