// Objections: from the label to the end (arts. 36, 37).
#include <algorithm>

#include "app/corrections.hpp"
#include "app/erasure.hpp"
#include "app/executor.hpp"
#include "app/notices.hpp"
#include "app/objection_reader.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/objection/dispute.hpp"
#include "cases/objection/evidence.hpp"
#include "cases/objection/pause.hpp"
#include "registry/visibility.hpp"
#include "report/recall_certificate.hpp"
#include "store/evidence.hpp"
#include "store/objections.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

/// The clocks a step starts, as the answer shows them.
base::json::array clocks(const std::vector<statute::DueDate>& due) {
  base::json::array list;
  for (const statute::DueDate& date : due) list.push_back(due_json(date));
  return list;
}

struct Loaded {
  Objection objection;
  store::StoredRecord record;
  bool is_newly_deemed_accepted = false;  ///< its acceptance fell due, and no job has told the subject yet
};

/// The objection as it stands today, with its record. Refusal: objection_unknown.
base::Result<Loaded> load(Session& s, const std::string& id) {
  const auto number = s.platform.internal_id("obj", id);
  const auto stored = number ? store::find_objection(s.db(), *number) : std::nullopt;
  if (!stored) return refuse(RefusalWord::objection_unknown, base::one_line(id), "/objection");
  const Clocked today = TRY(as_of(*stored, s.today(), s.pack()));
  auto record = store::find_record(s.db(), stored->record_id);
  CHECK(record.has_value());
  return Loaded{today.objection, std::move(*record), today.objection.step != stored->step};
}

object saved(Session& s, const Objection& objection, const store::Appended& place, const std::vector<statute::DueDate>& due) {
  store::save_objection(s.db(), objection);
  object result{{"objection", s.platform.public_id("obj", objection.id)}, {"state", word(objection.step)}, {"log_index", place.index}};
  if (!due.empty()) result["clock"] = clocks(due);
  return result;
}

Act act_of(const Session& s, const Objection& objection, object reasons) {
  return {.operation = s.operation, .reason = "objection", .record = objection.record_id, .objection = objection.id,
          .facts = {{"objection", s.platform.public_id("obj", objection.id)}, {"state", word(objection.step)}}, .reasons = std::move(reasons)};
}

/// Whoever acts first on an objection whose acceptance fell due leaves the notice that the minute job would have left.
void tell_deemed_acceptance(Session& s, const Loaded& loaded, const store::Appended& place) {
  if (loaded.is_newly_deemed_accepted) leave_notice(s.writer, s.platform, loaded.record.state, accepted_matter(loaded.objection, place));
}

base::Result<object> submit(Session& s, const SubmitObjection& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  Objection objection = TRY(decide_submit(record.state, c, s.now()));
  objection.id = s.writer.next_id("objection");
  objection.number = report::fresh_number(s.platform.random());
  store::insert_objection(s.db(), objection);
  // The label stands from this commit on, on every page, answer and report.
  registry::Effect effect;
  effect.open_objections = record.state.open_objections + 1;
  const auto place = apply_effect(s.writer, s.platform, s.actor, record.state, effect, act_of(s, objection, {{"ground", c.ground}, {"statement", c.statement}}));
  object result = saved(s, objection, place, {TRY(accept_due(objection, s.pack()))});
  result["number"] = objection.number;
  return result;
}

base::Result<object> add_evidence(Session& s, const AddEvidence& c) {
  const Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const auto bytes = base::unbase64(c.file);
  const std::string name = base::one_line(base::trim(c.name));
  Evidence evidence = TRY(decide_add_evidence(loaded.objection, name, bytes.value_or(base::Bytes()), store::count_evidence(s.db(), loaded.objection.id), s.now(), s.pack()));
  evidence.id = s.writer.next_id("evidence");
  Act act = act_of(s, loaded.objection, {{"name", name}, {"content", c.file}});
  act.facts["sha256"] = base::hex(base::view(base::sha256(*bytes)));
  // It goes when the record it is about goes: both are sealed with the key of one month.
  act.retention_until_on = loaded.record.state.retention_until_on;
  const auto place = write_act(s.writer, s.actor, std::move(act));
  store::insert_evidence(s.db(), evidence, place.row_id);
  return object{{"evidence", s.platform.public_id("evi", evidence.id)}, {"objection", c.objection}, {"log_index", place.index}};
}

base::Result<object> accept(Session& s, const AcceptObjection& c) {
  const Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Clocked next = TRY(decide_accept(loaded.objection, s.today(), s.pack()));
  const auto place = write_act(s.writer, s.actor, act_of(s, next.objection, {}));
  object result = saved(s, next.objection, place, next.due);
  result["notice"] = leave_notice(s.writer, s.platform, loaded.record.state, accepted_matter(next.objection, place));
  return result;
}

base::Result<object> ask(Session& s, const AskSource& c) {
  const Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Clocked next = TRY(decide_ask(loaded.objection, c, s.today(), s.pack()));
  const auto place = write_act(s.writer, s.actor, act_of(s, next.objection, {{"question", c.question}}));
  tell_deemed_acceptance(s, loaded, place);
  return saved(s, next.objection, place, next.due);
}

/// What the outcome does to the record: a new version, an end, or nothing; a hidden record comes back only confirmed.
base::Result<object> carry_out(Session& s, store::StoredRecord& record, const Objection& objection, const std::map<std::string, std::string>& elements) {
  object result;
  const auto act = [&] { return act_of(s, objection, {}); };
  if (record.state.unanswered) {
    registry::Effect effect;
    effect.unanswered = false;
    apply_effect(s.writer, s.platform, s.actor, record.state, effect, act());
    refresh_item_token(s.db(), s.pack(), record.state.subject_id, record.state.item, s.now());
    record = *store::find_record(s.db(), record.state.id);
  }
  if (record.state.ended != registry::EndKind::none) return result;
  switch (*objection.outcome) {
    case ObjectionOutcome::own_error:
    case ObjectionOutcome::corrected: {
      const Correction correction = TRY(correct_record(s, record, elements, act()));
      result["version"] = correction.version;
      result["certificate"] = correction.recall.certificate_number;
      break;
    }
    case ObjectionOutcome::withdrawn:
    case ObjectionOutcome::unverifiable: {
      const auto kind = *objection.outcome == ObjectionOutcome::withdrawn ? registry::EndKind::withdrawn : registry::EndKind::unverifiable;
      result["certificate"] = end_record(s.writer, s.platform, s.actor, record.state, kind, act()).certificate_number;
      if (kind == registry::EndKind::unverifiable) erase_record(s.writer, record.state);
      break;
    }
    case ObjectionOutcome::confirmed:
    case ObjectionOutcome::not_founded: break;
  }
  return result;
}

/// Saves the step, carries the outcome out, and leaves the one notice that tells the result and what it did to the record.
base::Result<object> with_result(Session& s, store::StoredRecord& record, const Clocked& next, const std::map<std::string, std::string>& elements, registry::NoticeKind kind,
                                 const store::Appended& place) {
  object result = saved(s, next.objection, place, next.due);
  const object done = TRY(carry_out(s, record, next.objection, elements));
  for (const auto& [key, value] : done) result[key] = value;
  registry::NoticeParameters parameters{.objection = next.objection.number, .outcome = std::string(word(*next.objection.outcome))};
  if (const auto* certificate = done.if_contains("certificate")) parameters.certificate = std::string(certificate->as_string());
  const auto after = store::find_record(s.db(), record.state.id);
  CHECK(after.has_value());
  result["notice"] = leave_notice(s.writer, s.platform, after->state,
                                  {.kind = kind, .row_id = place.row_id, .objection_id = next.objection.id, .due = next.due.front(), .parameters = std::move(parameters)});
  return result;
}

base::Result<object> decide(Session& s, const DecideObjection& c) {
  Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Clocked next = TRY(decide_outcome(loaded.objection, c, s.now(), s.pack()));
  const auto place = write_act(s.writer, s.actor, act_of(s, next.objection, {{"outcome", c.outcome}, {"reason", c.reason}}));
  tell_deemed_acceptance(s, loaded, place);
  return with_result(s, loaded.record, next, c.elements, registry::NoticeKind::objection_decided, place);
}

base::Result<object> answer(Session& s, const AnswerObjection& c) {
  Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Clocked next = TRY(decide_answer(loaded.objection, points_of(words_of(s.platform, loaded.objection.id).statement), c, s.now(), s.pack()));
  const auto place = write_act(s.writer, s.actor, act_of(s, next.objection, {{"outcome", c.outcome}, {"points", text_array(c.points)}}));
  return with_result(s, loaded.record, next, c.elements, registry::NoticeKind::objection_answered, place);
}

base::Result<object> close(Session& s, const CloseObjection& c) {
  Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Objection next = TRY(decide_close(loaded.objection, c, s.now()));
  registry::RecordState& state = loaded.record.state;
  registry::Effect effect;
  effect.open_objections = state.open_objections - 1;
  // Telling the result tells the version it brought too (correct_record): what was shown before may be shown again from now on.
  const statute::Item& item = *s.pack().item(state.item);
  if (item.told_first && !state.told_at && !state.served_by.empty() && state.ended == registry::EndKind::none && upheld(*next.outcome)) {
    effect.served_on = c.told_on.iso();
    effect.served_by = statute::to_string(s.actor);
    effect.told_at = s.now().micros;
  }
  // The day on which the result was told is the service of the notice that tells it.
  std::vector<registry::Notice> served;
  Act act = act_of(s, next, {{"told_on", c.told_on.iso()}, {"proof", c.proof}});
  base::json::array facts;
  for (const store::StoredNotice& stored : store::notices_of_objection(s.db(), next.id)) {
    if (stored.notice.served_on || stored.notice.kind == registry::NoticeKind::objection_accepted) continue;
    served.push_back(stored.notice);
    served.back().served_on = c.told_on;
    served.back().served_by = statute::to_string(s.actor);
    facts.push_back(service_facts(s.platform.keys(), served.back()));
  }
  act.facts["served"] = facts;
  const auto place = apply_effect(s.writer, s.platform, s.actor, state, effect, std::move(act));
  for (const registry::Notice& notice : served) store::save_service(s.db(), notice, place.row_id);
  refresh_item_token(s.db(), s.pack(), state.subject_id, state.item, s.now());
  return saved(s, next, place, {});
}

/// The work body stops the clock of its own review, who verifies that of its answer.
base::Result<void> permit_pause(Session& s, const Loaded& loaded) {
  using access::Competence;
  access::SetOf<Competence> relations = s.relations(loaded.record.state);
  if (loaded.objection.step == ObjectionStep::accepted) relations = relations & access::SetOf{Competence::work_body};
  if (loaded.objection.step == ObjectionStep::asked) relations = relations & access::SetOf{Competence::source, Competence::deciding};
  TRY_VOID(s.within_items(loaded.record.state.item));
  TRY_VOID(s.permit(relations));
  return {};
}

base::Result<object> pause(Session& s, const PauseObjection& c) {
  const Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(permit_pause(s, loaded));
  Objection next = TRY(decide_pause(loaded.objection, c, s.today()));
  ObjectionPause& begun = next.pauses.back();
  begun.id = s.writer.next_id("objection_pause");
  Act act = act_of(s, next, {});
  act.facts["pause"] = object{{"kind", facts_of(begun.kind).word}, {"document_number", begun.document_number}, {"from_on", begun.from_on.iso()}};
  const auto place = write_act(s.writer, s.actor, std::move(act));
  tell_deemed_acceptance(s, loaded, place);
  store::insert_pause(s.db(), next.id, begun, place.row_id);
  return saved(s, next, place, {});
}

base::Result<object> resume(Session& s, const ResumeObjection& c) {
  const Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(permit_pause(s, loaded));
  const Clocked next = TRY(decide_resume(loaded.objection, c, s.today(), s.pack()));
  const auto ended = std::ranges::find_if(next.objection.pauses, [&](const ObjectionPause& one) {
    return std::ranges::any_of(loaded.objection.pauses, [&](const ObjectionPause& before) { return before.id == one.id && !before.until_on && one.until_on; });
  });
  CHECK(ended != next.objection.pauses.end());
  Act act = act_of(s, next.objection, {});
  act.facts["pause"] = object{{"kind", facts_of(ended->kind).word}, {"document_number", ended->until_document}, {"until_on", ended->until_on->iso()}};
  const auto place = write_act(s.writer, s.actor, std::move(act));
  store::end_pause(s.db(), *ended, place.row_id);
  return saved(s, next.objection, place, next.due);
}

base::Result<object> dispute(Session& s, const DisputeObjection& c) {
  Loaded loaded = TRY(load(s, c.objection));
  registry::RecordState& state = loaded.record.state;
  TRY_VOID(s.permit(state));
  const Clocked next = TRY(decide_dispute(loaded.objection, state, c, s.now(), s.pack()));
  // The label stands again, from this commit on.
  registry::Effect effect;
  effect.open_objections = state.open_objections + 1;
  const auto place = apply_effect(s.writer, s.platform, s.actor, state, effect, act_of(s, next.objection, {{"statement", c.statement}}));
  return saved(s, next.objection, place, next.due);
}

base::Result<object> settle(Session& s, const SettleObjection& c) {
  Loaded loaded = TRY(load(s, c.objection));
  registry::RecordState& state = loaded.record.state;
  TRY_VOID(s.permit(state));
  // Who answered has said what it has to say: another person looks at it anew.
  const Acting acting{statute::to_string(s.actor), s.caller.person};
  if (answered_before(s.platform, loaded.objection.id, acting)) return refuse(RefusalWord::second_person_needed);
  const Objection next = TRY(decide_settle(loaded.objection, c, s.now()));
  registry::Effect effect;
  effect.open_objections = state.open_objections - 1;
  const auto place = apply_effect(s.writer, s.platform, s.actor, state, effect, act_of(s, next, {{"outcome", c.outcome}, {"reason", c.reason}}));
  refresh_item_token(s.db(), s.pack(), state.subject_id, state.item, s.now());
  object result = saved(s, next, place, {});
  registry::NoticeParameters parameters{.objection = next.number, .outcome = std::string(word(*next.settlement))};
  if (*next.settlement == Settlement::upheld && state.ended == registry::EndKind::none) {
    parameters.certificate = end_record(s.writer, s.platform, s.actor, state, registry::EndKind::withdrawn, act_of(s, next, {})).certificate_number;
    result["certificate"] = *parameters.certificate;
  }
  result["notice"] = leave_notice(s.writer, s.platform, state, {.kind = registry::NoticeKind::objection_settled, .row_id = place.row_id, .objection_id = next.id, .parameters = std::move(parameters)});
  return result;
}

}  // namespace

void add_objection_handlers(Handlers& handlers) {
  handlers["objection.submit"] = detail::handler<SubmitObjection>(submit);
  handlers["objection.add_evidence"] = detail::handler<AddEvidence>(add_evidence);
  handlers["objection.accept"] = detail::handler<AcceptObjection>(accept);
  handlers["objection.decide"] = detail::handler<DecideObjection>(decide);
  handlers["objection.ask_source"] = detail::handler<AskSource>(ask);
  handlers["objection.answer"] = detail::handler<AnswerObjection>(answer);
  handlers["objection.close"] = detail::handler<CloseObjection>(close);
  handlers["objection.pause"] = detail::handler<PauseObjection>(pause);
  handlers["objection.resume"] = detail::handler<ResumeObjection>(resume);
  handlers["objection.dispute"] = detail::handler<DisputeObjection>(dispute);
  handlers["objection.settle"] = detail::handler<SettleObjection>(settle);
}

}  // namespace liaoxin::app
