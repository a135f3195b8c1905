#include "app/running.hpp"

#include <algorithm>
#include <functional>

#include "app/acts.hpp"
#include "app/record_reader.hpp"
#include "app/regions.hpp"
#include "base/check.hpp"
#include "store/objections.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

constexpr std::int64_t kDay = 24LL * 3600 * 1'000'000;
/// More of one recipient come up as these are confirmed.
constexpr std::int64_t kRecallsShown = 20;

/// When the present step is due.
std::optional<base::Date> due_of(const cases::Objection& objection, const statute::Pack& pack) {
  switch (objection.step) {
    case cases::ObjectionStep::submitted: {
      const auto due = cases::accept_due(objection, pack);
      return due ? std::optional(due->on) : std::nullopt;
    }
    case cases::ObjectionStep::accepted: return objection.review_due_on;
    case cases::ObjectionStep::asked: return objection.answer_due_on;
    case cases::ObjectionStep::decided: return objection.told_due_on;
    case cases::ObjectionStep::disputed: return objection.settle_due_on;
    case cases::ObjectionStep::closed:
    case cases::ObjectionStep::settled: return std::nullopt;
  }
  CHECK(false);
}

}  // namespace

std::vector<http::RunningLine> running_objections(Platform& platform, const store::StoredUnit& reader) {
  const base::Date today = platform.clock().now().date();
  std::vector<http::RunningLine> lines;
  for (const cases::Objection& stored : store::open_objections(platform.db())) {
    const auto record = store::find_record(platform.db(), stored.record_id);
    const auto now = cases::as_of(stored, today, platform.pack());
    if (!record || !now) continue;
    if (reader.kind == "work_body" && !covers_one(reader, regions_of(platform.db(), record->state))) continue;
    const statute::Item* item = platform.pack().item(record->state.item);
    CHECK(item != nullptr);
    const auto due = due_of(now->objection, platform.pack());
    lines.push_back({.id = platform.public_id("obj", stored.id), .number = stored.number, .unit = unit_name(platform.db(), record->state.source_unit), .item = item->name,
                     .step = cases::printed(now->objection.step), .due_on = due ? due->iso() : "", .days_left = due ? (due->days - today.days).count() : 0, .is_hidden = cases::is_unanswered(now->objection, today)});
  }
  std::ranges::stable_sort(lines, {}, [](const http::RunningLine& line) { return std::pair(line.due_on.empty(), line.due_on); });
  return lines;
}

std::vector<http::SilentLine> silent_recipients(Platform& platform, bool only_units) {
  const base::Instant now = platform.clock().now();
  std::vector<http::SilentLine> lines;
  for (const store::OpenRecalls& open : store::open_recalls(platform.db())) {
    if (only_units && open.kind != "unit") continue;
    // What a court misses is shown to that court alone.
    if (const auto unit = only_units ? store::find_unit(platform.db(), open.reference) : std::nullopt; unit && unit->kind == "court") continue;
    lines.push_back({open.name, recipient_kind(open.kind), open.count, (now.micros - open.oldest_at.micros) / kDay});
    if (only_units) continue;
    for (const store::OpenRecall& recall : store::open_recalls_of(platform.db(), open.kind, open.reference, kRecallsShown)) lines.back().recalls.push_back({platform.public_id("rcl", recall.id), recall.told_at.rfc3339()});
  }
  std::ranges::stable_sort(lines, std::greater{}, &http::SilentLine::days);
  return lines;
}

}  // namespace liaoxin::app
