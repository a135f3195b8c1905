#include "http/desk_market.hpp"

#include <algorithm>

#include "http/components.hpp"
#include "http/desk_unit.hpp"

namespace liaoxin::http {

Markup collector_facts(const PageContext& context, const registry::CollectorView& collector) {
  SummaryList facts;
  facts.add(context.say("collectors.kinds"), listed(context, collector.kinds));
  facts.add(context.say("collectors.need"), filed(context, collector.need));
  facts.add(context.say("collectors.method"), filed(context, collector.method));
  facts.add(context.say("collectors.procedure"), filed(context, collector.objection_procedure));
  facts.add(context.say("collectors.contact"), filed(context, collector.contact));
  facts.add(context.say("collectors.agreement"), all(filed(context, collector.agreement_number), " ", say_with(context, "collectors.until", {{"day", day(collector.until_on)}})));
  return facts.drawn();
}

Markup collection_notice(const PageContext& context) {
  const auto collectors = context.reads.collectors();
  Markup list = h("ul", {}, h("li", {}, context.say("collections.content")), h("li", {}, context.say("collections.reading")), h("li", {}, context.say("collections.rights")), h("li", {}, context.say("collections.free")),
                  h("li", {}, context.say("collections.duties")));
  if (collectors.empty()) list += h("p", {}, context.say("collectors.none"));
  for (const registry::CollectorView& collector : collectors) list += h("details", {}, h("summary", {}, filed(context, collector.name)), collector_facts(context, collector));
  return note(Tone::accent, context.say("collections.notice"), list);
}

Markup collection_list(const PageContext& context, const std::vector<DeskCollection>& collections, const std::function<Url(std::string_view)>& way_to) {
  Markup list = all(h("h2", {}, context.say("collections.title")), h("p", {}, context.say("collections.lead")), h("p", {}, link_to(way_to("collection.allow"), context.say("collections.allow"))));
  if (collections.empty()) list += h("p", {}, context.say("collections.none"));
  for (const DeskCollection& one : collections) {
    SummaryList facts;
    facts.add(context.say("collectors.kinds"), listed(context, one.kinds));
    facts.add(context.say("consents.given"), moment(one.given_at));
    facts.add(context.say("field.until_on"), day(one.until_on));
    if (!one.revoked_at.empty()) facts.add(context.say("consents.withdrawn"), moment(one.revoked_at));
    const Markup state = one.is_live ? label(Tone::good, context.say("consents.live")) : label(Tone::plain, context.say("consents.over"));
    const Markup way = one.is_live ? h("p", {}, link_to(way_to("collection.revoke").parameter("collection", one.id), context.say("consents.withdraw"))) : Markup();
    list += h("article", {css("record")}, h("h3", {}, filed(context, one.collector_name)), h("p", {css("tags")}, state), facts.drawn(), way);
  }
  return list;
}

DeskAnswer agreements_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto agreements = desk.offices().agreements(asked.token);
  if (!agreements) return std::nullopt;
  Page page = page_of_desk(context, "agreements.title", "agreements.lead");
  const bool is_collector = asked.person.desk == DeskKind::collector;
  if (!is_collector) page.body += h("p", {css("actions")}, h("a", {css("button"), href(context.link(Url("/desk/do/collector.register")))}, context.say("agreements.register")));
  if (agreements->empty()) page.body += h("p", {}, context.say("agreements.none"));
  for (const registry::CollectorView& one : *agreements) {
    const Markup state = one.is_in_force ? label(Tone::good, context.say("agreements.in_force")) : label(Tone::plain, context.say("agreements.over"));
    const Markup way = one.is_in_force ? h("p", {}, link_to(context.link(Url("/desk/do/collector.end").parameter("agreement", one.agreement)), context.say("agreements.end"))) : Markup();
    page.body += h("article", {css("record")}, h("h2", {}, filed(context, one.name)), h("p", {css("tags")}, state), collector_facts(context, one), way);
  }
  return page;
}

DeskAnswer supplied_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const UnitRecords found = TRY(desk.unit_records(asked.token, context.parameter("cursor"), false));
  Page page = page_of_desk(context, "supplied.title", "supplied.lead");
  page.body += h("p", {css("actions")}, h("a", {css("button"), href(context.link(Url("/desk/do/collector.submit")))}, context.say("supplied.submit")));
  Table table(context.say("supplied.title"));
  for (const char* heading : {"unit.subject", "supplied.number", "unit.state", "unit.to_do"}) table.column(context.say(heading));
  for (const UnitRecord& one : found.records) {
    const auto way = [&](const char* operation, std::string_view text) {
      return h("li", {}, h("a", {href(context.link(Url("/desk/do").segment(operation).parameter("record", one.id)))}, text, h("span", {css("visually-hidden")}, " ", filed(context, one.document_number))));
    };
    const bool is_over = one.is_ended || one.is_past;
    table.row({filed(context, one.subject_name), all(filed(context, one.document_number), " ", h("span", {css("block")}, day(one.document_on))), unit_record_state(context, one),
               is_over ? all("—") : h("ul", {css("plain")}, way("record.correct", context.say("supplied.correct")), way("record.withdraw", context.say("supplied.withdraw")))});
  }
  page.body += found.records.empty() ? h("p", {}, context.say("supplied.none")) : table.drawn();
  if (!found.next.empty()) page.body += h("p", {}, link_to(context.link(Url("/desk/supplied")).parameter("cursor", found.next), context.say("unit.next")));
  return page;
}

}  // namespace liaoxin::http
