#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liaoxin::base {

/// A civil date of the Asia/Shanghai calendar (legal dates have no time of day).
struct Date {
  std::chrono::sys_days days{};

  [[nodiscard]] static Date of(int year, unsigned month, unsigned day);
  /// `YYYY-MM-DD` exactly; nothing else, and only dates that exist.
  [[nodiscard]] static std::optional<Date> parse(std::string_view iso);
  /// Also `YYYY/M/D`, `YYYYMMDD`, `YYYY年M月D日`, `YYYY.M.D`.
  [[nodiscard]] static std::optional<Date> parse_lenient(std::string_view text);

  [[nodiscard]] std::string iso() const;
  [[nodiscard]] int year() const;
  [[nodiscard]] bool is_weekend() const;
  [[nodiscard]] Date plus_days(int count) const { return {days + std::chrono::days(count)}; }
  /// The corresponding day of a later month; where there is none, that month's last day (Civil Code art. 202).
  [[nodiscard]] Date plus_months(int count) const;
  auto operator<=>(const Date&) const = default;
};

/// 2099-12-31 and later years stand for "long-term".
[[nodiscard]] bool is_long_term(Date date);

/// A moment, in microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t micros = 0;

  /// The civil date in Asia/Shanghai (fixed +08:00).
  [[nodiscard]] Date date() const;
  /// RFC 3339 with +08:00, whole seconds.
  [[nodiscard]] std::string rfc3339() const;
  [[nodiscard]] static std::optional<Instant> parse_rfc3339(std::string_view text);
  /// The first microsecond of a civil date in Asia/Shanghai.
  [[nodiscard]] static Instant start_of(Date date);
  [[nodiscard]] std::int64_t seconds() const { return micros / 1'000'000; }
  auto operator<=>(const Instant&) const = default;
};

}  // namespace liaoxin::base
