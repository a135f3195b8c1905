#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "http/page.hpp"

/// In which size pages are read: chosen by a link on every page, kept by the browser in a cookie that says nothing else.
namespace liaoxin::http {

inline constexpr std::string_view kReadingCookie = "__Host-reading";

[[nodiscard]] bool reads_large(const Request& request);

/// The link from a page to the same page in the other size.
[[nodiscard]] Url other_reading(const PageContext& context);

/// GET /reading?size=large|standard&back=/path&…: keeps the choice and leads back to a page of this site, with the parameters it had.
/// Nothing where the path (without its language) is another one, or the size none of these.
[[nodiscard]] std::optional<Response> reading_response(const PageContext& context, const std::vector<std::string>& path);

}  // namespace liaoxin::http
