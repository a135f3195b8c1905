#include "intake/sheet_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/dates.hpp"

namespace liaoxin::intake {
namespace {

bool in(int id, int first, int last) { return id >= first && id <= last; }

NumberKind kind_of_code(std::string_view code) {
  bool year = false, day = false, month = false, hour = false, second = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    switch (std::tolower(static_cast<unsigned char>(code[at]))) {
      case ';': at = code.size(); break;  // the sections behind are for negative numbers and text
      case '"': at = std::min(code.size(), code.find('"', at + 1)); break;
      case '\\':
      case '_':
      case '*': ++at; break;
      case '[': {
        const std::size_t close = std::min(code.size(), code.find(']', at));
        const std::string_view inside = code.substr(at + 1, close - at - 1);
        if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) hour = true;  // elapsed time
        at = close;
        break;
      }
      case 'y': year = true; break;
      case 'd': day = true; break;
      case 'm': month = true; break;
      case 'h': hour = true; break;
      case 's': second = true; break;
      default: break;
    }
  }
  if (year || day) return NumberKind::date;
  if (hour || second) return NumberKind::time;
  return month ? NumberKind::date : NumberKind::plain;
}

}  // namespace

NumberKind number_kind(int format_id, std::string_view format_code) {
  if (in(format_id, 14, 17) || format_id == 22 || in(format_id, 27, 31) || format_id == 36 || in(format_id, 50, 54) ||
      in(format_id, 57, 58)) {
    return NumberKind::date;
  }
  if (in(format_id, 18, 21) || in(format_id, 32, 35) || in(format_id, 45, 47) || in(format_id, 55, 56)) return NumberKind::time;
  std::string folded(format_code);
  std::transform(folded.begin(), folded.end(), folded.begin(), [](unsigned char c) { return std::tolower(c); });
  if (format_id < 164 || folded == "general") return NumberKind::plain;
  return kind_of_code(format_code);
}

std::optional<std::string> sheet_date(double serial, bool from_1904) {
  const double last = from_1904 ? 2'957'003 : 2'958'465;
  if (!(serial >= (from_1904 ? 0 : 1)) || serial >= last + 1) return std::nullopt;
  const int day = static_cast<int>(std::floor(serial));
  if (from_1904) return base::Date::of(1904, 1, 1).plus_days(day).iso();
  if (day == 60) return "1900-02-29";
  return base::Date::of(1899, 12, day > 60 ? 30 : 31).plus_days(day).iso();
}

std::string sheet_time(double serial) {
  const double fraction = serial - std::floor(serial);
  const int seconds = std::min(86'399, static_cast<int>(std::lround(fraction * 86'400)));
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace liaoxin::intake
