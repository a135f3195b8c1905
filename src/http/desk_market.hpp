#pragma once
#include "http/desk_routes.hpp"

/// Market information at the desks (arts. 13, 14, 35): agreements with collectors, what a collector supplied, and what a subject
/// allowed. The public page of the collectors says how each handles objections.
namespace liaoxin::http {

/// What an agreement says, as every page shows it.
[[nodiscard]] Markup collector_facts(const PageContext& context, const registry::CollectorView& collector);
/// What a subject reads before it allows a collector anything: what is collected, how, for which use, its rights and duties.
[[nodiscard]] Markup collection_notice(const PageContext& context);
/// What a subject allowed, each with the way to take it back; `way_to` draws the address of a form.
[[nodiscard]] Markup collection_list(const PageContext& context, const std::vector<DeskCollection>& collections, const std::function<Url(std::string_view operation)>& way_to);

/// Agreements: a collector's own, or all of them for who concludes them.
[[nodiscard]] DeskAnswer agreements_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
/// What a collector supplied about organisations, with the ways to mend it.
[[nodiscard]] DeskAnswer supplied_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
