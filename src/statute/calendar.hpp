#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/parameter.hpp"

namespace liaoxin::statute {

/// A day that departs from the week: a holiday on a weekday, or a weekend day that is worked.
struct CalendarDay {
  base::Date on;
  bool is_working = false;
  std::string holiday_zh;
  std::string notice;  ///< address of the State Council notice that fixed it
};

/// Days on which a clock stands still, both included (art. 37: inspection, testing, quarantine, evaluation, expert
/// review). A pause still running is handed in with today as its last day; the due date is then recomputed on read.
struct Pause {
  base::Date from;
  base::Date until;
  std::string document;  ///< proof of the pause
  base::Basis basis;
};

/// One line of a derivation: a day, whether it was counted, why, and what kind of rule says so.
struct CountedDay {
  base::Date on;
  bool counted = false;
  base::LocalText reason;
  base::Basis basis;
};

struct DueDate {
  base::Date on;             ///< last day of the term
  bool provisional = false;  ///< touches days whose calendar is not loaded, or late December of the last loaded year
  base::Basis basis;         ///< of the length of the term
  std::vector<CountedDay> derivation;  ///< from the day of the event to `on`, every day once
};

/// Working days of mainland China: the loaded holiday plans, else Monday to Friday (facts: working days).
class Calendar {
 public:
  /// Reads `date,kind,holiday_zh,notice`. Refuses days that do not exist, stand twice, or a year without holidays.
  [[nodiscard]] static base::Result<Calendar> parse(std::string_view csv, std::string_view file);

  [[nodiscard]] bool is_working_day(base::Date date) const;
  /// The `count`-th working day after `from`; the day of the event is not counted (Civil Code art. 201). count >= 1.
  [[nodiscard]] DueDate add_working_days(base::Date from, int count, const base::Basis& basis,
                                         std::span<const Pause> pauses = {}) const;
  /// The same with the length, in working days, and the basis of a dated parameter.
  [[nodiscard]] DueDate add_working_days(base::Date from, const Parameter& term,
                                         std::span<const Pause> pauses = {}) const;
  /// Every day after `from` to the last one, holidays too, for a term in days of the calendar; nothing moves its end.
  [[nodiscard]] static DueDate calendar_days(base::Date from, base::Date last, const base::Basis& basis);
  /// Working days after `from` up to and including `to`; 0 when `to` is not later.
  [[nodiscard]] int working_days_between(base::Date from, base::Date to) const;
  /// A calendar with more years (calendar.add). Refuses a day that is already loaded.
  [[nodiscard]] base::Result<Calendar> with_added(std::span<const CalendarDay> days) const;
  /// True when a term that ends on `date` may still be moved by a notice not loaded yet.
  [[nodiscard]] bool is_provisional(base::Date date) const;

  [[nodiscard]] int first_year() const;
  [[nodiscard]] int last_year() const;
  [[nodiscard]] const std::map<base::Date, CalendarDay>& days() const { return days_; }

 private:
  [[nodiscard]] CountedDay count_day(base::Date date, std::span<const Pause> pauses) const;
  std::map<base::Date, CalendarDay> days_;
};

/// The rows of a calendar file, without yet joining them to a calendar.
[[nodiscard]] base::Result<std::vector<CalendarDay>> parse_calendar_days(std::string_view csv, std::string_view file);

}  // namespace liaoxin::statute
