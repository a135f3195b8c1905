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

Markup state_of(const PageContext& context, const DeskLetter& letter) {
  Markup tags = letter.served_on.empty() ? label(Tone::accent, context.say("letters.unread")) : label(Tone::plain, context.say("letters.served", {{"day", letter.served_on}}));
  if (letter.mail != "none") tags += all(" ", label(letter.mail == "given_up" ? Tone::warning : Tone::plain, reminder(context, letter.mail)));
  return h("p", {css("tags")}, tags);
}

Page list_page(const PageContext& context, Desk& desk, const std::string& login_token) {
  Page page = desk_page(context, "letters.title");
  page.body += h("p", {css("lead")}, context.say("letters.lead"));
  const std::vector<DeskLetter> letters = desk.letters(login_token);
  Markup list;
  for (const DeskLetter& letter : letters) {
    list += h("li", {}, h("div", {}, link_to(context.link(Url("/desk/letters").segment(letter.id)), context.pick(letter.title)), " ", h("span", {css("quiet")}, filed(context, letter.document_number))),
              h("div", {css("quiet")}, moment(letter.created_at)), state_of(context, letter));
  }
  page.body += letters.empty() ? h("p", {}, context.say("letters.none")) : h("ul", {css("tasks")}, list);
  page.body += reminders(context, desk.mail_address(login_token));
  return page;
}

Page letter_page(const PageContext& context, const report::Notice& notice, const std::string& id, bool is_served) {
  Page page = desk_page(context, "letters.title");
  page.crumbs.push_back({context.say("letters.title"), context.link(Url("/desk/letters"))});
  page.title = context.pick(notice.title);
  page.here = page.title;
  page.body = all(h("h1", {}, page.title), h("p", {}, filed(context, notice.addressee)));
  for (const report::NoticeParagraph& paragraph : notice.paragraphs) {
    page.body += h("p", {}, context.pick(paragraph.text), paragraph.basis ? all(" ", h("small", {}, context.pick(report::printed_basis(*paragraph.basis)))) : Markup());
  }
  page.body += h("p", {css("quiet")}, context.say("letters.number"), " ", code_text(id), " · ", day(notice.made_at.date().iso()));
  if (!is_served) page.body += all(h("p", {}, link_to(to_do(context, "notice.acknowledge").parameter("notice", id), context.say("letters.acknowledge"))), h("p", {css("quiet")}, context.say("letters.acknowledge_text")));
  return page;
}

}  // namespace

std::optional<Page> letters_desk_page(const PageContext& context, Desk& desk, const std::string& login_token, const std::vector<std::string>& path) {
  if (path.size() == 2) return list_page(context, desk, login_token);
  if (path.size() != 3) return std::nullopt;
  const auto letter = desk.letter(login_token, path[2]);
  if (!letter) return std::nullopt;
  return letter_page(context, letter->notice, path[2], letter->is_served);
}

}  // namespace liaoxin::http
