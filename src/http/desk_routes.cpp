#include "http/desk_routes.hpp"

#include <algorithm>

#include "http/components.hpp"
#include "http/desk_admin.hpp"
#include "http/desk_audit.hpp"
#include "http/desk_catalogue.hpp"
#include "http/desk_court.hpp"
#include "http/desk_findings.hpp"
#include "http/desk_market.hpp"
#include "http/desk_measure.hpp"
#include "http/desk_oversight.hpp"
#include "http/desk_rule_drafts.hpp"
#include "http/desk_unit.hpp"
#include "http/desk_visit.hpp"

namespace liaoxin::http {

std::span<const DeskRoute> desk_routes() {
  using enum DeskKind;
  static const std::vector<DeskRoute> routes{
      {"accounts", "accounts.title", {security}, accounts_page},
      {"clients", "clients.title", {security}, clients_page},
      {"units", "admin_units.title", {system}, admin_units_page},
      {"calendar", "calendar.title", {system}, calendar_page},
      {"audit", "audit.title", {audit}, looks_to_review_page},
      {"journal", "journal.title", {audit}, journal_page, true},
      {"refused", "refused.title", {audit}, refused_page_of_log},
      {"verification", "verification.title", {audit}, verification_page},
      {"editions", "editions.title", {in_charge, joint_meeting}, editions_page},
      {"decisions", "decisions.title", {in_charge, joint_meeting}, decisions_page},
      {"oversight", "oversight.title", {in_charge}, oversight_page},
      {"list-systems", "lists.desk_title", {in_charge, joint_meeting}, list_systems_page},
      {"measure-lists", "measures.lists_title", {in_charge}, measure_lists_page},
      {"measures", "measures.unit_title", {DeskKind::unit}, unit_measures_page},
      {"findings", "findings.title", {in_charge, DeskKind::unit, work_body, joint_meeting, court, DeskKind::collector}, findings_page},
      {"pledges", "pledges.title", {own, DeskKind::unit}, pledge_reports_page},
      {"search", "desk_search.title", {DeskKind::unit, work_body}, search_records_page},
      {"serving", "serving.title", {DeskKind::unit, work_body}, to_serve_page},
      {"intake", "intake.title", {work_body}, intake_page},
      {"proceedings", "proceedings.title", {work_body}, proceedings_page},
      {"documents", "documents.title", {court}, documents_page},
      {"supplied", "supplied.title", {DeskKind::collector}, supplied_page},
      {"agreements", "agreements.title", {DeskKind::collector, work_body, in_charge}, agreements_page},
  };
  return routes;
}

DeskAnswer desk_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& token, const std::vector<std::string>& path) {
  if (path.size() < 2 || path.size() > 3) return std::nullopt;
  const auto found = std::ranges::find_if(desk_routes(), [&](const DeskRoute& route) { return route.name == path[1] && std::ranges::count(route.desks, person.desk) > 0 && (path.size() == 2 || route.has_objects); });
  if (found == desk_routes().end()) return std::nullopt;
  return found->draw(context, desk, {person, token, path.size() == 3 ? path[2] : std::string()});
}

Markup desk_links(const PageContext& context, DeskKind kind) {
  Markup links;
  for (const DeskRoute& route : desk_routes()) {
    if (std::ranges::count(route.desks, kind) > 0) links += h("li", {}, link_to(context.link(Url("/desk").segment(route.name)), context.say(route.title)));
  }
  return links.empty() ? links : h("ul", {css("plain")}, links);
}

Page page_of_desk(const PageContext& context, std::string_view title, std::string_view lead) {
  Page page = desk_page(context, title);
  page.body += h("p", {css("lead")}, context.say(lead));
  return page;
}

}  // namespace liaoxin::http
