#pragma once
#include "base/dates.hpp"
#include "base/json.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"

namespace liaoxin::registry {

/// Art. 8. What others may read of an operation's input names nobody by a number, whatever the operation is: no citizen number, travel
/// document, mobile phone or bank card. Its fields say where one may stand (statute::PersonalNumbers). Refusal: personal_number_in_text.
[[nodiscard]] base::Result<void> open_texts_name_nobody(const statute::Operation& operation, const base::json::value& input, base::Date today);

}  // namespace liaoxin::registry
