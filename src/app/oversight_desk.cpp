// How units file, answer and confirm, as the department in charge oversees it (arts. 6, 12).
#include "app/measures.hpp"
#include <set>

#include "app/office_desk_service.hpp"
#include "app/record_reader.hpp"
#include "app/restorations.hpp"
#include "app/running.hpp"
#include "base/check.hpp"
#include "intake/formula_guard.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using http::DeskKind;

namespace {

constexpr std::int64_t kMonths = 12;

std::vector<http::QualityLine> quality(Platform& platform) {
  std::vector<http::QualityLine> lines;
  for (const store::FigureSum& sum : store::figure_sums(platform.db())) {
    const statute::Item* item = platform.pack().item(sum.item);
    CHECK(item != nullptr);
    lines.push_back({unit_name(platform.db(), sum.unit), item->name, sum.figure.accepted, sum.figure.timely, sum.figure.with_due, sum.figure.cells_filled, sum.figure.cells_expected, sum.figure.corrections,
                     sum.figure.last_at.rfc3339()});
  }
  return lines;
}

/// What a court misses is shown to that court alone (docs/decisions/0041-findings-and-accountability.md).
void leave_out_courts(store::Connection& db, http::OversightView& view) {
  std::set<std::string> courts;
  for (const store::StoredUnit& unit : store::all_units(db)) {
    if (unit.kind == "court") courts.insert(unit.name);
  }
  std::erase_if(view.overdue, [&](const http::RunningLine& line) { return courts.contains(line.unit); });
  std::erase_if(view.restorations, [&](const http::RunningLine& line) { return courts.contains(line.unit); });
  std::erase_if(view.fees, [&](const http::FeeLine& line) { return courts.contains(line.unit); });
}

}  // namespace

std::optional<http::OversightView> OfficeDeskService::oversight(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge}, [&](Platform& platform, const statute::Actor& actor) {
    http::OversightView view;
    view.lines = quality(platform);
    for (const store::MonthFigure& month : store::all_month_figures(platform.db(), kMonths)) view.months.insert(view.months.begin(), {month.month, month.figure.timely, month.figure.with_due});
    view.overdue = running_objections(platform, *store::find_unit(platform.db(), actor.unit));
    std::erase_if(view.overdue, [](const http::RunningLine& line) { return line.due_on.empty() || line.days_left >= 0; });
    view.restorations = overdue_restorations(platform);
    view.fees = fee_reports(platform);
    view.attempts = attempts(platform);
    view.silent = silent_recipients(platform, true);
    leave_out_courts(platform.db(), view);
    return view;
  });
}

std::optional<std::string> OfficeDeskService::oversight_csv(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge}, [&](Platform& platform, const statute::Actor&) {
    std::string csv = "\xEF\xBB\xBF" "unit,item,accepted,timely,with_due,cells_filled,cells_expected,corrections,last_at\r\n";
    const auto quoted = [](const std::string& cell) {
      std::string text = "\"";
      for (const char c : intake::guarded(cell)) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      return text + "\"";
    };
    for (const http::QualityLine& line : quality(platform)) {
      csv += quoted(line.unit) + "," + quoted(line.item.zh);
      for (const std::int64_t number : {line.accepted, line.timely, line.with_due, line.cells_filled, line.cells_expected, line.corrections}) csv += "," + std::to_string(number);
      csv += "," + line.last_at + "\r\n";
    }
    return csv;
  });
}

}  // namespace liaoxin::app
