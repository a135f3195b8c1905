// Units, officers, editions, standards, calendar, subjects: the acts that prepare the register.
#include <algorithm>

#include "app/access_register.hpp"
#include "app/executor.hpp"
#include "app/listings.hpp"
#include "app/unfiled_items.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/edition/edition_draft.hpp"
#include "registry/commands.hpp"
#include "registry/identifiers.hpp"
#include "registry/joint_decision.hpp"
#include "registry/terms.hpp"
#include "registry/unit_kind.hpp"
#include "statute/item_content.hpp"
#include "statute/post.hpp"
#include "statute/uscc_kind.hpp"
#include "store/edition_drafts.hpp"
#include "store/joint_decisions.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace registry;

/// Gives the answer every act gives: what it made, and where it stands in the log.
object answer(const store::Appended& place, object more = {}) {
  more["log_index"] = place.index;
  return more;
}

base::Result<std::string> checked_code(const std::string& text, const char* pointer) {
  const UsccCheck check = check_uscc(text);
  if (!check.valid()) return refuse(RefusalWord::code_invalid, base::one_line(text), pointer);
  return check.code;
}

base::Result<object> register_unit(Session& s, const RegisterUnit& c) {
  TRY_VOID(s.permit());
  const std::string code = TRY(checked_code(c.uscc, "/uscc"));
  if (unit_kind(c.kind) == nullptr) return refuse(RefusalWord::unit_kind_unknown, base::one_line(c.kind), "/kind");
  if (s.pack().division(c.region) == nullptr) return refuse(RefusalWord::region_unknown, c.region, "/region");
  TRY_VOID(base::must_say(c.name, RefusalWord::name_missing, "/name"));
  if (store::find_unit(s.db(), code)) return refuse(RefusalWord::unit_exists, code, "/uscc");
  for (const std::string& submitter : c.submitters) (void)TRY(checked_code(submitter, "/submitters"));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"unit", code}, {"name", c.name}, {"kind", c.kind}}});
  store::insert_unit(s.db(), {s.writer.next_id("unit"), code, c.name, c.kind, c.region, c.public_security.value_or(false)}, s.now(), place.row_id);
  for (const std::string& submitter : c.submitters) store::insert_submitter(s.db(), code, normalise_code(submitter));
  return answer(place, {{"unit", code}});
}

/// Posts as they are stored: each a word of the closed list, once, in its order. Refusal: post_unknown.
base::Result<std::vector<std::string>> checked_posts(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (statute::post(word) == nullptr) return refuse(RefusalWord::post_unknown, base::one_line(word), "/posts");
  }
  std::vector<std::string> held;
  for (const statute::PostFacts& one : statute::posts()) {
    if (std::ranges::find(words, one.word) != words.end()) held.emplace_back(one.word);
  }
  return held;
}

base::Result<object> register_officer(Session& s, const RegisterOfficer& c) {
  TRY_VOID(s.permit());
  if (!store::find_unit(s.db(), c.unit)) return refuse(RefusalWord::unit_unknown, c.unit, "/unit");
  TRY_VOID(base::must_say(c.id, RefusalWord::name_missing, "/id"));
  // What stands before the @ of --as: one word, or it could be read as another's.
  if (c.id != base::one_line(c.id) || c.id.find_first_of("@: \t") != std::string::npos) return refuse(RefusalWord::actor_malformed, base::one_line(c.id), "/id");
  TRY_VOID(base::must_say(c.name, RefusalWord::name_missing, "/name"));
  if (store::find_officer(s.db(), c.unit, c.id)) return refuse(RefusalWord::officer_exists, c.id, "/id");
  const std::vector<std::string> posts = TRY(checked_posts(c.posts));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"unit", c.unit}, {"posts", text_array(posts)}}, .reasons = {{"officer", c.id}, {"office", c.office}}});
  store::insert_officer(s.db(), {c.unit, c.id, c.name, c.office, posts}, s.now(), place.row_id);
  return answer(place, {{"officer", "officer:" + c.id + "@" + c.unit}});
}

/// Security B5: at once, for the next act of whoever is signed in.
base::Result<object> assign_posts(Session& s, const AssignPosts& c) {
  TRY_VOID(s.permit());
  if (!store::find_officer(s.db(), c.unit, c.id)) return refuse(RefusalWord::actor_not_registered, base::one_line(c.id), "/id");
  const std::vector<std::string> posts = TRY(checked_posts(c.posts));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"unit", c.unit}, {"posts", text_array(posts)}}, .reasons = {{"officer", c.id}}});
  store::set_posts(s.db(), c.unit, c.id, posts);
  return answer(place, {{"posts", text_array(posts)}});
}

base::Result<object> adopt_edition(Session& s, const AdoptEdition& c) {
  TRY_VOID(s.permit());
  if (c.document_hash && (c.document_hash->size() != 64 || !base::unhex(*c.document_hash))) {
    return refuse(RefusalWord::document_hash_invalid, {}, "/document_hash");
  }
  TRY_VOID(base::must_say(c.decision_number, RefusalWord::document_not_named, "/decision_number"));
  TRY_VOID(base::must_say(c.authority, RefusalWord::document_not_named, "/authority"));
  // Red line 3: only a decision that has been taken brings an item into force.
  if (c.decided_on > s.today()) return refuse(RefusalWord::document_in_future, c.decided_on.iso(), "/decided_on");
  // Articles 5, 10: and on no day before it was taken.
  TRY_VOID(cases::must_take_force_since(c.decided_on, c.from_on));
  base::json::array codes;
  for (const std::string& code : c.items) {
    const statute::Item* item = s.pack().item(code);
    if (item == nullptr) return refuse(RefusalWord::item_unknown, base::one_line(code), "/items");
    if (!is_adoptable(*item)) return refuse(RefusalWord::item_not_importable, code, "/items");
    const auto before = store::edition_in_force(s.db(), code, c.from_on);
    const bool twice = std::count(c.items.begin(), c.items.end(), code) > 1;
    if (twice || (before && before->from_on == c.from_on)) return refuse(RefusalWord::edition_exists, code, "/items");
    codes.emplace_back(code);
  }
  if (codes.empty()) return refuse(RefusalWord::item_unknown, {}, "/items");
  // Articles 5, 10: released as the provincial joint meeting confirmed it, and its own secretariat says that it did.
  const auto decision = s.province_decision(c.decision_number);
  if (!decision || decision->decided_on != c.decided_on) return refuse(RefusalWord::joint_decision_unknown, base::one_line(c.decision_number), "/decision_number");
  // Article 10: what nobody was consulted on is not adopted.
  std::vector<cases::EditionDraft> drafts;
  for (store::StoredEditionDraft& stored : store::edition_drafts(s.db())) drafts.push_back(std::move(stored.draft));
  const auto consulted_on = cases::were_consulted_on(drafts, c.items, s.pack(), s.today());
  if (!consulted_on) return refuse(RefusalWord::edition_not_consulted, {}, "/items");
  TRY_VOID(cases::must_follow(decision->decided_on, *consulted_on));
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation,
                                .facts = {{"items", codes}, {"from_on", c.from_on.iso()}, {"decision_number", c.decision_number},
                                          {"decided_on", c.decided_on.iso()}, {"authority", c.authority}, {"pack", s.pack().hash}}});
  for (const std::string& code : c.items) {
    const statute::Item& item = *s.pack().item(code);
    store::insert_edition(s.db(), {s.writer.next_id("edition"), code, c.from_on, c.decision_number, c.decided_on, c.authority, c.document_hash, c.demonstration.value_or(false),
                                   base::canonical_json(base::to_json(statute::content_of(item, s.pack().schema_of(item)))), place.row_id});
  }
  return answer(place, {{"items", codes}});
}

base::Result<object> register_joint_decision(Session& s, const RegisterJointDecision& c) {
  TRY_VOID(s.permit());
  const auto level = s.level();
  CHECK(level.has_value());
  const std::string number = base::one_line(base::trim(c.decision_number));
  JointDecision decision = TRY(decide_joint_decision(c, *level, store::joint_decision_of(s.db(), s.actor.unit, number).has_value(), s.now()));
  decision.id = s.writer.next_id("joint_decision");
  decision.unit = s.actor.unit;
  object facts{{"level", facts_of(decision.level).word}, {"decision_number", decision.number}, {"decided_on", decision.decided_on.iso()}, {"title", decision.title}, {"unit", decision.unit}};
  if (!decision.file_hash.empty()) facts["file_hash"] = decision.file_hash;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = std::move(facts)});
  decision.row_id = place.row_id;
  store::insert_joint_decision(s.db(), decision);
  return answer(place, {{"decision_number", decision.number}});
}

base::Result<object> set_policy_value(Session& s, const SetPolicyValue& c) {
  // A department sets its own standards; the department in charge may set anybody's, and what a department inquires for;
  // that it inquires before it decides, a department says of itself alone.
  const bool is_own = s.actor.unit == c.unit;
  auto relations = is_own || !is_set_by_unit_alone(c.key) ? s.unit_relations() : access::SetOf<access::Competence>{};
  if (is_own && is_set_by_unit(c.key)) relations.add(access::Competence::deciding);
  TRY_VOID(s.permit(relations));
  if (!is_policy_key(c.key)) return refuse(RefusalWord::policy_key_unknown, base::one_line(c.key), "/key");
  if (!is_policy_value(c.key, c.value)) return refuse(RefusalWord::policy_value_invalid, base::one_line(c.value), "/value");
  if (!store::find_unit(s.db(), c.unit)) return refuse(RefusalWord::unit_unknown, c.unit, "/unit");
  TRY_VOID(base::must_say(c.decision_number, RefusalWord::document_not_named, "/decision_number"));
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation,
                                .facts = {{"key", c.key}, {"unit", c.unit}, {"value", c.value}, {"from_on", c.from_on.iso()}, {"decision_number", c.decision_number}}});
  store::insert_policy_value(s.db(), {s.writer.next_id("policy_value"), c.key, c.unit, c.value, c.from_on, c.decision_number, c.demonstration.value_or(false), place.row_id});
  return answer(place);
}

base::Result<object> add_calendar(Session& s, const AddCalendar& c) {
  TRY_VOID(s.permit());
  std::vector<statute::CalendarDay> days;
  for (const CalendarDayInput& day : c.days) {
    if (day.kind != "off" && day.kind != "work") return refuse(RefusalWord::calendar_day_invalid, day.kind, "/days");
    if (s.pack().calendar().days().contains(day.date)) return refuse(RefusalWord::calendar_day_loaded, day.date.iso(), "/days");
    days.push_back({day.date, day.kind == "work", day.holiday, c.notice});
  }
  TRY_VOID(base::must_say(c.notice, RefusalWord::document_not_named, "/notice"));
  (void)TRY(s.pack().calendar().with_added(days));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"days", days.size()}, {"notice", c.notice}}});
  for (const statute::CalendarDay& day : days) store::insert_calendar_day(s.db(), day, place.row_id);
  return answer(place, {{"days", days.size()}});
}

base::Result<object> merge_subjects(Session& s, const MergeSubjects& c) {
  const auto from = store::find_subject_by_code(s.db(), c.from_uscc);
  const auto into = store::find_subject_by_code(s.db(), c.into_uscc);
  // A merger reaches into both regions: where they are two, the work body above them does it.
  auto relations = s.unit_relations();
  for (const auto* one : {&from, &into}) {
    if (*one) relations = relations & s.unit_relations({(*one)->region});
  }
  TRY_VOID(s.permit(relations));
  if (!from) return refuse(RefusalWord::subject_unknown, base::one_line(c.from_uscc), "/from_uscc");
  if (!into) return refuse(RefusalWord::subject_unknown, base::one_line(c.into_uscc), "/into_uscc");
  // Only organisations merge: what two individual businesses or their operators hold is never joined.
  if (!statute::is_organisation(from->kind) || !statute::is_organisation(into->kind)) return refuse(RefusalWord::organisations_only);
  if (from->merged_into || into->merged_into || from->id == into->id) return refuse(RefusalWord::subject_merged);
  TRY_VOID(base::must_say(c.document_number, RefusalWord::document_not_named, "/document_number"));
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .reason = "merged", .facts = {{"document_number", c.document_number}},
                                .reasons = {{"from", c.from_uscc}, {"into", c.into_uscc}, {"reason", c.reason}}});
  // What the merged organisation consented to ends with it: its records are another's from now on.
  for (cases::Consent& consent : store::consents_about(s.db(), about_subject(s.db(), *from))) {
    if (consent.is_recalled) continue;
    if (cases::is_live(consent, s.now())) consent.withdrawn_at = s.now();
    recall_consent(s.writer, s.platform, s.actor, consent, place);
  }
  std::int64_t moved = 0;
  for (const store::StoredRecord& record : store::records_of_subject(s.db(), from->id)) {
    registry::RecordState state = record.state;
    Effect effect;
    effect.subject_id = into->id;
    apply_effect(s.writer, s.platform, s.actor, state, effect, {.operation = s.operation, .reason = "merged"});
    refresh_item_token(s.db(), s.pack(), into->id, state.item, s.now());
    drop_cases_of_merged(s, state);
    ++moved;
  }
  store::mark_merged(s.db(), from->id, into->id);
  return answer(place, {{"records", moved}, {"organisation", s.platform.public_id("org", into->id)}});
}

base::Result<object> change_subject_code(Session& s, const ChangeCode& c) {
  const auto subject = store::find_subject_by_code(s.db(), c.uscc);
  TRY_VOID(s.permit(subject ? s.unit_relations({subject->region}) : s.unit_relations()));
  if (!subject) return refuse(RefusalWord::subject_unknown, base::one_line(c.uscc), "/uscc");
  const std::string code = TRY(checked_code(c.new_uscc, "/new_uscc"));
  const statute::UsccKind* kind = statute::uscc_kind(code);
  // A change of code never turns an organisation into an individual business, nor the other way round.
  const bool is_individual = kind != nullptr && kind->group == statute::SubjectGroup::individual_business;
  if (is_individual == statute::is_organisation(subject->kind)) return refuse(RefusalWord::subject_kind_differs, {}, "/new_uscc");
  if (store::find_subject_by_code(s.db(), code)) return refuse(RefusalWord::code_taken, code, "/new_uscc");
  TRY_VOID(base::must_say(c.document_number, RefusalWord::document_not_named, "/document_number"));
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .facts = {{"document_number", c.document_number}}, .reasons = {{"from", subject->uscc}, {"to", code}}});
  store::change_code(s.db(), subject->id, subject->uscc, code, s.now());
  return answer(place, {{"organisation", s.platform.public_id("org", subject->id)}, {"uscc", code}});
}

}  // namespace

void add_register_handlers(Handlers& handlers) {
  handlers["unit.register"] = detail::handler<RegisterUnit>(register_unit);
  handlers["officer.register"] = detail::handler<RegisterOfficer>(register_officer);
  handlers["officer.assign"] = detail::handler<AssignPosts>(assign_posts);
  handlers["edition.adopt"] = detail::handler<AdoptEdition>(adopt_edition);
  handlers["joint_decision.register"] = detail::handler<RegisterJointDecision>(register_joint_decision);
  handlers["policy_value.set"] = detail::handler<SetPolicyValue>(set_policy_value);
  handlers["calendar.add"] = detail::handler<AddCalendar>(add_calendar);
  handlers["subject.merge"] = detail::handler<MergeSubjects>(merge_subjects);
  handlers["subject.change_code"] = detail::handler<ChangeCode>(change_subject_code);
}

}  // namespace liaoxin::app
