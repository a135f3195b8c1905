#include "base/dates.hpp"

#include <fmt/format.h>

#include <array>

namespace liaoxin::base {
namespace {

using namespace std::chrono;
constexpr std::int64_t kOffsetMicros = 8LL * 3600 * 1'000'000;
constexpr std::int64_t kDayMicros = 86'400LL * 1'000'000;

std::optional<Date> checked(int y, int m, int d) {
  if (y < 1800 || y > 9999 || m < 1 || d < 1) return std::nullopt;
  const year_month_day ymd{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  if (!ymd.ok()) return std::nullopt;
  return Date{sys_days(ymd)};
}

/// Reads up to `limit` digits at `at`; -1 when there is none.
int number(std::string_view text, std::size_t& at, std::size_t limit) {
  int value = 0;
  std::size_t count = 0;
  while (at < text.size() && count < limit && text[at] >= '0' && text[at] <= '9') {
    value = value * 10 + (text[at] - '0');
    ++at, ++count;
  }
  return count == 0 ? -1 : value;
}

bool skip(std::string_view text, std::size_t& at, std::string_view separator) {
  if (text.substr(at, separator.size()) != separator) return false;
  at += separator.size();
  return true;
}

}  // namespace

Date Date::of(int y, unsigned m, unsigned d) { return {sys_days(std::chrono::year(y) / month(m) / day(d))}; }

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  return parse_lenient(iso);
}

std::optional<Date> Date::parse_lenient(std::string_view text) {
  std::size_t at = 0;
  if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos) {
    const int y = number(text, at, 4), m = number(text, at, 2), d = number(text, at, 2);
    return checked(y, m, d);
  }
  struct Form { std::string_view first, second, last; };
  static constexpr std::array<Form, 4> kForms{{{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}}};
  for (const Form& form : kForms) {
    at = 0;
    const int y = number(text, at, 4);
    if (y < 0 || !skip(text, at, form.first)) continue;
    const int m = number(text, at, 2);
    if (m < 0 || !skip(text, at, form.second)) continue;
    const int d = number(text, at, 2);
    if (d < 0 || !skip(text, at, form.last) || at != text.size()) continue;
    return checked(y, m, d);
  }
  return std::nullopt;
}

std::string Date::iso() const {
  const year_month_day ymd(days);
  const int year = static_cast<int>(ymd.year());
  const unsigned month = static_cast<unsigned>(ymd.month()), day = static_cast<unsigned>(ymd.day());
  // A period added to a far date leaves the four digits.
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  // By hand: every row of an import prints a dozen dates.
  const auto digit = [](unsigned value) { return static_cast<char>('0' + value % 10); };
  const auto y = static_cast<unsigned>(year);
  return {digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), '-', digit(month / 10), digit(month), '-', digit(day / 10), digit(day)};
}

int Date::year() const { return static_cast<int>(year_month_day(days).year()); }

bool Date::is_weekend() const {
  const weekday day_of_week(days);
  return day_of_week == Saturday || day_of_week == Sunday;
}

Date Date::plus_months(int count) const {
  year_month_day ymd(days);
  ymd += months(count);
  if (!ymd.ok()) ymd = ymd.year() / ymd.month() / last;
  return {sys_days(ymd)};
}

bool is_long_term(Date date) { return date.year() >= 2099; }

Date Instant::date() const {
  const std::int64_t local = micros + kOffsetMicros;
  const std::int64_t day_count = local >= 0 ? local / kDayMicros : -((-local + kDayMicros - 1) / kDayMicros);
  return {sys_days(std::chrono::days(day_count))};
}

std::string Instant::rfc3339() const {
  const Date on = date();
  const std::int64_t local = micros + kOffsetMicros - on.days.time_since_epoch().count() * kDayMicros;
  const std::int64_t second = local / 1'000'000;
  return fmt::format("{}T{:02}:{:02}:{:02}+08:00", on.iso(), second / 3600, second / 60 % 60, second % 60);
}

std::optional<Instant> Instant::parse_rfc3339(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto on = Date::parse(text.substr(0, 10));
  std::size_t at = 11;
  const int h = number(text, at, 2);
  at = 14;
  const int m = number(text, at, 2);
  at = 17;
  const int s = number(text, at, 2);
  const std::string_view zone = text.substr(19);
  if (!on || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return std::nullopt;
  if (zone != "+08:00" && zone != "Z") return std::nullopt;
  Instant instant = start_of(*on);
  if (zone == "Z") instant.micros += kOffsetMicros;
  instant.micros += (h * 3600LL + m * 60LL + s) * 1'000'000;
  return instant;
}

Instant Instant::start_of(Date date) {
  return {date.days.time_since_epoch().count() * kDayMicros - kOffsetMicros};
}

}  // namespace liaoxin::base
