#include "http/components.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {
namespace {

Markup count(const PageContext& context, std::int64_t value) { return all(context.number(value)); }

Page page_with(const PageContext& context, std::string_view title, std::string_view lead) {
  Page page;
  page.title = context.say(title);
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say(lead)));
  return page;
}

Markup duration(const PageContext& context, std::int64_t seconds) {
  if (seconds <= 0) return all("—");
  return all(context.say("outcomes.duration", {{"hours", seconds / 3600}, {"minutes", seconds / 60 % 60}}));
}

}  // namespace

base::Result<Page> units_page(const PageContext& context) {
  Page page = page_with(context, "units.title", "units.lead");
  Table table(context.say("units.caption"));
  table.column(context.say("units.unit"));
  table.column(context.say("units.accepted"), true);
  table.column(context.say("units.timely"), true);
  table.column(context.say("units.complete"), true);
  table.column(context.say("units.corrections"), true);
  table.column(context.say("units.overdue"), true);
  table.column(context.say("units.recalls"), true);
  const auto units = context.reads.units();
  for (const registry::UnitView& unit : units) {
    table.row({all(filed(context, unit.name), h("span", {css("quiet block")}, context.pick(unit.region_title), " ", unit.uscc)), count(context, unit.accepted), share_of(context, unit.timely, unit.with_due),
               share_of(context, unit.cells_filled, unit.cells_expected), count(context, unit.corrections),
               !unit.findings_shown ? all("—") : unit.objections_overdue > 0 ? label(Tone::warning, context.number(unit.objections_overdue)) : count(context, 0),
               unit.recalls_open > 0 ? label(Tone::accent, context.number(unit.recalls_open)) : count(context, 0)});
  }
  page.body += units.empty() ? h("p", {}, context.say("units.none")) : table.drawn();
  SummaryList meaning;
  meaning.add(context.say("units.timely"), context.say("units.timely_means"));
  meaning.add(context.say("units.complete"), context.say("units.complete_means"));
  meaning.add(context.say("units.corrections"), context.say("units.corrections_means"));
  meaning.add(context.say("units.overdue"), context.say("units.overdue_means"));
  meaning.add(context.say("units.recalls"), context.say("units.recalls_means"));
  page.body += all(h("h2", {}, context.say("units.meaning")), meaning.drawn());
  page.body += h("ul", {css("plain")}, h("li", {}, link_to(context.link(Url("/unit-outcomes")), context.say("unit_outcomes.title"))), h("li", {}, link_to(context.link(Url("/trust")), context.say("trust.title"))),
                 h("li", {}, link_to(context.link(Url("/collectors")), context.say("collectors.title"))));
  return page;
}

base::Result<Page> coverage_page(const PageContext& context) {
  Page page = page_with(context, "coverage.title", "coverage.lead");
  Table table(context.say("coverage.caption"));
  table.column(context.say("coverage.item"));
  table.column(context.say("coverage.unit"));
  table.column(context.say("coverage.state"));
  table.column(context.say("coverage.records"), true);
  table.column(context.say("coverage.last_filed"));
  table.column(context.say("coverage.last_document"));
  const auto coverage = context.reads.coverage();
  for (const registry::CoverageView& one : coverage) {
    const Markup state = !one.in_force        ? label(Tone::plain, context.say("coverage.state_not_in_force"))
                         : one.unit.empty()   ? label(Tone::warning, context.say("coverage.state_nobody"))
                                              : label(Tone::good, context.say("coverage.state_covered"));
    table.row({all(context.pick(one.item_title), h("span", {css("quiet block")}, one.item)), one.unit.empty() ? all("—") : filed(context, one.unit), state, count(context, one.records),
               one.last_filed_at.empty() ? all("—") : moment(one.last_filed_at), one.last_document_on.empty() ? all("—") : day(one.last_document_on)});
  }
  page.body += coverage.empty() ? h("p", {}, context.say("coverage.nothing_loaded")) : table.drawn();
  return page;
}

base::Result<Page> catalogue_page(const PageContext& context) {
  Page page = page_with(context, "catalogue.title", "catalogue.lead");
  Table table(context.say("catalogue.caption"));
  table.column(context.say("catalogue.item"));
  table.column(context.say("catalogue.in_force"));
  table.column(context.say("catalogue.modes"));
  table.column(context.say("catalogue.until"));
  table.column(context.say("catalogue.keep"));
  for (const registry::ItemView& item : context.reads.items()) {
    Markup force = label(Tone::plain, context.say("catalogue.draft"));
    if (item.in_force) {
      force = all(label(Tone::good, context.say("catalogue.yes")), item.demonstration ? all(" ", label(Tone::warning, context.say("catalogue.demonstration"))) : Markup(),
                  h("span", {css("quiet block")}, say_with(context, "catalogue.by", {{"authority", filed(context, item.authority)}, {"number", filed(context, item.decision_number)}, {"from", day(item.in_force_from)}})), joint_decision_line(context, item.joint_decision_index));
    }
    table.row({all(context.pick(item.title), h("span", {css("quiet block")}, item.code, " · ", context.say("basis.article", {{"number", item.article}}))), force,
               all(context.pick(item.modes), item.told_first ? h("span", {css("quiet block")}, context.say("catalogue.told_first")) : Markup()), all(context.pick(item.until)),
               all(context.pick(item.keep))});
  }
  page.body += all(table.drawn(), h("p", {}, link_to(context.link(Url("/measures")), context.say("measures.title"))));
  return page;
}

base::Result<Page> outcomes_page(const PageContext& context) {
  Page page = page_with(context, "outcomes.title", "outcomes.lead");
  const registry::OutcomeView outcome = context.reads.outcomes();
  const auto figure = [&](std::string_view key, const Markup& value) { return h("div", {}, h("dt", {}, context.say(key)), h("dd", {}, value)); };
  page.body += h("dl", {css("figures")}, figure("outcomes.wrongful", count(context, outcome.wrongful_exposure_minutes)),
                 figure("outcomes.checks", count(context, outcome.exposure_checks)), figure("outcomes.overdue", count(context, outcome.answers_overdue)),
                 figure("outcomes.confirmed", share_of(context, outcome.recalls_confirmed, outcome.recalls_told)));
  page.body += h("p", {css("quiet")}, context.say("outcomes.wrongful_means"));
  Table table(context.say("outcomes.caption"));
  table.column(context.say("outcomes.figure"));
  table.column(context.say("outcomes.value"), true);
  const auto row = [&](std::string_view key, const Markup& value) { table.row({all(context.say(key)), value}); };
  row("outcomes.organisations", count(context, outcome.organisations));
  row("outcomes.public", count(context, outcome.records_public));
  row("outcomes.held", count(context, outcome.records_held));
  row("outcomes.ended", count(context, outcome.records_ended));
  row("outcomes.open", count(context, outcome.objections_open));
  row("outcomes.closed", count(context, outcome.objections_closed));
  row("outcomes.upheld", share_of(context, outcome.objections_upheld, outcome.objections_closed));
  row("outcomes.told", count(context, outcome.recalls_told));
  row("outcomes.slowest", duration(context, outcome.slowest_confirmation_seconds));
  row("outcomes.log_size", count(context, outcome.log_size));
  page.body += table.drawn();
  page.body += h("p", {css("quiet")}, context.say("organisation.read_at"), " ", moment(outcome.read_at));
  return page;
}

}  // namespace liaoxin::http
