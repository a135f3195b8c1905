// Which serious lists there are, for what, on which law, and how one is entered and removed (art. 27).
#include "http/components.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {
namespace {

Markup facts_of(const PageContext& context, const registry::ListSystemView& list) {
  Markup grounds;
  for (const base::LocalText& ground : list.grounds) grounds += h("li", {}, context.pick(ground));
  SummaryList facts;
  facts.add(context.say("lists.code"), code_text(list.list_code));
  facts.add(context.say("lists.authority"), all(filed(context, list.authority), " ", h("span", {css("quiet")}, list.authority_code)));
  facts.add(context.say("lists.grounds"), h("ul", {css("plain")}, grounds));
  facts.add(context.say("lists.basis"), all(filed(context, list.legal_basis), " · ", day(list.basis_from_on)));
  facts.add(context.say("lists.standard"), filed(context, list.standard));
  facts.add(context.say("lists.requirements"), filed(context, list.removal_requirements));
  facts.add(context.say("lists.procedure"), filed(context, list.removal_procedure));
  facts.add(context.say("lists.remedies"), filed(context, list.remedies));
  facts.add(context.say("lists.term"), list.term_months == 0 ? context.say("lists.no_term") : context.say("lists.months", {{"count", list.term_months}}));
  facts.add(context.say("lists.from"), all(day(list.from_on), list.ended_on.empty() ? Markup() : all(" – ", day(list.ended_on))));
  facts.add(context.say("lists.decision"), all(filed(context, list.decision_number), " · ", context.say("lists.entry", {{"index", list.log_index}})));
  return facts.drawn();
}

}  // namespace

base::Result<Page> lists_page(const PageContext& context) {
  Page page;
  page.title = context.say("lists.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("lists.lead")));
  const auto lists = context.reads.list_systems();
  if (lists.empty()) page.body += h("p", {}, context.say("lists.none"));
  for (const registry::ListSystemView& one : lists) {
    page.body += h("article", {css("record")}, h("h2", {}, filed(context, one.name), " ", label(one.is_in_force ? Tone::accent : Tone::plain, context.say(one.is_in_force ? "lists.in_force" : "lists.not_in_force"))),
                   facts_of(context, one));
  }
  page.body += note(Tone::plain, context.say("lists.heard"), h("p", {}, context.say("lists.heard_text")));
  return page;
}

}  // namespace liaoxin::http
