#include "http/desk_letters.hpp"

#include "http/components.hpp"
#include "http/desk_visit.hpp"

namespace liaoxin::http {
namespace {

Url to_do(const PageContext& context, std::string_view operation) { return context.link(Url("/desk/do").segment(operation)); }

/// Where reminders go, and what can be done about it.
Markup reminders(const PageContext& context, const DeskMailAddress& address) {
  SummaryList facts;
  facts.add(context.say("letters.mail_now"), address.confirmed.empty() ? all(context.say("letters.mail_none")) : code_text(address.confirmed));
  if (!address.pending.empty()) facts.add(context.say("letters.mail_pending"), all(code_text(address.pending), " ", link_to(to_do(context, "mail_address.confirm"), context.say("letters.mail_confirm"))));
  Markup ways = link_to(to_do(context, "mail_address.register"), context.say(address.confirmed.empty() ? "letters.mail_register" : "letters.mail_change"));
  if (!address.confirmed.empty() || !address.pending.empty()) ways += all(" ", link_to(to_do(context, "mail_address.remove"), context.say("letters.mail_remove")));
  return all(h("h2", {}, context.say("letters.mail")), h("p", {}, context.say("letters.mail_lead")), facts.drawn(), h("p", {}, ways));
}

std::string reminder(const PageContext& context, const std::string& state) {
  if (state == "taken") return context.say("letters.mail_taken");
  return context.say(state == "given_up" ? "letters.mail_given_up" : "letters.mail_waiting");
}

Markup state_of(const PageContext& context, const DeskNotice& letter) {
  Markup tags = letter.served_on.empty() ? label(Tone::accent, context.say("letters.unread")) : label(Tone::plain, context.say("letters.served", {{"day", letter.served_on}}));
  if (letter.mail != "none") tags += all(" ", label(letter.mail == "given_up" ? Tone::warning : Tone::plain, reminder(context, letter.mail)));
  return h("p", {css("tags")}, tags);
}

Markup acknowledging(const PageContext& context, const DeskNotice& letter) {
  if (!letter.served_on.empty()) return {};
  return h("p", {}, link_to(to_do(context, "notice.acknowledge").parameter("notice", letter.id), context.say("letters.acknowledge")));
}

}  // namespace

Page letters_desk_page(const PageContext& context, Desk& desk, const std::string& login_token) {
  Page page = desk_page(context, "letters.title");
  page.body += h("p", {css("lead")}, context.say("letters.lead"));
  const std::vector<DeskNotice> letters = desk.notices(login_token);
  Markup list;
  for (const DeskNotice& letter : letters) {
    list += h("li", {}, h("div", {}, link_to(context.link(Url("/desk/letters").segment(letter.id)), context.pick(letter.title)), " ", h("span", {css("quiet")}, filed(context, letter.document_number))),
              h("div", {css("quiet")}, moment(letter.created_at)), state_of(context, letter), acknowledging(context, letter));
  }
  page.body += letters.empty() ? h("p", {}, context.say("letters.none")) : all(h("ul", {css("tasks")}, list), h("p", {css("quiet")}, context.say("letters.acknowledge_text")));
  page.body += reminders(context, desk.mail_address(login_token));
  return page;
}

}  // namespace liaoxin::http
