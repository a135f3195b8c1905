// List systems (arts. 27, 28) and listings (arts. 30, 31, 38): drafted and established by the province, proposed by the authority, told, heard, answered, decided by another office, removed.
#include "app/actors.hpp"
#include "app/executor.hpp"
#include "app/listings.hpp"
#include "app/made_record.hpp"
#include "app/measures.hpp"
#include "app/notices.hpp"
#include "app/record_reader.hpp"
#include "app/refused_attempts.hpp"
#include "app/taken_back.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/listing/listing.hpp"
#include "registry/identifiers.hpp"
#include "store/listings.hpp"
#include "store/rule_drafts.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;
using store::StoredListing;

/// The level of the department that acts: a department in charge always sits in a region.
statute::DivisionLevel own_level(Session& s) {
  const auto level = s.level();
  CHECK(level.has_value());
  return *level;
}

base::Result<object> draft_system(Session& s, const DraftListSystem& given) {
  TRY_VOID(s.permit());
  DraftListSystem c = given;
  c.unit = registry::normalise_code(c.unit);
  const ListSystemFacts facts{.own_level = own_level(s), .is_being_drafted = store::drafted_list_system(s.db(), base::one_line(base::trim(c.list_code))).has_value(),
                              .is_unit_known = store::find_unit(s.db(), c.unit).has_value()};
  const statute::Parameter longest = TRY(s.pack().parameter("serious_list.max_months", s.today()));
  ListSystem system = TRY(decide_list_system_draft(c, facts, longest.value, s.today()));
  system.id = s.writer.next_id("list_system");
  system.drafter = s.actor.unit;
  const std::string number = s.platform.public_id("lsy", system.id);
  object said{{"list_system", number}, {"list_code", system.code}, {"name", system.name}, {"grounds", text_array(system.grounds)}, {"legal_basis", system.legal_basis}, {"basis_from_on", system.basis_from_on.iso()}, {"unit", system.unit},
              {"standard", system.standard}, {"removal_requirements", system.removal_requirements}, {"removal_procedure", system.removal_procedure}, {"remedies", system.remedies}};
  if (system.term_months) said["term_months"] = *system.term_months;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = std::move(said)});
  system.row_id = place.row_id;
  store::insert_list_system(s.db(), system);
  return object{{"list_system", number}, {"log_index", place.index}};
}

base::Result<ListSystem> system_named(Session& s, const std::string& number) {
  const auto id = s.platform.internal_id("lsy", number);
  auto system = id ? store::find_list_system(s.db(), *id) : std::nullopt;
  if (!system) return refuse(RefusalWord::list_system_unknown, base::one_line(number), "/list_system");
  return std::move(*system);
}

base::Result<object> establish(Session& s, const EstablishListSystem& c) {
  TRY_VOID(s.permit());
  const ListSystem drafted = TRY(system_named(s, c.list_system));
  const auto decision = s.province_decision(c.decision_number);
  const ListSystem system = TRY(decide_establishment(drafted, c, store::comments_on(s.db(), RuleDraftKind::list_system, drafted.id), decision ? std::optional(decision->decided_on) : std::nullopt, own_level(s), s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"list_system", c.list_system}, {"list_code", system.code}, {"from_on", system.from_on->iso()}, {"decision_number", system.decision_number}}});
  // One list under one code: what stands there, or was to stand there later, makes room.
  for (const ListSystem& older : store::all_list_systems(s.db())) {
    if (older.code != system.code || !older.established_at) continue;
    const ListSystem ended = superseded(older, system);
    if (ended.ended_at != older.ended_at) store::end_list_system(s.db(), ended, place.row_id);
  }
  store::establish_list_system(s.db(), system, place.row_id);
  return object{{"list_system", c.list_system}, {"log_index", place.index}};
}

base::Result<object> end_system(Session& s, const EndListSystem& c) {
  TRY_VOID(s.permit());
  ListSystem system = TRY(system_named(s, c.list_system));
  const ListSystem ended = TRY(decide_end(std::move(system), c, own_level(s), s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"list_system", c.list_system}, {"list_code", ended.code}}, .reasons = {{"reason", c.reason}}});
  store::end_list_system(s.db(), ended, place.row_id);
  note_taken_back(s.writer, TakenBack::list_system_ended, ended.id);
  return object{{"list_system", c.list_system}, {"log_index", place.index}};
}

/// Deciding is who lists, whoever filed or decided what shows the conduct.
access::SetOf<Competence> listing_relations(Session& s, const registry::RecordState& basis, const std::string& authority) {
  auto list = s.unit_relations();
  if (own_subject(s.platform, s.actor) == basis.subject_id) list.add(Competence::self);
  if (s.actor.unit == authority) list.add(Competence::deciding);
  return list;
}

struct Case {
  StoredListing stored;
  ListSystem system;
  store::StoredRecord basis;
  std::optional<store::StoredRecord> entry;
};
/// The case, for whoever may do this in it. Refusal: listing_unknown.
base::Result<Case> permitted_case(Session& s, const std::string& number) {
  const auto id = s.platform.internal_id("lst", number);
  auto stored = id ? store::find_listing(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::listing_unknown, base::one_line(number), "/listing");
  auto system = store::find_list_system(s.db(), stored->listing.system_id);
  auto basis = store::find_record(s.db(), stored->listing.record_id);
  CHECK(system.has_value() && basis.has_value());
  TRY_VOID(s.permit(listing_relations(s, basis->state, stored->listing.unit)));
  auto entry = stored->listing.entry_id ? store::find_record(s.db(), *stored->listing.entry_id) : std::nullopt;
  return Case{std::move(*stored), std::move(*system), std::move(*basis), std::move(entry)};
}

std::optional<registry::RecordState> entry_today(Session& s, const Case& of) { return of.entry ? std::optional(as_of_today(s.platform.read_context(), *of.entry, s.today())) : std::nullopt; }

/// The act of a step in a case; it is about the entry once there is one.
Act act_of(const Session& s, const Listing& listing, object reasons) {
  return {.operation = s.operation, .record = listing.entry_id.value_or(listing.record_id),
          .facts = {{"listing", s.platform.public_id("lst", listing.id)}, {"list_system", s.platform.public_id("lsy", listing.system_id)}, {"record", s.platform.public_id("rec", listing.record_id)},
                    {"ground", listing.ground}, {"state", word(listing.step)}},
          .reasons = std::move(reasons)};
}

object answer_of(const Session& s, const Listing& listing, const store::Appended& place) {
  return {{"listing", s.platform.public_id("lst", listing.id)}, {"state", word(listing.step)}, {"log_index", place.index}};
}

/// What may follow an entry, by the list of measures in force on the day of the proposal.
std::vector<registry::FollowingMeasure> measures_after_entry(Session& s) {
  std::vector<registry::FollowingMeasure> list;
  for (const MeasureEntry& one : entries_in_force(s.db(), s.today())) {
    if (std::ranges::find(one.triggers, kEntryItem) == one.triggers.end()) continue;
    list.push_back({std::string(statute::facts_of(one.kind).word), unit_name(s.db(), one.unit), one.law, one.term_months});
  }
  return list;
}

base::Result<object> propose(Session& s, const ProposeListing& c) {
  const ListSystem system = TRY(system_named(s, c.list_system));
  const store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(listing_relations(s, record.state, system.unit)));
  std::vector<Listing> others;
  for (const StoredListing& one : store::listings_on(s.db(), record.state.id)) others.push_back(one.listing);
  const registry::RecordState today = as_of_today(s.platform.read_context(), record, s.today());
  StoredListing stored{.listing = TRY(decide_proposal(system, today, *s.pack().item(record.state.item), c, others, statute::to_string(s.actor), s.now())), .row_id = 0, .statement_row = std::nullopt,
                       .answer_row = std::nullopt, .removal_row = std::nullopt};
  stored.listing.id = s.writer.next_id("listing");
  const auto place = write_act(s.writer, s.actor, act_of(s, stored.listing, {{"conduct", c.conduct}, {"limits", text_array(c.limits)}, {"evidence", c.evidence}}));
  stored.row_id = place.row_id;
  // Nothing follows before this notice is served.
  const std::string notice = leave_notice(s.writer, s.platform, record.state,
                                          {.kind = registry::NoticeKind::listing_proposed, .row_id = place.row_id, .parameters = {.listing = s.platform.public_id("lst", stored.listing.id), .measures_after = measures_after_entry(s)}});
  stored.listing.notice_id = *s.platform.internal_id("ntc", notice);
  store::insert_listing(s.db(), stored);
  object result = answer_of(s, stored.listing, place);
  result["notice"] = notice;
  return result;
}

base::Result<object> state(Session& s, const StateListing& c) {
  Case of = TRY(permitted_case(s, c.listing));
  // What was said before and has no answer yet stands beside what is said now: the answer is to both.
  const std::string before = is_unanswered(of.stored.listing) ? words_beside(s.platform, of.stored.statement_row, "statement") + "\n" : std::string();
  of.stored.listing = TRY(decide_statement(of.stored.listing, c, s.now()));
  const auto place = write_act(s.writer, s.actor, act_of(s, of.stored.listing, {{"statement", before + c.statement}}));
  of.stored.statement_row = place.row_id;
  store::save_listing(s.db(), of.stored);
  return answer_of(s, of.stored.listing, place);
}

base::Result<object> answer(Session& s, const AnswerListing& c) {
  Case of = TRY(permitted_case(s, c.listing));
  of.stored.listing = TRY(decide_answer(of.stored.listing, c, s.now()));
  const auto place = write_act(s.writer, s.actor, act_of(s, of.stored.listing, {{"reason", c.reason}}));
  of.stored.answer_row = place.row_id;
  store::save_listing(s.db(), of.stored);
  return answer_of(s, of.stored.listing, place);
}

/// Admits the entry like any record that was filed: held until the service of its decision is attested.
base::Result<registry::RecordId> admit_entry(Session& s, const Case& of, const std::string& document_number) {
  TRY_VOID(item_in_force(s, kEntryItem));
  const auto said = sealed_reasons(s.platform, of.stored.row_id);
  CHECK(said.has_value());  // a record that runs is kept, and with it what was proposed about it
  const std::string conduct(said->at("conduct").as_string());
  registry::JudgedRow row = TRY(judge_made(s, kEntryItem, entry_cells(s.platform, of.stored.listing, of.system, as_of_today(s.platform.read_context(), of.basis, s.today()), document_number, conduct), s.actor.unit));
  // An entry is new: no file brought it before, and no other decision has its number.
  return admit_new(s, row, base::one_line(document_number));
}

base::Result<object> decide(Session& s, const DecideListing& c) {
  Case of = TRY(permitted_case(s, c.listing));
  // Article 52(5).
  keep_attempt(s, of.basis.state.id, of.system.code, [](RefusalWord word) { return word == RefusalWord::listing_not_told; });
  TRY_VOID(may_decide(s.db(), of.stored.listing, s.actor, s.caller.person));
  of.stored.listing = TRY(decide_listing(of.stored.listing, of.system, as_of_today(s.platform.read_context(), of.basis, s.today()), *s.pack().item(of.basis.state.item), c, s.now(), s.pack()));
  Listing& listing = of.stored.listing;
  if (listing.step == ListingStep::entered) listing.entry_id = TRY(admit_entry(s, of, base::one_line(base::trim(*c.document_number))));
  Act act = act_of(s, listing, {{"reason", c.reason}});
  if (listing.entry_id) act.facts["entry"] = s.platform.public_id("rec", *listing.entry_id);
  const auto place = write_act(s.writer, s.actor, std::move(act));
  store::save_listing(s.db(), of.stored);
  const registry::RecordState about = listing.entry_id ? store::find_record(s.db(), *listing.entry_id)->state : of.basis.state;
  object result = answer_of(s, listing, place);
  result["notice"] = leave_notice(s.writer, s.platform, about, {.kind = registry::NoticeKind::listing_decided, .row_id = place.row_id, .parameters = {.outcome = std::string(word(listing.step)), .listing = c.listing}});
  if (listing.entry_id) result["record"] = s.platform.public_id("rec", *listing.entry_id);
  return result;
}

base::Result<object> remove(Session& s, const RemoveListing& c) {
  Case of = TRY(permitted_case(s, c.listing));
  of.stored.listing = TRY(decide_removal(of.stored.listing, entry_today(s, of), c, s.now()));
  store::save_listing(s.db(), of.stored);
  const auto recall = end_record(s.writer, s.platform, s.actor, of.entry->state, registry::EndKind::removed_from_list, act_of(s, of.stored.listing, {{"reason", c.reason}}));
  return object{{"listing", c.listing}, {"state", word(of.stored.listing.step)}, {"certificate", recall.certificate_number}};
}

base::Result<object> apply_removal(Session& s, const ApplyRemoval& c) {
  Case of = TRY(permitted_case(s, c.listing));
  const RemovalAsked asked = TRY(decide_removal_application(of.stored.listing, entry_today(s, of), c, s.now(), s.pack()));
  of.stored.listing = asked.listing;
  Act act = act_of(s, asked.listing, {{"statement", c.statement}});
  act.facts["due_on"] = asked.due.on.iso();
  const auto place = write_act(s.writer, s.actor, std::move(act));
  of.stored.removal_row = place.row_id;
  store::save_listing(s.db(), of.stored);
  object result = answer_of(s, asked.listing, place);
  result["clock"] = base::json::array{due_json(asked.due)};
  return result;
}

base::Result<object> refuse_removal(Session& s, const RefuseRemoval& c) {
  Case of = TRY(permitted_case(s, c.listing));
  of.stored.listing = TRY(decide_removal_refusal(of.stored.listing, c));
  const auto place = write_act(s.writer, s.actor, act_of(s, of.stored.listing, {{"rule", c.requirement}, {"reason", c.reason}}));
  store::save_listing(s.db(), of.stored);
  object result = answer_of(s, of.stored.listing, place);
  result["notice"] = leave_notice(s.writer, s.platform, of.entry->state, {.kind = registry::NoticeKind::removal_refused, .row_id = place.row_id, .parameters = {.listing = c.listing}});
  return result;
}

}  // namespace

void add_listing_handlers(Handlers& handlers) {
  handlers["list_system.draft"] = detail::handler<DraftListSystem>(draft_system);
  handlers["list_system.establish"] = detail::handler<EstablishListSystem>(establish);
  handlers["list_system.end"] = detail::handler<EndListSystem>(end_system);
  handlers["listing.propose"] = detail::handler<ProposeListing>(propose);
  handlers["listing.state"] = detail::handler<StateListing>(state);
  handlers["listing.answer"] = detail::handler<AnswerListing>(answer);
  handlers["listing.decide"] = detail::handler<DecideListing>(decide);
  handlers["listing.remove"] = detail::handler<RemoveListing>(remove);
  handlers["listing.apply_removal"] = detail::handler<ApplyRemoval>(apply_removal);
  handlers["listing.refuse_removal"] = detail::handler<RefuseRemoval>(refuse_removal);
}

}  // namespace liaoxin::app
