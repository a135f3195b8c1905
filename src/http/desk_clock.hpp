#pragma once
#include "http/desk.hpp"
#include "http/page.hpp"

namespace liaoxin::http {

/// The clock certificate of a proceeding; nothing where there is none for who asks.
[[nodiscard]] std::optional<Page> clock_page(const PageContext& context, Desk& desk, const std::string& token, const std::string& id);
/// Where it is; `id`: of the proceeding.
[[nodiscard]] Url clock_url(const PageContext& context, std::string_view id);

}  // namespace liaoxin::http
