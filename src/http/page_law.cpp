#include <map>

#include "base/check.hpp"
#include "http/components.hpp"
#include "http/law_views.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {
namespace {

using statute::DutyState;
using statute::JudgedDuty;

Tone tone_of(DutyState state) {
  switch (state) {
    case DutyState::works:
    case DutyState::registered: return Tone::good;
    case DutyState::works_on_default: return Tone::accent;
    case DutyState::not_yet: return Tone::warning;
    case DutyState::outside:
    case DutyState::not_shipped: return Tone::plain;
  }
  CHECK(false);
}

constexpr DutyState kStates[] = {DutyState::works, DutyState::works_on_default, DutyState::registered, DutyState::not_yet, DutyState::outside, DutyState::not_shipped};

Markup duty_item(const PageContext& context, const JudgedDuty& judged) {
  const statute::Duty& duty = *judged.duty;
  Markup more = h("p", {}, context.pick(duty.does));
  const std::string& reason = context.pick(duty.reason);
  if (!reason.empty()) more += h("p", {}, h("strong", {}, context.say("law.reason")), " ", reason);
  if (judged.state == DutyState::not_yet) more += h("p", {css("quiet")}, context.say("law.stage", {{"stage", static_cast<std::int64_t>(duty.stage)}}));
  return h("li", {id("duty-" + duty.id)}, h("div", {css("duty-head")}, h("span", {css("duty-number")}, duty.id), h("strong", {}, context.pick(duty.title)),
                                            label(tone_of(judged.state), context.pick(statute::label(judged.state)))), more);
}

Markup article_part(const PageContext& context, const statute::Article& article, const std::vector<const JudgedDuty*>& duties) {
  Markup items;
  std::map<DutyState, std::int64_t> counts;
  for (const JudgedDuty* judged : duties) {
    items += duty_item(context, *judged);
    ++counts[judged->state];
  }
  Markup tags;
  for (const DutyState state : kStates) {
    if (counts.contains(state)) tags += all(" ", label(tone_of(state), context.pick(statute::label(state)) + " " + context.number(counts[state])));
  }
  const std::string number = context.say("basis.article", {{"number", std::to_string(article.number)}});
  if (duties.empty()) return h("div", {css("article"), id("article-" + std::to_string(article.number))}, h("p", {}, number, " ", context.pick(article.title), " ", h("span", {css("quiet")}, context.say("law.no_duty"))));
  return h("details", {css("article"), id("article-" + std::to_string(article.number))}, h("summary", {}, h("span", {css("article-title")}, number, " ", context.pick(article.title)), tags),
           h("ol", {css("duties")}, items));
}

}  // namespace

base::Result<Page> law_page(const PageContext& context) {
  const statute::Pack& pack = context.law.pack;
  const auto judged = judged_duties(context.law, context.reads.now().date());
  std::map<int, std::vector<const JudgedDuty*>> by_article;
  std::map<DutyState, std::int64_t> counts;
  for (const JudgedDuty& one : judged) {
    by_article[one.duty->article].push_back(&one);
    ++counts[one.state];
  }
  Page page;
  page.title = context.say("law.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("law.lead")),
                  note(Tone::plain, context.pick(pack.title), all(h("p", {}, label(Tone::warning, context.say("law.back_translation")), " ", context.say("law.back_translation_more")),
                                                                 h("p", {css("quiet")}, context.say("law.pack", {{"version", pack.version}, {"hash", pack.hash.substr(0, 16)}})))));
  page.body += h("p", {}, link_to(context.link(Url("/lists")), context.say("lists.title")));
  Table table(context.say("law.caption"));
  table.column(context.say("law.state"));
  table.column(context.say("law.count"), true);
  for (const DutyState state : kStates) table.row({label(tone_of(state), context.pick(statute::label(state))), all(context.number(counts[state]))});
  page.body += table.drawn();
  int chapter = 0;
  for (const statute::Article& article : pack.articles) {
    if (article.chapter != chapter) {
      chapter = article.chapter;
      page.body += h("h2", {}, context.say("law.chapter", {{"number", static_cast<std::int64_t>(chapter)}}));
    }
    page.body += article_part(context, article, by_article[article.number]);
  }
  return page;
}

base::Result<Page> choices_page(const PageContext& context) {
  Page page;
  page.title = context.say("choices.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("choices.lead")));
  for (const ChoiceView& choice : choice_list(context.law, context.reads.now().date()).choices) {
    SummaryList list;
    list.add(context.say("choices.value"), context.pick(choice.value));
    list.add(context.say("choices.other"), context.pick(choice.other_reading));
    list.add(context.say("choices.who"), context.pick(choice.changeable_by));
    list.add(context.say("choices.since"), all(day(choice.from), choice.to.empty() ? Markup() : all(" – ", day(choice.to))));
    list.add(context.say("choices.basis"), basis_line(context, choice.basis));
    page.body += h("article", {css("choice"), id(choice.key)}, h("h2", {}, context.pick(choice.says)), list.drawn(), h("p", {css("quiet")}, code_text(choice.key)));
  }
  return page;
}

}  // namespace liaoxin::http
