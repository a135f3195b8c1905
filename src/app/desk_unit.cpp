// The desk of a unit: what it filed, and how well (arts. 7, 12). Lists show organisations alone (red line 4).
#include <algorithm>
#include <limits>

#include "app/desk_service.hpp"
#include "base/check.hpp"
#include "store/records.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using statute::ActorKind;
using std::lock_guard;

namespace {

constexpr std::int64_t kRecordsPerPage = 20, kMonths = 12;

}  // namespace

base::Result<http::UnitRecords> DeskService::unit_records(const std::string& token, const std::string& cursor, bool only_held) {
  const lock_guard lock(mutex_);
  http::UnitRecords page;
  const auto as = actor(token);
  if (!as || as->kind != ActorKind::officer) return page;
  registry::RecordId before = std::numeric_limits<registry::RecordId>::max();
  if (!cursor.empty()) {
    const auto id = platform_.internal_id("rec", cursor);
    if (!id) return base::refuse(base::RefusalWord::cursor_invalid, {}, "cursor");
    before = *id;
  }
  const base::Date today = platform_.clock().now().date();
  const auto records = store::organisation_records_of_source(platform_.db(), as->unit, before, kRecordsPerPage + 1, only_held);
  for (const store::StoredRecord& record : records) {
    if (static_cast<std::int64_t>(page.records.size()) == kRecordsPerPage) {
      page.next = page.records.back().id;
      break;
    }
    const registry::RecordState& state = record.state;
    const statute::Item* item = platform_.pack().item(state.item);
    CHECK(item != nullptr && statute::is_organisation(state.subject_kind));
    const auto subject = store::find_subject(platform_.db(), state.subject_id);
    http::UnitRecord one{.id = platform_.public_id("rec", state.id), .subject_name = subject ? subject->name : "", .document_number = state.document_number,
                         .document_on = state.document_on ? state.document_on->iso() : "", .filed_at = state.admitted_at.rfc3339(), .item_title = item->name};
    one.is_ended = state.ended != registry::EndKind::none;
    one.is_past = !one.is_ended && state.display_until_on && *state.display_until_on < today;
    one.is_held = !one.is_ended && item->told_first && !state.told_at;
    one.is_contested = !one.is_ended && state.open_objections > 0;
    one.is_stayed = !one.is_ended && (state.stayed || state.unanswered);
    page.records.push_back(std::move(one));
  }
  return page;
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
