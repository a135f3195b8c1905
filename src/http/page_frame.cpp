#include "http/components.hpp"
#include "http/page.hpp"
#include "http/portal_files.hpp"
#include "http/reading.hpp"

namespace liaoxin::http {
namespace {

struct Place {
  std::string_view key;
  Path path;
};

constexpr Place kMainPlaces[] = {
    {"nav.search", "/search"},  {"nav.units", "/units"}, {"nav.catalogue", "/catalogue"},
    {"nav.law", "/law"},        {"nav.object", "/object"}, {"nav.verify", "/verify"},
};
constexpr Place kFooterPlaces[] = {
    {"nav.coverage", "/coverage"}, {"nav.outcomes", "/outcomes"}, {"nav.choices", "/choices"}, {"nav.api", "/api"}, {"nav.privacy", "/privacy"},
};

/// The address of this page in a language: same path and parameters.
Url same_page(const PageContext& context, Language language) {
  Url url = Url("/").in(prefix_of(language));
  const std::size_t first = context.language == Language::en && !context.target.segments.empty() ? 1 : 0;
  for (std::size_t i = first; i < context.target.segments.size(); ++i) url = url.segment(context.target.segments[i]);
  const auto add = [&](Name name) {
    const std::string value = context.parameter(name.text());
    if (!value.empty()) url = url.parameter(name, value);
  };
  add("q");
  add("city");
  add("item");
  add("cursor");
  return url;
}

Markup meta(Name name, std::string_view content) {
  return empty_element("meta", {{"name", name.text()}, {"content", content}});
}

Markup head_of(const PageContext& context, const Page& page, std::string_view column) {
  const std::string site_name = context.say("site.name");
  const std::string title = page.is_front ? context.say("site.full_name") : page.title + " · " + site_name;
  Markup head = all(empty_element("meta", {{"charset", "utf-8"}}), meta("viewport", "width=device-width, initial-scale=1"),
                    h("title", {}, title), meta("SiteName", context.say("site.full_name")), meta("SiteDomain", context.site.name),
                    meta("SiteIDCode", context.site.site_code), meta("ColumnName", context.say(column)),
                    meta("ColumnType", context.say("meta.column_type")), meta("ArticleTitle", page.title),
                    meta("PubDate", page.published_on.empty() ? context.reads.now().date().iso() : page.published_on),
                    meta("ContentSource", page.source.empty() ? context.pick({context.site.sponsor_zh, context.site.sponsor_en}) : page.source));
  if (!page.indexed) head += meta("robots", "noindex");
  head += empty_element("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, href(static_url("mark.svg"))});
  head += empty_element("link", {{"rel", "stylesheet"}, href(static_url("liaoxin.css"))});
  if (context.is_large) head += empty_element("link", {{"rel", "stylesheet"}, href(static_url("large.css"))});
  for (const Language language : {Language::zh, Language::en}) {
    head += empty_element("link", {{"rel", "alternate"}, {"hreflang", tag_of(language)}, href(same_page(context, language))});
  }
  head += h("script", {{"type", "module"}, {"src", static_url("copy.js")}});
  head += h("script", {{"type", "module"}, {"src", static_url("print.js")}});
  return head;
}

Markup header_of(const PageContext& context) {
  const Language other = context.language == Language::zh ? Language::en : Language::zh;
  Markup places;
  const std::string here = "/" + (context.target.segments.size() > (context.language == Language::en ? 1u : 0u)
                                      ? context.target.segments[context.language == Language::en ? 1 : 0]
                                      : std::string());
  for (const Place& place : kMainPlaces) {
    Attributes attributes{href(context.link(Url(place.path)))};
    if (place.path.text() == here) attributes.push_back({"aria-current", "page"});
    places += h("li", {}, h("a", attributes, context.say(place.key)));
  }
  const Markup brand = h("a", {css("brand"), href(context.link(Url("/")))}, h("span", {css("seal"), {"aria-hidden", "true"}, {"lang", tag_of(Language::zh)}}, "信"),
                         h("span", {css("brand-name")}, context.say("site.name")),
                         h("span", {css("brand-line")}, context.say("site.line")));
  const Markup language = h("a", {css("language"), href(same_page(context, other)), {"hreflang", tag_of(other)}, {"lang", tag_of(other)}},
                            context.say("site.other_language"));
  const Markup reading = h("a", {css("reading"), href(other_reading(context)), {"rel", "nofollow"}}, context.say(context.is_large ? "reading.standard" : "reading.large"));
  const Markup desk = context.has_desk ? h("a", {css("desk"), href(context.link(Url("/sign-in")))}, context.say("nav.desk")) : Markup();
  return h("header", {css("site")}, h("div", {css("wide bar")}, brand, h("span", {css("switches")}, desk, " ", reading, " ", language)),
           h("nav", {{"aria-label", context.say("nav.label")}}, h("ul", {css("wide")}, places)));
}

Markup banners(const PageContext& context, const FrameFacts& facts) {
  Markup out;
  if (facts.demonstration) out += all(h("strong", {}, context.say("banner.demonstration")), " ", context.say("banner.demonstration_more"), " ");
  if (!facts.fixed_time.empty()) out += all(context.say("banner.fixed_clock"), " ", moment(facts.fixed_time));
  if (out.empty()) return {};
  return h("div", {css("banners"), {"role", "region"}, {"aria-label", context.say("banner.label")}}, h("p", {css("wide")}, out));
}

Markup crumbs_of(const PageContext& context, const Page& page) {
  if (page.is_front) return {};
  Markup items = h("li", {}, link_to(context.link(Url("/")), context.say("nav.front")));
  for (const Crumb& crumb : page.crumbs) items += h("li", {}, h("a", {href(crumb.url)}, filed(context, crumb.text)));
  items += h("li", {{"aria-current", "page"}}, filed(context, page.here.empty() ? page.title : page.here));
  return h("nav", {css("crumbs"), {"aria-label", context.say("nav.crumbs")}}, h("ol", {}, items));
}

Markup footer_of(const PageContext& context) {
  Markup places;
  for (const Place& place : kMainPlaces) places += h("li", {}, link_to(context.link(Url(place.path)), context.say(place.key)));
  for (const Place& place : kFooterPlaces) places += h("li", {}, link_to(context.link(Url(place.path)), context.say(place.key)));
  SummaryList about;
  about.add(context.say("footer.sponsor"), context.pick({context.site.sponsor_zh, context.site.sponsor_en}));
  about.add(context.say("footer.contact"), filed(context, context.site.contact));
  about.add(context.say("footer.icp"), filed(context, context.site.icp));
  about.add(context.say("footer.police"), filed(context, context.site.police_record));
  about.add(context.say("footer.site_code"), context.site.site_code);
  return h("footer", {css("site")},
           h("div", {css("wide")}, h("nav", {{"aria-label", context.say("footer.label")}}, h("ul", {}, places)), about.drawn(),
             h("p", {css("quiet")}, context.say("footer.promise"))));
}

}  // namespace

std::string PageContext::parameter(std::string_view name) const {
  const auto found = target.parameters.find(std::string(name));
  return found == target.parameters.end() ? std::string() : found->second;
}

std::string site_address(const Site& site) {
  const bool is_local = site.name.starts_with("localhost") || site.name.starts_with("127.");
  return (is_local ? "http://" : "https://") + site.name;
}

std::string framed(const PageContext& context, const Page& page, std::string_view column, const FrameFacts& facts) {
  const Markup printed = h("p", {css("print-only")}, site_address(context.site), same_page(context, context.language).text(), " · ",
                           moment(context.reads.now().rfc3339()));
  const Markup body = h("body", {}, h("a", {css("skip"), href(Url("#content"))}, context.say("nav.skip")), header_of(context),
                        banners(context, facts),
                        h("main", {id("content"), page.is_front ? css("front") : css("wide")}, crumbs_of(context, page), page.body, printed),
                        footer_of(context));
  const Markup head = head_of(context, page, column);
  return (context.language == Language::en ? document("en", head, body) : document("zh-CN", head, body)).bytes();
}

}  // namespace liaoxin::http
