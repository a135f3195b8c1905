#include "cases/objection/dispute.hpp"

#include "base/text.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;

namespace {

/// What can be said against a hand-over whatever the subject states.
base::Result<void> can_be_handed_over(const Objection& objection, const registry::RecordState& record) {
  // 1. Once, and only when the result was told.
  if (objection.disputed_at) return refuse(RefusalWord::objection_handed_over);
  if (objection.step != ObjectionStep::closed) return refuse(RefusalWord::objection_step_wrong, word(objection.step));
  // 2. The subject was not right, and the record stands as it did.
  if (upheld(*objection.outcome)) return refuse(RefusalWord::objection_not_disputed, printed(*objection.outcome).zh);
  if (record.ended != registry::EndKind::none) return refuse(RefusalWord::record_not_running, printed(record.ended).zh);
  // 3. One objection at a time runs on a record.
  if (record.open_objections > 0) return refuse(RefusalWord::objection_already_open);
  return {};
}

}  // namespace

bool may_be_disputed(const Objection& objection, const registry::RecordState& record) { return can_be_handed_over(objection, record).has_value(); }

// Article 37. What is still disputed is handed over to the department concerned.
base::Result<Clocked> decide_dispute(const Objection& objection, const registry::RecordState& record, const DisputeObjection& command, base::Instant now, const statute::Pack& pack) {
  TRY_VOID(can_be_handed_over(objection, record));
  TRY_VOID(base::must_say(command.statement, RefusalWord::objection_without_statement, "/statement"));
  Clocked next{objection, {pack.calendar().add_working_days(now.date(), TRY(pack.parameter("objection.still_disputed", now.date())))}};
  next.objection.step = ObjectionStep::disputed;
  next.objection.disputed_at = now;
  next.objection.settle_due_on = next.due[0].on;
  return next;
}

base::Result<Objection> decide_settle(const Objection& objection, const SettleObjection& command, base::Instant now) {
  if (objection.step != ObjectionStep::disputed) return refuse(RefusalWord::objection_step_wrong, word(objection.step));
  const auto how = settlement(command.outcome);
  if (!how) return refuse(RefusalWord::outcome_unknown, base::one_line(command.outcome), "/outcome");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  Objection next = objection;
  next.step = ObjectionStep::settled;
  next.settled_at = now;
  next.settlement = how;
  return next;
}

}  // namespace liaoxin::cases
