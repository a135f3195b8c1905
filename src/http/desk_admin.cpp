#include "http/desk_admin.hpp"

#include "base/check.hpp"
#include "http/components.hpp"

namespace liaoxin::http {
namespace {

Url form_of(const PageContext& context, std::string_view operation) { return context.link(Url("/desk/do").segment(operation)); }

/// The name of what a link of a row does, and for a voice also to whom.
Markup row_link(const PageContext& context, const Url& url, const std::string& words, std::string_view whom) {
  return all(h("a", {href(url), css("row-link")}, words, h("span", {css("visually-hidden")}, " ", filed(context, whom))), " ");
}

Markup state_of(const PageContext& context, const AccountLine& account) {
  switch (account.state) {
    case AccountState::waiting: return all(label(Tone::accent, context.say("accounts.waiting")), h("span", {css("quiet block")}, context.say("accounts.link_until"), " ", moment(account.link_until)));
    case AccountState::link_expired: return label(Tone::warning, context.say("accounts.link_expired"));
    case AccountState::ready: return label(Tone::good, context.say("accounts.ready"));
    case AccountState::disabled: return all(label(Tone::plain, context.say("accounts.disabled")), h("span", {css("quiet block")}, moment(account.disabled_at)));
  }
  CHECK(false);
}

Markup roles_of(const PageContext& context, const AccountLine& account) {
  if (account.roles.empty()) return all(context.say("accounts.no_role"));
  Markup roles;
  for (const GrantLine& role : account.roles) {
    Markup line = all(context.pick(role.title));
    if (!role.place.empty()) line += all(" · ", filed(context, role.place));
    if (!role.officer.empty()) line += all(" ", code_text(role.officer));
    line += all(" ", row_link(context, form_of(context, "account.revoke").parameter("login", account.login).parameter("grant", role.grant), context.say("accounts.revoke"), account.login));
    roles += h("li", {}, line);
  }
  return h("ul", {css("plain")}, roles);
}

Markup ways_of(const PageContext& context, const AccountLine& account) {
  if (account.state == AccountState::disabled) return all("—");
  const auto way = [&](std::string_view operation, std::string_view words) { return row_link(context, form_of(context, operation).parameter("login", account.login), context.say(words), account.login); };
  Markup ways;
  if (!account.is_own) ways += way("account.grant", "accounts.grant");
  return all(ways, way("account.reset", "accounts.reset"), way("account.disable", "accounts.disable"));
}

}  // namespace

DeskAnswer accounts_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const std::string login = context.parameter("login");
  const auto found = desk.administration().accounts(asked.token, context.parameter("after"), login);
  if (!found) return std::nullopt;
  Page page = page_of_desk(context, "accounts.title", "accounts.lead");
  page.body += h("p", {css("actions")}, h("a", {css("button"), href(form_of(context, "account.open"))}, context.say("accounts.open")));
  page.body += h("form", {{"method", "get"}, Attribute("action", context.link(Url("/desk/accounts"))), css("search")}, h("label", {{"for", "login"}}, context.say("accounts.find")),
                 h("p", {css("hint quiet"), id("login-hint")}, context.say("accounts.find_hint")),
                 h("p", {css("search-box")}, empty_element("input", {id("login"), {"name", "login"}, {"type", "text"}, {"autocomplete", "off"}, {"aria-describedby", "login-hint"}, {"value", login}}),
                   h("button", {{"type", "submit"}}, context.say("accounts.find_do"))));
  if (found->accounts.empty()) {
    page.body += h("p", {}, context.say(login.empty() ? "accounts.none" : "accounts.not_found"));
    return page;
  }
  Table table(context.say(login.empty() ? "accounts.caption" : "accounts.one"));
  for (const char* heading : {"accounts.person", "accounts.state", "accounts.roles", "accounts.signed_in", "accounts.to_do"}) table.column(context.say(heading));
  for (const AccountLine& account : found->accounts) {
    table.row({all(account.name.empty() ? Markup() : h("span", {css("block")}, filed(context, account.name)), code_text(account.login)), state_of(context, account), roles_of(context, account),
               account.signed_in_at.empty() ? all(context.say("accounts.never")) : moment(account.signed_in_at), ways_of(context, account)});
  }
  page.body += table.drawn();
  if (!found->next.empty()) page.body += h("p", {}, link_to(context.link(Url("/desk/accounts")).parameter("after", found->next), context.say("accounts.next")));
  if (!login.empty()) page.body += h("p", {}, link_to(context.link(Url("/desk/accounts")), context.say("accounts.back")));
  return page;
}

DeskAnswer clients_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto clients = desk.administration().clients(asked.token);
  if (!clients) return std::nullopt;
  Page page = page_of_desk(context, "clients.title", "clients.lead");
  page.body += h("p", {css("actions")}, h("a", {css("button"), href(form_of(context, "client.register"))}, context.say("clients.register")));
  if (clients->empty()) {
    page.body += h("p", {}, context.say("clients.none"));
    return page;
  }
  const auto state = [&](const ClientLine& client) {
    switch (client.state) {
      case ClientState::not_yet: return label(Tone::plain, context.say("clients.not_yet"));
      case ClientState::live: return label(Tone::good, context.say("clients.live"));
      case ClientState::over: return label(Tone::plain, context.say("clients.over"));
      case ClientState::revoked: return all(label(Tone::warning, context.say("clients.revoked")), h("span", {css("quiet block")}, moment(client.revoked_at)));
    }
    CHECK(false);
  };
  Table table(context.say("clients.title"));
  for (const char* heading : {"clients.client", "clients.acts_as", "clients.items", "clients.term", "clients.state", "clients.to_do"}) table.column(context.say(heading));
  for (const ClientLine& client : *clients) {
    Markup items;
    for (const base::LocalText& item : client.items) items += h("div", {}, context.pick(item));
    table.row({all(filed(context, client.name), h("span", {css("quiet block")}, code_text(client.id))), all(filed(context, client.unit), " ", code_text(client.officer)),
               client.items.empty() ? all(context.say("clients.no_item")) : items, all(day(client.from_on), " ", context.say("clients.until"), " ", day(client.until_on)), state(client),
               client.state == ClientState::revoked ? all("—") : row_link(context, form_of(context, "client.revoke").parameter("client", client.id), context.say("clients.revoke"), client.name)});
  }
  page.body += table.drawn();
  return page;
}

DeskAnswer admin_units_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto units = desk.administration().units(asked.token);
  if (!units) return std::nullopt;
  Page page = page_of_desk(context, "admin_units.title", "admin_units.lead");
  page.body += h("p", {css("actions")}, h("a", {css("button"), href(form_of(context, "unit.register"))}, context.say("admin_units.register")), " ",
                 h("a", {css("button second"), href(form_of(context, "officer.register"))}, context.say("admin_units.register_officer")));
  if (units->empty()) page.body += h("p", {}, context.say("admin_units.none"));
  Table table(context.say("admin_units.title"));
  for (const char* heading : {"admin_units.unit", "admin_units.kind", "admin_units.officers", "admin_units.submitters", "admin_units.to_do"}) table.column(context.say(heading));
  for (const UnitLine& unit : *units) {
    Markup officers, submitters;
    for (const OfficerLine& officer : unit.officers) {
      Markup posts;
      for (const base::LocalText& post : officer.posts) posts += all(" ", label(Tone::plain, context.pick(post)));
      officers += h("li", {}, filed(context, officer.name), " · ", filed(context, officer.office), " ", code_text(officer.id), posts, " ",
                    row_link(context, form_of(context, "officer.assign").parameter("unit", unit.uscc).parameter("id", officer.id), context.say("admin_units.assign"), officer.name));
    }
    for (const std::string& name : unit.submitters) submitters += h("li", {}, filed(context, name));
    Markup kind = all(context.pick(unit.kind), h("span", {css("quiet block")}, context.pick(unit.region)));
    if (unit.is_public_security) kind += label(Tone::plain, context.say("admin_units.public_security"));
    table.row({all(filed(context, unit.name), h("span", {css("quiet block")}, unit.uscc)), kind, officers.empty() ? all(context.say("admin_units.no_officer")) : h("ul", {css("plain")}, officers),
               submitters.empty() ? all("—") : h("ul", {css("plain")}, submitters), row_link(context, form_of(context, "officer.register").parameter("unit", unit.uscc), context.say("admin_units.add_officer"), unit.name)});
  }
  if (!units->empty()) page.body += table.drawn();
  return page;
}

DeskAnswer calendar_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto calendar = desk.administration().calendar(asked.token);
  if (!calendar) return std::nullopt;
  Page page = page_of_desk(context, "calendar.title", "calendar.lead");
  std::string years;
  for (const int year : calendar->years) years += (years.empty() ? "" : context.say("consents.and")) + std::to_string(year);
  page.body += h("p", {}, context.say("calendar.years", {{"years", years}}));
  page.body += h("p", {css("actions")}, h("a", {css("button"), href(form_of(context, "calendar.add"))}, context.say("calendar.add")));
  Table table(context.say("calendar.caption"));
  for (const char* heading : {"calendar.day", "calendar.kind", "calendar.holiday", "calendar.notice"}) table.column(context.say(heading));
  for (auto one = calendar->days.rbegin(); one != calendar->days.rend(); ++one) {
    table.row({day(one->on), one->is_working ? label(Tone::accent, context.say("calendar.work")) : label(Tone::plain, context.say("calendar.off")), filed(context, one->holiday),
               all(filed(context, one->notice), one->is_added ? all(" ", label(Tone::good, context.say("calendar.added"))) : Markup())});
  }
  page.body += table.drawn();
  return page;
}

}  // namespace liaoxin::http
