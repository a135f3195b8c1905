#pragma once
#include <vector>

#include "http/desk.hpp"
#include "http/page.hpp"

namespace liaoxin::http {

/// What waits for a second person: whole, so that it can be checked, with the ways to decide on it. Nothing when nothing
/// waits.
[[nodiscard]] Markup proposals_section(const PageContext& context, const std::vector<DeskProposal>& proposals);

}  // namespace liaoxin::http
