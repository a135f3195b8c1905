#pragma once
#include "http/desk_routes.hpp"

namespace liaoxin::http {

/// The page of a court: the records that rest on a document, by its number, with the ways to mark it revoked or stayed (art. 23).
[[nodiscard]] DeskAnswer documents_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
