// The desk of a unit: what it filed, and how well (arts. 7, 12). Lists show organisations alone (red line 4).
#include <algorithm>
#include <limits>

#include "app/actors.hpp"
#include "app/desk_service.hpp"
#include "app/record_reader.hpp"
#include "app/regions.hpp"
#include "app/restorations.hpp"
#include "app/serving.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "store/designations.hpp"
#include "store/listings.hpp"
#include "store/records.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using statute::ActorKind;
using std::lock_guard;

namespace {

constexpr std::int64_t kRecordsPerPage = 20, kMonths = 12, kFound = 50;

}  // namespace

http::UnitRecord DeskService::unit_record(const store::StoredRecord& record) {
  const base::Date today = platform_.clock().now().date();
  const registry::RecordState& state = record.state;
  const statute::Item* item = platform_.pack().item(state.item);
  CHECK(item != nullptr && statute::is_organisation(state.subject_kind));
  const auto subject = store::find_subject(platform_.db(), state.subject_id);
  http::UnitRecord one{.id = platform_.public_id("rec", state.id), .subject_name = subject ? subject->name : "", .document_number = state.document_number,
                       .document_on = state.document_on ? state.document_on->iso() : "", .filed_at = state.admitted_at.rfc3339(), .item_title = item->name};
  one.is_negative = item->negative;
  one.is_ended = state.ended != registry::EndKind::none;
  one.is_past = !one.is_ended && state.display_until_on && *state.display_until_on < today;
  one.is_held = !one.is_ended && item->told_first && !state.told_at;
  one.is_contested = !one.is_ended && state.open_objections > 0;
  one.is_stayed = !one.is_ended && (state.stayed || state.unanswered);
  return one;
}

base::Result<http::UnitRecords> DeskService::unit_records(const std::string& token, const std::string& cursor, bool only_held) {
  const lock_guard lock(mutex_);
  http::UnitRecords page;
  const auto as = actor(token);
  if (!as || (as->kind != ActorKind::officer && as->kind != ActorKind::collector)) return page;
  registry::RecordId before = std::numeric_limits<registry::RecordId>::max();
  if (!cursor.empty()) {
    const auto id = platform_.internal_id("rec", cursor);
    if (!id) return base::refuse(base::RefusalWord::cursor_invalid, {}, "cursor");
    before = *id;
  }
  const auto records = store::organisation_records_of_source(platform_.db(), as->unit, before, kRecordsPerPage + 1, only_held);
  for (const store::StoredRecord& record : records) {
    if (static_cast<std::int64_t>(page.records.size()) == kRecordsPerPage) {
      page.next = page.records.back().id;
      break;
    }
    page.records.push_back(unit_record(record));
  }
  return page;
}

base::Result<std::vector<http::UnitRecord>> DeskService::search_records(const std::string& token, const std::string& query) {
  const lock_guard lock(mutex_);
  std::vector<http::UnitRecord> list;
  const auto as = actor(token);
  if (!as || as->kind != ActorKind::officer) return list;
  store::Connection& db = platform_.db();
  const auto add = [&](const store::StoredRecord& record) {
    const registry::RecordState& state = record.state;
    if (!statute::is_organisation(state.subject_kind) || static_cast<std::int64_t>(list.size()) == kFound) return;
    http::UnitRecord one = unit_record(record);
    // What is held, hidden, over or not shared is read by its source, and by the work body of its region while it is contested.
    const bool is_covered = is_work_body_of(db, *as, state);
    one.is_shareable = is_covered && read_record_view(platform_.read_context(), record, statute::Channel::sharing, registry::Viewer::stranger, platform_.clock().now());
    const bool is_under_review = is_covered && one.is_contested && !one.is_past;
    for (const cases::Designation& designation : store::designations_of(db, state.id)) {
      if (cases::is_carried(designation, state)) one.designation = platform_.public_id("dsg", designation.id);
    }
    for (const store::StoredListing& stored : store::listings_on(db, state.id)) {
      if (stored.listing.step == cases::ListingStep::proposed) one.listing = platform_.public_id("lst", stored.listing.id);
    }
    if (const auto listing = store::listing_of_entry(db, state.id)) one.entry_of = platform_.public_id("lst", listing->listing.id);
    one.has_guide = !one.is_past && prints_guide(platform_.read_context(), *as, state);
    one.is_restored_here = one.has_guide && restores(db, as->unit, state);
    one.is_shielded = one.is_restored_here && has(state.bars, registry::Bar::shielded);
    if (answers_for(db, as->unit, state) || one.is_shareable || is_under_review) list.push_back(std::move(one));
  };
  // 1. By its number, or by the number of its document.
  const std::string text = base::trim(query);
  if (const auto id = platform_.internal_id("rec", text)) {
    if (const auto record = store::find_record(db, *id)) add(*record);
    return list;
  }
  for (const store::StoredRecord& record : store::records_with_document(db, text, kFound)) add(record);
  if (!list.empty()) return list;
  // 2. By the name of an organisation: only organisations have names that can be searched.
  store::NameSearch search{.folded = base::fold_name(text), .city = {}, .item = {}, .after_folded = {}};
  if (base::to_code_points(search.folded).size() < 2) return base::refuse(base::RefusalWord::query_too_short, {}, "/q");
  for (const store::NameHit& hit : store::search_names(db, search)) {
    for (const store::StoredRecord& record : store::records_of_subject(db, hit.subject.id)) add(record);
  }
  return list;
}

std::vector<http::UnitMonth> DeskService::unit_months(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<http::UnitMonth> months;
  const auto as = actor(token);
  if (!as || as->kind != ActorKind::officer) return months;
  for (const store::MonthFigure& one : store::month_figures(platform_.db(), as->unit, kMonths)) {
    months.push_back({one.month, one.figure.accepted, one.figure.timely, one.figure.with_due, one.figure.cells_filled, one.figure.cells_expected, one.figure.corrections});
  }
  return months;
}

}  // namespace liaoxin::app
