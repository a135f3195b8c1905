#include "cases/pledge/pledge_report.hpp"
#include "http/components.hpp"
#include "http/pages.hpp"
#include "statute/uscc_kind.hpp"

namespace liaoxin::http {
namespace {

Markup basic_facts(const PageContext& context, const registry::OrganisationView& organisation) {
  SummaryList list;
  list.add(context.say("organisation.uscc"), all(h("code", {id("uscc")}, organisation.uscc), " ", copy_button(context, "uscc")));
  list.add(context.say("organisation.kind"), context.pick(organisation.kind));
  list.add(context.say("organisation.status"), context.pick(organisation.status_title));
  list.add(context.say("organisation.region"), place_name(context, organisation.city_title, organisation.region_title));
  list.add(context.say("organisation.established"), day(organisation.established_on));
  Markup names;
  for (const registry::FormerName& former : organisation.former_names) {
    names += h("li", {}, filed(context, former.name), " ", former.to_on.empty() ? Markup() : h("span", {css("quiet")}, context.say("organisation.until", {{"day", former.to_on}})));
  }
  if (!names.empty()) list.add(context.say("organisation.former_names"), h("ul", {css("plain")}, names));
  return list.drawn();
}

/// How many records a section holds, of organisations alone: an individual business is a natural person, and nobody counts a person's
/// records (red line 1).
Markup count_of(const registry::OrganisationView& organisation, std::string_view text) {
  const statute::UsccKind* kind = statute::uscc_kind(organisation.uscc);
  if (kind != nullptr && kind->group == statute::SubjectGroup::individual_business) return {};
  return all(" ", h("span", {css("count")}, text));
}

Markup section_of(const PageContext& context, const registry::OrganisationView& organisation, const registry::SectionView& section) {
  Markup content;
  for (const registry::RecordView& record : section.records) content += record_card(context, record, CardPlace::organisation_page);
  if (section.records.empty()) {
    content = h("div", {css("empty")}, h("p", {}, context.say("organisation.empty")), coverage_sentences(context, section.coverage));
  }
  const std::string heading_id = "h-" + section.key;
  return h("section", {id(section.key), {"aria-labelledby", heading_id}},
           h("h2", {id(heading_id)}, context.pick(section.title), count_of(organisation, context.say("organisation.count", {{"count", static_cast<std::int64_t>(section.records.size())}}))),
           content);
}

Markup contents_of(const PageContext& context, const registry::OrganisationView& organisation) {
  Markup items;
  for (const registry::SectionView& section : organisation.sections) {
    items += h("li", {}, h("a", {href(Url("#").fragment(section.key))}, context.pick(section.title)), count_of(organisation, context.number(static_cast<std::int64_t>(section.records.size()))));
  }
  return h("nav", {css("contents"), {"aria-label", context.say("organisation.contents")}}, h("ul", {}, items));
}

}  // namespace

base::Result<Page> organisation_page(const PageContext& context) {
  const registry::OrganisationView organisation = TRY(context.reads.organisation(context.id));
  Page page;
  page.title = organisation.name;
  page.crumbs = {{context.say("nav.search"), context.link(Url("/search"))}};
  page.source = context.say("organisation.source_of");
  page.body = all(h("div", {css("title-row")}, h("h1", {}, filed(context, organisation.name)), print_button(context)));
  if (!organisation.merged_into.empty()) {
    page.body += note(Tone::accent, context.say("organisation.merged"),
                      h("p", {}, link_to(context.link(Url("/organisations").segment(organisation.merged_into)), context.say("organisation.merged_link"))));
  }
  page.body += basic_facts(context, organisation);
  page.body += contents_of(context, organisation);
  for (const registry::SectionView& section : organisation.sections) page.body += section_of(context, organisation, section);
  if (!organisation.declared.empty()) {
    Markup declared = all(h("h2", {id("h-declared")}, context.say("declared.by_subject")), h("p", {css("quiet")}, context.say("declared.unchecked")));
    for (const registry::DeclaredView& one : organisation.declared) declared += declared_card(context, one);
    page.body += h("section", {id("declared"), {"aria-labelledby", "h-declared"}}, declared);
  }
  page.body += h("p", {css("quiet")}, context.say("organisation.read_at"), " ", moment(organisation.read_at), " · ",
                 context.say("organisation.log_size", {{"size", organisation.log_size}}));
  page.body += note(Tone::plain, context.say("organisation.wrong"), h("p", {}, context.say("organisation.wrong_text"), " ",
                                                                       link_to(context.link(Url("/object")), context.say("front.object"))));
  return page;
}

base::Result<Page> record_page(const PageContext& context) {
  const registry::RecordView record = TRY(context.reads.record(context.id));
  Page page;
  const registry::OrganisationView organisation = TRY(context.reads.organisation(record.organisation_id));
  const Url organisation_address = context.link(Url("/organisations").segment(organisation.id));
  const std::string number = record.document_number.empty() ? "" : " " + record.document_number;
  page.title = context.pick(record.item_title) + number + " · " + organisation.name;
  page.crumbs = {{context.say("nav.search"), context.link(Url("/search"))}, {organisation.name, organisation_address}};
  page.here = context.pick(record.item_title);
  page.published_on = record.shown_since.substr(0, 10);
  page.source = record.source_unit;
  page.body = all(h("div", {css("title-row")}, h("h1", {}, context.pick(record.item_title), filed(context, number)), print_button(context)),
                  h("p", {css("lead")}, context.say("record.of"), " ", h("a", {href(organisation_address)}, filed(context, organisation.name))), record_card(context, record, CardPlace::own_page));
  const statute::UsccKind* kind = statute::uscc_kind(organisation.uscc);
  const bool is_of_organisation = kind == nullptr || kind->group != statute::SubjectGroup::individual_business;
  if (is_of_organisation && cases::is_pledge_item(record.item)) page.body += h("p", {}, link_to(context.link(Url("/desk/do/pledge.report")).parameter("record", record.id), context.say("pledges.report")));
  return page;
}

}  // namespace liaoxin::http
