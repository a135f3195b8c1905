#pragma once
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/refusal.hpp"

namespace liaoxin::cases {

/// What is said to the public of why a promise is not kept as it was given, as `text_without_number` takes it, resting on none of the four excuses of article 46
/// in so many words. Blanks, signs, width, case and traditional characters make no difference; what is put in other words its readers judge.
/// Refusals: reason_missing, id_number_in_text, trust_excuse_rejected.
[[nodiscard]] base::Result<std::string> reason_without_excuse(const std::string& text, std::string_view pointer, base::Date today);

}  // namespace liaoxin::cases
