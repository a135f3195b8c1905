#include "invariants.hpp"

#include <algorithm>
#include <set>

#include "app/replay.hpp"
#include "cases/measure/measure.hpp"
#include "store/designations.hpp"
#include "store/listings.hpp"
#include "store/measures.hpp"
#include "store/recipients.hpp"
#include "store/rewards.hpp"
#include "store/subjects.hpp"

namespace liaoxin::simulation {
namespace {

using store::StoredRecord;

bool is_public(const Readings& readings, registry::RecordId id) {
  return std::ranges::any_of(readings.paths, [&](const ReadPath& path) { return path.audience == Audience::everybody && std::ranges::find(path.served, id, &Served::id) != path.served.end(); });
}

/// Red line 2: no public negative record without an effective document, and without its subject having been told.
std::string rests_on_document_and_service(World& world, const StoredRecord& record, const Readings& readings) {
  const statute::Item& item = *world.platform().pack().item(record.state.item);
  if (!item.negative || !is_public(readings, record.state.id)) return {};
  if (record.state.document_number.empty() || !record.state.document_on) return "it is public and names no document";
  if (!record.state.told_at || *record.state.told_at > world.now()) return "it is public and its subject was not told";
  return record.state.stayed ? "it is public and its document is stayed" : "";
}

/// Red line 4: nothing about a natural person is public.
std::string persons_are_not_public(World&, const StoredRecord& record, const Readings& readings) {
  return record.state.subject_kind == statute::SubjectKind::natural_person && is_public(readings, record.state.id) ? "a natural person's record is public" : "";
}

/// Article 37: from the objection to its end the label stands beside it on every read path, and beside an entry that rests on it.
std::string open_objection_is_labelled(World& world, const StoredRecord& record, const Readings& readings) {
  const auto listing = store::listing_of_entry(world.platform().db(), record.state.id);
  const auto basis = listing ? store::find_record(world.platform().db(), listing->listing.record_id) : std::nullopt;
  const bool is_contested = record.state.open_objections > 0 || (basis && basis->state.open_objections > 0);
  for (const ReadPath& path : readings.paths) {
    for (const Served& one : path.served) {
      if (one.id == record.state.id && one.is_labelled != is_contested) return "its label is wrong by " + std::string(path.name);
    }
  }
  return {};
}

/// Whether anybody of an audience may be served a record, by what is stored of it alone.
bool may_be_served(const registry::RecordState& state, const statute::Item& item, Audience audience, base::Instant now) {
  const auto is_past = [&](const std::optional<base::Date>& day) { return day && *day < now.date(); };
  if (state.ended == registry::EndKind::retention_ended || is_past(state.retention_until_on)) return false;
  if (audience == Audience::subject) return true;
  if (state.ended != registry::EndKind::none || is_past(state.display_until_on) || state.stayed || state.unanswered) return false;
  if (item.told_first && (!state.told_at || *state.told_at > now)) return false;
  // Some of what bars a record from the public leaves it to those who ask in a matter of their own; the rest leaves it to nobody.
  const auto is_barred = [&](registry::Bar bar) { return registry::has(state.bars, bar); };
  using enum registry::Bar;
  if (is_barred(subject_only) || is_barred(not_performed) || is_barred(minority_claimed) || is_barred(shielded)) return false;
  return audience == Audience::recipient || state.bars == 0;
}

/// Red line 6: what has ended, and what was never told or is shielded, is not served by any path.
std::string ended_is_not_served(World& world, const StoredRecord& record, const Readings& readings) {
  const statute::Item& item = *world.platform().pack().item(record.state.item);
  for (const ReadPath& path : readings.paths) {
    const bool is_there = std::ranges::find(path.served, record.state.id, &Served::id) != path.served.end();
    if (is_there && !may_be_served(record.state, item, path.audience, world.now())) return "it has ended or is barred, and is served by " + std::string(path.name);
  }
  // A search by what is on record tells of it as well, where there is nothing else of its kind to be seen.
  if (!readings.items_found.contains(record.state.item) || may_be_served(record.state, item, Audience::everybody, world.now())) return {};
  for (const StoredRecord& other : store::records_of_subject(world.platform().db(), record.state.subject_id)) {
    if (other.state.item == record.state.item && may_be_served(other.state, item, Audience::everybody, world.now())) return {};
  }
  return "it has ended or is barred, and a search tells of it";
}

/// Whether who holds a record as received with this was told that it ended or rests.
bool are_told(World& world, registry::RecordId record, store::Beside beside, const std::set<registry::EndKind>& kinds) {
  store::Connection& db = world.platform().db();
  std::set<std::int64_t> told;
  for (const store::StoredCertificate& certificate : store::certificates_of(db, record)) {
    if (!kinds.contains(certificate.ended)) continue;
    for (const store::StoredRecall& recall : store::recalls_of(db, certificate.id)) told.insert(recall.recipient.id);
  }
  const auto holders = store::recipients_beside(db, beside);
  return std::ranges::all_of(holders, [&](const store::StoredRecipient& one) { return told.contains(one.id); });
}

/// Articles 30, 39: what stood beside a record ends with recalls of its own, while the record runs on.
std::string every_end_beside_has_its_recalls(World& world, const store::StoredRecord& record) {
  using registry::EndKind;
  store::Connection& db = world.platform().db();
  for (const cases::Designation& one : store::designations_of(db, record.state.id)) {
    const store::Beside beside{store::BesideKind::designation, one.id};
    if (one.ended_at && !are_told(world, record.state.id, beside, {EndKind::designation_ended})) return "a recipient was not told that its designation ended";
    if (one.stayed && !are_told(world, record.state.id, beside, {EndKind::designation_ended, EndKind::designation_stayed})) return "a recipient was not told that its designation is stayed";
  }
  for (const cases::Measure& one : store::measures_of(db, record.state.id)) {
    if (one.lifted_at && !are_told(world, record.state.id, {store::BesideKind::measure, one.id}, {EndKind::measure_lifted})) return "a recipient was not told that its measure was lifted";
  }
  return {};
}

/// Article 39: every end has its recalls, one for each who received what ended.
std::string every_end_has_its_recalls(World& world, const StoredRecord& record, const Readings&) {
  if (std::string wrong = every_end_beside_has_its_recalls(world, record); !wrong.empty()) return wrong;
  if (record.state.ended == registry::EndKind::none) return {};
  store::Connection& db = world.platform().db();
  if (!store::recipients_to_recall(db, record.state.id, record.state.version).empty()) return "a recipient was not told of its end";
  return store::certificates_of(db, record.state.id).empty() ? "it ended without a certificate" : "";
}

/// Red line 2, article 38: no entry made here without a prior notice that was served, and nobody listed without a second officer.
std::string entry_was_told_first(World& world, const StoredRecord& record, const Readings&) {
  const auto stored = store::listing_of_entry(world.platform().db(), record.state.id);
  if (!stored) return {};
  if (!stored->listing.told_on || !stored->listing.decided_at || *stored->listing.told_on >= stored->listing.decided_at->date()) return "it was entered and its subject was not told before";
  return statute::is_organisation(record.state.subject_kind) ? "" : "somebody else than an organisation is listed";
}

/// Article 30: no measure past its end, and none that its subject was not told of.
std::string no_measure_past_its_end(World& world, const StoredRecord& record, const Readings& readings) {
  bool is_in_force = false;
  for (const cases::Measure& measure : store::measures_of(world.platform().db(), record.state.id)) {
    const cases::MeasureStanding standing = cases::standing_of(measure, record.state, world.now());
    is_in_force = is_in_force || standing == cases::MeasureStanding::in_force;
    if (standing != cases::MeasureStanding::in_force) continue;
    const auto last_on = cases::end_of(measure, record.state).last_on;
    if (!measure.served_on || (last_on && *last_on < world.now().date()) || record.state.ended != registry::EndKind::none) return "a measure is in force that was not served, or is past its end";
  }
  const auto shows = [&](const ReadPath& path) { return path.audience != Audience::subject && std::ranges::any_of(path.served, [&](const Served& one) { return one.id == record.state.id && one.shows_measure; }); };
  const auto path = is_in_force ? readings.paths.end() : std::ranges::find_if(readings.paths, shows);
  return path == readings.paths.end() ? "" : "it shows a measure that is not in force by " + std::string(path->name);
}

/// Red line 1: nothing is made of a natural person's or individual business's record that says more than the record: no measure, reward, listing or hit of a search.
std::string persons_carry_nothing_derived(World& world, const StoredRecord& record, const Readings&) {
  if (statute::is_organisation(record.state.subject_kind)) return {};
  store::Connection& db = world.platform().db();
  const registry::RecordId id = record.state.id;
  if (!store::measures_of(db, id).empty() || !store::rewards_of(db, id).empty()) return "a measure or reward is on a person";
  if (!store::listings_on(db, id).empty() || store::listing_of_entry(db, id)) return "a person is listed";
  const auto subject = store::find_subject(db, record.state.subject_id);
  const auto hits = world.face().search({.q = subject->name, .city = {}, .item = {}, .cursor = {}, .limit = {}});
  return hits && std::ranges::find(hits->hits, subject->uscc, &registry::SearchHit::uscc) != hits->hits.end() ? "a person is found by its name" : "";
}

/// The stored row is what the journal says: its version and the effects of its acts.
std::string state_equals_replay(World& world, const StoredRecord& record, const Readings&) {
  const auto replay = app::replay_of(world.platform().db(), world.platform().keys(), record);
  if (!replay) return {};
  if (!replay->unreadable.empty()) return "an effect in the journal cannot be read";
  const auto differing = app::differing_columns(record.state, replay->state);
  return differing.empty() ? "" : std::string(differing.front()) + " is not what the journal says";
}

/// Each state rests on a leaf that is in the log.
std::string stands_in_the_log(World& world, const StoredRecord& record, const Readings&) {
  return record.row_id > 0 && store::log_index(world.platform().db(), record.row_id) < static_cast<std::int64_t>(world.log_size()) ? "" : "no leaf of the log stands behind it";
}

}  // namespace

std::span<const Invariant> invariants() {
  static constexpr Invariant kAll[] = {
      {"no public negative record without effective document and shown service", true, rests_on_document_and_service},
      {"no natural person's record is public", true, persons_are_not_public},
      {"an open objection is labelled on every read path", true, open_objection_is_labelled},
      {"nothing ended is served", true, ended_is_not_served},
      {"every end has its recalls", false, every_end_has_its_recalls},
      {"no entry without served notice", false, entry_was_told_first},
      {"no measure past its end", false, no_measure_past_its_end},
      {"no derived value about a person", false, persons_carry_nothing_derived},
      {"replay equals state", false, state_equals_replay},
      {"the journal covers every write", false, stands_in_the_log},
  };
  return kAll;
}

}  // namespace liaoxin::simulation
