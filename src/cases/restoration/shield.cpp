#include "cases/restoration/shield.hpp"

#include "base/text.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;
using registry::Bar;

base::Result<void> must_run(const registry::RecordState& record, base::Instant now) {
  if (record.ended != registry::EndKind::none) return refuse(RefusalWord::record_not_running, printed(record.ended).zh, "/record");
  if (record.display_until_on && now.date() > *record.display_until_on) return refuse(RefusalWord::record_not_running, record.display_until_on->iso(), "/record");
  return {};
}

base::Result<Shield> decide_shield(const registry::RecordState& record, const statute::Item& item, const SetShield& command, base::Instant now) {
  // 1. Of an enterprise, of something negative that runs, and once.
  if (!statute::is_organisation(record.subject_kind)) return refuse(RefusalWord::organisation_only, {}, "/record");
  TRY_VOID(must_run(record, now));
  if (!item.negative) return refuse(RefusalWord::restoration_not_needed, {}, "/record");
  if (has(record.bars, Bar::shielded)) return refuse(RefusalWord::shield_exists, {}, "/record");
  // 2. By a ruling that has been made, for a plan that ends after it.
  TRY_VOID(base::must_say(command.ruling_number, RefusalWord::document_not_named, "/ruling_number"));
  TRY_VOID(base::must_say(command.court, RefusalWord::document_not_named, "/court"));
  if (command.decided_on > now.date()) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  if (command.plan_until_on < command.decided_on) return refuse(RefusalWord::dates_out_of_order, command.plan_until_on.iso(), "/plan_until_on");
  return Shield{.record_id = record.id, .ruling_number = base::one_line(base::trim(command.ruling_number)), .court = base::one_line(base::trim(command.court)), .decided_on = command.decided_on,
                .plan_until_on = command.plan_until_on, .set_at = now, .lifted_at = std::nullopt};
}

base::Result<void> decide_lift(const registry::RecordState& record, const LiftShield& command, base::Instant now) {
  TRY_VOID(must_run(record, now));
  if (!has(record.bars, Bar::shielded)) return refuse(RefusalWord::shield_unknown, {}, "/record");
  // The plan's last day lifts nothing by itself: a decision does, and says why.
  return base::must_say(command.reason, RefusalWord::reason_missing, "/reason");
}

base::Result<void> decide_completion(const registry::RecordState& record, const std::optional<Shield>& standing, const CompleteShield& command, base::Instant now) {
  TRY_VOID(must_run(record, now));
  if (!has(record.bars, Bar::shielded)) return refuse(RefusalWord::shield_unknown, {}, "/record");
  // By a document that has been made, after the ruling that began it.
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  TRY_VOID(base::must_say(command.court, RefusalWord::document_not_named, "/court"));
  if (command.decided_on > now.date()) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  if (standing && command.decided_on < standing->decided_on) return refuse(RefusalWord::dates_out_of_order, standing->decided_on.iso(), "/decided_on");
  return {};
}

}  // namespace liaoxin::cases
