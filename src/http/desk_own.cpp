#include "http/desk_own.hpp"

#include <algorithm>
#include <charconv>

#include "base/check.hpp"
#include "http/components.hpp"
#include "http/desk_letters.hpp"
#include "http/desk_visit.hpp"

namespace liaoxin::http {
namespace {

Url desk_url(const PageContext& context, std::string_view page) { return context.link(Url("/desk").segment(page)); }

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

Markup ways_of(const PageContext& context, const OwnRecord& own) {
  Markup ways;
  for (const std::string& number : own.certificates) ways += all(link_to(context.link(Url("/recall").segment(number)), context.say("desk.certificate")), " ");
  const bool is_contested = std::ranges::any_of(own.record.labels, [](const registry::LabelView& one) { return one.word == "objection"; });
  if (!is_contested) ways += link_to(context.link(Url("/desk/do/objection.submit").parameter("record", own.record.id)), context.say("desk.object"));
  return h("p", {}, ways);
}

Page record_page(const PageContext& context, const OwnRecord& own) {
  Page page = desk_page(context, "desk.record");
  page.title = context.pick(own.record.item_title) + (own.record.document_number.empty() ? "" : " " + own.record.document_number);
  page.here = context.pick(own.record.item_title);
  page.body = all(h("h1", {}, context.pick(own.record.item_title), " ", filed(context, own.record.document_number)), tags_of(context, own), ways_of(context, own));
  SummaryList received;
  std::string names;
  for (const std::string& name : own.recipients) names += (names.empty() ? "" : "、") + name;
  received.add(context.say("desk.received"), names.empty() ? all(context.say("desk.received_nobody")) : filed(context, names));
  page.body += all(received.drawn(), record_card(context, own.record, own.is_public ? CardPlace::own_page : CardPlace::desk));
  return page;
}

Markup look_list(const PageContext& context, const std::vector<DeskLook>& looks) {
  Markup list;
  for (const DeskLook& look : looks) {
    const Markup who = look.unit.empty() ? all(context.pick(look.kind)) : all(filed(context, look.unit), look.office.empty() ? Markup() : all(" · ", filed(context, look.office)));
    Markup why;
    if (!look.unit.empty()) why = all(context.pick(look.kind), look.matter.zh.empty() ? Markup() : all(context.say("looks.for"), context.pick(look.matter)));
    if (!look.case_reference.empty()) why += all(" ", filed(context, look.case_reference));
    list += h("li", {}, h("div", {}, moment(look.at), " ", h("strong", {}, who)), why.empty() ? Markup() : h("div", {}, why),
              h("div", {css("quiet")}, context.say("looks.number", {{"number", look.sequence}, {"index", look.log_index}})));
  }
  return h("ul", {css("tasks")}, list);
}

Page looks_page(const PageContext& context, Desk& desk, const std::string& login_token) {
  Page page = desk_page(context, "looks.title");
  page.body += h("p", {css("lead")}, context.say("looks.lead"));
  std::int64_t before = 0;
  const auto given = context.target.parameters.find("before");
  if (given != context.target.parameters.end()) std::from_chars(given->second.data(), given->second.data() + given->second.size(), before);
  const std::vector<DeskLook> looks = desk.looks(login_token, before);
  std::vector<DeskLook> others, own;
  for (const DeskLook& look : looks) (look.is_own ? own : others).push_back(look);
  page.body += others.empty() ? h("p", {}, context.say(before == 0 ? "looks.nobody" : "looks.nobody_here")) : all(h("h2", {}, context.say("looks.others")), look_list(context, others));
  if (!own.empty()) page.body += h("details", {}, h("summary", {}, context.say("looks.own")), look_list(context, own));
  if (!looks.empty() && looks.back().sequence > 1) {
    page.body += h("p", {}, link_to(desk_url(context, "looks").parameter("before", std::to_string(looks.back().sequence)), context.say("looks.older")));
  }
  page.body += note(Tone::plain, context.say("looks.complete"), all(h("p", {}, context.say("looks.complete_text")), h("p", {}, link_to(context.link(Url("/desk/file.json")), context.say("own_file.take")))));
  return page;
}

Page consents_page(const PageContext& context, Desk& desk, const std::string& login_token) {
  Page page = desk_page(context, "consents.title");
  page.body += h("p", {css("lead")}, context.say("consents.lead"));
  page.body += h("ul", {}, h("li", {}, context.say("consents.content")), h("li", {}, context.say("consents.method")), h("li", {}, context.say("consents.rights")), h("li", {}, context.say("consents.duties")));
  page.body += h("p", {}, link_to(context.link(Url("/desk/do/consent.give")), context.say("consents.give")));
  const std::vector<DeskConsent> consents = desk.consents(login_token);
  if (consents.empty()) page.body += h("p", {}, context.say("consents.none"));
  for (const DeskConsent& consent : consents) {
    SummaryList facts;
    facts.add(context.say("field.purpose"), context.pick(consent.purpose));
    std::string items;
    for (const base::LocalText& item : consent.items) items += (items.empty() ? "" : context.say("consents.and")) + context.pick(item);
    facts.add(context.say("field.items"), items);
    facts.add(context.say("consents.given"), moment(consent.given_at));
    facts.add(context.say("field.until_on"), day(consent.until_on));
    if (!consent.withdrawn_at.empty()) facts.add(context.say("consents.withdrawn"), moment(consent.withdrawn_at));
    const Markup state = consent.is_live ? label(Tone::good, context.say("consents.live")) : label(Tone::plain, context.say("consents.over"));
    const Markup way = consent.is_live ? h("p", {}, link_to(context.link(Url("/desk/do/consent.withdraw").parameter("consent", consent.id)), context.say("consents.withdraw"))) : Markup();
    page.body += h("article", {css("record")}, h("h2", {}, filed(context, consent.user_name)), h("p", {css("tags")}, state), facts.drawn(), way);
  }
  return page;
}

Page audit_page(const PageContext& context, Desk& desk, const std::string& login_token) {
  Page page = desk_page(context, "audit.title");
  page.body += h("p", {css("lead")}, context.say("audit.lead"));
  const std::vector<DeskLook> looks = desk.marked_looks(login_token);
  if (looks.empty()) {
    page.body += h("p", {}, context.say("audit.none"));
    return page;
  }
  Table table(context.say("audit.title"));
  for (const char* heading : {"looks.at", "looks.who", "looks.why", "audit.mark", "audit.receipt"}) table.column(context.say(heading));
  for (const DeskLook& look : looks) {
    Markup marks;
    for (const base::LocalText& mark : look.marks) marks += h("div", {}, context.pick(mark));
    table.row({moment(look.at), all(filed(context, look.unit), " · ", filed(context, look.office), " ", code_text(look.actor)), all(context.pick(look.matter), " ", filed(context, look.case_reference)), marks,
               all(code_text(look.receipt), " ", h("span", {css("quiet")}, context.say("looks.log", {{"index", look.log_index}})))});
  }
  page.body += table.drawn();
  return page;
}

}  // namespace

std::optional<Page> own_desk_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token, const std::vector<std::string>& path) {
  const std::string& name = path[1];
  if (person.is_audit_desk && name == "audit" && path.size() == 2) return audit_page(context, desk, login_token);
  if (!person.is_own_desk) return std::nullopt;
  if (name == "letters") return letters_desk_page(context, desk, login_token, path);
  if (name == "looks" && path.size() == 2) return looks_page(context, desk, login_token);
  if (name == "consents" && path.size() == 2) return consents_page(context, desk, login_token);
  if (name == "records" && path.size() == 3) {
    const std::vector<OwnRecord> records = desk.own_records(login_token);
    const auto found = std::ranges::find_if(records, [&](const OwnRecord& own) { return own.record.id == path[2]; });
    if (found != records.end()) return record_page(context, *found);
  }
  return std::nullopt;
}

Markup own_desk_links(const PageContext& context, const DeskPerson& person) {
  if (person.is_audit_desk) return h("ul", {css("plain")}, h("li", {}, link_to(desk_url(context, "audit"), context.say("audit.title"))));
  if (!person.is_own_desk) return {};
  return h("ul", {css("plain")}, h("li", {}, link_to(desk_url(context, "letters"), context.say("letters.title"))), h("li", {}, link_to(desk_url(context, "looks"), context.say("looks.title"))), h("li", {}, link_to(desk_url(context, "consents"), context.say("consents.title"))),
           h("li", {}, link_to(context.link(Url("/desk/file.json")), context.say("own_file.take"))));
}

Markup own_records(const PageContext& context, const std::vector<OwnRecord>& records) {
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
    const Url address = context.link(Url("/desk/records").segment(own.record.id));
    const Markup heading = own.record.document_number.empty() ? h("a", {href(address)}, context.pick(own.record.item_title))
                                                              : all(h("a", {href(address)}, filed(context, own.record.document_number)), " ", h("span", {css("quiet")}, context.pick(own.record.item_title)));
    list += h("article", {css("record")}, h("h3", {}, heading), tags_of(context, own), facts.drawn(), ways_of(context, own));
  }
  return list;
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
