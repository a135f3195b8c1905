#pragma once
#include <string_view>

#include "app/declared.hpp"

namespace liaoxin::app {

/// The item of responsibility on the record of a body (art. 48).
inline constexpr std::string_view kResponsibilityItem = "C8-09";

/// Items whose records arise from an operation and never from a file: an edition of them takes force all the same.
[[nodiscard]] inline bool is_never_filed(std::string_view item) { return item == kDeclaredItem || item == kResponsibilityItem; }

}  // namespace liaoxin::app
