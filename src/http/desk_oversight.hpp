#pragma once
#include "http/desk_routes.hpp"

/// How units file and answer, as the department in charge oversees it (arts. 6, 12, 37, 39), and how the work body runs its own
/// desk: what came in, what is contested, what ended, who has not confirmed.
namespace liaoxin::http {

[[nodiscard]] DeskAnswer oversight_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer intake_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer proceedings_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
