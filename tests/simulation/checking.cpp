// The named invariants, after every operation and each day, over every read path.
#include <fmt/format.h>

#include <algorithm>

#include "invariants.hpp"
#include "simulation.hpp"
#include "store/objections.hpp"

namespace liaoxin::simulation {

using store::StoredRecord;

namespace {

/// Of a file of many rows some; the others have their turn.
constexpr std::size_t kMostSubjects = 12;
/// Every so many operations what they touched is read by every path there is: the paths ask for it all anew, and take longer than the operation.
constexpr int kBetweenEveryPath = 16;
constexpr int kTurnsOfDay = 4;

/// The records and the subjects that an operation names, whatever its fields are called.
struct Named {
  std::set<registry::RecordId> records;
  std::set<registry::SubjectId> subjects;
};
Named named_in(World& world, const base::json::object& input) {
  Named named;
  store::Connection& db = world.platform().db();
  for (const auto& [key, value] : input) {
    if (!value.is_string()) continue;
    const std::string_view text = value.as_string();
    if (const auto record = world.platform().internal_id("rec", text)) named.records.insert(*record);
    if (const auto id = world.platform().internal_id("obj", text)) {
      if (const auto objection = store::find_objection(db, *id)) named.records.insert(objection->record_id);
    }
    if (const auto subject = store::find_subject_by_code(db, text)) named.subjects.insert(subject->merged_into.value_or(subject->id));
  }
  return named;
}

}  // namespace

void Simulation::check_touched(const base::json::object& input) {
  if (failed()) return;
  store::Connection& db = world_.platform().db();
  Named named = named_in(world_, input);
  for (const registry::RecordId id : world_.changed_records()) named.records.insert(id);
  std::map<registry::SubjectId, std::vector<StoredRecord>> touched;
  for (const registry::SubjectId id : named.subjects) touched[id];
  for (const registry::RecordId id : named.records) {
    if (touched.size() >= kMostSubjects) break;
    if (const auto record = store::find_record(db, id)) touched[record->state.subject_id].push_back(*record);
  }
  for (const auto& [id, records] : touched) check(id, records, ++checks_ % kBetweenEveryPath == 0 ? Depth::every_path : Depth::pages);
}

void Simulation::check_by_turn() {
  if (failed()) return;
  store::Connection& db = world_.platform().db();
  std::vector<StoredRecord> due = store::records_past_display(db, today(), kMostSubjects);
  for (int i = 0; i < kTurnsOfDay; ++i) {
    if (!store::find_record(db, ++turn_)) turn_ = 1;
    if (const auto record = store::find_record(db, turn_)) due.push_back(*record);
  }
  for (const StoredRecord& record : due) check(record.state.subject_id, {record}, ++checks_ % kBetweenEveryPath == 0 ? Depth::every_path : Depth::pages);
}

void Simulation::check(registry::SubjectId subject_id, const std::vector<StoredRecord>& asked, Depth depth) {
  if (failed()) return;
  const auto subject = store::find_subject(world_.platform().db(), subject_id);
  const std::vector<StoredRecord> records = store::records_of_subject(world_.platform().db(), subject_id);
  const Readings readings = readings_of(world_, *subject, records, asked, depth);
  for (const ReadPath& path : readings.paths) {
    if (!path.served.empty()) count(fmt::format("read: {}", path.name));
  }
  if (!readings.items_found.empty()) count("read: a search by what is on record");
  for (const StoredRecord& record : records) {
    const bool is_asked = std::ranges::any_of(asked, [&](const StoredRecord& one) { return one.state.id == record.state.id; });
    for (const Invariant& invariant : invariants()) {
      if (!is_asked && !invariant.is_of_readings) continue;
      const std::string wrong = invariant.broken(world_, record, readings);
      if (wrong.empty()) continue;
      const auto known = std::ranges::find(model_.records(), world_.platform().public_id("rec", record.state.id), &Known::id);
      return fail(known == model_.records().end() ? nullptr : &*known, fmt::format("invariant broken, {}: {} ({} of subject {})", invariant.name, wrong, record.state.document_number, subject->uscc));
    }
    count("invariants");
  }
}

}  // namespace liaoxin::simulation
