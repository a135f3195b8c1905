#pragma once
#include "http/desk_routes.hpp"

/// The catalogue as the department in charge and the joint meeting see it (arts. 5, 10): what is drafted and what an edition
/// adopted, and the decisions by which editions and standards took force.
namespace liaoxin::http {

[[nodiscard]] DeskAnswer editions_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
/// The draft an operation is about, above its form; nothing where the reader may not see it.
[[nodiscard]] Markup edition_draft_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id);
[[nodiscard]] DeskAnswer decisions_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
