#include "http/desk_counter.hpp"

#include "base/check.hpp"
#include "http/components.hpp"
#include "http/desk_letters.hpp"
#include "http/desk_own.hpp"

namespace liaoxin::http {

Markup counter_banner(const PageContext& context, const DeskSitting& sitting) {
  const std::string present = sitting.present_authority.empty() ? sitting.present_name : sitting.present_name + "(" + sitting.present_authority + ")";
  return note(Tone::warning, context.say("counter.banner"),
              all(h("p", {}, say_with(context, "counter.banner_text", {{"subject", h("strong", {}, filed(context, sitting.subject_name))}, {"present", filed(context, present)}, {"until", moment(sitting.ends_at)}})),
                  h("p", {}, link_to(context.link(Url("/desk/sitting")), context.say("counter.to_sitting")))));
}

Page counter_front(const DeskVisit& visit, Desk& desk) {
  const PageContext& context = visit.context;
  const DeskPerson& person = *visit.person;
  CHECK(person.sitting.has_value());
  Page page = page_named(context, "counter.title");
  page.crumbs = {{context.say("desk.title"), context.link(Url("/desk"))}};
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("counter.lead")));
  Markup ways;
  for (const statute::Operation* one : desk.counter_operations(visit.token)) {
    ways += h("li", {}, link_to(context.link(Url("/desk/sitting/do").segment(one->name)), context.pick(one->title)));
  }
  page.body += all(h("ul", {css("plain")}, ways), own_desk_links(context, person));
  page.body += all(h("h2", {}, context.say("counter.records")), own_records(context, person, desk.own_records(visit.token)));
  page.body += own_letters(context, person, desk.letters(visit.token));
  page.body += small_form(context.link(Url("/desk/do/counter.close")), form_token(visit.token), all(hidden("sitting", person.sitting->id), submit(context.say("counter.end"))));
  return page;
}

std::optional<Markup> counter_answer(const PageContext& context, const base::json::object& answer) {
  if (!answer.contains("served")) return std::nullopt;
  return note(Tone::plain, context.say("counter.nobody"), h("p", {}, context.say("counter.nobody_text")));
}

}  // namespace liaoxin::http
