#pragma once
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/refusal.hpp"

namespace liaoxin::cases {

/// What is said of a government or a body, on one line, and names nobody by a number.
/// Refusals: `otherwise` where nothing is said, id_number_in_text.
[[nodiscard]] base::Result<std::string> text_without_number(const std::string& text, base::RefusalWord otherwise, std::string_view pointer, base::Date today);

}  // namespace liaoxin::cases
