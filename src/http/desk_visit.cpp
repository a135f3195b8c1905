#include "http/desk_visit.hpp"

#include <fmt/format.h>

#include "access/bound_login.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "http/components.hpp"
#include "http/desk_counter.hpp"
#include "http/problem.hpp"

namespace liaoxin::http {

Field cookie(std::string_view name, std::string_view value, std::optional<int> seconds) {
  return {"Set-Cookie", fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax{}", name, value, seconds ? fmt::format("; Max-Age={}", *seconds) : "")};
}

Response signed_in(const DeskVisit& visit, const PageContext& context, Desk& desk, const DeskTokens& tokens) {
  desk.bind(access::bound_token(tokens.login, tokens.device, visit.request.field("user-agent")));
  constexpr int kDeviceSeconds = 180 * 24 * 3600;
  Response response = redirect(context.link(Url("/desk")));
  response.fields.push_back(cookie(kLoginCookie, tokens.login));
  response.fields.push_back(cookie(kDeviceCookie, tokens.device, kDeviceSeconds));
  return response;
}

std::string request_cookie(const Request& request, std::string_view name) {
  for (const std::string& part : base::split(request.field("cookie"), ';')) {
    const std::string one = base::trim(part);
    const std::size_t equals = one.find('=');
    if (equals != std::string::npos && std::string_view(one).substr(0, equals) == name) return one.substr(equals + 1);
  }
  return {};
}

std::string login_token(const Request& request) { return access::bound_token(request_cookie(request, kLoginCookie), request_cookie(request, kDeviceCookie), request.field("user-agent")); }

std::string form_token(const std::string& login_token) { return base::base32(base::view(base::sha256("liaoxin/form/" + login_token))); }

bool is_from_here(const Request& request) {
  const std::string_view site = request.field("sec-fetch-site"), origin = request.field("origin"), host = request.field("host");
  if (!site.empty() && site != "same-origin") return false;
  if (origin.empty()) return !site.empty();
  const std::size_t scheme = origin.find("://");
  return scheme != std::string_view::npos && origin.substr(scheme + 3) == host;
}

Response redirect(const Url& to) { return {303, {{"Location", to.text()}, {"Cache-Control", "no-store"}}, {}, false}; }

Page page_named(const PageContext& context, std::string_view title) {
  Page page;
  page.title = context.say(title);
  page.indexed = false;
  return page;
}

Page desk_page(const PageContext& context, std::string_view title) {
  Page page = page_named(context, title);
  page.crumbs = {{context.say("desk.title"), context.link(Url("/desk"))}};
  page.here = page.title;
  page.body = h("h1", {}, page.title);
  return page;
}

Markup hidden(Name name, std::string_view value) { return empty_element("input", {{"type", "hidden"}, {"name", name.text()}, {"value", value}}); }
Markup submit(std::string_view words) { return h("p", {css("actions")}, h("button", {{"type", "submit"}}, words)); }
Markup small_form(const Url& action, const std::string& token, const Markup& content) {
  return h("form", {{"method", "post"}, Attribute("action", action)}, hidden("form_token", token), content);
}

Response desk_response(const DeskVisit& visit, Page page, int status) {
  if (visit.person && visit.person->sitting) page.body = all(counter_banner(visit.context, *visit.person->sitting), page.body);
  Response response;
  response.status = status;
  response.body = framed(visit.context, page, "nav.desk", visit.facts);
  response.fields = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}, {"Content-Language", std::string(tag_of(visit.context.language))}, {"X-Robots-Tag", "noindex"}};
  for (const Field& one : visit.cookies) response.fields.push_back(one);
  if (status == 429) response.fields.push_back({"Retry-After", "60"});
  if (status == 503) response.fields.push_back({"Retry-After", "5"});
  return response;
}

Response refused_page(const DeskVisit& visit, const base::Refusal& refusal) {
  Page page = page_named(visit.context, "desk.title");
  page.body = all(h("h1", {}, page.title), error_summary(visit.context, {refusal}));
  return desk_response(visit, std::move(page), status_of(refusal.word));
}

std::optional<base::Refusal> refreshed_by_form(DeskVisit& visit, Desk& desk) {
  const std::string code = base::trim(visit.value("code_again"));
  if (code.empty()) return std::nullopt;
  if (const auto fresh = desk.refresh(visit.token, code, visit.request.address); !fresh) {
    base::Refusal refusal = fresh.error();
    refusal.pointer = "/code_again";
    return refusal;
  }
  visit.person->is_fresh = true;
  return std::nullopt;
}

}  // namespace liaoxin::http
