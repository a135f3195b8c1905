#include "http/pages.hpp"

namespace liaoxin::http {

const std::vector<PageRoute>& page_routes() {
  static const std::vector<PageRoute> routes{
      {"front", "/", "nav.front", {}, front_page},
      {"search", "/search", "nav.search", {"q", "city", "item", "cursor"}, search_page},
      {"organisation", "/organisations/{id}", "nav.search", {}, organisation_page},
      {"record", "/records/{id}", "nav.search", {}, record_page},
      {"units", "/units", "nav.units", {}, units_page},
      {"collectors", "/collectors", "nav.units", {}, collectors_page},
      {"unit_outcomes", "/unit-outcomes", "nav.units", {}, unit_outcomes_page},
      {"trust", "/trust", "nav.units", {}, trust_page},
      {"coverage", "/coverage", "nav.coverage", {}, coverage_page},
      {"catalogue", "/catalogue", "nav.catalogue", {}, catalogue_page},
      {"measures", "/measures", "nav.catalogue", {}, measures_page},
      {"outcomes", "/outcomes", "nav.outcomes", {}, outcomes_page},
      {"statute", "/law", "nav.law", {}, law_page},
      {"lists", "/lists", "nav.law", {}, lists_page},
      {"choices", "/choices", "nav.choices", {}, choices_page},
      {"object", "/object", "nav.object", {}, object_page},
      {"privacy", "/privacy", "nav.privacy", {}, privacy_page},
      {"log", "/verify", "nav.verify", {}, verify_page},
      {"recall", "/recall/{id}", "nav.verify", {}, recall_page},
      {"api", "/api", "nav.api", {}, api_page},
  };
  return routes;
}

const std::set<std::string>& page_names() {
  static const std::set<std::string> names = [] {
    std::set<std::string> all;
    for (const PageRoute& route : page_routes()) all.emplace(route.name);
    return all;
  }();
  return names;
}

}  // namespace liaoxin::http
