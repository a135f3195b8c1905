#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// What people type into cells, brought to one form. Blanks around and full-width signs never matter.
namespace liaoxin::intake {

/// YYYY-MM-DD, also with / or . or 年月日 or without separators, also followed by a time of day, which is dropped.
/// Refusal: cell_not_a_date.
[[nodiscard]] base::Result<base::Date> normalise_date(std::string_view text);

/// A decimal number in millionths: at most 12 digits before the point and 6 after it; commas may stand between groups of
/// three. Refusal: cell_not_a_number.
[[nodiscard]] base::Result<std::int64_t> normalise_decimal(std::string_view text);
/// Millionths as the shortest plain decimal: 0.2, 1234.5, -3.
[[nodiscard]] std::string decimal_text(std::int64_t millionths);

/// Values of a list cell, split at ; ； 、 | and trimmed; empty ones are dropped.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

}  // namespace liaoxin::intake
