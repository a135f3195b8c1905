// Objections: from the label to the end (arts. 36, 37).
#include <algorithm>

#include "app/corrections.hpp"
#include "app/executor.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/objection/objection.hpp"
#include "registry/visibility.hpp"
#include "report/recall_certificate.hpp"
#include "store/objections.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

/// Due dates as the answer shows them: each day counted or not, why, and by which kind of rule.
base::json::array clocks(const std::vector<statute::DueDate>& due) {
  base::json::array list;
  for (const statute::DueDate& date : due) {
    base::json::array days;
    for (const statute::CountedDay& day : date.derivation) {
      days.push_back({{"on", day.on.iso()}, {"counted", day.counted}, {"reason", {{"zh", day.reason.zh}, {"en", day.reason.en}}}, {"basis", base::word(day.basis.kind)}});
    }
    list.push_back({{"due_on", date.on.iso()}, {"provisional", date.provisional}, {"basis", {{"kind", base::word(date.basis.kind)}, {"reference", date.basis.reference}}}, {"derivation", days}});
  }
  return list;
}

struct Loaded {
  Objection objection;
  store::StoredRecord record;
};

/// The objection as it stands today, with its record. Refusal: objection_unknown.
base::Result<Loaded> load(Session& s, const std::string& id) {
  const auto number = s.platform.internal_id("obj", id);
  const auto stored = number ? store::find_objection(s.db(), *number) : std::nullopt;
  if (!stored) return refuse(RefusalWord::objection_unknown, base::one_line(id), "/objection");
  const Clocked today = TRY(as_of(*stored, s.today(), s.pack()));
  auto record = store::find_record(s.db(), stored->record_id);
  CHECK(record.has_value());
  return Loaded{today.objection, std::move(*record)};
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

base::Result<object> accept(Session& s, const AcceptObjection& c) {
  const Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Clocked next = TRY(decide_accept(loaded.objection, s.today(), s.pack()));
  return saved(s, next.objection, write_act(s.writer, s.actor, act_of(s, next.objection, {})), next.due);
}

base::Result<object> ask(Session& s, const AskSource& c) {
  const Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Clocked next = TRY(decide_ask(loaded.objection, s.today(), s.pack()));
  return saved(s, next.objection, write_act(s.writer, s.actor, act_of(s, next.objection, {{"question", c.question}})), next.due);
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
      break;
    }
    case ObjectionOutcome::confirmed:
    case ObjectionOutcome::not_founded: break;
  }
  return result;
}

base::Result<object> decide(Session& s, const DecideObjection& c) {
  Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Clocked next = TRY(decide_outcome(loaded.objection, c, s.now(), s.pack()));
  const auto place = write_act(s.writer, s.actor, act_of(s, next.objection, {{"outcome", c.outcome}, {"reason", c.reason}}));
  object result = saved(s, next.objection, place, next.due);
  for (auto& [key, value] : TRY(carry_out(s, loaded.record, next.objection, c.elements))) result[key] = value;
  return result;
}

base::Result<object> answer(Session& s, const AnswerObjection& c) {
  Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Clocked next = TRY(decide_answer(loaded.objection, c, s.now(), s.pack()));
  base::json::array points;
  for (const std::string& point : c.points) points.emplace_back(point);
  const auto place = write_act(s.writer, s.actor, act_of(s, next.objection, {{"outcome", c.outcome}, {"points", points}}));
  object result = saved(s, next.objection, place, next.due);
  for (auto& [key, value] : TRY(carry_out(s, loaded.record, next.objection, c.elements))) result[key] = value;
  return result;
}

base::Result<object> close(Session& s, const CloseObjection& c) {
  Loaded loaded = TRY(load(s, c.objection));
  TRY_VOID(s.permit(loaded.record.state));
  const Objection next = TRY(decide_close(loaded.objection, c, s.now()));
  registry::RecordState& state = loaded.record.state;
  registry::Effect effect;
  effect.open_objections = state.open_objections - 1;
  // Telling the result tells the corrected version too: it may be shown from now on.
  const statute::Item& item = *s.pack().item(state.item);
  if (item.told_first && !state.told_at && state.ended == registry::EndKind::none && upheld(*next.outcome)) {
    effect.served_on = c.told_on.iso();
    effect.served_by = statute::to_string(s.actor);
    effect.told_at = s.now().micros;
  }
  const auto place = apply_effect(s.writer, s.platform, s.actor, state, effect, act_of(s, next, {{"told_on", c.told_on.iso()}, {"proof", c.proof}}));
  refresh_item_token(s.db(), s.pack(), state.subject_id, state.item, s.now());
  return saved(s, next, place, {});
}

}  // namespace

void add_objection_handlers(Handlers& handlers) {
  handlers["objection.submit"] = detail::handler<SubmitObjection>(submit);
  handlers["objection.accept"] = detail::handler<AcceptObjection>(accept);
  handlers["objection.decide"] = detail::handler<DecideObjection>(decide);
  handlers["objection.ask_source"] = detail::handler<AskSource>(ask);
  handlers["objection.answer"] = detail::handler<AnswerObjection>(answer);
  handlers["objection.close"] = detail::handler<CloseObjection>(close);
}

}  // namespace liaoxin::app
