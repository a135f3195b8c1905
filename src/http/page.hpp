#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "http/html.hpp"
#include "http/server.hpp"
#include "http/target.hpp"
#include "http/texts.hpp"

namespace liaoxin::http {

/// Everything a page is made from.
struct PageContext {
  Language language = Language::zh;
  const Site& site;
  registry::PublicReads& reads;
  const Law& law;
  const Target& target;
  std::string id;  ///< what stands at {id} of the route
  bool has_desk = false;  ///< one can sign in here
  bool is_large = false;  ///< read with larger letters (http/reading.hpp)

  [[nodiscard]] std::string say(std::string_view key, const Arguments& arguments = {}) const {
    return http::say(language, key, arguments);
  }
  [[nodiscard]] const std::string& pick(const base::LocalText& text) const { return http::pick(language, text); }
  [[nodiscard]] std::string number(std::int64_t value) const { return http::number(language, value); }
  /// An address of this language.
  [[nodiscard]] Url link(const Url& url) const { return url.in(prefix_of(language)); }
  /// A query parameter, empty when it is not given.
  [[nodiscard]] std::string parameter(std::string_view name) const;
};

struct Crumb {
  std::string text;
  Url url;
};

/// What a page says; the frame around it is drawn by page_frame.
struct Page {
  std::string title;
  Markup body;
  std::vector<Crumb> crumbs;   ///< between the front page and this one
  std::string here;            ///< the last crumb where it is not the title
  bool indexed = true;         ///< search engines may list it
  bool is_front = false;
  std::string published_on;    ///< meta PubDate
  std::string source;          ///< meta ContentSource
};

struct PageRoute {
  std::string_view name;     ///< as the pack's needs call it
  std::string_view pattern;  ///< "/organisations/{id}"
  std::string_view column;   ///< text key: the column of the site it belongs to
  std::vector<std::string_view> parameters;
  base::Result<Page> (*draw)(const PageContext& context);
};
[[nodiscard]] const std::vector<PageRoute>& page_routes();

/// What stands on every page besides its own content.
struct FrameFacts {
  std::string fixed_time;      ///< of a clock that stands still, else empty
  bool demonstration = false;  ///< an edition in force is a demonstration
};
[[nodiscard]] std::string framed(const PageContext& context, const Page& page, std::string_view column,
                                 const FrameFacts& facts);

/// The page of an error in plain words.
[[nodiscard]] Page error_page(const PageContext& context, int status, const base::Refusal& refusal,
                              std::string_view trace_id);

/// http://localhost:8080 or https://host, without a slash at the end.
[[nodiscard]] std::string site_address(const Site& site);

}  // namespace liaoxin::http
