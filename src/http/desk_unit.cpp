#include "http/desk_unit.hpp"

#include <algorithm>

#include "http/components.hpp"

namespace liaoxin::http {
namespace {

Page unit_page(const PageContext& context, std::string_view title, std::string_view lead) {
  Page page;
  page.title = context.say(title);
  page.indexed = false;
  page.crumbs = {{context.say("desk.title"), context.link(Url("/desk"))}};
  page.here = page.title;
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say(lead)));
  return page;
}

Markup state_of(const PageContext& context, const UnitRecord& record) {
  if (record.is_ended) return label(Tone::plain, context.say("desk.ended"));
  if (record.is_past) return label(Tone::plain, context.say("unit.past"));
  Markup tags;
  if (record.is_held) tags += all(label(Tone::warning, context.say("unit.held")), " ");
  if (record.is_contested) tags += all(label(Tone::accent, context.say("unit.contested")), " ");
  if (record.is_stayed) tags += all(label(Tone::warning, context.say("unit.hidden")), " ");
  return tags.empty() ? label(Tone::good, context.say("unit.running")) : tags;
}

base::Result<Page> records_page(const PageContext& context, Desk& desk, const std::string& login_token, bool only_held) {
  const UnitRecords found = TRY(desk.unit_records(login_token, context.parameter("cursor"), only_held));
  Page page = unit_page(context, only_held ? "unit.held_title" : "unit.records", only_held ? "unit.held_lead" : "unit.records_lead");
  Table table(context.say(only_held ? "unit.held_title" : "unit.records"));
  table.column(context.say("unit.subject"));
  table.column(context.say("unit.document"));
  table.column(context.say(only_held ? "unit.to_do" : "unit.state"));
  table.column(context.say("unit.filed"));
  for (const UnitRecord& one : found.records) {
    const Markup attest = h("a", {href(context.link(Url("/desk/do/service.attest").parameter("record", one.id)))}, context.say("unit.attest"), h("span", {css("visually-hidden")}, " ", filed(context, one.document_number)));
    const Markup state = only_held ? attest : one.is_held ? all(state_of(context, one), " ", attest) : state_of(context, one);
    table.row({all(filed(context, one.subject_name), h("span", {css("quiet block")}, context.pick(one.item_title))), all(filed(context, one.document_number), " ", h("span", {css("block")}, day(one.document_on))), state, moment(one.filed_at)});
  }
  page.body += found.records.empty() ? h("p", {}, context.say(only_held ? "unit.none_held" : "unit.none")) : table.drawn();
  if (!found.next.empty()) {
    const Url here = context.link(only_held ? Url("/desk/held") : Url("/desk/records"));
    page.body += h("p", {}, link_to(here.parameter("cursor", found.next), context.say("unit.next")));
  }
  return page;
}

/// Shares of timely rows as bars, the oldest month on the left; each with its number, for colour says nothing alone.
Markup timeliness_plot(const PageContext& context, const std::vector<UnitMonth>& months) {
  constexpr int kStep = 56, kBar = 36, kHeight = 120, kTop = 24, kBelow = 28;
  const int width = kStep * static_cast<int>(months.size());
  const auto number = [](int value) { return std::to_string(value); };
  Markup bars;
  int x = (kStep - kBar) / 2;
  for (auto month = months.rbegin(); month != months.rend(); ++month, x += kStep) {
    const int height = month->with_due == 0 ? 0 : static_cast<int>(month->timely * kHeight / month->with_due);
    const std::string share = month->with_due == 0 ? "—" : std::to_string(month->timely * 100 / month->with_due) + "%";
    bars += h("rect", {css("plot-bar"), {"x", number(x)}, {"y", number(kTop + kHeight - height)}, {"width", number(kBar)}, {"height", number(height)}});
    bars += h("text", {css("plot-text"), {"x", number(x + kBar / 2)}, {"y", number(kTop + kHeight - height - 6)}, {"text-anchor", "middle"}}, share);
    bars += h("text", {css("plot-text"), {"x", number(x + kBar / 2)}, {"y", number(kTop + kHeight + 20)}, {"text-anchor", "middle"}}, month->month.substr(2));
  }
  bars += h("line", {css("plot-line"), {"x1", "0"}, {"x2", number(width)}, {"y1", number(kTop + kHeight)}, {"y2", number(kTop + kHeight)}});
  const std::string box = "0 0 " + number(width) + " " + number(kTop + kHeight + kBelow);
  return h("div", {css("scroll"), {"tabindex", "0"}, {"role", "region"}, {"aria-label", context.say("unit.plot")}},
           h("svg", {css("plot"), {"viewBox", box}, {"width", number(width)}, {"height", number(kTop + kHeight + kBelow)}, {"role", "img"}, {"aria-labelledby", "plot-title plot-text"}},
             h("title", {id("plot-title")}, context.say("unit.plot")), h("desc", {id("plot-text")}, context.say("unit.plot_text")), bars));
}

Page figures_page(const PageContext& context, Desk& desk, const std::string& login_token) {
  Page page = unit_page(context, "unit.figures", "unit.figures_lead");
  const std::vector<UnitMonth> months = desk.unit_months(login_token);
  if (months.empty()) {
    page.body += h("p", {}, context.say("unit.no_figures"));
    return page;
  }
  page.body += timeliness_plot(context, months);
  Table table(context.say("unit.figures_caption"));
  table.column(context.say("unit.month"));
  table.column(context.say("units.accepted"), true);
  table.column(context.say("units.timely"), true);
  table.column(context.say("units.complete"), true);
  table.column(context.say("units.corrections"), true);
  const auto share = [&](std::int64_t part, std::int64_t whole) {
    return whole == 0 ? all("—") : all(percent(context.language, part, whole), " ", h("span", {css("quiet")}, context.say("figures.of", {{"part", part}, {"whole", whole}})));
  };
  for (const UnitMonth& month : months) {
    table.row({all(month.month), all(context.number(month.accepted)), share(month.timely, month.with_due), share(month.cells_filled, month.cells_expected), all(context.number(month.corrections))});
  }
  page.body += table.drawn();
  SummaryList meaning;
  meaning.add(context.say("units.timely"), context.say("units.timely_means"));
  meaning.add(context.say("units.complete"), context.say("units.complete_means"));
  meaning.add(context.say("units.corrections"), context.say("units.corrections_means"));
  page.body += meaning.drawn();
  return page;
}

}  // namespace

std::optional<base::Result<Page>> unit_desk_page(const PageContext& context, Desk& desk, const std::string& login_token, const std::vector<std::string>& path) {
  if (path.size() != 2 || !desk.filings().may_file(login_token)) return std::nullopt;
  if (path[1] == "records") return records_page(context, desk, login_token, false);
  if (path[1] == "held") return records_page(context, desk, login_token, true);
  if (path[1] == "figures") return figures_page(context, desk, login_token);
  return std::nullopt;
}

}  // namespace liaoxin::http
