#pragma once
#include "http/page.hpp"
#include "registry/views.hpp"
#include "statute/restoration_rules.hpp"

namespace liaoxin::http {

/// How a negative record ends earlier (art. 39): the earliest day, conditions, ways, papers, where to apply, what it costs; of what
/// cannot be restored, who takes it away instead. Empty beside a record that says nothing negative.
[[nodiscard]] Markup record_guide(const PageContext& context, const registry::RecordView& record);

/// Where the guide stands on the page of its record.
inline constexpr std::string_view kGuidePlace = "guide";

}  // namespace liaoxin::http
