#include "statute/negative_items.hpp"

#include <algorithm>
#include <array>

namespace liaoxin::statute {
namespace {

constexpr std::array<std::string_view, 4> kNegativeCategories{"C4-", "C5-", "C6-", "C7-"};
constexpr std::array<std::string_view, 4> kNegativeItems{"C2-05", "C8-01", "C8-06", "C8-09"};
constexpr std::string_view kPermits = "C8-05";

}  // namespace

bool is_negative_item(std::string_view code) {
  return std::ranges::find(kNegativeItems, code) != kNegativeItems.end() || std::ranges::any_of(kNegativeCategories, [&](std::string_view category) { return code.starts_with(category); });
}
bool is_told_first_item(std::string_view code) { return is_negative_item(code) || code == kPermits; }

}  // namespace liaoxin::statute
