#include "base/text.hpp"
#include "http/components.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {
namespace {

/// Items by which organisations can be filtered: what is filed and public, registration apart.
std::vector<const statute::Item*> filter_items(const PageContext& context) {
  std::vector<const statute::Item*> items;
  for (const statute::Item& item : context.law.pack.items) {
    if (item.importable_stage == 1 && item.organisation.contains(statute::Channel::disclosure) && !item.code.starts_with("C1-")) {
      items.push_back(&item);
    }
  }
  return items;
}

Markup option(std::string_view value, std::string_view text, bool is_selected) {
  Attributes attributes{{"value", value}};
  if (is_selected) attributes.push_back(Attribute("selected"));
  return h("option", attributes, text);
}

Markup selects(const PageContext& context, const registry::SearchQuery& query) {
  Markup cities = option("", context.say("search.any_city"), !query.city);
  for (const statute::Division& division : context.law.pack.divisions) {
    if (division.level == statute::DivisionLevel::prefecture) cities += option(division.code, context.pick(division.name), query.city == division.code);
  }
  Markup items = option("", context.say("search.any_item"), !query.item);
  for (const statute::Item* item : filter_items(context)) items += option(item->code, context.pick(item->name), query.item == item->code);
  return h("div", {css("filters")},
           h("p", {}, h("label", {{"for", "city"}}, context.say("search.city")), h("select", {id("city"), {"name", "city"}}, cities)),
           h("p", {}, h("label", {{"for", "item"}}, context.say("search.item")), h("select", {id("item"), {"name", "item"}}, items)));
}

registry::SearchQuery query_of(const PageContext& context) {
  registry::SearchQuery query;
  query.q = base::trim(context.parameter("q"));
  const auto given = [&](std::string_view name) {
    std::string value = context.parameter(name);
    return value.empty() ? std::nullopt : std::optional<std::string>(std::move(value));
  };
  query.city = given("city");
  query.item = given("item");
  query.cursor = given("cursor");
  return query;
}

Url address_of(const PageContext& context, const registry::SearchQuery& query) {
  Url url = context.link(Url("/search")).parameter("q", query.q);
  if (query.city) url = url.parameter("city", *query.city);
  if (query.item) url = url.parameter("item", *query.item);
  return url;
}

/// The filters that are set, each with its way out.
Markup selected_filters(const PageContext& context, const registry::SearchQuery& query) {
  Markup items;
  const auto add = [&](const std::string& text, const registry::SearchQuery& without) {
    items += h("li", {}, h("a", {css("chip"), href(address_of(context, without))}, text, h("span", {{"aria-hidden", "true"}}, " ×"),
                           h("span", {css("visually-hidden")}, context.say("search.remove_filter"))));
  };
  registry::SearchQuery without = query;
  if (query.city) {
    without.city.reset();
    const statute::Division* division = context.law.pack.division(*query.city);
    add(division == nullptr ? *query.city : context.pick(division->name), without);
    without.city = query.city;
  }
  if (query.item) {
    without.item.reset();
    const statute::Item* item = context.law.pack.item(*query.item);
    add(item == nullptr ? *query.item : context.pick(item->name), without);
  }
  if (items.empty()) return {};
  return h("div", {css("selected")}, h("h2", {}, context.say("search.selected")), h("ul", {}, items));
}

Markup hit_row(const PageContext& context, const registry::SearchHit& hit) {
  const bool is_former = !hit.matched_name.empty() && hit.matched_name != hit.name;
  return h("li", {}, h("a", {css("hit-name"), href(context.link(Url("/organisations").segment(hit.id)))}, filed(context, hit.name)),
           is_former ? h("p", {css("quiet")}, say_with(context, "search.matched_former", {{"name", filed(context, hit.matched_name)}})) : Markup(),
           h("p", {css("hit-facts")}, code_text(hit.uscc), h("span", {}, place_name(context, hit.city_title, hit.region_title)),
             hit.status.empty() ? Markup() : label(Tone::plain, context.pick(hit.status_title))));
}

Markup results(const PageContext& context, const registry::SearchQuery& query, const registry::SearchPage& page) {
  if (page.hits.empty()) {
    return all(h("h2", {}, say_with(context, "search.none", {{"query", filed(context, query.q)}})), h("p", {}, context.say("search.none_means")),
               coverage_sentences(context, page.coverage), h("p", {}, context.say("search.none_advice")));
  }
  Markup rows;
  for (const registry::SearchHit& hit : page.hits) rows += hit_row(context, hit);
  Markup out = all(h("h2", {}, say_with(context, "search.found", {{"query", filed(context, query.q)}})), h("ol", {css("hits")}, rows));
  if (!page.next.empty()) {
    out += h("p", {css("pages")}, h("a", {css("button"), {"rel", "next"}, href(address_of(context, query).parameter("cursor", page.next))}, context.say("search.next")));
  }
  if (query.cursor) out += h("p", {}, link_to(address_of(context, query), context.say("search.first")));
  out += h("details", {}, h("summary", {}, context.say("search.covers")), coverage_sentences(context, page.coverage));
  return out;
}

}  // namespace

Markup search_form(const PageContext& context, const registry::SearchQuery& query, bool is_large) {
  const Markup box = h("p", {css("search-box")}, empty_element("input", {{"type", "search"}, id("q"), {"name", "q"}, {"value", query.q}, {"autocomplete", "off"},
                                                                           {"aria-describedby", "q-hint"}, {"maxlength", "200"}}),
                       h("button", {{"type", "submit"}}, context.say("search.button")));
  return h("form", {is_large ? css("search large") : css("search"), {"role", "search"}, {"action", context.link(Url("/search"))}, {"method", "get"}},
           h("label", {{"for", "q"}, css("search-label")}, context.say("search.label")), h("p", {css("hint"), id("q-hint")}, context.say("search.hint")), box,
           selects(context, query));
}

base::Result<Page> front_page(const PageContext& context) {
  const registry::OutcomeView outcome = context.reads.outcomes();
  const auto figure = [&](std::string_view key, std::int64_t value) {
    return h("div", {}, h("dt", {}, context.say(key)), h("dd", {}, context.number(value)));
  };
  const Markup figures = h("dl", {css("figures")}, figure("front.organisations", outcome.organisations), figure("front.records", outcome.records_public),
                           figure("front.confirmed", outcome.recalls_confirmed), figure("front.wrongful", outcome.wrongful_exposure_minutes));
  const auto card = [&](std::string_view key, std::string_view text, const Url& url) {
    return h("li", {}, h("h3", {}, link_to(context.link(url), context.say(key))), h("p", {}, context.say(text)));
  };
  const Markup cards = h("ul", {css("cards")}, card("front.object", "front.object_text", Url("/object")), card("front.verify", "front.verify_text", Url("/verify")),
                         card("front.law", "front.law_text", Url("/law")), card("front.choices", "front.choices_text", Url("/choices")),
                         card("front.units", "front.units_text", Url("/units")), card("front.api", "front.api_text", Url("/api")));
  Page page;
  page.title = context.say("site.full_name");
  page.is_front = true;
  page.body = all(h("div", {css("hero")}, h("div", {css("wide")}, h("h1", {}, context.say("front.title")), h("p", {css("lead")}, context.say("front.lead")),
                                            search_form(context, {}, true))),
                  h("div", {css("wide")},
                    h("section", {css("two")}, h("div", {}, h("h2", {}, context.say("front.is")), h("p", {}, context.say("front.is_text"))),
                      h("div", {}, h("h2", {}, context.say("front.is_not")), h("p", {}, context.say("front.is_not_text")))),
                    h("section", {}, h("h2", {}, context.say("front.figures")), figures,
                      h("p", {css("quiet")}, context.say("front.wrongful_text", {{"checks", outcome.exposure_checks}}), " ",
                        link_to(context.link(Url("/outcomes")), context.say("front.all_figures")))),
                    h("section", {}, h("h2", {}, context.say("front.more")), cards)));
  return page;
}

base::Result<Page> search_page(const PageContext& context) {
  const registry::SearchQuery query = query_of(context);
  Page page;
  page.indexed = false;
  page.title = context.say("search.title");
  page.body = h("h1", {}, page.title);
  if (query.q.empty()) {
    page.body += search_form(context, query, false);
    return page;
  }
  page.title = context.say("search.title_of", {{"query", query.q}});
  const auto found = context.reads.search(query);
  if (!found) {
    const std::string message = context.pick(found.error().message);
    page.title = context.say("error.prefix") + context.say("search.title");
    page.body += h("div", {css("note warning"), id("error")}, h("p", {css("note-heading")}, message),
                   h("p", {}, link_to(Url("#q"), context.pick(found.error().remedy))));
    page.body += search_form(context, query, false);
    return page;
  }
  page.body += search_form(context, query, false);
  page.body += selected_filters(context, query);
  page.body += h("section", {css("results"), {"aria-live", "off"}}, results(context, query, *found));
  return page;
}

}  // namespace liaoxin::http
