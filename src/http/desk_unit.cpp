#include "http/desk_unit.hpp"

#include <algorithm>

#include "http/components.hpp"
#include "http/desk_routes.hpp"
#include "http/form.hpp"
#include "http/plot.hpp"

namespace liaoxin::http {
Markup unit_record_state(const PageContext& context, const UnitRecord& record) {
  if (record.is_ended) return label(Tone::plain, context.say("desk.ended"));
  if (record.is_past) return label(Tone::plain, context.say("unit.past"));
  Markup tags;
  if (record.is_held) tags += all(label(Tone::warning, context.say("unit.held")), " ");
  if (record.is_contested) tags += all(label(Tone::accent, context.say("unit.contested")), " ");
  if (record.is_stayed) tags += all(label(Tone::warning, context.say("unit.hidden")), " ");
  return tags.empty() ? label(Tone::good, context.say("unit.running")) : tags;
}

namespace {

base::Result<Page> records_page(const PageContext& context, Desk& desk, const std::string& login_token, bool only_held) {
  const UnitRecords found = TRY(desk.unit_records(login_token, context.parameter("cursor"), only_held));
  Page page = page_of_desk(context, only_held ? "unit.held_title" : "unit.records", only_held ? "unit.held_lead" : "unit.records_lead");
  Table table(context.say(only_held ? "unit.held_title" : "unit.records"));
  table.column(context.say("unit.subject"));
  table.column(context.say("unit.document"));
  table.column(context.say(only_held ? "unit.to_do" : "unit.state"));
  table.column(context.say("unit.filed"));
  for (const UnitRecord& one : found.records) {
    const Markup attest = h("a", {href(context.link(Url("/desk/do/service.attest").parameter("record", one.id)))}, context.say("unit.attest"), h("span", {css("visually-hidden")}, " ", filed(context, one.document_number)));
    const Markup state = only_held ? attest : one.is_held ? all(unit_record_state(context, one), " ", attest) : unit_record_state(context, one);
    table.row({all(filed(context, one.subject_name), h("span", {css("quiet block")}, context.pick(one.item_title))), all(filed(context, one.document_number), " ", h("span", {css("block")}, day(one.document_on))), state, moment(one.filed_at)});
  }
  page.body += found.records.empty() ? h("p", {}, context.say(only_held ? "unit.none_held" : "unit.none")) : table.drawn();
  if (!found.next.empty()) {
    const Url here = context.link(only_held ? Url("/desk/held") : Url("/desk/records"));
    page.body += h("p", {}, link_to(here.parameter("cursor", found.next), context.say("unit.next")));
  }
  return page;
}

Page figures_page(const PageContext& context, Desk& desk, const std::string& login_token) {
  Page page = page_of_desk(context, "unit.figures", "unit.figures_lead");
  const std::vector<UnitMonth> months = desk.unit_months(login_token);
  if (months.empty()) {
    page.body += h("p", {}, context.say("unit.no_figures"));
    return page;
  }
  std::vector<PlotBar> bars;
  for (auto month = months.rbegin(); month != months.rend(); ++month) bars.push_back({month->month.substr(2), month->timely, month->with_due});
  page.body += share_plot(context, "plot", context.say("unit.plot"), bars);
  Table table(context.say("unit.figures_caption"));
  table.column(context.say("unit.month"));
  table.column(context.say("units.accepted"), true);
  table.column(context.say("units.timely"), true);
  table.column(context.say("units.complete"), true);
  table.column(context.say("units.corrections"), true);
  for (const UnitMonth& month : months) {
    table.row({all(month.month), all(context.number(month.accepted)), share_of(context, month.timely, month.with_due), share_of(context, month.cells_filled, month.cells_expected), all(context.number(month.corrections))});
  }
  page.body += table.drawn();
  SummaryList meaning;
  meaning.add(context.say("units.timely"), context.say("units.timely_means"));
  meaning.add(context.say("units.complete"), context.say("units.complete_means"));
  meaning.add(context.say("units.corrections"), context.say("units.corrections_means"));
  page.body += meaning.drawn();
  return page;
}

/// Whether an act ever fits a record that says something negative, or one that does not.
bool fits(std::string_view operation, bool is_negative) {
  static constexpr std::string_view kOfNegative[] = {"leniency.grant", "designation.decide", "shield.set", "listing.propose", "measure.apply"};
  return is_negative ? operation != "reward.grant" : std::ranges::count(kOfNegative, operation) == 0;
}

/// What can be done about a record that was found: each act names it, or what it carries.
Markup ways_of(const PageContext& context, const std::vector<const statute::Operation*>& operations, const UnitRecord& one) {
  Markup ways;
  if (one.has_guide) ways += h("li", {}, link_to(context.link(Url("/desk/letters")).segment(one.id), context.say("letters.print_guide")));
  for (const statute::Operation* operation : operations) {
    const Url form = context.link(Url("/desk/do").segment(operation->name));
    const auto add = [&](const Url& to) { ways += h("li", {}, link_to(to, context.pick(operation->title))); };
    if (operation->name == "designation.end" && !one.designation.empty()) add(Url(form).parameter("designation", one.designation));
    // Who may end it may also say that its document rests.
    if (operation->name == "designation.end" && !one.designation.empty()) ways += h("li", {}, link_to(context.link(Url("/desk/do/document.stay")).parameter("record", one.id).parameter("designation", one.designation), context.say("unit.stay_designation")));
    if (operation->name == "listing.remove" && !one.entry_of.empty()) add(Url(form).parameter("listing", one.entry_of));
    if (operation->name == "listing.decide" && !one.listing.empty()) add(Url(form).parameter("listing", one.listing));
    if (operation->name == "restoration.end_early" && one.is_restored_here) add(Url(form).parameter("records", one.id));
    if (std::ranges::find(operation->fields, "record", &statute::Field::name) == operation->fields.end()) continue;
    if (!fits(operation->name, one.is_negative)) continue;
    if (operation->name == "sharing.deliver" && !one.is_shareable) continue;
    // A shield is set where there is none; it is lifted, or its plan carried out, where there is one.
    if (operation->name == "shield.set" && one.is_shielded) continue;
    if ((operation->name == "shield.lift" || operation->name == "shield.complete") && !one.is_shielded) continue;
    add(Url(form).parameter("record", one.id));
  }
  return ways;
}

}  // namespace

DeskAnswer to_serve_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto view = desk.offices().to_serve(asked.token, context.parameter("after"));
  if (!view) return std::nullopt;
  Page page = page_of_desk(context, "serving.title", "serving.lead");
  Table table(context.say("serving.title"));
  for (const char* heading : {"serving.letter", "serving.about", "serving.written", "unit.to_do"}) table.column(context.say(heading));
  for (const LetterToServe& one : view->letters) {
    const Markup about = one.organisation.empty() ? all(context.say("serving.not_named")) : filed(context, one.organisation);
    const Url attest = context.link(Url("/desk/do/service.attest").parameter("record", one.record)), serve = context.link(Url("/desk/do/notice.serve").parameter("notice", one.id));
    Markup ways = h("li", {}, link_to(context.link(Url("/desk/letters")).segment(one.id), context.say("letters.print")));
    ways += h("li", {}, link_to(serve, context.say("serving.served")));
    if (one.has_guide) ways += h("li", {}, link_to(context.link(Url("/desk/letters")).segment(one.record), context.say("letters.print_guide")));
    if (one.releases) ways += h("li", {}, link_to(attest, context.say("unit.attest")));
    table.row({all(context.pick(one.title), h("span", {css("quiet block")}, code_text(one.id))),
               all(about, h("span", {css("quiet block")}, context.pick(one.item)), one.document_number.empty() ? code_text(one.record) : filed(context, one.document_number)),
               all(moment(one.written_at), one.due_on.empty() ? Markup() : h("span", {css("quiet block")}, context.say("serving.due"), " ", day(one.due_on))), h("ul", {css("plain")}, ways)});
  }
  page.body += view->letters.empty() ? h("p", {}, context.say("serving.none")) : table.drawn();
  if (!view->next.empty()) page.body += h("p", {}, link_to(context.link(Url("/desk/serving")).parameter("after", view->next), context.say("unit.next")));
  return page;
}

DeskAnswer search_records_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const std::string query = context.parameter("q");
  auto found = query.empty() ? base::Result<std::vector<UnitRecord>>(std::vector<UnitRecord>{}) : desk.search_records(asked.token, query);
  const std::vector<base::Refusal> refusals = found ? std::vector<base::Refusal>{} : std::vector{found.error()};
  Page page = page_of_desk(context, "desk_search.title", "desk_search.lead");
  page.body += error_summary(context, refusals);
  page.body += h("form", {{"method", "get"}, Attribute("action", context.link(Url("/desk/search"))), css("search")}, h("label", {{"for", "q"}}, context.say("desk_search.query")),
                 h("p", {css("search-box")}, empty_element("input", {id("q"), {"name", "q"}, {"type", "text"}, {"autocomplete", "off"}, {"value", query}}), h("button", {{"type", "submit"}}, context.say("desk_search.find"))));
  if (!found || query.empty()) return page;
  if (found->empty()) {
    page.body += h("p", {}, context.say("desk_search.none"));
    return page;
  }
  Table table(context.say("desk_search.found"));
  for (const char* heading : {"unit.subject", "unit.document", "unit.state", "unit.to_do"}) table.column(context.say(heading));
  const auto operations = desk.operations(asked.token);
  for (const UnitRecord& one : *found) {
    const Markup ways = ways_of(context, operations, one);
    table.row({all(filed(context, one.subject_name), h("span", {css("quiet block")}, context.pick(one.item_title))), all(filed(context, one.document_number), " ", h("span", {css("block")}, day(one.document_on)), h("span", {css("quiet block")}, code_text(one.id))),
               unit_record_state(context, one), one.is_ended || ways.empty() ? all("—") : h("ul", {css("plain")}, ways)});
  }
  page.body += table.drawn();
  return page;
}

std::optional<base::Result<Page>> unit_desk_page(const PageContext& context, Desk& desk, const std::string& login_token, const std::vector<std::string>& path) {
  if (path.size() != 2 || !desk.filings().may_file(login_token)) return std::nullopt;
  if (path[1] == "records") return records_page(context, desk, login_token, false);
  if (path[1] == "held") return records_page(context, desk, login_token, true);
  if (path[1] == "figures") return figures_page(context, desk, login_token);
  return std::nullopt;
}

}  // namespace liaoxin::http
