// Restoration of credit (art. 39): the subject applies, a named officer handles it, a second one decides; reorganised enterprises are shielded.
#include "app/actors.hpp"
#include "app/executor.hpp"
#include "app/notices.hpp"
#include "app/record_reader.hpp"
#include "app/restorations.hpp"
#include "base/text.hpp"
#include "cases/restoration/restoration.hpp"
#include "cases/restoration/early_end.hpp"
#include "cases/restoration/shield.hpp"
#include "store/restorations.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;
using registry::Bar;

/// Who found restores; where no unit is named as having decided, who filed it.
access::SetOf<Competence> restoring_relations(Session& s, const registry::RecordState& record) {
  access::SetOf<Competence> list = s.relations(record);
  if (restores(s.db(), s.actor.unit, record)) list.add(Competence::deciding);
  return list;
}

struct Found {
  Restoration application;
  store::StoredRecord record;
};
base::Result<Found> found(Session& s, const std::string& number) {
  const auto id = s.platform.internal_id("rst", number);
  auto stored = id ? store::find_restoration(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::restoration_unknown, base::one_line(number), "/application");
  auto record = store::find_record(s.db(), stored->restoration.record_id);
  return Found{std::move(stored->restoration), std::move(*record)};
}

Act act_of(const Session& s, const Restoration& application, object reasons) {
  return {.operation = s.operation, .record = application.record_id,
          .facts = {{"application", s.platform.public_id("rst", application.id)}, {"record", s.platform.public_id("rec", application.record_id)}, {"way", facts_of(application.way).word}, {"state", word(application.step)}},
          .reasons = std::move(reasons)};
}

base::Result<object> apply(Session& s, const ApplyRestoration& c) {
  const store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  const statute::Item& item = *s.pack().item(record.state.item);
  registry::RecordState today = record.state;
  const auto end = narrow_to_today(s.platform.read_context(), record, today, s.today());
  Applied applied = TRY(decide_application(today, item, end, c, store::restorations_of(s.db(), record.state.id), s.now(), s.pack()));
  applied.restoration.id = s.writer.next_id("restoration");
  Act act = act_of(s, applied.restoration, {{"correction", c.correction}});
  act.facts["pledge"] = c.pledge;
  act.facts["accept_due_on"] = applied.accept_due.on.iso();
  act.facts["answer_due_on"] = applied.answer_due.on.iso();
  const auto place = write_act(s.writer, s.actor, std::move(act));
  store::insert_restoration(s.db(), applied.restoration, place.row_id);
  return object{{"application", s.platform.public_id("rst", applied.restoration.id)}, {"clock", base::json::array{due_json(applied.accept_due), due_json(applied.answer_due)}}, {"log_index", place.index}};
}

base::Result<object> accept(Session& s, const AcceptRestoration& c) {
  const Found of = TRY(found(s, c.application));
  TRY_VOID(s.permit(restoring_relations(s, of.record.state)));
  if (!store::find_officer(s.db(), s.actor.unit, c.handler)) return refuse(RefusalWord::actor_not_registered, base::one_line(c.handler), "/handler");
  const Accepted accepted = TRY(decide_acceptance(as_of_today(s.platform.read_context(), of.record, s.today()), of.application, statute::to_string(officer_of(s.db(), c.handler, s.actor.unit)), s.now(), s.pack()));
  Act act = act_of(s, accepted.restoration, {{"handler", accepted.restoration.handler}});
  act.facts["result_due_on"] = accepted.result_due.on.iso();
  const auto place = write_act(s.writer, s.actor, std::move(act));
  store::save_restoration(s.db(), accepted.restoration);
  return object{{"application", c.application}, {"state", word(accepted.restoration.step)}, {"clock", base::json::array{due_json(accepted.result_due)}}, {"log_index", place.index}};
}

base::Result<object> decide(Session& s, const DecideRestoration& c) {
  Found of = TRY(found(s, c.application));
  TRY_VOID(s.permit(restoring_relations(s, of.record.state)));
  // Who handles it does not decide on it.
  const std::string& handler = of.application.handler;
  if (!handler.empty() && may_be_one_person(s.db(), {handler, std::nullopt}, {statute::to_string(s.actor), s.caller.person})) return refuse(RefusalWord::second_person_needed);
  const Restoration decided = TRY(decide_restoration(as_of_today(s.platform.read_context(), of.record, s.today()), of.application, c, s.now()));
  object reasons{{"reason", c.reason}};
  if (decided.step == RestorationStep::refused) reasons["rule"] = *c.rule;
  const auto place = write_act(s.writer, s.actor, act_of(s, decided, std::move(reasons)));
  store::save_restoration(s.db(), decided);
  object result{{"application", c.application}, {"state", word(decided.step)}, {"log_index", place.index}};
  if (decided.step == RestorationStep::granted) {
    result["certificate"] = end_record(s.writer, s.platform, s.actor, of.record.state, registry::EndKind::restored, act_of(s, decided, {})).certificate_number;
  } else {
    result["notice"] = leave_notice(s.writer, s.platform, of.record.state, {.kind = registry::NoticeKind::restoration_refused, .row_id = place.row_id});
  }
  return result;
}

base::Result<object> report_fee(Session& s, const ReportRestorationFee& c) {
  // 1. Of an application, or of the record, by who was asked for money before it applied.
  std::optional<std::int64_t> application;
  store::StoredRecord record;
  if (c.record && !c.application) {
    record = TRY(s.record(*c.record));
  } else {
    Found of = TRY(found(s, c.application.value_or("")));
    application = of.application.id;
    record = std::move(of.record);
  }
  TRY_VOID(s.permit(record.state));
  // 2. Only what says something negative is restored at all.
  if (!s.pack().item(record.state.item)->negative) return refuse(RefusalWord::restoration_not_needed, {}, "/record");
  TRY_VOID(base::must_say(c.statement, RefusalWord::statement_missing, "/statement"));
  const std::string& unit = restoring_unit(record.state);
  const std::string number = s.platform.public_id("rec", record.state.id);
  object facts{{"record", number}, {"unit", unit}};
  if (application) facts["application"] = *c.application;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .record = record.state.id, .facts = std::move(facts), .reasons = {{"statement", c.statement}}});
  store::insert_fee_report(s.db(), {s.writer.next_id("fee_report"), record.state.id, application, unit, s.today(), place.row_id});
  return object{{"record", number}, {"log_index", place.index}};
}

base::Result<object> end_early(Session& s, const EndEarly& c) {
  std::vector<store::StoredRecord> records;
  for (const std::string& number : c.records) records.push_back(TRY(s.record(number)));
  if (records.empty()) return refuse(RefusalWord::record_unknown, {}, "/records");
  for (const store::StoredRecord& record : records) TRY_VOID(s.permit(restoring_relations(s, record.state)));
  TRY_VOID(decide_early_end(c, s.now()));
  base::json::array certificates;
  for (const store::StoredRecord& one : records) {
    // Read again: what is named twice ended a moment ago, and so stops all of them.
    store::StoredRecord record = *store::find_record(s.db(), one.state.id);
    registry::RecordState today = record.state;
    const auto end = narrow_to_today(s.platform.read_context(), record, today, s.today());
    TRY_VOID(may_end_early(today, *s.pack().item(today.item), end, c, s.now()));
    Act act{.operation = s.operation, .record = record.state.id,
            .facts = {{"document_class", c.document_class}, {"document_number", base::one_line(c.document_number)}, {"authority", base::one_line(c.authority)}, {"effective_on", c.effective_on.iso()}},
            .reasons = {{"reason", c.reason}}};
    if (c.law) act.facts["law"] = base::one_line(*c.law);
    certificates.emplace_back(end_record(s.writer, s.platform, s.actor, record.state, registry::EndKind::restored, std::move(act)).certificate_number);
  }
  return object{{"ended", static_cast<std::int64_t>(records.size())}, {"certificates", std::move(certificates)}};
}

/// Sets or lifts the bar, in one act that suspends or restores.
store::Appended shade(Session& s, store::StoredRecord& record, registry::Bars bars, journal::LeafKind kind, object facts, object reasons) {
  registry::Effect effect;
  effect.bars = bars;
  const auto place = apply_effect(s.writer, s.platform, s.actor, record.state, effect,
                                  {.operation = s.operation, .kind = kind, .references = store::reference_to(s.db(), record.row_id), .facts = std::move(facts), .reasons = std::move(reasons)});
  refresh_item_token(s.db(), s.pack(), record.state.subject_id, record.state.item, s.now());
  return place;
}

base::Result<object> set_shield(Session& s, const SetShield& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(restoring_relations(s, record.state)));
  Shield shield = TRY(decide_shield(as_of_today(s.platform.read_context(), record, s.today()), *s.pack().item(record.state.item), c, s.now()));
  shield.id = s.writer.next_id("shield");
  const auto place = shade(s, record, record.state.bars | Bar::shielded, journal::LeafKind::suspend,
                           {{"ruling_number", shield.ruling_number}, {"court", shield.court}, {"decided_on", shield.decided_on.iso()}, {"plan_until_on", shield.plan_until_on.iso()}}, {});
  store::insert_shield(s.db(), shield, place.row_id);
  const std::string notice = leave_notice(s.writer, s.platform, record.state,
                                          {.kind = registry::NoticeKind::record_shielded, .row_id = place.row_id,
                                           .parameters = {.ruling = shield.ruling_number, .court = shield.court, .plan_until_on = shield.plan_until_on}});
  return object{{"record", c.record}, {"shielded", true}, {"notice", notice}, {"log_index", place.index}};
}

base::Result<object> lift_shield(Session& s, const LiftShield& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(restoring_relations(s, record.state)));
  TRY_VOID(decide_lift(as_of_today(s.platform.read_context(), record, s.today()), c, s.now()));
  const auto place = shade(s, record, record.state.bars & ~static_cast<registry::Bars>(Bar::shielded), journal::LeafKind::restore, {}, {{"reason", c.reason}});
  store::lift_shield(s.db(), record.state.id, s.now(), place.row_id);
  const std::string notice = leave_notice(s.writer, s.platform, record.state, {.kind = registry::NoticeKind::shield_lifted, .row_id = place.row_id});
  return object{{"record", c.record}, {"shielded", false}, {"notice", notice}, {"log_index", place.index}};
}

/// The plan is carried out: the record does not come back.
base::Result<object> complete_shield(Session& s, const CompleteShield& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(restoring_relations(s, record.state)));
  TRY_VOID(decide_completion(as_of_today(s.platform.read_context(), record, s.today()), store::standing_shield(s.db(), record.state.id), c, s.now()));
  const IssuedRecall recall = end_record(s.writer, s.platform, s.actor, record.state, registry::EndKind::restored,
                                         {.operation = s.operation, .record = record.state.id,
                                          .facts = {{"document_number", base::one_line(c.document_number)}, {"court", base::one_line(c.court)}, {"decided_on", c.decided_on.iso()}}});
  return object{{"record", c.record}, {"certificate", recall.certificate_number}, {"recipients", recall.recipients}};
}

}  // namespace

void add_restoration_handlers(Handlers& handlers) {
  handlers["restoration.apply"] = detail::handler<ApplyRestoration>(apply);
  handlers["restoration.accept"] = detail::handler<AcceptRestoration>(accept);
  handlers["restoration.decide"] = detail::handler<DecideRestoration>(decide);
  handlers["restoration.report_fee"] = detail::handler<ReportRestorationFee>(report_fee);
  handlers["shield.set"] = detail::handler<SetShield>(set_shield);
  handlers["shield.complete"] = detail::handler<CompleteShield>(complete_shield);
  handlers["restoration.end_early"] = detail::handler<EndEarly>(end_early);
  handlers["shield.lift"] = detail::handler<LiftShield>(lift_shield);
}

}  // namespace liaoxin::app
