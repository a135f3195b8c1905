#include "app/objection_reader.hpp"

#include <algorithm>

#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/notices.hpp"
#include "app/regions.hpp"
#include "base/check.hpp"
#include "cases/objection/pause.hpp"
#include "store/evidence.hpp"
#include "store/records.hpp"

namespace liaoxin::app {

using cases::ObjectionStep;

ObjectionWords words_of(Platform& platform, std::int64_t objection) {
  ObjectionWords words;
  for (const store::StoredAct& act : store::acts_of_objection(platform.db(), objection)) {
    // Evidence is large and read by itself.
    if (act.operation == "objection.add_evidence") continue;
    const auto said = sealed_reasons(platform, act.row_id);
    if (!said) continue;
    const auto take = [&](std::string_view name, std::string& into) {
      if (const auto* text = said->if_contains(name)) into = text->as_string();
    };
    take("statement", act.operation == "objection.dispute" ? words.dispute : words.statement);
    take("question", words.question);
    take("reason", act.operation == "objection.settle" ? words.settlement_reason : words.reason);
    if (const auto* points = said->if_contains("points")) {
      for (const base::json::value& point : points->as_array()) words.points.emplace_back(point.as_string());
    }
  }
  return words;
}

std::vector<http::ObjectionMoment> moments_of(Platform& platform, const cases::Objection& objection) {
  using http::ObjectionEvent;
  const auto due = [&](ObjectionStep step) -> std::optional<http::DueView> {
    const auto term = cases::due_after(objection, step, platform.pack());
    if (!term) return std::nullopt;
    auto view = base::from_json<http::DueView>(due_json(*term));
    CHECK(view.has_value());
    return std::move(*view);
  };
  const auto add_pauses = [&](std::vector<http::ObjectionMoment>& list, ObjectionStep step) {
    for (const cases::ObjectionPause& pause : objection.pauses) {
      if (pause.step != step) continue;
      list.push_back({ObjectionEvent::paused, pause.from_on.iso(), std::nullopt, cases::facts_of(pause.kind).title, pause.document_number});
      // The last day that does not count; the term goes on with the next.
      if (pause.until_on) list.push_back({ObjectionEvent::resumed, pause.until_on->iso(), std::nullopt, cases::facts_of(pause.kind).title, pause.until_document});
    }
  };
  std::vector<http::ObjectionMoment> moments{{ObjectionEvent::submitted, objection.submitted_at.rfc3339(), due(ObjectionStep::submitted)}};
  if (objection.accepted_on) {
    moments.push_back({objection.is_deemed_accepted ? ObjectionEvent::deemed_accepted : ObjectionEvent::accepted, objection.accepted_on->iso(), due(ObjectionStep::accepted)});
    add_pauses(moments, ObjectionStep::accepted);
  }
  if (objection.asked_on) {
    moments.push_back({ObjectionEvent::asked, objection.asked_on->iso(), due(ObjectionStep::asked)});
    add_pauses(moments, ObjectionStep::asked);
  }
  if (objection.decided_at) moments.push_back({objection.answered_on ? ObjectionEvent::answered : ObjectionEvent::decided, objection.decided_at->rfc3339(), due(ObjectionStep::decided)});
  if (objection.closed_at) moments.push_back({ObjectionEvent::closed, objection.closed_at->rfc3339(), std::nullopt});
  if (objection.disputed_at) moments.push_back({ObjectionEvent::disputed, objection.disputed_at->rfc3339(), due(ObjectionStep::disputed)});
  if (objection.settled_at) moments.push_back({ObjectionEvent::settled, objection.settled_at->rfc3339(), std::nullopt});
  return moments;
}

std::vector<http::DeskEvidence> evidence_of(Platform& platform, std::int64_t objection) {
  std::vector<http::DeskEvidence> list;
  for (const store::StoredEvidence& one : store::evidence_of(platform.db(), objection)) {
    const auto said = sealed_reasons(platform, one.row_id);
    if (!said) continue;
    const auto fact = store::open_vault(platform.db(), platform.keys(), one.row_id, journal::CommitClass::fact);
    const auto facts = fact ? base::parse_json(fact->body) : base::refuse(base::RefusalWord::json_malformed);
    list.push_back({platform.public_id("evi", one.evidence.id), std::string(said->at("name").as_string()), std::string(cases::facts_of(one.evidence.kind).word), one.evidence.added_at.rfc3339(), one.evidence.bytes, facts ? std::string(facts->as_object().at("sha256").as_string()) : ""});
  }
  return list;
}

bool answered_before(Platform& platform, std::int64_t objection, const Acting& acting) {
  for (const store::StoredAct& act : store::acts_of_objection(platform.db(), objection)) {
    if (act.operation != "objection.answer" && act.operation != "objection.decide") continue;
    const auto said = sealed_reasons(platform, act.row_id);
    const auto* actor = said ? said->if_contains("actor") : nullptr;
    if (actor != nullptr && may_be_one_person(platform.db(), {std::string(actor->as_string()), std::nullopt}, acting)) return true;
  }
  return false;
}

std::vector<NextStep> next_steps(Platform& platform, const statute::Actor& actor, const cases::Objection& objection, const registry::RecordState& record) {
  store::Connection& db = platform.db();
  // The source answers, and somebody there who did not answer settles what is still disputed; at every other step the work body acts.
  const auto with_clock = [&](std::vector<NextStep> steps, const std::optional<base::Date>& due_on) {
    if (!due_on) steps.push_back({"objection.resume", due_on, true});
    else if (platform.clock().now().date() <= *due_on) steps.push_back({"objection.pause", due_on, true});
    return steps;
  };
  if (objection.step == ObjectionStep::asked || objection.step == ObjectionStep::disputed) {
    // Where the source stays silent the work body may find that nothing can be verified.
    const bool is_silent = cases::is_unanswered(objection, platform.clock().now().date());
    if (!answers_for(db, actor.unit, record)) return is_silent && is_work_body_of(db, actor, record) ? std::vector<NextStep>{{"objection.decide", objection.answer_due_on}} : std::vector<NextStep>{};
    if (objection.step == ObjectionStep::asked) return with_clock({{"objection.answer", objection.answer_due_on}}, objection.answer_due_on);
    if (answered_before(platform, objection.id, {statute::to_string(actor), std::nullopt})) return {};
    return {{"objection.settle", objection.settle_due_on}};
  }
  if (!is_work_body_of(db, actor, record)) return {};
  switch (objection.step) {
    case ObjectionStep::submitted: return {{"objection.accept", cases::accept_due(objection, platform.pack())->on}};
    case ObjectionStep::accepted: return with_clock({{"objection.ask_source", objection.review_due_on}, {"objection.decide", objection.review_due_on}}, objection.review_due_on);
    case ObjectionStep::decided: return {{"objection.close", objection.told_due_on}};
    case ObjectionStep::asked:
    case ObjectionStep::closed:
    case ObjectionStep::disputed:
    case ObjectionStep::settled: return {};
  }
  CHECK(false);
}

}  // namespace liaoxin::app
