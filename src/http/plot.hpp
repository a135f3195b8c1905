#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/page.hpp"

namespace liaoxin::http {

/// One bar: a share of a whole; a dash where there is nothing to measure.
struct PlotBar {
  std::string label;
  std::int64_t part = 0, whole = 0;
};

/// Shares as bars from left to right, each with its number, for colour says nothing alone. A table with the same figures always
/// stands beside it. `name` tells apart the plots of one page.
[[nodiscard]] Markup share_plot(const PageContext& context, std::string_view name, const std::string& title, const std::vector<PlotBar>& bars);

}  // namespace liaoxin::http
