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
    const auto term = cases::due_after(now->objection, now->objection.step, platform.pack());
    const auto due = term ? std::optional(term->on) : std::nullopt;
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
