#pragma once
#include "http/desk_routes.hpp"

/// The pages of the audit administrator: looks that deserve a second one, the log, refused attempts, how it is verified.
namespace liaoxin::http {

[[nodiscard]] DeskAnswer looks_to_review_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
/// The newest leaves, or the leaf whose place follows in the address.
[[nodiscard]] DeskAnswer journal_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer refused_page_of_log(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer verification_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
