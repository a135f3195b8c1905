#include "statute/calendar.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"

namespace liaoxin::statute {
namespace {

using base::Basis;
using base::BasisKind;
using base::Date;
using base::RefusalWord;

const Basis kNotCounted{BasisKind::national, "民法典 第二百零一条"};
const Basis kRestDay{BasisKind::national, "行政许可法 第八十二条;行政处罚法 第八十五条"};
const Basis kNotLoaded{BasisKind::default_value, "calendar.not_loaded"};

constexpr std::string_view kHeading = "date,kind,holiday_zh,notice";
constexpr unsigned kLateDecember = 24;

std::string where(std::string_view file, std::size_t line, std::string_view what) {
  return std::string(file) + ":" + std::to_string(line) + ": " + std::string(what);
}

base::Result<Calendar> refuse_calendar(const CalendarDay& day, std::string_view what) {
  return base::refuse(RefusalWord::calendar_malformed, day.on.iso() + " " + std::string(what));
}

}  // namespace

base::Result<std::vector<CalendarDay>> parse_calendar_days(std::string_view csv, std::string_view file) {
  std::vector<CalendarDay> days;
  const std::vector<std::string> lines = base::split(csv, '\n');
  if (lines.empty() || base::trim(lines[0]) != kHeading) {
    return base::refuse(RefusalWord::calendar_malformed, where(file, 1, kHeading));
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string line = base::trim(lines[i]);
    if (line.empty()) continue;
    const std::vector<std::string> cells = base::split(line, ',');
    if (cells.size() != 4) {
      return base::refuse(RefusalWord::calendar_malformed, where(file, i + 1, kHeading));
    }
    const auto date = Date::parse(cells[0]);
    if (!date) return base::refuse(RefusalWord::calendar_malformed, where(file, i + 1, cells[0]));
    if (cells[1] != "off" && cells[1] != "work") {
      return base::refuse(RefusalWord::calendar_malformed, where(file, i + 1, cells[1]));
    }
    days.push_back({*date, cells[1] == "work", cells[2], cells[3]});
  }
  return days;
}

base::Result<Calendar> Calendar::parse(std::string_view csv, std::string_view file) {
  const std::vector<CalendarDay> days = TRY(parse_calendar_days(csv, file));
  if (days.empty()) return base::refuse(RefusalWord::calendar_malformed, where(file, 1, "no days"));
  return Calendar().with_added(days);
}

base::Result<Calendar> Calendar::with_added(std::span<const CalendarDay> days) const {
  Calendar joined = *this;
  for (const CalendarDay& day : days) {
    if (!joined.days_.emplace(day.on, day).second) return refuse_calendar(day, "twice");
    if (day.is_working && !day.on.is_weekend()) return refuse_calendar(day, "work on a weekday");
  }
  // A year in the middle without holidays would silently count them as working days.
  for (int year = joined.first_year(); year <= joined.last_year(); ++year) {
    const auto off_in = [year](const auto& entry) { return entry.first.year() == year && !entry.second.is_working; };
    if (std::ranges::none_of(joined.days_, off_in)) {
      return base::refuse(RefusalWord::calendar_malformed, std::to_string(year) + " has no holidays");
    }
  }
  return joined;
}

int Calendar::first_year() const { return days_.empty() ? 0 : days_.begin()->first.year(); }
int Calendar::last_year() const { return days_.empty() ? 0 : days_.rbegin()->first.year(); }

bool Calendar::is_working_day(Date date) const {
  const auto found = days_.find(date);
  if (found != days_.end()) return found->second.is_working;
  return !date.is_weekend();
}

bool Calendar::is_provisional(Date date) const {
  if (days_.empty()) return true;
  return date.year() < first_year() || date > Date::of(last_year(), 12, kLateDecember);
}

CountedDay Calendar::count_day(Date date, std::span<const Pause> pauses) const {
  for (const Pause& pause : pauses) {
    if (date < pause.from || date > pause.until) continue;
    return {date, false, {"期限暂停:" + pause.document, "clock stopped: " + pause.document}, pause.basis};
  }
  const auto found = days_.find(date);
  if (found != days_.end()) {
    const CalendarDay& day = found->second;
    const Basis notice{BasisKind::national, "国务院办公厅节假日安排通知 " + day.notice};
    if (day.is_working) return {date, true, {day.holiday_zh + "调休上班", "make-up working day"}, notice};
    return {date, false, {day.holiday_zh + "放假", "public holiday"}, notice};
  }
  if (date.is_weekend()) return {date, false, {"休息日", "weekend"}, kRestDay};
  if (date.year() < first_year() || date.year() > last_year()) {
    return {date, true, {"工作日(该年放假安排尚未载入)", "working day (that year's holidays are not loaded)"}, kNotLoaded};
  }
  return {date, true, {"工作日", "working day"}, kRestDay};
}

DueDate Calendar::add_working_days(Date from, int count, const Basis& basis, std::span<const Pause> pauses) const {
  CHECK(count >= 1);
  DueDate due;
  due.basis = basis;
  due.derivation.push_back({from, false, {"事件发生当日不计", "day of the event, not counted"}, kNotCounted});
  Date day = from;
  for (int counted = 0; counted < count;) {
    day = day.plus_days(1);
    due.derivation.push_back(count_day(day, pauses));
    if (due.derivation.back().counted) ++counted;
  }
  due.on = day;
  due.provisional = is_provisional(day) || from.year() < first_year();
  CHECK(due.on > from);
  return due;
}

DueDate Calendar::add_working_days(Date from, const Parameter& term, std::span<const Pause> pauses) const {
  CHECK(term.unit == Unit::working_days);
  return add_working_days(from, static_cast<int>(term.value), term.basis, pauses);
}

DueDate Calendar::calendar_days(Date from, Date last, const Basis& basis) {
  CHECK(last > from);
  DueDate due{.on = last, .provisional = false, .basis = basis, .derivation = {}};
  due.derivation.push_back({from, false, {"事件发生当日不计", "day of the event, not counted"}, kNotCounted});
  for (Date day = from.plus_days(1); day <= last; day = day.plus_days(1)) due.derivation.push_back({day, true, {"日历日,节假日也计", "day of the calendar, holidays too"}, kNotCounted});
  return due;
}

int Calendar::working_days_between(Date from, Date to) const {
  int count = 0;
  for (Date day = from.plus_days(1); day <= to; day = day.plus_days(1)) count += is_working_day(day) ? 1 : 0;
  return count;
}

}  // namespace liaoxin::statute
