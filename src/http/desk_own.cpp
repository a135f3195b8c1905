#include "http/desk_own.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "http/components.hpp"
#include "http/desk_case.hpp"
#include "http/desk_clock.hpp"
#include "http/desk_letters.hpp"
#include "http/desk_market.hpp"
#include "http/desk_measure.hpp"
#include "http/form.hpp"
#include "http/desk_visit.hpp"

namespace liaoxin::http {

namespace {

Url own_page_url(const PageContext& context, const DeskPerson& person, std::string_view page) { return own_url(context, person).segment(page); }

Page own_page(const PageContext& context, const DeskPerson& person, std::string_view title) {
  Page page = desk_page(context, title);
  if (person.sitting) page.crumbs.push_back({context.say("counter.title"), own_url(context, person)});
  return page;
}

Markup tags_of(const PageContext& context, const OwnRecord& own) {
  Markup tags;
  if (own.is_ended) tags += all(label(Tone::plain, context.say("desk.ended")), " ");
  else if (own.is_held) tags += all(label(Tone::warning, context.say("desk.held")), " ");
  else tags += all(own.is_public ? label(Tone::plain, context.say("desk.is_public")) : label(Tone::good, context.say("desk.is_not_public")), " ");
  for (const registry::LabelView& one : own.record.labels) {
    if (one.word != "ended") tags += all(label(Tone::accent, context.pick(one.text)), " ");
  }
  return h("p", {css("tags")}, tags);
}

Markup ways_of(const PageContext& context, const DeskPerson& person, const OwnRecord& own) {
  Markup ways;
  for (const std::string& number : own.certificates) ways += all(link_to(context.link(Url("/recall").segment(number)), context.say("desk.certificate")), " ");
  const bool is_contested = std::ranges::any_of(own.record.labels, [](const registry::LabelView& one) { return one.word == "objection"; });
  for (const OwnObjection& one : own.objections) {
    if (one.is_running) ways += all(link_to(objection_url(context, person, one.id), context.say("case.follow")), " ");
    if (one.may_add_evidence) ways += all(link_to(own_page_url(context, person, "do").segment(kAddEvidence).parameter("objection", one.id), context.say("evidence.add")), " ");
    if (one.may_dispute) ways += all(link_to(own_page_url(context, person, "do").segment(kDispute).parameter("objection", one.id), context.say("case.dispute_it")), " ");
  }
  if (!is_contested) ways += all(link_to(own_page_url(context, person, "do").segment("objection.submit").parameter("record", own.record.id), context.say("desk.object")), " ");
  const statute::Item* item = context.law.pack.item(own.record.item);
  const bool may_claim = item != nullptr && item->negative && !own.is_ended && std::ranges::none_of(own.record.labels, [](const registry::LabelView& one) { return one.word == "leniency_claimed"; });
  if (may_claim) ways += all(link_to(own_page_url(context, person, "do").segment("leniency.claim").parameter("record", own.record.id), context.say("desk.claim_leniency")), " ");
  if (!own.claim.empty()) ways += all(link_to(clock_url(context, own.claim), context.say("clocks.title")), " ");
  if (own.is_restorable) ways += all(link_to(own_page_url(context, person, "do").segment("restoration.apply").parameter("record", own.record.id), context.say("desk.restore")), " ");
  if (item != nullptr && item->negative && !own.is_ended) ways += all(link_to(own_url(context, person).segment("letters").segment(own.record.id), context.say("desk.restoration_letter")), " ");
  if (own.application.empty() && item != nullptr && item->negative) {
    ways += all(link_to(own_page_url(context, person, "do").segment("restoration.report_fee").parameter("record", own.record.id), context.say("desk.report_fee")), " ");
  }
  if (!own.application.empty()) {
    ways += all(link_to(own_page_url(context, person, "do").segment("restoration.report_fee").parameter("application", own.application), context.say("desk.report_fee")), " ");
    ways += link_to(clock_url(context, own.application), context.say("clocks.title"));
  }
  for (const OwnListing& one : own.listings) {
    if (one.may_state) ways += all(link_to(own_page_url(context, person, "do").segment("listing.state").parameter("listing", one.id), context.say("desk.state")), " ");
    if (!one.defence_until.empty() || !one.removal_due_on.empty()) ways += all(link_to(clock_url(context, one.id), context.say("clocks.title")), " ");
    if (one.may_apply_removal) ways += all(link_to(own_page_url(context, person, "do").segment("listing.apply_removal").parameter("listing", one.id), context.say("desk.apply_removal")), " ");
  }
  return h("p", {}, ways);
}

RecordLife life_of(const OwnRecord& own) {
  using enum RecordLife::Stage;
  return {.stage = own.is_ended ? over : own.is_held ? held : running, .over_at = own.ended_at, .how = own.ended_how, .kept_until = own.kept_until};
}

Page record_page(const PageContext& context, const DeskPerson& person, const OwnRecord& own) {
  Page page = own_page(context, person, "desk.record");
  page.title = context.pick(own.record.item_title) + (own.record.document_number.empty() ? "" : " " + own.record.document_number);
  page.here = context.pick(own.record.item_title);
  page.body = all(h("h1", {}, context.pick(own.record.item_title), " ", filed(context, own.record.document_number)), tags_of(context, own), ways_of(context, person, own));
  SummaryList received;
  std::string names;
  for (const std::string& name : own.recipients) names += (names.empty() ? "" : "、") + name;
  received.add(context.say("desk.received"), names.empty() ? all(context.say("desk.received_nobody")) : filed(context, names));
  Markup objections;
  for (const OwnObjection& one : own.objections) objections += h("li", {}, link_to(objection_url(context, person, one.id), context.say("case.numbered", {{"number", one.number}})), " ", context.pick(one.step));
  if (!objections.empty()) page.body += all(h("h2", {}, context.say("case.of_record")), h("ul", {}, objections));
  for (const OwnListing& one : own.listings) page.body += all(h("h2", {}, context.say("case.listing"), " ", code_text(one.id)), own_listing_facts(context, one).drawn());
  page.body += own_measures(context, own.measures);
  page.body += all(received.drawn(), record_card(context, own.record, own.is_public ? CardPlace::own_page : CardPlace::desk, life_of(own)), own_letters(context, person, own.letters));
  return page;
}

/// What became of a look that was contested: its officer by name, and the answer or the day by which it is due.
Markup contest_of(const PageContext& context, const DeskLook& look) {
  if (look.officer.empty()) return {};
  Markup said = say_with(context, "looks.officer", {{"officer", h("strong", {}, filed(context, look.officer))}});
  if (look.answered_at.empty()) said += all(" ", say_with(context, "looks.answer_due", {{"day", day(look.answer_due_on)}}));
  else said += all(" ", label(look.was_needed ? Tone::plain : Tone::warning, context.say(look.was_needed ? "looks.needed" : "looks.needless")), " ", filed(context, look.answer));
  return h("div", {}, label(Tone::accent, context.say("looks.contested")), " ", said);
}

Markup look_list(const PageContext& context, const DeskPerson& person, const std::vector<DeskLook>& looks) {
  Markup list;
  for (const DeskLook& look : looks) {
    const Markup who = !look.representative.empty() ? all(filed(context, look.representative), " · ", context.pick(look.kind)) : look.unit.empty() ? all(context.pick(look.kind)) : all(filed(context, look.unit), look.office.empty() ? Markup() : all(" · ", filed(context, look.office)));
    Markup why;
    if (!look.unit.empty()) why = all(context.pick(look.kind), look.matter.zh.empty() ? Markup() : all(context.say("looks.for"), context.pick(look.matter)));
    if (look.unit.empty() && !look.matter.zh.empty()) why = all(context.pick(look.matter));
    if (!look.case_reference.empty()) why += all(" ", filed(context, look.case_reference));
    // To contest a look is the subject's own; a clerk does not do it for it.
    const bool may_contest = !look.id.empty() && !person.sitting;
    const Markup way = may_contest ? h("div", {}, link_to(own_page_url(context, person, "do").segment("look.contest").parameter("look", look.id), context.say("looks.contest"))) : Markup();
    const Markup under = look.under.empty() ? Markup() : h("div", {}, say_with(context, "looks.under", {{"name", filed(context, look.under)}}));
    list += h("li", {}, h("div", {}, moment(look.at), " ", h("strong", {}, who)), under, why.empty() ? Markup() : h("div", {}, why), contest_of(context, look), way,
              h("div", {css("quiet")}, context.say("looks.number", {{"number", look.sequence}, {"index", look.log_index}})));
  }
  return h("ul", {css("tasks")}, list);
}

Page looks_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token) {
  Page page = own_page(context, person, "looks.title");
  page.body += h("p", {css("lead")}, context.say("looks.lead"));
  const auto given = context.target.parameters.find("before");
  const std::string before = given == context.target.parameters.end() ? "" : given->second;
  const DeskLooks shown = desk.looks(login_token, before);
  std::vector<DeskLook> others, own;
  for (const DeskLook& look : shown.looks) (look.is_own ? own : others).push_back(look);
  page.body += others.empty() ? h("p", {}, context.say(before.empty() ? "looks.nobody" : "looks.nobody_here")) : all(h("h2", {}, context.say("looks.others")), look_list(context, person, others));
  if (!own.empty()) page.body += h("details", {}, h("summary", {}, context.say("looks.own")), look_list(context, person, own));
  if (!shown.next.empty()) page.body += h("p", {}, link_to(own_page_url(context, person, "looks").parameter("before", shown.next), context.say("looks.older")));
  page.body += note(Tone::plain, context.say("looks.complete"), all(h("p", {}, context.say("looks.complete_text")), h("p", {}, link_to(own_page_url(context, person, "file.json"), context.say("own_file.take")))));
  return page;
}

Page consents_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token) {
  Page page = own_page(context, person, "consents.title");
  page.body += h("p", {css("lead")}, context.say("consents.lead"));
  page.body += h("ul", {}, h("li", {}, context.say("consents.content")), h("li", {}, context.say("consents.method")), h("li", {}, context.say("consents.rights")), h("li", {}, context.say("consents.duties")));
  page.body += h("p", {}, link_to(own_page_url(context, person, "do").segment("consent.give"), context.say("consents.give")));
  const std::vector<DeskConsent> consents = desk.consents(login_token);
  if (consents.empty()) page.body += h("p", {}, context.say("consents.none"));
  for (const DeskConsent& consent : consents) {
    SummaryList facts;
    facts.add(context.say("field.purpose"), context.pick(consent.purpose));
    facts.add(context.say("field.items"), listed(context, consent.items));
    facts.add(context.say("consents.given"), moment(consent.given_at));
    facts.add(context.say("field.until_on"), day(consent.until_on));
    if (!consent.withdrawn_at.empty()) facts.add(context.say("consents.withdrawn"), moment(consent.withdrawn_at));
    const Markup state = consent.is_live ? label(Tone::good, context.say("consents.live")) : label(Tone::plain, context.say("consents.over"));
    const Markup way = consent.is_live ? h("p", {}, link_to(own_page_url(context, person, "do").segment("consent.withdraw").parameter("consent", consent.id), context.say("consents.withdraw"))) : Markup();
    page.body += h("article", {css("record")}, h("h2", {}, filed(context, consent.user_name)), h("p", {css("tags")}, state), facts.drawn(), way);
  }
  page.body += collection_list(context, desk.collections(login_token), [&](std::string_view operation) { return own_page_url(context, person, "do").segment(operation); });
  return page;
}

/// Who may act for the subject, each with the way to end it at once.
Page representatives_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token) {
  Page page = own_page(context, person, "representatives.title");
  page.body += h("p", {css("lead")}, context.say("representatives.lead"));
  const std::vector<DeskRepresentative> representatives = desk.representatives(login_token);
  if (representatives.empty()) page.body += h("p", {}, context.say("representatives.none"));
  for (const DeskRepresentative& one : representatives) {
    SummaryList facts;
    facts.add(context.say("field.ground"), context.pick(one.ground));
    facts.add(context.say("representatives.since"), moment(one.from_at));
    facts.add(context.say("field.until_on"), one.until_on.empty() ? all(context.say("representatives.open")) : day(one.until_on));
    page.body += h("article", {css("record")}, h("h2", {}, filed(context, one.name)), facts.drawn(), h("p", {}, link_to(own_page_url(context, person, "do").segment("representation.end").parameter("grant", one.grant), context.say("representatives.end"))));
  }
  return page;
}

Page declared_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token) {
  Page page = own_page(context, person, "declared.title");
  page.body += h("p", {css("lead")}, context.say("declared.lead"));
  if (!person.sitting) page.body += h("p", {}, link_to(own_page_url(context, person, "do").segment("declaration.submit"), context.say("declared.submit")));
  const std::vector<registry::DeclaredView> declared = desk.declared(login_token);
  if (declared.empty()) page.body += h("p", {}, context.say("declared.none"));
  for (const registry::DeclaredView& one : declared) {
    const Markup way = person.sitting ? Markup() : h("p", {}, link_to(own_page_url(context, person, "do").segment("declaration.withdraw").parameter("declaration", one.id), context.say("declared.withdraw")));
    page.body += all(declared_card(context, one), way);
  }
  return page;
}

}  // namespace

Url own_url(const PageContext& context, const DeskPerson& person) { return context.link(person.sitting ? Url("/desk/sitting") : Url("/desk")); }

std::optional<Page> own_desk_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token, const std::vector<std::string>& path) {
  const std::string& name = path[1];
  if (person.desk != DeskKind::own && !person.sitting) return std::nullopt;
  if (name == "letters" && path.size() == 2 && !person.sitting) return letters_desk_page(context, desk, person, login_token);
  if (name == "looks" && path.size() == 2) return looks_page(context, desk, person, login_token);
  if (name == "declared" && path.size() == 2) return declared_page(context, desk, person, login_token);
  if (name == "representatives" && path.size() == 2 && !person.sitting) return representatives_page(context, desk, person, login_token);
  if (name == "consents" && path.size() == 2) return consents_page(context, desk, person, login_token);
  if (name == "records" && path.size() == 3) {
    const std::vector<OwnRecord> records = desk.own_records(login_token);
    const auto found = std::ranges::find_if(records, [&](const OwnRecord& own) { return own.record.id == path[2]; });
    if (found != records.end()) return record_page(context, person, *found);
  }
  return std::nullopt;
}

Markup own_desk_links(const PageContext& context, const DeskPerson& person) {
  if (person.desk != DeskKind::own && !person.sitting) return {};
  const Markup letters = person.sitting ? Markup() : h("li", {}, link_to(own_page_url(context, person, "letters"), context.say("letters.title")));
  return h("ul", {css("plain")}, letters, h("li", {}, link_to(own_page_url(context, person, "looks"), context.say("looks.title"))), h("li", {}, link_to(own_page_url(context, person, "consents"), context.say("consents.title"))),
           h("li", {}, link_to(own_page_url(context, person, "declared"), context.say("declared.title"))),
           person.sitting ? Markup() : h("li", {}, link_to(own_page_url(context, person, "representatives"), context.say("representatives.title"))),
           h("li", {}, link_to(own_page_url(context, person, "file.json"), context.say("own_file.take"))));
}

Markup own_records(const PageContext& context, const DeskPerson& person, const std::vector<OwnRecord>& records) {
  if (records.empty()) return h("p", {}, context.say("desk.own_none"));
  Markup list;
  for (const OwnRecord& own : records) {
    SummaryList facts;
    facts.add(context.say("record.deciding_unit"), filed(context, own.record.deciding_unit));
    facts.add(context.say("record.document_on"), day(own.record.document_on));
    if (!own.is_ended && !own.is_held) facts.add(context.say(own.is_public ? "record.shown_until" : "desk.used_until"), own.record.shown_until.empty() ? all(context.say("record.while_state_lasts")) : day(own.record.shown_until));
    std::string received;
    for (const std::string& name : own.recipients) received += (received.empty() ? "" : "、") + name;
    facts.add(context.say("desk.received"), filed(context, received));
    const Url address = own_page_url(context, person, "records").segment(own.record.id);
    const Markup heading = own.record.document_number.empty() ? h("a", {href(address)}, context.pick(own.record.item_title))
                                                              : all(h("a", {href(address)}, filed(context, own.record.document_number)), " ", h("span", {css("quiet")}, context.pick(own.record.item_title)));
    list += h("article", {css("record")}, h("h3", {}, heading), tags_of(context, own), facts.drawn(), ways_of(context, person, own));
  }
  return list;
}

Page letter_page(const PageContext& context, const DeskPerson& person, const report::Notice& letter) {
  Page page = own_page(context, person, "letters.title");
  page.title = page.here = context.pick(letter.title);
  page.body = h("div", {css("title-row")}, h("h1", {}, page.title), print_button(context));
  page.body += h("p", {}, filed(context, letter.addressee));
  for (const report::NoticeParagraph& paragraph : letter.paragraphs) {
    page.body += h("p", {}, context.pick(paragraph.text), paragraph.basis ? all(" ", h("small", {}, context.pick(report::printed_basis(*paragraph.basis)))) : Markup());
  }
  page.body += h("p", {}, moment(letter.made_at.rfc3339()));
  return page;
}

std::optional<Markup> inquiry_answer(const PageContext& context, const base::json::object& answer) {
  const auto* records = answer.if_contains("records");
  const auto* receipt = answer.if_contains("receipt");
  const auto* coverage = answer.if_contains("coverage");
  if (records == nullptr || receipt == nullptr || coverage == nullptr) return std::nullopt;
  SummaryList facts;
  facts.add(context.say("answer.receipt"), code_text(std::string(receipt->as_string())));
  facts.add(context.say("answer.subject"), code_text(std::string(answer.at("subject").as_string())));
  facts.add(context.say("looks.at"), moment(std::string(answer.at("asked_at").as_string())));
  facts.add(context.say("answer.log_index"), context.number(answer.at("log_index").to_number<std::int64_t>()));
  Markup body = all(facts.drawn(), h("p", {css("quiet")}, context.say("inquiry.receipt_text")));
  body += h("h2", {}, context.say("inquiry.records"));
  if (records->as_array().empty()) body += h("p", {}, context.say("inquiry.nothing"));
  for (const auto& one : records->as_array()) {
    const auto record = base::from_json<registry::RecordView>(one);
    CHECK(record.has_value());
    SummaryList cells;
    for (const registry::ElementView& element : record->elements) {
      if (!element.value.empty()) cells.add(context.pick(element.title), filed(context, element.value));
    }
    cells.add(context.say("desk.used_until"), record->shown_until.empty() ? all(context.say("record.while_state_lasts")) : day(record->shown_until));
    Markup tags;
    for (const registry::LabelView& one_label : record->labels) tags += all(label(Tone::accent, context.pick(one_label.text)), " ");
    body += h("article", {css("record")}, h("h3", {}, filed(context, record->document_number), " ", h("span", {css("quiet")}, context.pick(record->item_title))),
              tags.empty() ? Markup() : h("p", {css("tags")}, tags), cells.drawn());
  }
  if (const auto* declared = answer.if_contains("declared")) {
    body += all(h("h2", {}, context.say("declared.by_subject")), h("p", {css("quiet")}, context.say("declared.unchecked")));
    if (declared->as_array().empty()) body += h("p", {}, context.say("inquiry.nothing"));
    for (const auto& one : declared->as_array()) {
      const auto view = base::from_json<registry::DeclaredView>(one);
      CHECK(view.has_value());
      body += declared_card(context, *view);
    }
  }
  Table table(context.say("inquiry.coverage"));
  table.column(context.say("field.item"));
  table.column(context.say("inquiry.loaded"));
  for (const auto& line : coverage->as_array()) {
    const auto& item = line.as_object();
    const auto* through = item.if_contains("loaded_through");
    const base::LocalText title{std::string(item.at("title").at("zh").as_string()), std::string(item.at("title").at("en").as_string())};
    table.row({all(context.pick(title)), through == nullptr ? all(context.say("inquiry.not_loaded")) : moment(std::string(through->as_string()))});
  }
  body += table.drawn();
  return body;
}

}  // namespace liaoxin::http
