#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace liaoxin::intake {

/// What the number format of a spreadsheet cell shows.
enum class NumberKind { plain, date, time };

/// By the number of a built-in format (ECMA-376 18.8.30, with those of Chinese and other East Asian versions) or by the code
/// of a custom one; a code with year or day is a date, one with hours or seconds alone a time.
[[nodiscard]] NumberKind number_kind(int format_id, std::string_view format_code);

/// YYYY-MM-DD of a day number. The 1900 system counts a 29 February 1900 that did not exist and is given as such; nothing
/// outside 1900-01-01..9999-12-31.
[[nodiscard]] std::optional<std::string> sheet_date(double serial, bool from_1904);

/// HH:MM:SS of the fraction of a day.
[[nodiscard]] std::string sheet_time(double serial);

}  // namespace liaoxin::intake
