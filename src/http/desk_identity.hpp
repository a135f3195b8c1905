#pragma once
#include <string>
#include <vector>

#include "http/desk.hpp"
#include "http/desk_visit.hpp"
#include "http/message.hpp"

/// The pages of signing in by an identity provider. The way there begins with a link: a form may not lead to another site (CSP).
namespace liaoxin::http {

/// /sign-in/identity, /sign-in/return and /sign-in/code; nothing elsewhere.
[[nodiscard]] std::optional<Response> identity_sign_in(DeskVisit& visit, Desk& desk, const std::vector<std::string>& path);
/// /desk/identity, and /desk/identity/begin: the link between account and identity; nothing elsewhere.
[[nodiscard]] std::optional<Response> identity_link_page(DeskVisit& visit, Desk& desk, const std::vector<std::string>& path);
/// The link to the provider on the page for signing in; empty where there is none.
[[nodiscard]] Markup identity_way(const PageContext& context, Desk& desk);

}  // namespace liaoxin::http
