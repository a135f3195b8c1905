#pragma once
#include "http/desk_routes.hpp"

/// The pages of the security administrator (accounts, machine clients) and of the system administrator (units, calendar).
namespace liaoxin::http {

[[nodiscard]] DeskAnswer accounts_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer clients_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer admin_units_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer calendar_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
