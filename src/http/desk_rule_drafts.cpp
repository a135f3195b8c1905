#include "http/desk_rule_drafts.hpp"

#include <algorithm>

#include "http/components.hpp"
#include "http/desk_catalogue.hpp"
#include "http/desk_measure.hpp"

namespace liaoxin::http {
namespace {

Markup stated(const PageContext& context, const registry::ListSystemView& list) {
  Markup grounds;
  for (const base::LocalText& ground : list.grounds) grounds += h("li", {}, context.pick(ground));
  SummaryList facts;
  facts.add(context.say("lists.code"), all(code_text(list.list_code), " ", code_text(list.list_system)));
  facts.add(context.say("lists.authority"), all(filed(context, list.authority), " ", h("span", {css("quiet")}, list.authority_code)));
  facts.add(context.say("lists.grounds"), h("ul", {css("plain")}, grounds));
  facts.add(context.say("lists.basis"), all(filed(context, list.legal_basis), " · ", day(list.basis_from_on)));
  facts.add(context.say("lists.standard"), filed(context, list.standard));
  facts.add(context.say("lists.requirements"), filed(context, list.removal_requirements));
  facts.add(context.say("lists.procedure"), filed(context, list.removal_procedure));
  facts.add(context.say("lists.remedies"), filed(context, list.remedies));
  facts.add(context.say("lists.term"), list.term_months == 0 ? context.say("lists.no_term") : context.say("lists.months", {{"count", list.term_months}}));
  if (!list.opinions_until_on.empty()) facts.add(context.say("field.opinions_until_on"), day(list.opinions_until_on));
  if (!list.from_on.empty()) facts.add(context.say("lists.from"), all(day(list.from_on), list.ended_on.empty() ? Markup() : all(" – ", day(list.ended_on))));
  const Markup entry = all(context.say("lists.entry", {{"index", list.log_index}}));
  facts.add(context.say("lists.decision"), list.decision_number.empty() ? all(context.say("lists.not_decided"), " · ", entry) : all(filed(context, list.decision_number), " · ", entry));
  return facts.drawn();
}

}  // namespace

Markup rule_comments(const PageContext& context, const std::vector<registry::RuleCommentView>& comments) {
  Markup content = h("h3", {}, context.say("rule_drafts.comments"));
  if (comments.empty()) return all(content, h("p", {}, context.say("rule_drafts.no_comment")));
  for (const registry::RuleCommentView& one : comments) {
    content += h("article", {}, h("p", {}, filed(context, one.text), " ", h("span", {css("quiet")}, day(one.made_on), " ", code_text(one.id))),
                 h("p", {}, one.answer.empty() ? all(label(Tone::plain, context.say("rule_drafts.unanswered"))) : all(context.say("rule_drafts.answered"), " ", filed(context, one.answer))));
  }
  return content;
}

Markup unit_opinions(const PageContext& context, const std::vector<UnitOpinionLine>& opinions) {
  Markup lines;
  for (const UnitOpinionLine& one : opinions) {
    lines += h("li", {}, filed(context, one.unit), ": ", one.given_at.empty() ? h("span", {css("quiet")}, context.say("rule_drafts.no_opinion")) : all(filed(context, one.opinion), " ", moment(one.given_at)));
  }
  return lines.empty() ? lines : all(h("h4", {}, context.say("rule_drafts.opinions")), h("ul", {}, lines));
}

Markup list_system_article(const PageContext& context, const registry::ListSystemView& system) {
  const Markup tag = system.is_in_force ? label(Tone::accent, context.say("lists.in_force")) : label(Tone::plain, context.pick(system.step_title));
  Markup content = all(h("h2", {}, filed(context, system.name), " ", tag), stated(context, system));
  // What was said while it was a draft stays readable.
  if (!system.opinions_until_on.empty()) content += rule_comments(context, system.comments);
  return h("article", {css("record")}, content);
}

Markup rule_draft_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id) {
  if (id.starts_with("edr-")) return edition_draft_facts(context, desk, token, id);
  if (id.starts_with("lsy-")) {
    // A unit reads what it was asked about at its desk, the public what is open to it.
    if (const auto lines = desk.offices().list_systems(token)) {
      const auto found = std::ranges::find(*lines, id, [](const ListSystemLine& line) { return line.system.list_system; });
      if (found != lines->end()) return all(list_system_article(context, found->system), unit_opinions(context, found->opinions));
    }
    const auto open = context.reads.list_systems();
    const auto found = std::ranges::find(open, id, &registry::ListSystemView::list_system);
    return found == open.end() ? Markup() : list_system_article(context, *found);
  }
  const auto lists = context.reads.measure_lists();
  const auto found = std::ranges::find(lists, id, &registry::MeasureListView::id);
  return found == lists.end() ? Markup() : measure_list_article(context, *found);
}

Markup rule_comment_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id) {
  const auto said_of = [&](const std::string& draft, const std::vector<registry::RuleCommentView>& comments) {
    const auto found = std::ranges::find(comments, id, &registry::RuleCommentView::id);
    if (found == comments.end()) return Markup();
    SummaryList facts;
    facts.add(context.say("rule_drafts.draft"), filed(context, draft));
    facts.add(context.say("rule_drafts.said"), all(filed(context, found->text), " ", h("span", {css("quiet")}, day(found->made_on))));
    return all(facts.drawn());
  };
  for (const ListSystemLine& line : desk.offices().list_systems(token).value_or(std::vector<ListSystemLine>{})) {
    if (Markup said = said_of(line.system.name, line.system.comments); !said.empty()) return said;
  }
  for (const registry::MeasureListView& list : desk.offices().measure_lists(token).value_or(std::vector<registry::MeasureListView>{})) {
    if (Markup said = said_of(list.title, list.comments); !said.empty()) return said;
  }
  return {};
}

DeskAnswer list_systems_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto lines = desk.offices().list_systems(asked.token);
  if (!lines) return std::nullopt;
  Page page = page_of_desk(context, "lists.desk_title", "lists.desk_lead");
  const bool may_act = asked.person.desk == DeskKind::in_charge;
  if (may_act) page.body += h("p", {}, link_to(context.link(Url("/desk/do/list_system.draft")), context.say("lists.draft")));
  if (lines->empty()) page.body += h("p", {}, context.say("lists.none"));
  for (const ListSystemLine& line : *lines) {
    Markup ways;
    const registry::ListSystemView& system = line.system;
    const auto way = [&](const char* operation, std::string_view said) { ways += h("li", {}, link_to(context.link(Url("/desk/do").segment(operation)).parameter("list_system", system.list_system), context.say(said))); };
    if (may_act && system.step == "drafted") ways += h("li", {}, link_to(context.link(Url("/desk/do/rule_draft.consult")).parameter("rule_draft", system.list_system), context.say("lists.consult")));
    if (may_act && system.step == "consulted") way("list_system.establish", "lists.establish");
    if (may_act && system.step != "ended" && !system.opinions_until_on.empty()) way("list_system.end", system.step == "established" ? "lists.end" : "lists.take_back");
    for (const registry::RuleCommentView& one : system.comments) {
      if (may_act && one.answer.empty()) ways += h("li", {}, link_to(context.link(Url("/desk/do/rule_draft.answer_comment")).parameter("comment", one.id), context.say("rule_drafts.answer")), " ", code_text(one.id));
    }
    page.body += all(list_system_article(context, system), unit_opinions(context, line.opinions), ways.empty() ? Markup() : h("ul", {css("plain")}, ways));
  }
  return page;
}

}  // namespace liaoxin::http
