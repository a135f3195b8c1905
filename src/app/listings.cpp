#include "app/listings.hpp"

#include <algorithm>

#include "access/office.hpp"
#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/executor.hpp"
#include "app/notices.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::json::object;
using cases::Listing;

base::LocalText ground_title(const statute::Pack& pack, std::string_view code) {
  const auto text = std::ranges::find(pack.grounds, code, &statute::GroundText::code);
  CHECK(text != pack.grounds.end());
  return {text->group.zh + ":" + text->name.zh, text->group.en + ": " + text->name.en};
}

std::map<std::string, std::string> entry_cells(Platform& platform, const Listing& listing, const cases::ListSystem& system, const registry::RecordState& basis, const std::string& document_number,
                                               const std::string& conduct) {
  store::Connection& db = platform.db();
  const auto subject = store::find_subject(db, basis.subject_id);
  CHECK(subject.has_value() && listing.decided_at.has_value() && listing.told_on.has_value());
  const base::Date decided_on = listing.decided_at->date();
  const std::string authority = unit_name(db, listing.unit);
  const auto until = cases::entry_until(system, basis, decided_on);
  std::map<std::string, std::string> filled{{"SL_LIST_CODE", system.code}, {"SL_LIST_NAME", system.name}, {"SL_SUBJ_NAME", subject->name}, {"SL_SUBJ_TYPE", "法人及非法人组织"}, {"SL_SUBJ_CODE", subject->uscc},
                                            {"SL_NOTICE_DATE", listing.told_on->iso()}, {"SL_DECISION_NO", document_number}, {"SL_DECISION_DATE", decided_on.iso()}, {"SL_REASON", conduct},
                                            {"SL_GROUND", listing.ground}, {"SL_BASIS", system.legal_basis}, {"SL_ORG", authority}, {"SL_ORG_CODE", listing.unit}, {"SL_START", decided_on.iso()},
                                            {"SL_STATUS", "列入"}, {"SL_SOURCE", authority}, {"SL_SOURCE_CODE", listing.unit}};
  if (until) filled["SL_TERM_END"] = until->iso();
  return filled;
}

bool is_of_list_here(store::Connection& db, std::string_view list_code, std::string_view authority) {
  return std::ranges::any_of(store::all_list_systems(db), [&](const cases::ListSystem& one) { return one.established_at && one.code == list_code && one.unit == authority; });
}

bool is_own_entry(store::Connection& db, const registry::RecordState& record) { return record.item == kEntryItem && store::listing_of_entry(db, record.id).has_value(); }

bool is_listed_by(const ReadContext& context, const registry::Notice& notice, const std::string& unit) {
  using registry::NoticeKind;
  if (notice.kind != NoticeKind::listing_proposed && notice.kind != NoticeKind::listing_decided && notice.kind != NoticeKind::removal_refused) return false;
  if (!notice.parameters.listing) return false;
  const auto is_its_own = [&](const store::StoredListing& one) { return one.listing.unit == unit && public_id(context.keys, "lst", one.listing.id) == *notice.parameters.listing; };
  const auto own = store::listing_of_entry(context.db, notice.record_id);
  return (own && is_its_own(*own)) || std::ranges::any_of(store::listings_on(context.db, notice.record_id), is_its_own);
}

base::Result<void> may_decide(store::Connection& db, const Listing& listing, const statute::Actor& actor, std::optional<std::int64_t> person) {
  if (may_be_one_person(db, {listing.proposer, std::nullopt}, {statute::to_string(actor), person})) return base::refuse(base::RefusalWord::second_person_needed);
  const auto proposer = statute::parse_actor(listing.proposer);
  CHECK(proposer.has_value());
  const auto one = store::find_officer(db, proposer->unit, proposer->id), other = store::find_officer(db, actor.unit, actor.id);
  if (one && other && access::may_be_one_office({one->unit, one->office}, {other->unit, other->office})) return base::refuse(base::RefusalWord::other_office_needed);
  return {};
}

void end_entries_on(store::Writer& writer, Platform& platform, const statute::Actor& actor, const registry::RecordState& basis) {
  for (const store::StoredListing& stored : store::listings_on(writer.db(), basis.id)) {
    if (!stored.listing.entry_id) continue;
    auto entry = store::find_record(writer.db(), *stored.listing.entry_id);
    CHECK(entry.has_value());
    if (entry->state.ended != registry::EndKind::none) continue;
    const auto kind = basis.ended == registry::EndKind::document_fallen ? registry::EndKind::document_fallen : registry::EndKind::removed_from_list;
    end_record(writer, platform, actor, entry->state, kind, {.operation = "listing.end", .facts = {{"listing", platform.public_id("lst", stored.listing.id)}, {"basis", platform.public_id("rec", basis.id)}}});
  }
}

void drop_cases_of_merged(Session& s, const registry::RecordState& basis) {
  for (store::StoredListing& stored : store::listings_on(s.db(), basis.id)) {
    const auto dropped = cases::dropped_by_merger(stored.listing, s.now());
    if (!dropped) continue;
    stored.listing = *dropped;
    const std::string number = s.platform.public_id("lst", dropped->id), state(cases::word(dropped->step));
    const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .record = basis.id, .facts = {{"listing", number}, {"state", state}}, .reasons = {{"reason", "当事人已合并,须重新告知"}}});
    store::save_listing(s.db(), stored);
    leave_notice(s.writer, s.platform, basis, {.kind = registry::NoticeKind::listing_decided, .row_id = place.row_id, .parameters = {.outcome = state, .listing = number}});
  }
}

void narrow_to_basis(const ReadContext& context, registry::RecordState& entry, base::Date today) {
  const auto stored = store::listing_of_entry(context.db, entry.id);
  if (!stored) return;
  const auto basis = store::find_record(context.db, stored->listing.record_id);
  CHECK(basis.has_value());
  registry::RecordState state = as_of_today(context, *basis, today);
  note_silence(context.db, state, today);
  // A restored old copy does not know what became of it since; the list of endings does.
  const bool is_withheld = context.withheld != nullptr && context.withheld->contains(store::log_place(context.db, basis->row_id));
  const bool is_gone = is_withheld || state.ended != registry::EndKind::none || state.version != stored->listing.version;
  const std::optional<base::Date> until = is_gone ? today.plus_days(-1) : state.display_until_on;
  if (until && (!entry.display_until_on || *until < *entry.display_until_on)) entry.display_until_on = until;
  entry.stayed = entry.stayed || state.stayed;
  entry.unanswered = entry.unanswered || state.unanswered;
  entry.bars |= state.bars & registry::kBarsKept;
  // Who contests what an entry rests on contests the entry.
  entry.open_objections += state.open_objections;
}

std::vector<registry::ListSystemView> list_system_views(ListsFor reader, store::Connection& db, const store::KeyStore& keys, const statute::Pack& pack, base::Instant now) {
  std::vector<registry::ListSystemView> list;
  for (const cases::ListSystem& one : store::all_list_systems(db)) {
    const cases::ListSystemStep step = cases::step_of(one, now);
    if (reader == ListsFor::everybody && !one.consultation) continue;
    registry::ListSystemView view{.list_system = public_id(keys, "lsy", one.id), .list_code = one.code, .name = one.name, .grounds = {}, .legal_basis = one.legal_basis, .basis_from_on = one.basis_from_on.iso(),
                                  .authority = unit_name(db, one.unit), .authority_code = one.unit, .standard = one.standard, .removal_requirements = one.removal_requirements,
                                  .removal_procedure = one.removal_procedure, .remedies = one.remedies, .term_months = one.term_months.value_or(0), .from_on = one.from_on ? one.from_on->iso() : std::string(),
                                  .decision_number = one.decision_number, .ended_on = one.ended_at ? one.ended_at->date().iso() : std::string(), .step = std::string(cases::word(step)), .step_title = cases::printed(step),
                                  .opinions_until_on = one.consultation ? one.consultation->until_on.iso() : std::string(), .is_in_force = one.is_in_force(now),
                                  .takes_comments = !cases::closed_as(one, now), .log_index = store::log_index(db, one.row_id), .comments = comment_views(db, keys, cases::RuleDraftKind::list_system, one.id)};
    for (const std::string& ground : one.grounds) view.grounds.push_back(ground_title(pack, ground));
    list.push_back(std::move(view));
  }
  std::ranges::stable_sort(list, [](const registry::ListSystemView& a, const registry::ListSystemView& b) { return a.is_in_force && !b.is_in_force; });
  return list;
}

base::json::array listings_json(Platform& platform, registry::RecordId record) {
  store::Connection& db = platform.db();
  std::vector<store::StoredListing> stored = store::listings_on(db, record);
  if (auto own = store::listing_of_entry(db, record)) stored.push_back(std::move(*own));
  base::json::array list;
  for (const store::StoredListing& one : stored) {
    const Listing& l = one.listing;
    object line{{"listing", platform.public_id("lst", l.id)}, {"list", store::find_list_system(db, l.system_id)->name}, {"ground", l.ground}, {"authority", unit_name(db, l.unit)},
                {"state", cases::word(l.step)}, {"proposed_at", l.proposed_at.rfc3339()}};
    if (l.told_on) line["told_on"] = l.told_on->iso();
    if (l.decided_at) line["decided_at"] = l.decided_at->rfc3339();
    if (l.removal_due_on) line["removal_due_on"] = l.removal_due_on->iso();
    if (l.removed_at) line["removed_at"] = l.removed_at->rfc3339();
    if (const auto said = sealed_reasons(platform, one.row_id)) line["proposal"] = *said;
    if (one.statement_row) {
      if (const auto said = sealed_reasons(platform, *one.statement_row)) line["statement"] = said->at("statement");
    }
    if (one.answer_row) {
      if (const auto said = sealed_reasons(platform, *one.answer_row)) line["answer"] = said->at("reason");
    }
    list.push_back(std::move(line));
  }
  return list;
}

}  // namespace liaoxin::app
