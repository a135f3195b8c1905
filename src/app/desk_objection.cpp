// An objection as whoever has to do with it reads it, and what else is judged at a desk: nobody judges what it cannot read (art. 37).
#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/desk_service.hpp"
#include "app/executor.hpp"
#include "app/objection_reader.hpp"
#include "app/record_reader.hpp"
#include "app/regions.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "cases/objection/dispute.hpp"
#include "cases/objection/evidence.hpp"
#include "cases/leniency/leniency.hpp"
#include "store/leniency.hpp"
#include "store/look_contests.hpp"
#include "store/objections.hpp"
#include "store/restorations.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using cases::ObjectionStep;
using registry::Viewer;
using statute::ActorKind;
using std::lock_guard;

std::optional<DeskService::ReadObjection> DeskService::read_objection(const Speaker& speaker, std::int64_t id) {
  store::Connection& db = platform_.db();
  const auto stored = store::find_objection(db, id);
  auto record = stored ? store::find_record(db, stored->record_id) : std::nullopt;
  const auto now = stored ? cases::as_of(*stored, platform_.clock().now().date(), platform_.pack()) : base::refuse(base::RefusalWord::objection_unknown);
  if (!record || !now) return std::nullopt;
  const statute::Actor& actor = speaker.actor;
  // 1. Whose objection it is.
  const bool is_own = own_subject(platform_, actor) == record->state.subject_id;
  if (is_own) return ReadObjection{speaker, now->objection, std::move(*record), true};
  // 2. Who has to do with it while it runs, and nobody after its end: the work body, and the source from the day it was asked, or it was handed over.
  if (cases::is_over(now->objection.step) || (actor.kind != ActorKind::officer && actor.kind != ActorKind::collector)) return std::nullopt;
  const bool is_source = answers_for(db, actor.unit, record->state);
  const bool may = is_work_body_of(db, actor, record->state) || (is_source && (now->objection.asked_on || now->objection.disputed_at));
  return may ? std::optional(ReadObjection{speaker, now->objection, std::move(*record), false}) : std::nullopt;
}

std::optional<DeskService::ReadObjection> DeskService::read_objection(const std::string& token, std::int64_t id) {
  const auto as = speaker(token);
  if (!as) return std::nullopt;
  auto read = read_objection(*as, id);
  // A clerk with somebody at the counter still reviews what lies on its own desk.
  if (!read && as->sitting) read = read_objection(Speaker{*actor(token)}, id);
  return read;
}

void DeskService::note_case_look(const statute::Actor& actor, const registry::RecordState& record, std::string_view matter, const std::string& number) {
  Look look = look_in_procedure(platform_.db(), record.subject_id, actor, number);
  look.matter = matter;
  look.case_reference = number;
  register_look(platform_, look);
}

void DeskService::note_procedure_look(const ReadObjection& read, const std::string& object) {
  Look look = look_in_procedure(platform_.db(), read.record.state.subject_id, read.speaker.actor, object);
  look.case_reference = read.objection.number;
  register_look(platform_, look);
}

http::ObjectionView DeskService::objection_view(const ReadObjection& read) {
  const cases::Objection& objection = read.objection;
  const statute::Actor& actor = read.speaker.actor;
  ObjectionWords words = words_of(platform_, objection.id);
  http::ObjectionView view{.id = platform_.public_id("obj", objection.id), .number = objection.number, .ground = objection.ground, .step = cases::printed(objection.step),
                           .statement = std::move(words.statement), .question = std::move(words.question), .reason = std::move(words.reason), .points = std::move(words.points), .dispute = std::move(words.dispute), .settlement_reason = std::move(words.settlement_reason)};
  if (objection.outcome) view.outcome = cases::printed(*objection.outcome);
  if (objection.settlement) view.settlement = cases::printed(*objection.settlement);
  view.moments = moments_of(platform_, objection);
  view.is_silent = cases::is_unanswered(objection, platform_.clock().now().date());
  view.is_paused = cases::is_paused(objection);
  view.evidence = evidence_of(platform_, objection.id);
  const bool is_source = answers_for(platform_.db(), actor.unit, read.record.state) && (objection.asked_on || objection.disputed_at);
  const Viewer viewer = read.is_own ? Viewer::subject : is_source ? Viewer::source : Viewer::reviewer;
  view.record = read_record_view(platform_.read_context(), read.record, statute::Channel::disclosure, viewer, platform_.clock().now());
  if (read.is_own && cases::takes_evidence(objection.step)) view.ways.push_back(find_command("objection.add_evidence"));
  if (read.is_own && cases::may_be_disputed(objection, read.record.state)) view.ways.push_back(find_command("objection.dispute"));
  if (!read.is_own) {
    for (const NextStep& step : next_steps(platform_, actor, objection, read.record.state)) view.ways.push_back(find_command(step.operation));
  }
  return view;
}

std::optional<http::ObjectionView> DeskService::objection(const std::string& token, const std::string& id) {
  const lock_guard lock(mutex_);
  const auto number = platform_.internal_id("obj", id);
  const auto read = number ? read_objection(token, *number) : std::nullopt;
  if (!read) return std::nullopt;
  if (read->is_own) note_look(read->speaker, id);
  else note_procedure_look(*read, id);
  return objection_view(*read);
}

std::optional<registry::RecordView> DeskService::record_to_correct(const std::string& token, const std::string& given) {
  const lock_guard lock(mutex_);
  const auto as = actor(token);
  const auto id = platform_.internal_id("rec", given);
  const auto record = as && id ? store::find_record(platform_.db(), *id) : std::nullopt;
  if (!record || (as->kind != ActorKind::officer && as->kind != ActorKind::collector)) return std::nullopt;
  store::Connection& db = platform_.db();
  const registry::RecordState& state = record->state;
  // Its source reads it as it stands; a work body what everybody reads, and the whole of what it reviews.
  const bool is_source = answers_for(db, as->unit, state);
  if (!is_source && !is_work_body_of(db, *as, state)) return std::nullopt;
  const Viewer viewer = is_source ? Viewer::source : state.open_objections > 0 ? Viewer::reviewer : Viewer::stranger;
  auto view = read_record_view(platform_.read_context(), *record, statute::Channel::disclosure, viewer, platform_.clock().now());
  if (!view || viewer == Viewer::stranger) return view;
  Look look = look_in_procedure(db, state.subject_id, *as, given);
  look.matter = "record.correct";
  register_look(platform_, look);
  return view;
}

std::optional<http::DeskLookContest> DeskService::look_contest(const std::string& token, const std::string& given) {
  const lock_guard lock(mutex_);
  const auto as = actor(token);
  const auto id = platform_.internal_id("lct", given);
  store::Connection& db = platform_.db();
  const auto stored = as && id ? store::find_look_contest(db, *id) : std::nullopt;
  if (!stored || as->kind != ActorKind::officer || stored->contest.unit != as->unit || stored->contest.answered_at) return std::nullopt;
  const cases::LookContest& contest = stored->contest;
  // Nobody answers for its own look.
  if (may_be_one_person(db, {contest.officer, std::nullopt}, {statute::to_string(*as), sign_in_.find(token)->person_id})) return std::nullopt;
  const auto entry = store::accesses_about(db, contest.about, contest.sequence + 1, 1);
  CHECK(!entry.empty());
  http::DeskLookContest view{.look = look_of(entry.front()), .submitted_at = contest.submitted_at.rfc3339()};
  if (const auto said = sealed_reasons(platform_, stored->row_id)) view.look.contest_statement = said->at("statement").as_string();
  view.look.officer = officer_name(db, contest.officer);
  view.look.answer_due_on = contest.due_on.iso();
  return view;
}

std::optional<http::DeskLeniencyClaim> DeskService::leniency_claim(const std::string& token, const std::string& given) {
  const lock_guard lock(mutex_);
  const auto as = actor(token);
  const auto id = platform_.internal_id("len", given);
  store::Connection& db = platform_.db();
  const auto stored = as && id ? store::find_leniency(db, *id) : std::nullopt;
  if (!stored || as->kind != ActorKind::officer || stored->leniency.step != cases::LeniencyStep::claimed) return std::nullopt;
  const auto record = store::find_record(db, stored->leniency.record_id);
  CHECK(record.has_value());
  if (!answers_for(db, as->unit, record->state)) return std::nullopt;
  note_case_look(*as, record->state, "leniency.decide", given);
  const cases::Leniency& claim = stored->leniency;
  http::DeskLeniencyClaim view{.ground = cases::facts_of(claim.flag).title, .statement = {}, .claimed_at = claim.claimed_at.rfc3339(), .answer_due_on = claim.answer_due_on->iso(), .record = std::nullopt};
  if (const auto said = sealed_reasons(platform_, stored->row_id)) view.statement = said->at("statement").as_string();
  view.record = read_record_view(platform_.read_context(), *record, statute::Channel::disclosure, Viewer::source, platform_.clock().now());
  return view;
}

std::optional<http::DeskRestoration> DeskService::restoration(const std::string& token, const std::string& given) {
  const lock_guard lock(mutex_);
  const auto as = actor(token);
  const auto id = platform_.internal_id("rst", given);
  store::Connection& db = platform_.db();
  const auto stored = as && id ? store::find_restoration(db, *id) : std::nullopt;
  if (!stored || as->kind != ActorKind::officer || !cases::is_open(stored->restoration)) return std::nullopt;
  const auto record = store::find_record(db, stored->restoration.record_id);
  CHECK(record.has_value());
  if (!restores(db, as->unit, record->state)) return std::nullopt;
  note_case_look(*as, record->state, "restoration.decide", given);
  const cases::Restoration& open = stored->restoration;
  http::DeskRestoration view{.way = cases::facts_of(open.way).title, .step = cases::printed(open.step), .correction = {}, .applied_at = open.applied_at.rfc3339(), .accept_due_on = open.accept_due_on.iso(),
                             .answer_due_on = open.answer_due_on.iso(), .handler = open.handler.empty() ? std::string() : officer_name(db, open.handler),
                             .result_due_on = open.result_due_on ? open.result_due_on->iso() : std::string(), .record = std::nullopt};
  if (const auto said = sealed_reasons(platform_, stored->row_id)) view.correction = said->at("correction").as_string();
  view.record = read_record_view(platform_.read_context(), *record, statute::Channel::disclosure, Viewer::restorer, platform_.clock().now());
  return view;
}

}  // namespace liaoxin::app
