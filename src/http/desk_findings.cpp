#include "http/desk_findings.hpp"

#include <algorithm>

#include "http/components.hpp"
#include "http/desk_clock.hpp"

namespace liaoxin::http {
namespace {

Markup evidence_of(const PageContext& context, const FindingLine& line) {
  Markup evidence = code_text(line.evidence);
  if (line.log_index >= 0) evidence += h("span", {css("quiet block")}, context.say("findings.log", {{"index", line.log_index}}));
  return evidence;
}

Markup findings_table(const PageContext& context, const std::vector<FindingLine>& lines, bool is_overseer) {
  Table table(context.say("findings.title"));
  for (const char* heading : {"units.unit", "findings.finding", "findings.due", "findings.evidence"}) table.column(context.say(heading));
  if (is_overseer) table.column(context.say("unit.to_do"));
  for (const FindingLine& line : lines) {
    std::vector<Markup> cells{filed(context, line.unit),
                              all(context.pick(line.title), h("span", {css("quiet block")}, context.pick(line.missed)), basis_line(context, line.basis)),
                              line.due_on.empty() ? all("—") : line.clock.empty() ? day(line.due_on) : h("a", {href(clock_url(context, line.clock))}, day(line.due_on)), evidence_of(context, line)};
    if (is_overseer) {
      const Url form = context.link(Url("/desk/do/accountability.act")).parameter("unit", line.uscc).parameter("findings", line.reference);
      cells.push_back(h("a", {href(form)}, context.say("findings.act"), h("span", {css("visually-hidden")}, " ", filed(context, line.unit))));
    }
    table.row(std::move(cells));
  }
  return table.drawn();
}

Markup account_facts(const PageContext& context, const AccountabilityLine& line) {
  SummaryList facts;
  facts.add(context.say("field.document_number"), filed(context, line.document_number));
  facts.add(context.say("findings.decided"), moment(line.decided_at));
  if (!line.due_on.empty()) facts.add(context.say("field.due_on"), day(line.due_on));
  facts.add(context.say("field.reason"), line.reason.empty() ? all(context.say("case.not_kept")) : filed(context, line.reason));
  if (!line.answered_at.empty()) facts.add(context.say("field.answer"), all(filed(context, line.answer), " ", moment(line.answered_at)));
  if (!line.closed_at.empty()) facts.add(context.say("findings.closed"), all(filed(context, line.closing), " ", moment(line.closed_at)));
  return all(facts.drawn(), findings_table(context, line.findings, false));
}

Markup account_card(const PageContext& context, const AccountabilityLine& line) {
  const auto way = [&](const char* operation, std::string_view text) { return all(link_to(context.link(Url("/desk/do").segment(operation)).parameter("accountability", line.id), context.say(text)), " "); };
  Markup ways;
  if (line.may_answer) ways += way("accountability.answer", "findings.answer");
  if (line.may_close) ways += way("accountability.close", "findings.close");
  const Markup state = !line.closed_at.empty() ? label(Tone::plain, context.say("findings.state_closed"))
                       : line.is_overdue      ? label(Tone::warning, context.say("findings.state_overdue"))
                       : line.answered_at.empty() ? label(Tone::accent, context.say("findings.state_open")) : label(Tone::good, context.say("findings.state_answered"));
  return h("article", {css("record")}, h("h3", {}, context.pick(line.step), " ", filed(context, line.unit)), h("p", {css("tags")}, state), account_facts(context, line), ways.empty() ? Markup() : h("p", {}, ways));
}

Markup fines_table(const PageContext& context, const std::vector<FineLine>& lines) {
  Table table(context.say("findings.fines"));
  for (const char* heading : {"field.collector", "field.conduct", "field.document_number"}) table.column(context.say(heading));
  for (const char* heading : {"field.fine_yuan", "findings.gains"}) table.column(context.say(heading), true);
  table.column(context.say("field.served_on"));
  for (const FineLine& line : lines) table.row({filed(context, line.collector), all(context.pick(line.conduct)), filed(context, line.document_number), all(context.number(line.fine_yuan)), all(context.number(line.gains_yuan)), day(line.served_on)});
  return table.drawn();
}

Markup report_facts(const PageContext& context, const PledgeReportLine& line) {
  SummaryList facts;
  facts.add(context.say("pledges.organisation"), line.organisation.empty() ? all(context.say("pledges.not_shown")) : filed(context, line.organisation));
  facts.add(context.say("field.record"), code_text(line.record));
  // The organisation reads that something was reported and what was answered; the reporter's words could tell who it was.
  if (line.side != PledgeReportLine::Side::subject) facts.add(context.say("pledges.statement"), line.statement.empty() ? all(context.say("case.not_kept")) : filed(context, line.statement));
  facts.add(context.say("pledges.reported"), moment(line.reported_at));
  if (line.answered_at.empty()) facts.add(context.say("pledges.due"), all(countdown(context, line.days_left), " ", day(line.due_on)));
  else facts.add(context.say("field.outcome"), all(context.pick(line.outcome), " ", moment(line.answered_at)));
  if (!line.reason.empty()) facts.add(context.say("field.reason"), filed(context, line.reason));
  return facts.drawn();
}

std::string_view heading_of(PledgeReportLine::Side side) {
  switch (side) {
    case PledgeReportLine::Side::source: return "pledges.to_unit";
    case PledgeReportLine::Side::reporter: return "pledges.by_me";
    case PledgeReportLine::Side::subject: return "pledges.about_me";
  }
  return "pledges.to_unit";
}

}  // namespace

DeskAnswer findings_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto view = desk.offices().findings(asked.token);
  if (!view) return std::nullopt;
  Page page = page_of_desk(context, "findings.title", view->is_overseer ? "findings.lead" : "findings.lead_own");
  page.body += h("p", {css("quiet")}, context.say("findings.standard"));
  page.body += view->findings.empty() ? h("p", {}, context.say("findings.none")) : findings_table(context, view->findings, view->is_overseer);
  page.body += h("h2", {}, context.say("findings.acts"));
  if (view->acts.empty()) page.body += h("p", {}, context.say("findings.no_act"));
  for (const AccountabilityLine& line : view->acts) page.body += account_card(context, line);
  page.body += h("h2", {}, context.say("findings.fines"));
  if (view->is_overseer) page.body += h("p", {}, link_to(context.link(Url("/desk/do/accountability.fine")), context.say("findings.fine")));
  page.body += view->fines.empty() ? h("p", {}, context.say("findings.no_fine")) : fines_table(context, view->fines);
  return page;
}

DeskAnswer pledge_reports_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto lines = desk.offices().pledge_reports(asked.token);
  if (!lines) return std::nullopt;
  Page page = page_of_desk(context, "pledges.title", "pledges.lead");
  page.body += h("p", {css("quiet")}, context.say("pledges.not_negative"));
  if (lines->empty()) page.body += h("p", {}, context.say("pledges.none"));
  for (const PledgeReportLine& line : *lines) {
    const Markup way = line.may_answer ? h("p", {}, link_to(context.link(Url("/desk/do/pledge.answer_report")).parameter("report", line.id), context.say("pledges.answer"))) : Markup();
    page.body += h("article", {css("record")}, h("h2", {}, context.say(heading_of(line.side))), report_facts(context, line), way);
  }
  return page;
}

Markup accountability_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id) {
  const auto view = desk.offices().findings(token);
  if (!view) return {};
  const auto found = std::ranges::find(view->acts, id, &AccountabilityLine::id);
  return found == view->acts.end() ? Markup() : all(h("h2", {}, context.pick(found->step), " ", filed(context, found->unit)), account_facts(context, *found));
}

Markup pledge_report_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id) {
  const auto lines = desk.offices().pledge_reports(token);
  if (!lines) return {};
  const auto found = std::ranges::find(*lines, id, &PledgeReportLine::id);
  return found == lines->end() ? Markup() : all(h("h2", {}, context.say("pledges.to_unit")), report_facts(context, *found));
}

}  // namespace liaoxin::http
