#include "http/desk_oversight.hpp"

#include "http/components.hpp"
#include "http/desk_clock.hpp"
#include "http/desk_measure.hpp"
#include "http/plot.hpp"

namespace liaoxin::http {
namespace {

Markup days_left(const PageContext& context, const RunningLine& line) {
  if (line.due_on.empty()) return all("—");
  return all(countdown(context, line.days_left), " ", h("a", {href(clock_url(context, line.id))}, day(line.due_on)));
}

/// Who reviews objections opens each; who oversees sees the clocks alone.
enum class Reader { reviews, oversees };

/// Objections with the unit that filed the record, applications for restoration with the unit that restores, and their clocks.
Markup running_table(const PageContext& context, const std::vector<RunningLine>& lines, std::string_view caption, Reader reader) {
  Table table(context.say(caption));
  for (const char* heading : {"proceedings.objection", "proceedings.source", "proceedings.step", "proceedings.due"}) table.column(context.say(heading));
  for (const RunningLine& line : lines) {
    Markup step = all(context.pick(line.step));
    if (line.is_hidden) step += all(" ", label(Tone::warning, context.say("unit.hidden")));
    const Markup number = code_text(line.number);
    table.row({all(reader == Reader::reviews ? h("a", {href(context.link(Url("/desk/objections").segment(line.id)))}, number) : number, h("span", {css("quiet block")}, context.pick(line.item))), filed(context, line.unit), step, days_left(context, line)});
  }
  return table.drawn();
}

/// What a recipient without a desk confirmed by letter or telephone is entered from here.
Markup recalls_of(const PageContext& context, const SilentLine& line) {
  if (line.recalls.empty()) return {};
  Markup items;
  for (const SilentLine::Recall& recall : line.recalls) {
    items += h("li", {}, moment(recall.told_at), " ", link_to(context.link(Url("/desk/do/recall.confirm")).parameter("recall", recall.id), context.say("oversight.enter_confirmation")));
  }
  return h("details", {}, h("summary", {}, context.say("oversight.recalls")), h("ul", {css("plain")}, items));
}

Markup silent_table(const PageContext& context, const std::vector<SilentLine>& lines) {
  Table table(context.say("oversight.silent"));
  table.column(context.say("oversight.recipient"));
  table.column(context.say("oversight.open"), true);
  table.column(context.say("oversight.waiting"), true);
  for (const SilentLine& line : lines) table.row({all(filed(context, line.name), h("span", {css("quiet block")}, context.pick(line.kind)), recalls_of(context, line)), all(context.number(line.open)), all(context.say("oversight.days", {{"days", line.days}}))});
  return table.drawn();
}

/// How often applicants for restoration said that they were asked for money, by unit and day.
Markup fee_table(const PageContext& context, const std::vector<FeeLine>& lines) {
  Table table(context.say("oversight.fees"));
  table.column(context.say("units.unit"));
  table.column(context.say("oversight.fee_day"));
  table.column(context.say("oversight.fee_reports"), true);
  for (const FeeLine& line : lines) table.row({filed(context, line.unit), day(line.reported_on), all(context.number(line.reports))});
  return table.drawn();
}

}  // namespace

DeskAnswer oversight_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto view = desk.offices().oversight(asked.token);
  if (!view) return std::nullopt;
  Page page = page_of_desk(context, "oversight.title", "oversight.lead");
  // 1. What is late.
  page.body += h("h2", {}, context.say("oversight.overdue"));
  page.body += view->overdue.empty() ? h("p", {}, context.say("oversight.none_overdue")) : running_table(context, view->overdue, "oversight.overdue", Reader::oversees);
  page.body += h("h2", {}, context.say("oversight.restorations"));
  page.body += view->restorations.empty() ? h("p", {}, context.say("oversight.none_overdue_restoration")) : running_table(context, view->restorations, "oversight.restorations", Reader::oversees);
  page.body += h("h2", {}, context.say("oversight.fees"));
  page.body += view->fees.empty() ? h("p", {}, context.say("oversight.no_fee")) : fee_table(context, view->fees);
  page.body += h("h2", {}, context.say("measures.attempts"));
  page.body += view->attempts.empty() ? h("p", {}, context.say("measures.no_attempt")) : attempt_table(context, view->attempts);
  page.body += h("h2", {}, context.say("oversight.silent"));
  page.body += view->silent.empty() ? h("p", {}, context.say("oversight.none_silent")) : silent_table(context, view->silent);
  // 2. How well units file.
  page.body += h("h2", {}, context.say("oversight.quality"));
  if (view->lines.empty()) {
    page.body += h("p", {}, context.say("oversight.none_filed"));
    return page;
  }
  std::vector<PlotBar> bars;
  for (const QualityMonth& month : view->months) bars.push_back({month.month.substr(2), month.timely, month.with_due});
  page.body += share_plot(context, "months", context.say("oversight.plot"), bars);
  Table months(context.say("unit.figures_caption"));
  months.column(context.say("unit.month"));
  months.column(context.say("units.timely"), true);
  for (const QualityMonth& month : view->months) months.row({all(month.month), share_of(context, month.timely, month.with_due)});
  page.body += h("details", {}, h("summary", {}, context.say("oversight.months")), months.drawn());
  Table table(context.say("oversight.by_item"));
  table.column(context.say("units.unit"));
  table.column(context.say("catalogue.item"));
  for (const char* heading : {"units.accepted", "units.timely", "units.complete", "units.corrections"}) table.column(context.say(heading), true);
  table.column(context.say("coverage.last_filed"));
  for (const QualityLine& line : view->lines) {
    table.row({filed(context, line.unit), all(context.pick(line.item)), all(context.number(line.accepted)), share_of(context, line.timely, line.with_due), share_of(context, line.cells_filled, line.cells_expected),
               all(context.number(line.corrections)), moment(line.last_at)});
  }
  page.body += all(table.drawn(), h("p", {}, link_to(context.link(Url("/desk/oversight.csv")), context.say("oversight.csv"))));
  SummaryList meaning;
  meaning.add(context.say("units.timely"), context.say("units.timely_means"));
  meaning.add(context.say("units.complete"), context.say("units.complete_means"));
  meaning.add(context.say("units.corrections"), context.say("units.corrections_means"));
  page.body += meaning.drawn();
  return page;
}

DeskAnswer intake_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto view = desk.offices().intake(asked.token);
  if (!view) return std::nullopt;
  Page page = page_of_desk(context, "intake.title", "intake.lead");
  if (view->lines.empty()) {
    page.body += h("p", {}, context.say("intake.none"));
    return page;
  }
  Table table(context.say("intake.by_unit"));
  table.column(context.say("units.unit"));
  table.column(context.say("catalogue.item"));
  for (const char* heading : {"intake.files", "intake.rows", "intake.accepted", "intake.held", "intake.refused", "intake.same"}) table.column(context.say(heading), true);
  for (const IntakeLine& line : view->lines) {
    table.row({filed(context, line.unit), all(context.pick(line.item)), all(context.number(line.files)), all(context.number(line.rows)), all(context.number(line.accepted)), all(context.number(line.held)),
               line.refused > 0 ? label(Tone::warning, context.number(line.refused)) : all("0"), all(context.number(line.same))});
  }
  page.body += table.drawn();
  page.body += h("h2", {}, context.say("intake.reasons"));
  Table reasons(context.say("intake.reasons"));
  reasons.column(context.say("intake.reason"));
  reasons.column(context.say("units.unit"));
  reasons.column(context.say("intake.rows"), true);
  for (const RefusedReason& reason : view->reasons) reasons.row({all(context.pick(reason.reason)), filed(context, reason.unit), all(context.number(reason.rows))});
  page.body += view->reasons.empty() ? h("p", {}, context.say("intake.no_reason")) : reasons.drawn();
  return page;
}

DeskAnswer proceedings_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto view = desk.offices().proceedings(asked.token);
  if (!view) return std::nullopt;
  Page page = page_of_desk(context, "proceedings.title", "proceedings.lead");
  const auto figure = [&](std::string_view key, std::int64_t value) { return h("div", {}, h("dt", {}, context.say(key)), h("dd", {}, context.number(value))); };
  page.body += h("dl", {css("figures")}, figure("proceedings.running", static_cast<std::int64_t>(view->running.size())), figure("proceedings.hidden", view->hidden));
  page.body += h("h2", {}, context.say("proceedings.objections"));
  page.body += view->running.empty() ? h("p", {}, context.say("proceedings.none_running")) : running_table(context, view->running, "proceedings.objections", Reader::reviews);
  page.body += h("h2", {}, context.say("proceedings.ended"));
  Table table(context.say("proceedings.ended"));
  for (const char* heading : {"proceedings.source", "proceedings.how", "proceedings.ended_at", "proceedings.confirmed"}) table.column(context.say(heading));
  for (const EndedLine& line : view->ended) {
    const Markup confirmed = line.recipients == 0 ? all("—") : all(context.say("documents.told", {{"confirmed", line.confirmed}, {"recipients", line.recipients}}));
    table.row({all(filed(context, line.unit), h("span", {css("quiet block")}, context.pick(line.item))), all(context.pick(line.how)), moment(line.ended_at), confirmed});
  }
  page.body += view->ended.empty() ? h("p", {}, context.say("proceedings.none_ended")) : table.drawn();
  if (view->ended_others > 0) page.body += h("p", {css("quiet")}, context.say("proceedings.ended_others", {{"count", view->ended_others}}));
  page.body += h("h2", {}, context.say("oversight.silent"));
  page.body += view->silent.empty() ? h("p", {}, context.say("oversight.none_silent")) : silent_table(context, view->silent);
  return page;
}

}  // namespace liaoxin::http
