#include "http/desk_identity.hpp"

#include "base/text.hpp"
#include "http/components.hpp"
#include "http/problem.hpp"

namespace liaoxin::http {
namespace {

using base::RefusalWord;

/// What a browser keeps on its way to the provider and back: the language, a dot, and the secret of the sign-in.
constexpr std::string_view kIdentityCookie = "__Host-identity";
constexpr int kIdentitySeconds = 600;

/// A page that says what went wrong, and where to begin anew.
Response failed_page(const DeskVisit& visit, const base::Refusal& refusal) {
  Page page = page_named(visit.context, "identity.title");
  page.body = all(h("h1", {}, page.title), error_summary(visit.context, {refusal}), h("p", {}, link_to(visit.context.link(Url("/sign-in")), visit.context.say("identity.again"))));
  Response response = desk_response(visit, std::move(page), status_of(refusal.word));
  response.fields.push_back(cookie(kIdentityCookie, "", 0));
  return response;
}

Response sent_away(DeskVisit& visit, IdentityDesk& identities, bool is_link) {
  const auto begun = identities.send_away(is_link);
  if (!begun) return failed_page(visit, begun.error());
  Response response{303, {{"Location", begun->address}, {"Cache-Control", "no-store"}}, {}, false};
  response.fields.push_back(cookie(kIdentityCookie, std::string(tag_of(visit.context.language)) + "." + begun->secret, kIdentitySeconds));
  return response;
}

Response came_back(DeskVisit& visit, Desk& desk, IdentityDesk& identities) {
  const std::string kept = request_cookie(visit.request, kIdentityCookie);
  const std::size_t dot = kept.find('.');
  const std::string secret = dot == std::string::npos ? std::string() : kept.substr(dot + 1);
  // The address the provider knows has no language: the browser remembers it.
  const PageContext context{kept.starts_with("en.") ? Language::en : Language::zh, visit.context.site, visit.context.reads, visit.context.law, visit.context.target, {}, true, visit.context.is_large};
  DeskVisit there{visit.request, context, visit.facts, visit.token, std::nullopt, {}, {}, {}};
  const auto back = identities.came_back(context.target.parameters, secret, visit.token, visit.request.address, request_cookie(visit.request, kDeviceCookie));
  if (!back) return failed_page(there, back.error());
  switch (back->step) {
    case IdentityStep::signed_in: {
      Response response = signed_in(visit, context, desk, back->tokens);
      response.fields.push_back(cookie(kIdentityCookie, "", 0));
      return response;
    }
    case IdentityStep::code_asked: {
      Response response = redirect(context.link(Url("/sign-in/code")));
      response.fields.push_back(cookie(kIdentityCookie, back->waiting, kIdentitySeconds));
      return response;
    }
    case IdentityStep::to_be_linked: break;
  }
  Response response = redirect(context.link(Url("/desk/identity")));
  response.fields.push_back(cookie(kIdentityCookie, "", 0));
  return response;
}

Response code_page(DeskVisit& visit, Desk& desk, IdentityDesk& identities) {
  const PageContext& context = visit.context;
  std::vector<base::Refusal> refusals;
  if (visit.is_post()) {
    const auto tokens = identities.finish(request_cookie(visit.request, kIdentityCookie), base::trim(visit.value("code")), visit.request.address, request_cookie(visit.request, kDeviceCookie));
    if (tokens) {
      Response response = signed_in(visit, context, desk, *tokens);
      response.fields.push_back(cookie(kIdentityCookie, "", 0));
      return response;
    }
    if (tokens.error().word != RefusalWord::sign_in_failed && tokens.error().word != RefusalWord::sign_in_wait) return failed_page(visit, tokens.error());
    refusals.push_back(tokens.error());
  }
  Page page = page_named(context, "identity.code_title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("identity.code_lead")), error_summary(context, refusals),
                  h("form", {{"method", "post"}, Attribute("action", context.link(Url("/sign-in/code"))), css("form")},
                    line(context, {"code", context.say("desk.code"), context.say("desk.code_hint"), "", false, "one-time-code"}, refusals), submit(context.say("desk.sign_in"))));
  const bool waits = !refusals.empty() && refusals.front().word == RefusalWord::sign_in_wait;
  return desk_response(visit, std::move(page), refusals.empty() ? 200 : waits ? 429 : 403);
}

}  // namespace

std::optional<Response> identity_sign_in(DeskVisit& visit, Desk& desk, const std::vector<std::string>& path) {
  IdentityDesk* const identities = desk.identities();
  if (identities == nullptr || path.size() != 2) return std::nullopt;
  if (path[1] == "code") return code_page(visit, desk, *identities);
  if (visit.request.method != Method::get) return std::nullopt;
  if (path[1] == "identity") return sent_away(visit, *identities, false);
  if (path[1] == "return") return came_back(visit, desk, *identities);
  return std::nullopt;
}

std::optional<Response> identity_link_page(DeskVisit& visit, Desk& desk, const std::vector<std::string>& path) {
  IdentityDesk* const identities = desk.identities();
  if (identities == nullptr || path.size() < 2 || path[1] != "identity") return std::nullopt;
  if (path.size() == 3 && path[2] == "begin" && visit.request.method == Method::get) return sent_away(visit, *identities, true);
  if (path.size() != 2) return std::nullopt;
  const PageContext& context = visit.context;
  std::vector<base::Refusal> refusals;
  if (visit.is_post()) {
    if (auto refusal = refreshed_by_form(visit, desk)) refusals.push_back(std::move(*refusal));
    if (refusals.empty()) {
      const auto done = visit.value("act") == "unlink" ? identities->unlink(visit.token) : identities->link(visit.token);
      if (done) return redirect(context.link(Url("/desk/identity")));
      refusals.push_back(done.error());
      if (refusals.front().word == RefusalWord::factor_not_fresh) refusals.front().pointer = "/code_again";
    }
  }
  const IdentityLink link = identities->link_of(visit.token);
  Page page = page_named(context, "identity.title");
  page.crumbs = {{context.say("desk.title"), context.link(Url("/desk"))}};
  page.body = all(h("h1", {}, page.title), error_summary(context, refusals), h("p", {}, context.say("identity.lead")));
  const Markup code = visit.person->is_fresh ? Markup() : line(context, {"code_again", context.say("desk.code"), context.say("desk.code_hint"), "", false, "one-time-code"}, refusals);
  const auto form = [&](std::string_view act, std::string_view words) {
    return h("form", {{"method", "post"}, Attribute("action", context.link(Url("/desk/identity"))), css("form")}, hidden("form_token", form_token(visit.token)), hidden("act", act), code, submit(words));
  };
  if (!link.linked_at.empty()) {
    page.body += all(h("p", {}, say_with(context, "identity.linked", {{"at", moment(link.linked_at)}})), form("unlink", context.say("identity.unlink")));
  } else if (link.is_waiting) {
    page.body += all(note(Tone::warning, context.say("identity.waiting"), h("p", {}, say_with(context, "identity.waiting_text", {{"login", all(visit.person->login)}}))), form("link", context.say("identity.link")));
  } else {
    page.body += all(h("p", {}, context.say("identity.not_linked")), h("p", {}, link_to(context.link(Url("/desk/identity/begin")), context.say("identity.begin"))));
  }
  return desk_response(visit, std::move(page), refusals.empty() ? 200 : status_of(refusals.front().word));
}

Markup identity_way(const PageContext& context, Desk& desk) {
  if (desk.identities() == nullptr) return {};
  return h("p", {}, link_to(context.link(Url("/sign-in/identity")), context.say("identity.way")));
}

}  // namespace liaoxin::http
