#include "http/desk_letters.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "http/components.hpp"
#include "http/desk_own.hpp"
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
  if (!letter.is_notice()) return {};
  Markup tags = letter.served_on.empty() ? label(Tone::accent, context.say("letters.unread")) : label(Tone::plain, context.say("letters.served", {{"day", letter.served_on}}));
  if (letter.reminder != "none") tags += all(" ", label(letter.reminder == "given_up" ? Tone::warning : Tone::plain, reminder(context, letter.reminder)));
  return h("p", {css("tags")}, tags);
}

/// A subject says itself that it has a letter; a clerk does not say it for it.
Markup acknowledging(const PageContext& context, const DeskPerson& person, const DeskLetter& letter) {
  if (!letter.is_notice() || !letter.served_on.empty() || person.sitting) return {};
  return h("p", {}, link_to(to_do(context, "notice.acknowledge").parameter("notice", letter.id), context.say("letters.acknowledge")));
}

Markup letter_item(const PageContext& context, const DeskPerson& person, const DeskLetter& letter) {
  const Markup document = letter.document_number.empty() ? Markup() : all(" ", h("span", {css("quiet")}, filed(context, letter.document_number)));
  return h("li", {}, h("div", {}, link_to(own_url(context, person).segment("letters").segment(letter.id), context.pick(letter.title)), document), h("div", {css("quiet")}, moment(letter.at)),
           state_of(context, letter), acknowledging(context, person, letter));
}

Markup letter_items(const PageContext& context, const DeskPerson& person, const std::vector<DeskLetter>& letters, std::size_t most) {
  Markup list;
  for (std::size_t i = 0; i < std::min(most, letters.size()); ++i) list += letter_item(context, person, letters[i]);
  return list;
}

Markup letter_list(const PageContext& context, const DeskPerson& person, const std::vector<DeskLetter>& letters, std::size_t most) {
  return h("ul", {css("tasks")}, letter_items(context, person, letters, most));
}

}  // namespace

std::vector<DeskLetter> all_letters(const std::vector<OwnRecord>& records, std::vector<DeskLetter> others) {
  for (const OwnRecord& own : records) std::ranges::copy(own.letters, std::back_inserter(others));
  std::ranges::stable_sort(others, std::greater{}, &DeskLetter::at);
  return others;
}

Markup unread_letters(const PageContext& context, const DeskPerson& person, const std::vector<DeskLetter>& letters, std::size_t most) {
  std::vector<DeskLetter> unread;
  std::ranges::copy_if(letters, std::back_inserter(unread), [](const DeskLetter& letter) { return letter.is_notice() && letter.served_on.empty(); });
  const Markup others = unread.size() > most ? h("li", {}, link_to(own_url(context, person).segment("letters"), context.say("letters.all_unread", {{"count", static_cast<std::int64_t>(unread.size())}}))) : Markup();
  return all(letter_items(context, person, unread, most), others);
}

Markup own_letters(const PageContext& context, const DeskPerson& person, const std::vector<DeskLetter>& letters, std::size_t most) {
  if (letters.empty()) return {};
  const Markup others = letters.size() > most ? h("p", {}, link_to(own_url(context, person).segment("letters"), context.say("letters.all"))) : Markup();
  return all(h("h2", {}, context.say("letters.title")), letter_list(context, person, letters, most), others);
}

Page letters_desk_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token) {
  Page page = desk_page(context, "letters.title");
  page.body += h("p", {css("lead")}, context.say("letters.lead"));
  std::vector<DeskLetter> letters = desk.notices(login_token);
  std::ranges::copy(desk.letters(login_token), std::back_inserter(letters));
  std::ranges::stable_sort(letters, std::greater{}, &DeskLetter::at);
  page.body += letters.empty() ? h("p", {}, context.say("letters.none")) : all(letter_list(context, person, letters, letters.size()), h("p", {css("quiet")}, context.say("letters.acknowledge_text")));
  page.body += reminders(context, desk.mail_address(login_token));
  return page;
}

}  // namespace liaoxin::http
