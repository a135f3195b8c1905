#include "intake/plain_number.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace liaoxin::intake {

std::optional<std::string> plain_number(std::string_view text) {
  if (text.find_first_of("eE") == std::string_view::npos) return std::string(text);
  return plain_spreadsheet_number(text);
}

std::optional<std::string> plain_spreadsheet_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  if (std::abs(value) >= 1e15) return std::nullopt;
  const std::string rounded = fmt::format("{:.15g}", value);
  std::from_chars(rounded.data(), rounded.data() + rounded.size(), value);
  char digits[400];
  const auto written = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
  std::string plain(digits, written.ptr);
  return plain == "-0" ? "0" : plain;
}

}  // namespace liaoxin::intake
