#include "http/desk_clock.hpp"

#include "http/components.hpp"
#include "http/desk_case.hpp"
#include "http/desk_routes.hpp"

namespace liaoxin::http {
namespace {

Markup days_of(const PageContext& context, const DeskTerm& term) {
  if (term.due.derivation.empty()) return h("p", {}, context.say("clocks.told"));
  Table days(context.say("clocks.days"));
  for (const char* heading : {"clocks.day", "clocks.counted", "clocks.why"}) days.column(context.say(heading));
  std::int64_t counted = 0;
  for (const CountedDayView& one : term.due.derivation) {
    days.row({day(one.on), one.counted ? all(context.say("case.counted", {{"number", ++counted}})) : all(context.say("case.not_counted")), all(context.pick(one.reason), " ", basis_line(context, basis_of({.kind = one.basis, .reference = {}})))});
  }
  return days.drawn();
}

Markup term_of(const PageContext& context, const DeskTerm& term) {
  SummaryList facts;
  facts.add(context.say("clocks.from"), day(term.from_on));
  facts.add(context.say("clocks.rule"), basis_line(context, basis_of(term.due.basis)));
  for (const DeskTerm::Pause& pause : term.pauses) {
    facts.add(context.say("clocks.paused"), say_with(context, "clocks.paused_text", {{"kind", all(context.pick(pause.kind))}, {"from", day(pause.from_on)},
                                                                                    {"until", pause.until_on.empty() ? all(context.say("clocks.running")) : day(pause.until_on)}, {"document", filed(context, pause.document)}}));
  }
  facts.add(context.say("clocks.due"), all(h("strong", {}, day(term.due.due_on)), " ", label(Tone::plain, context.say(term.due.provisional ? "case.provisional" : "clocks.final"))));
  return all(h("h2", {}, context.pick(term.what)), facts.drawn(), days_of(context, term));
}

}  // namespace

std::optional<Page> clock_page(const PageContext& context, Desk& desk, const std::string& token, const std::string& id) {
  const auto clock = desk.clock(token, id);
  if (!clock) return std::nullopt;
  Page page = page_of_desk(context, "clocks.title", "clocks.lead");
  SummaryList facts;
  facts.add(context.say("clocks.proceeding"), context.pick(clock->proceeding));
  facts.add(context.say("clocks.number"), h("code", {}, clock->id));
  page.body += facts.drawn();
  for (const DeskTerm& term : clock->terms) page.body += term_of(context, term);
  return page;
}

Url clock_url(const PageContext& context, std::string_view id) { return context.link(Url("/desk/clocks").segment(id)); }

}  // namespace liaoxin::http
