// What waits for a role, each with the form that does it and the day it is due.
#include <algorithm>

#include "app/actors.hpp"
#include "app/counter.hpp"
#include "app/desk_clock.hpp"
#include "app/desk_service.hpp"
#include "app/executor.hpp"
#include "app/listings.hpp"
#include "app/measures.hpp"
#include "app/objection_reader.hpp"
#include "app/pledge_reports.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "cases/edition/edition_draft.hpp"
#include "cases/finding/finding.hpp"
#include "cases/leniency/leniency.hpp"
#include "cases/objection/objection.hpp"
#include "store/access_entries.hpp"
#include "store/accountabilities.hpp"
#include "store/accounts.hpp"
#include "store/declarations.hpp"
#include "store/edition_drafts.hpp"
#include "store/leniency.hpp"
#include "store/listings.hpp"
#include "store/look_contests.hpp"
#include "store/measures.hpp"
#include "store/objections.hpp"
#include "store/pledge_reports.hpp"
#include "store/recipients.hpp"
#include "store/restorations.hpp"
#include "store/rule_drafts.hpp"
#include "store/sittings.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using http::DeskKind;
using http::DeskTask;

namespace {

/// The days of the next year are published in November; without them no term that reaches into it can be told for sure.
constexpr unsigned kMonthOfNotice = 11;
constexpr std::int64_t kAccountsLookedAt = 1000;

DeskTask task_of(std::string_view operation, std::map<std::string, std::string> given, std::string about, std::optional<base::Date> due_on, base::Date today) {
  DeskTask task{find_command(operation), std::move(given), std::move(about), due_on ? due_on->iso() : "", due_on ? (due_on->days - today.days).count() : 0};
  task.clock = clock_of(task.given);
  CHECK(task.operation != nullptr);
  return task;
}

/// A task about a record: an organisation's by name and document; of a natural person or individual business, whose list this would be,
/// only by its number and item. What else there is stands behind a page that leaves a look.
DeskTask task_about(Platform& platform, const store::StoredRecord& record, std::string_view operation, std::map<std::string, std::string> given, std::optional<base::Date> due_on) {
  const base::Date today = platform.clock().now().date();
  if (!statute::is_organisation(record.state.subject_kind)) {
    DeskTask task = task_of(operation, std::move(given), platform.public_id("rec", record.state.id), due_on, today);
    task.item = platform.pack().item(record.state.item)->name;
    return task;
  }
  const auto subject = store::find_subject(platform.db(), record.state.subject_id);
  CHECK(subject.has_value());
  return task_of(operation, std::move(given), subject->name + " " + record.state.document_number, due_on, today);
}

/// The steps of running objections that this unit has to take; a work body takes those of its region.
void add_objections(Platform& platform, const statute::Actor& actor, std::vector<DeskTask>& list) {
  store::Connection& db = platform.db();
  const base::Date today = platform.clock().now().date();
  for (const cases::Objection& stored : store::open_objections(db)) {
    const auto record = store::find_record(db, stored.record_id);
    const auto now = cases::as_of(stored, today, platform.pack());
    if (!record || !now) continue;
    for (const NextStep& step : next_steps(platform, actor, now->objection, record->state)) {
      if (step.is_possible_only) continue;
      list.push_back(task_about(platform, *record, step.operation, {{"objection", platform.public_id("obj", stored.id)}}, step.due_on));
    }
  }
}

/// Claims of lenient treatment that this unit answers.
void add_leniency_claims(Platform& platform, const statute::Actor& actor, std::vector<DeskTask>& list) {
  for (const cases::Leniency& claim : store::open_leniency_claims(platform.db())) {
    const auto record = store::find_record(platform.db(), claim.record_id);
    CHECK(record.has_value());
    if (!answers_for(platform.db(), actor.unit, record->state)) continue;
    list.push_back(task_about(platform, *record, "leniency.decide", {{"claim", platform.public_id("len", claim.id)}}, claim.answer_due_on));
  }
}

/// Applications for restoration that this unit accepts and decides on; who handles one does not decide on it.
void add_restorations(Platform& platform, const statute::Actor& actor, std::int64_t person, std::vector<DeskTask>& list) {
  store::Connection& db = platform.db();
  for (const cases::Restoration& one : store::open_restorations(db)) {
    const auto record = store::find_record(db, one.record_id);
    CHECK(record.has_value());
    if (!restores(db, actor.unit, record->state)) continue;
    const bool is_accepted = one.step == cases::RestorationStep::accepted;
    if (is_accepted && may_be_one_person(db, {one.handler, std::nullopt}, {statute::to_string(actor), person})) continue;
    list.push_back(task_about(platform, *record, is_accepted ? "restoration.decide" : "restoration.accept", {{"application", platform.public_id("rst", one.id)}}, cases::due_of(one)));
  }
}

/// Cases of this listing authority: notices to serve, statements to answer, decisions once the time for defence is over, and removals that were asked for.
void add_listings(Platform& platform, const statute::Actor& actor, std::int64_t person, std::vector<DeskTask>& list) {
  store::Connection& db = platform.db();
  for (const store::StoredListing& stored : store::open_listings(db, actor.unit)) {
    const cases::Listing& one = stored.listing;
    const auto record = store::find_record(db, one.entry_id.value_or(one.record_id));
    CHECK(record.has_value());
    const std::map<std::string, std::string> given{{"listing", platform.public_id("lst", one.id)}};
    const auto add = [&](std::string_view operation, std::map<std::string, std::string> about, std::optional<base::Date> due_on = std::nullopt) {
      list.push_back(task_about(platform, *record, operation, std::move(about), due_on));
    };
    if (one.removal_asked_at) {
      if (record->state.ended != registry::EndKind::none) continue;
      add("listing.remove", given, one.removal_due_on);
      add("listing.refuse_removal", given, one.removal_due_on);
    } else if (!one.told_on) {
      add("notice.serve", {{"notice", platform.public_id("ntc", one.notice_id)}});
    } else if (cases::is_unanswered(one)) {
      add("listing.answer", given);
    } else if (const auto until = cases::defence_until(one, platform.pack()); until && *until && platform.clock().now().date() > (*until)->on && may_decide(db, one, actor, person)) {
      add("listing.decide", given);
    }
  }
}

/// What this unit received, or this organisation read under consent, and has to remove.
void add_recalls(Platform& platform, const std::string& own, std::vector<DeskTask>& list) {
  store::Connection& db = platform.db();
  for (const store::StoredCertificate& certificate : store::open_certificates(db)) {
    const auto record = store::find_record(db, certificate.record_id);
    for (const store::StoredRecall& recall : store::recalls_of(db, certificate.id)) {
      if (!record || recall.confirmed_at || recall.recipient.reference != own) continue;
      const auto term = cases::recall_term(recall.told_at.date(), platform.pack());
      list.push_back(task_about(platform, *record, "recall.confirm", {{"recall", platform.public_id("rcl", recall.id)}}, term ? std::optional(term->due_on) : std::nullopt));
      list.back().ended = registry::printed(certificate.ended);
    }
  }
  // A task names no natural person: the number of the declaration stood in the answer to the inquiry.
  for (const store::DeclarationReading& reading : store::open_declaration_readings(db, own)) {
    list.push_back(task_of("recall.confirm", {{"recall", platform.public_id("rcd", reading.id)}}, platform.public_id("dcl", reading.declaration_id), std::nullopt, platform.clock().now().date()));
  }
}

/// What was said or ordered about this unit, which it has not answered; of the department in charge what was answered or came due, to be closed.
void add_accountabilities(Platform& platform, const statute::Actor& actor, bool is_overseer, std::vector<DeskTask>& list) {
  const base::Date today = platform.clock().now().date();
  for (const store::StoredAccountability& stored : is_overseer ? store::all_accountabilities(platform.db()) : store::accountabilities_of(platform.db(), actor.unit)) {
    const cases::Accountability& one = stored.accountability;
    if (one.closed_at) continue;
    const bool is_own = one.unit == actor.unit && !one.answered_at;
    if (!is_own && !(is_overseer && (one.answered_at || cases::is_overdue(one, today)))) continue;
    list.push_back(task_of(is_own ? "accountability.answer" : "accountability.close", {{"accountability", platform.public_id("acc", one.id)}}, one.document_number, one.due_on, today));
  }
}

/// Reports on pledges that this unit filed.
void add_pledge_reports(Platform& platform, const statute::Actor& actor, std::vector<DeskTask>& list) {
  for (const store::StoredPledgeReport& stored : store::open_pledge_reports(platform.db())) {
    const auto record = store::find_record(platform.db(), stored.report.record_id);
    CHECK(record.has_value());
    if (takes_pledge_reports(platform.db(), actor.unit, record->state)) list.push_back(task_about(platform, *record, "pledge.answer_report", {{"report", platform.public_id("plr", stored.report.id)}}, stored.report.due_on));
  }
}

std::string lines_of(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : "\n") + code;
  return text;
}

/// Items no edition adopted as this version brings them, each at its next step: what no draft names is drafted in one act, a draft is sent to
/// units, and what they were consulted on is adopted.
void add_editions(Platform& platform, std::vector<DeskTask>& list) {
  const base::Date today = platform.clock().now().date();
  std::vector<std::string> open;
  for (const http::EditionLine& line : edition_lines(platform)) {
    if (line.state == http::EditionState::added || line.state == http::EditionState::changed) open.push_back(line.code);
  }
  for (const store::StoredEditionDraft& stored : store::edition_drafts(platform.db())) {
    const cases::EditionDraft& draft = stored.draft;
    if (cases::content_hash_of(draft.items, platform.pack()) != draft.content_hash) continue;
    std::vector<std::string> drafted;
    std::erase_if(open, [&](const std::string& code) {
      const bool is_in = std::ranges::find(draft.items, code) != draft.items.end();
      if (is_in) drafted.push_back(code);
      return is_in;
    });
    if (drafted.empty()) continue;
    const cases::EditionDraftStep step = cases::step_of(draft, today);
    if (step == cases::EditionDraftStep::drafted) list.push_back(task_of("rule_draft.consult", {{"rule_draft", platform.public_id("edr", draft.id)}}, draft.purpose, std::nullopt, today));
    if (step == cases::EditionDraftStep::consulted) list.push_back(task_of("edition.adopt", {{"items", lines_of(drafted)}}, draft.purpose, std::nullopt, today));
  }
  if (!open.empty()) list.push_back(task_of("edition.draft", {{"items", lines_of(open)}}, "", std::nullopt, today));
}

/// Drafts on which this unit was asked for its opinion, and has not given it.
void add_unit_opinions(Platform& platform, const std::string& unit, std::vector<DeskTask>& list) {
  store::Connection& db = platform.db();
  const base::Instant now = platform.clock().now();
  const auto add = [&](const std::optional<cases::Consultation>& consultation, std::string number, std::string about) {
    const cases::UnitOpinion* asked = cases::opinion_of(consultation, unit);
    if (asked != nullptr && !asked->given_at) list.push_back(task_of("rule_draft.opinion", {{"rule_draft", std::move(number)}}, std::move(about), consultation->until_on, now.date()));
  };
  for (const store::StoredEditionDraft& stored : store::edition_drafts(db)) {
    const cases::EditionDraft& draft = stored.draft;
    if (cases::step_of(draft, now.date()) != cases::EditionDraftStep::consulting) continue;
    std::string about = draft.purpose + ":";
    for (const std::string& code : draft.items) about += " " + code;
    add(draft.consultation, platform.public_id("edr", draft.id), std::move(about));
  }
  for (const cases::ListSystem& system : store::all_list_systems(db)) {
    if (!cases::closed_as(system, now)) add(system.consultation, platform.public_id("lsy", system.id), system.name);
  }
}

/// Comments on a draft that wait for an answer.
std::vector<cases::RuleComment> add_comments(Platform& platform, cases::RuleDraftKind kind, std::int64_t draft, const std::string& about, std::vector<DeskTask>& list) {
  auto comments = store::comments_on(platform.db(), kind, draft);
  for (const cases::RuleComment& one : comments) {
    if (one.answer.empty()) list.push_back(task_of("rule_draft.answer_comment", {{"comment", platform.public_id("cmt", one.id)}}, about, std::nullopt, platform.clock().now().date()));
  }
  return comments;
}

/// Lists of measures that can be released, and comments on them.
void add_measure_lists(Platform& platform, std::vector<DeskTask>& list) {
  store::Connection& db = platform.db();
  const base::Instant now = platform.clock().now();
  for (const cases::MeasureList& one : store::measure_lists(db)) {
    if (one.step == cases::MeasureListStep::released) continue;
    const auto comments = add_comments(platform, cases::RuleDraftKind::measure_list, one.id, one.number, list);
    if (cases::decide_release(one, comments, now.date(), now)) list.push_back(task_of("measure_list.release", {{"list", platform.public_id("mls", one.id)}}, one.number, std::nullopt, now.date()));
  }
}

/// Drafts of list systems, each at its next step, and comments on them.
void add_list_systems(Platform& platform, std::vector<DeskTask>& list) {
  const base::Instant now = platform.clock().now();
  for (const cases::ListSystem& one : store::all_list_systems(platform.db())) {
    if (one.established_at || one.ended_at) continue;
    const std::string number = platform.public_id("lsy", one.id);
    const auto comments = add_comments(platform, cases::RuleDraftKind::list_system, one.id, one.name, list);
    const cases::ListSystemStep step = cases::step_of(one, now);
    if (step == cases::ListSystemStep::drafted) list.push_back(task_of("rule_draft.consult", {{"rule_draft", number}}, one.name, std::nullopt, now.date()));
    if (step == cases::ListSystemStep::consulted && cases::count_unanswered(comments) == 0) list.push_back(task_of("list_system.establish", {{"list_system", number}}, one.name, std::nullopt, now.date()));
  }
}

/// Notices of measures that this unit applied and whose subjects were not told yet.
void add_measures_to_tell(Platform& platform, const std::string& unit, std::vector<DeskTask>& list) {
  for (const cases::Measure& one : store::measures_by(platform.db(), unit)) {
    if (one.served_on || one.lifted_at) continue;
    const auto record = store::find_record(platform.db(), one.record_id);
    CHECK(record.has_value());
    if (cases::standing_of(one, state_today(platform.read_context(), *record, platform.clock().now()), platform.clock().now()) != cases::MeasureStanding::not_served) continue;
    list.push_back(task_about(platform, *record, "notice.serve", {{"notice", platform.public_id("ntc", one.notice_id)}}, std::nullopt));
  }
}

/// Accounts of staff whose link ran out before their person used it.
void add_accounts(Platform& platform, std::vector<DeskTask>& list) {
  const base::Instant now = platform.clock().now();
  for (const store::StoredAccount& account : store::staff_accounts(platform.db(), "", kAccountsLookedAt)) {
    const bool is_late = !account.disabled_at && account.password_hash.empty() && account.enrolment_until && *account.enrolment_until <= now;
    if (is_late) list.push_back(task_of("account.reset", {{"login", account.login}}, account.login, std::nullopt, now.date()));
  }
}

/// The days of a year that is here, or comes soon, and is not loaded.
void add_calendar(Platform& platform, std::vector<DeskTask>& list) {
  const base::Date today = platform.clock().now().date();
  const int next = platform.pack().calendar().last_year() + 1;
  const bool is_due = next <= today.year() || (next == today.year() + 1 && today >= base::Date::of(today.year(), kMonthOfNotice, 1));
  if (is_due) list.push_back(task_of("calendar.add", {}, std::to_string(next), base::Date::of(next, 1, 1).plus_days(-1), today));
}

/// Looks of this unit that their subjects contest; who looked does not answer for itself.
void add_look_contests(Platform& platform, const statute::Actor& actor, std::int64_t person, std::vector<DeskTask>& list) {
  store::Connection& db = platform.db();
  for (const store::StoredLookContest& stored : store::open_look_contests(db, actor.unit)) {
    const cases::LookContest& contest = stored.contest;
    if (may_be_one_person(db, {contest.officer, std::nullopt}, {statute::to_string(actor), person})) continue;
    const auto entry = store::accesses_about(db, contest.about, contest.sequence + 1, 1);
    list.push_back(task_of("look.answer", {{"contest", platform.public_id("lct", contest.id)}}, entry.front().case_reference, contest.due_on, platform.clock().now().date()));
  }
}

/// Who was served at a counter learns it from another officer than the clerk.
void add_sittings(Platform& platform, const statute::Actor& actor, std::int64_t person, std::vector<DeskTask>& list) {
  store::Connection& db = platform.db();
  for (const cases::Sitting& sitting : store::untold_sittings(db)) {
    if (statute::parse_actor(sitting.clerk)->unit != actor.unit || is_clerk(db, sitting, actor, person)) continue;
    list.push_back(task_of("counter.tell", {{"sitting", platform.public_id("sit", sitting.id)}}, sitting.opened_at.date().iso(), std::nullopt, platform.clock().now().date()));
  }
}

}  // namespace

std::vector<DeskTask> DeskService::tasks(const std::string& token) {
  const std::lock_guard lock(mutex_);
  std::vector<DeskTask> list;
  const auto as = actor(token);
  if (!as) return list;
  const DeskKind desk = desk_of(platform_.db(), *as);
  if (as->kind == statute::ActorKind::officer) {
    add_objections(platform_, *as, list);
    add_recalls(platform_, as->unit, list);
    const std::int64_t person = sign_in_.find(token)->person_id;
    add_look_contests(platform_, *as, person, list);
    add_leniency_claims(platform_, *as, list);
    add_restorations(platform_, *as, person, list);
    add_listings(platform_, *as, person, list);
    add_measures_to_tell(platform_, as->unit, list);
    add_accountabilities(platform_, *as, desk == DeskKind::in_charge, list);
    add_pledge_reports(platform_, *as, list);
    add_unit_opinions(platform_, as->unit, list);
    if (desk == DeskKind::work_body) add_sittings(platform_, *as, person, list);
  }
  if (as->kind == statute::ActorKind::collector) {
    add_objections(platform_, *as, list);
    add_accountabilities(platform_, *as, false, list);
  }
  if (as->kind == statute::ActorKind::subject) add_recalls(platform_, as->id, list);
  if (desk == DeskKind::in_charge) add_editions(platform_, list);
  if (desk == DeskKind::in_charge) add_measure_lists(platform_, list);
  if (desk == DeskKind::in_charge) add_list_systems(platform_, list);
  if (desk == DeskKind::security) add_accounts(platform_, list);
  if (desk == DeskKind::system) add_calendar(platform_, list);
  // What waits for the unit waits for those whose post it is.
  std::erase_if(list, [reach = reach_of(platform_.db(), *as)](const DeskTask& task) { return !reach.covers(access::policy_of(task.operation->name)); });
  std::ranges::stable_sort(list, {}, [](const DeskTask& task) { return std::pair(task.due_on.empty(), task.due_on); });
  return list;
}

}  // namespace liaoxin::app
