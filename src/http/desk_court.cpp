#include "http/desk_court.hpp"

#include <algorithm>

#include "http/components.hpp"
#include "http/desk_visit.hpp"
#include "http/form.hpp"

namespace liaoxin::http {
namespace {

Markup ways_of(const PageContext& context, const DocumentRecord& record) {
  if (!record.ended.zh.empty()) return {};
  const Url stay = context.link(Url("/desk/do/document.stay").parameter("record", record.id).parameter("action", record.is_stayed ? "lift" : "stay"));
  Markup ways = all(h("a", {css("button"), href(context.link(Url("/desk/do/document.fall").parameter("record", record.id)))}, context.say("documents.fall")), " ",
                    h("a", {css("button second"), href(stay)}, context.say(record.is_stayed ? "documents.lift" : "documents.stay")));
  for (const DocumentRecord::Designation& one : record.designations) {
    const Url its_stay = context.link(Url("/desk/do/document.stay").parameter("record", record.id).parameter("designation", one.id).parameter("action", one.is_stayed ? "lift" : "stay"));
    ways += all(" ", h("a", {css("button second"), href(context.link(Url("/desk/do/designation.end").parameter("designation", one.id)))}, context.say("documents.end_designation", {{"number", one.document_number}})), " ",
                h("a", {css("button second"), href(its_stay)}, context.say(one.is_stayed ? "documents.lift_designation" : "documents.stay_designation", {{"number", one.document_number}})));
  }
  // Who is shielded reorganises: an organisation, and nobody else.
  if (!record.organisation.empty()) ways += all(" ", h("a", {css("button second"), href(context.link(Url("/desk/do/shield.set").parameter("record", record.id)))}, context.say("documents.shield")));
  return h("p", {css("actions")}, ways);
}

Markup card(const PageContext& context, const DocumentRecord& record) {
  Markup tags;
  if (!record.ended.zh.empty()) tags += label(Tone::plain, context.pick(record.ended));
  else if (record.is_stayed) tags += label(Tone::warning, context.say("unit.hidden"));
  else if (record.is_held) tags += label(Tone::warning, context.say("unit.held"));
  else tags += label(Tone::good, context.say("unit.running"));
  SummaryList facts;
  facts.add(context.say("unit.subject"), record.organisation.empty() ? all(context.say("documents.not_named")) : filed(context, record.organisation));
  facts.add(context.say("record.deciding_unit"), filed(context, record.deciding_unit));
  facts.add(context.say("record.document_on"), day(record.document_on));
  Markup steps;
  for (const DocumentRecord::Step& step : record.steps) {
    steps += h("li", {}, moment(step.at), " ", context.pick(step.operation), " ", h("span", {css("quiet")}, context.say("looks.log", {{"index", step.log_index}})));
  }
  for (const DocumentRecord::Recall& recall : record.recalls) {
    const std::string told = context.say("documents.told", {{"confirmed", recall.confirmed}, {"recipients", recall.recipients}});
    steps += h("li", {}, recall.certificate.empty() ? all(told) : all(told, " ", link_to(context.link(Url("/recall").segment(recall.certificate)), context.say("desk.certificate"))));
  }
  facts.add(context.say("documents.followed"), steps.empty() ? all(context.say("documents.nothing_followed")) : h("ul", {css("plain")}, steps));
  return h("article", {css("record")}, h("h2", {}, filed(context, record.document_number), " ", h("span", {css("quiet")}, context.pick(record.item))), h("p", {css("tags")}, tags), facts.drawn(), ways_of(context, record));
}

}  // namespace

DeskAnswer documents_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const DocumentSearch search{.number = context.parameter("number"), .case_reference = context.parameter("case_reference"), .purpose = context.parameter("purpose")};
  const auto records = desk.offices().documents(asked.token, search);
  if (!records) return std::nullopt;
  const std::vector<base::Refusal> refusals = *records ? std::vector<base::Refusal>{} : std::vector{records->error()};
  Page page = page_of_desk(context, "documents.title", "documents.lead");
  page.body += error_summary(context, refusals);
  std::vector<Choice> purposes;
  for (const statute::Operation* operation : desk.operations(asked.token)) {
    if (std::ranges::count(document_purposes(), operation->name) > 0) purposes.push_back({std::string(operation->name), context.pick(operation->title)});
  }
  const Markup lines = all(control(context, {.name = "number", .label = context.say("documents.number"), .hint = all(context.say("documents.hint")), .value = search.number}, refusals),
                           control(context, {.name = "purpose", .label = context.say("documents.purpose"), .hint = {}, .value = search.purpose, .choices = purposes}, refusals),
                           control(context, {.name = "case_reference", .label = context.say("field.case_reference"), .hint = all(context.say("documents.case_hint")), .value = search.case_reference}, refusals));
  page.body += h("form", {{"method", "get"}, Attribute("action", context.link(Url("/desk/documents"))), css("form")}, lines, submit(context.say("documents.find")));
  if (!*records) return page;
  if (!search.number.empty() && (*records)->empty()) page.body += h("p", {}, context.say("documents.none"));
  for (const DocumentRecord& record : **records) page.body += card(context, record);
  return page;
}

}  // namespace liaoxin::http
