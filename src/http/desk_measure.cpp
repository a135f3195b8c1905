#include "http/desk_measure.hpp"

#include "http/components.hpp"
#include "http/desk_rule_drafts.hpp"

namespace liaoxin::http {
namespace {

Markup derivation(const PageContext& context, const MeasureLine& line) {
  Markup steps;
  for (const registry::StepView& step : line.derivation) steps += h("li", {}, context.pick(step.text), " ", basis_line(context, step.basis));
  return steps.empty() ? steps : h("details", {css("derivation")}, h("summary", {}, context.say("measures.why_until")), h("ol", {}, steps));
}

Markup listed_measures(const PageContext& context, const registry::MeasureListView& list) {
  Table table(context.say("measures.of_list"));
  for (const char* heading : {"measures.measure", "measures.unit", "measures.triggers", "measures.term"}) table.column(context.say(heading));
  for (const registry::ListedMeasureView& one : list.measures) {
    Markup triggers;
    for (const base::LocalText& trigger : one.triggers) triggers += h("li", {}, context.pick(trigger));
    table.row({all(context.pick(one.title), h("span", {css("quiet block")}, one.code, " · ", context.pick(one.group)), h("span", {css("block")}, filed(context, one.law))),
               all(filed(context, one.unit), h("span", {css("quiet block")}, filed(context, one.method))), all(h("ul", {css("plain")}, triggers), h("span", {css("quiet")}, context.pick(one.severity))),
               all(context.say(one.has_own_term ? "measures.months" : "measures.months_default", {{"months", one.term_months}}))});
  }
  return table.drawn();
}

}  // namespace

Markup measure_list_article(const PageContext& context, const registry::MeasureListView& list) {
  SummaryList facts;
  facts.add(context.say("measures.number"), all(filed(context, list.number), " ", code_text(list.id)));
  facts.add(context.say("measures.step"), list.is_in_force ? label(Tone::good, context.say("measures.in_force")) : all(context.pick(list.step_title)));
  facts.add(context.say("measures.regulation"), filed(context, list.regulation));
  if (!list.decision_number.empty()) facts.add(context.say("measures.decision"), filed(context, list.decision_number));
  if (!list.reopened_because.empty()) facts.add(context.say("measures.reopened"), filed(context, list.reopened_because));
  if (!list.comments_until_on.empty()) facts.add(context.say("measures.comments_until"), day(list.comments_until_on));
  if (!list.from_on.empty()) facts.add(context.say("measures.from"), day(list.from_on));
  return h("article", {css("record")}, h("h2", {}, filed(context, list.title)), facts.drawn(), listed_measures(context, list), rule_comments(context, list.comments));
}

Markup own_measures(const PageContext& context, const std::vector<MeasureLine>& measures) {
  if (measures.empty()) return {};
  Markup content = h("h2", {}, context.say("measures.of_record"));
  for (const MeasureLine& one : measures) {
    SummaryList facts;
    facts.add(context.say("measures.unit"), filed(context, one.unit));
    facts.add(context.say("measures.law"), all(filed(context, one.law), " ", h("span", {css("quiet")}, one.article)));
    facts.add(context.say("measures.document"), filed(context, one.document_number));
    facts.add(context.say("measures.method"), filed(context, one.method));
    if (!one.last_on.empty()) facts.add(context.say("measures.until"), all(day(one.last_on), derivation(context, one)));
    content += h("article", {css("record")}, h("h3", {}, context.pick(one.title)), h("p", {css("tags")}, label(one.may_be_lifted ? Tone::warning : Tone::plain, context.pick(one.standing))), facts.drawn());
  }
  return all(content, h("p", {}, context.say("measures.what_to_do")));
}

Markup attempt_table(const PageContext& context, const std::vector<AttemptLine>& attempts) {
  Table table(context.say("measures.attempts"));
  for (const char* heading : {"units.unit", "measures.measure", "measures.why_refused", "measures.tried"}) table.column(context.say(heading));
  for (const AttemptLine& one : attempts) {
    table.row({all(filed(context, one.unit), h("span", {css("quiet block")}, filed(context, one.officer))), all(context.pick(one.measure), h("span", {css("quiet block")}, context.pick(one.item))), all(context.pick(one.why)),
               all(moment(one.tried_at), h("span", {css("quiet block")}, context.say("measures.log_index", {{"index", one.log_index}})))});
  }
  return table.drawn();
}

DeskAnswer unit_measures_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto view = desk.offices().measures(asked.token);
  if (!view) return std::nullopt;
  Page page = page_of_desk(context, "measures.unit_title", "measures.unit_lead");
  page.body += h("ul", {css("plain")}, h("li", {}, link_to(context.link(Url("/desk/do/measure.apply")), context.say("measures.apply"))), h("li", {}, link_to(context.link(Url("/desk/do/reward.grant")), context.say("measures.grant"))),
                 h("li", {}, link_to(context.link(Url("/measures")), context.say("measures.title"))));
  Table table(context.say("measures.applied"));
  for (const char* heading : {"unit.subject", "measures.measure", "measures.until", "unit.to_do"}) table.column(context.say(heading));
  for (const MeasureLine& one : view->measures) {
    const Markup lift = link_to(context.link(Url("/desk/do/measure.lift")).parameter("measure", one.id), context.say("measures.lift"));
    const Markup serve = one.is_waiting ? all(" ", link_to(context.link(Url("/desk/serving")), context.say("serving.title"))) : Markup();
    table.row({all(filed(context, one.organisation), h("span", {css("quiet block")}, filed(context, one.document_number))), all(context.pick(one.title), h("span", {css("quiet block")}, context.pick(one.standing))),
               one.last_on.empty() ? all("—") : all(day(one.last_on), derivation(context, one)), all(lift, serve)});
  }
  page.body += all(h("h2", {}, context.say("measures.applied")), view->measures.empty() ? h("p", {}, context.say("measures.none_applied")) : table.drawn());
  Table rewards(context.say("measures.rewards"));
  for (const char* heading : {"unit.subject", "measures.reward", "measures.granted", "unit.to_do"}) rewards.column(context.say(heading));
  for (const RewardLine& one : view->rewards) {
    rewards.row({filed(context, one.organisation), all(context.pick(one.title)), day(one.granted_on), link_to(context.link(Url("/desk/do/reward.end")).parameter("reward", one.id), context.say("measures.end_reward"))});
  }
  page.body += all(h("h2", {}, context.say("measures.rewards")), view->rewards.empty() ? h("p", {}, context.say("measures.none_granted")) : rewards.drawn());
  page.body += all(h("h2", {}, context.say("measures.attempts")), view->attempts.empty() ? h("p", {}, context.say("measures.no_attempt")) : attempt_table(context, view->attempts));
  return page;
}

DeskAnswer measure_lists_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto lists = desk.offices().measure_lists(asked.token);
  if (!lists) return std::nullopt;
  Page page = page_of_desk(context, "measures.lists_title", "measures.lists_lead");
  page.body += h("p", {}, link_to(context.link(Url("/desk/do/measure_list.draft")), context.say("measures.draft")));
  if (lists->empty()) page.body += h("p", {}, context.say("measures.no_list"));
  for (const registry::MeasureListView& list : *lists) {
    Markup ways;
    const auto way = [&](const char* operation, std::string_view said) { ways += h("li", {}, link_to(context.link(Url("/desk/do").segment(operation)).parameter("list", list.id), context.say(said))); };
    if (list.step == "draft") {
      way("measure_list.add_measure", "measures.add");
      for (const registry::ListedMeasureView& one : list.measures) {
        const Url removal = context.link(Url("/desk/do/measure_list.remove_measure")).parameter("list", list.id).parameter("measure_kind", one.code).parameter("unit", one.unit_code);
        ways += h("li", {}, link_to(removal, context.say("measures.remove")), ": ", context.pick(one.title), " · ", filed(context, one.unit));
      }
      way("measure_list.approve", "measures.approve");
    }
    if (list.step == "approved") way("measure_list.open_comments", "measures.open");
    if (list.step == "commenting") way("measure_list.release", "measures.release");
    if (list.step == "approved" || list.step == "commenting") way("measure_list.reopen", "measures.reopen");
    for (const registry::RuleCommentView& one : list.comments) {
      if (one.answer.empty()) ways += h("li", {}, link_to(context.link(Url("/desk/do/rule_draft.answer_comment")).parameter("comment", one.id), context.say("rule_drafts.answer")), " ", code_text(one.id));
    }
    page.body += all(measure_list_article(context, list), ways.empty() ? Markup() : h("ul", {css("plain")}, ways));
  }
  return page;
}

}  // namespace liaoxin::http
