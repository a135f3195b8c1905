#pragma once
#include <string_view>

namespace liaoxin::statute {

/// Items of negative effect, closed (red line 8): broken pledges, judgments and decisions, penalties, refusals, deception, list entries, abnormal
/// operations, responsibility in government affairs. A pack that says otherwise of one of them is refused.
[[nodiscard]] bool is_negative_item(std::string_view code);
/// Items whose records are held until their subject was told (red line 2): the negative ones, and permits.
[[nodiscard]] bool is_told_first_item(std::string_view code);

}  // namespace liaoxin::statute
