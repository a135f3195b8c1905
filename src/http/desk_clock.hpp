#pragma once
#include "http/desk.hpp"
#include "http/page.hpp"

namespace liaoxin::http {

/// The clock certificate of a proceeding; nothing where there is none for who asks.
[[nodiscard]] std::optional<Page> clock_page(const PageContext& context, Desk& desk, const std::string& token, const std::string& id);
/// Where it is, of what a task or form names; nothing where that has no clock.
[[nodiscard]] std::optional<Url> clock_url(const PageContext& context, const std::map<std::string, std::string>& given);

}  // namespace liaoxin::http
