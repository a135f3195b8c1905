#include "app/restorations.hpp"

#include <algorithm>

#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "store/restorations.hpp"

namespace liaoxin::app {

using base::json::object;
using cases::Restoration;

bool restores(store::Connection& db, const std::string& unit, const registry::RecordState& record) {
  return record.deciding_unit.empty() ? answers_for(db, unit, record) : unit == record.deciding_unit;
}

std::optional<Restoration> open_restoration_of(store::Connection& db, registry::RecordId record) {
  for (Restoration& one : store::restorations_of(db, record)) {
    if (cases::is_open(one)) return std::move(one);
  }
  return std::nullopt;
}

std::vector<http::RunningLine> overdue_restorations(Platform& platform) {
  const base::Date today = platform.clock().now().date();
  std::vector<http::RunningLine> lines;
  for (const Restoration& one : store::open_restorations(platform.db())) {
    if (!cases::is_overdue(one, today)) continue;
    const auto record = store::find_record(platform.db(), one.record_id);
    CHECK(record.has_value());
    const statute::Item* item = platform.pack().item(record->state.item);
    CHECK(item != nullptr);
    const base::Date due_on = *cases::due_of(one);
    const std::string number = platform.public_id("rst", one.id);
    lines.push_back({.id = number, .number = number, .unit = unit_name(platform.db(), restoring_unit(record->state)), .item = item->name, .step = cases::printed(one.step), .due_on = due_on.iso(),
                     .days_left = (due_on.days - today.days).count()});
  }
  std::ranges::stable_sort(lines, {}, &http::RunningLine::days_left);
  return lines;
}

std::vector<http::FeeLine> fee_reports(Platform& platform) {
  std::vector<http::FeeLine> lines;
  for (const store::FeeReportSum& sum : store::fee_report_sums(platform.db())) lines.push_back({unit_name(platform.db(), sum.unit), sum.reported_on.iso(), sum.reports});
  return lines;
}

base::json::array restorations_json(Platform& platform, registry::RecordId record) {
  base::json::array list;
  for (const Restoration& one : store::restorations_of(platform.db(), record)) {
    object line{{"application", platform.public_id("rst", one.id)}, {"way", cases::facts_of(one.way).word}, {"state", cases::word(one.step)}, {"applied_at", one.applied_at.rfc3339()},
                {"accept_due_on", one.accept_due_on.iso()}, {"answer_due_on", one.answer_due_on.iso()}};
    if (!one.handler.empty()) line["handler"] = officer_name(platform.db(), one.handler);
    if (one.result_due_on) line["result_due_on"] = one.result_due_on->iso();
    if (one.decided_at) line["decided_at"] = one.decided_at->rfc3339();
    const auto stored = store::find_restoration(platform.db(), one.id);
    const auto said = sealed_reasons(platform, stored->row_id);
    if (said) line["correction"] = said->at("correction");
    list.push_back(std::move(line));
  }
  return list;
}

void note_silent_restorations(store::Writer& writer, Platform& platform, const statute::Actor& machine) {
  for (Restoration& one : store::open_restorations(writer.db())) {
    if (!cases::is_overdue(one, writer.now().date()) || one.silence_at == one.step) continue;
    const auto record = store::find_record(writer.db(), one.record_id);
    CHECK(record.has_value());
    write_act(writer, machine, {.operation = "restoration.silence", .record = one.record_id,
                                .facts = {{"application", platform.public_id("rst", one.id)}, {"unit", restoring_unit(record->state)}, {"state", cases::word(one.step)}, {"due_on", cases::due_of(one)->iso()}}});
    one.silence_at = one.step;
    store::save_restoration(writer.db(), one);
  }
}

}  // namespace liaoxin::app
