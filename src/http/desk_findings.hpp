#pragma once
#include "http/desk_routes.hpp"
#include "http/form.hpp"

/// What the platform sees missed, what is done about it, and reports on public pledges (arts. 19, 51 to 53).
namespace liaoxin::http {

[[nodiscard]] DeskAnswer findings_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer pledge_reports_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

/// What is judged, above the form that answers or closes it; nothing for who may not.
[[nodiscard]] Markup accountability_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id);
[[nodiscard]] Markup pledge_report_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id);

}  // namespace liaoxin::http
