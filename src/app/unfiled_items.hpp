#pragma once
#include <string_view>

#include "app/declared.hpp"
#include "statute/item.hpp"

namespace liaoxin::app {

/// The item of responsibility on the record of a body (art. 48).
inline constexpr std::string_view kResponsibilityItem = "C8-09";

/// Items whose records arise from an operation and never from a file: an edition of them takes force all the same.
[[nodiscard]] inline bool is_never_filed(std::string_view item) { return item == kDeclaredItem || item == kResponsibilityItem; }
/// Whether an edition may bring this item into force: its rows can be taken, or it is made by acts of this platform.
[[nodiscard]] inline bool is_adoptable(const statute::Item& item) { return item.importable_stage == 1 || is_never_filed(item.code); }

}  // namespace liaoxin::app
