// Which measures and rewards there are, and which lists are open to comments (arts. 22, 24).
#include "http/components.hpp"
#include "http/desk_measure.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {

base::Result<Page> measures_page(const PageContext& context) {
  Page page;
  page.title = context.say("measures.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("measures.lead")));
  const auto lists = context.reads.measure_lists();
  if (lists.empty()) page.body += h("p", {}, context.say("measures.none"));
  for (const registry::MeasureListView& list : lists) {
    page.body += measure_list_article(context, list);
    if (list.takes_comments) page.body += h("p", {}, link_to(context.link(Url("/desk/do/rule_draft.comment")).parameter("rule_draft", list.id), context.say("rule_drafts.comment_on")));
  }
  page.body += all(h("h2", {}, context.say("measures.rewards_list")), h("p", {}, context.say("measures.rewards_text")));
  const auto rewards = context.reads.reward_lists();
  Table granted(context.say("measures.rewards_list"));
  for (const char* heading : {"units.unit", "measures.reward", "measures.from", "measures.set_by"}) granted.column(context.say(heading));
  for (const registry::RewardListView& list : rewards) {
    granted.row({filed(context, list.unit), list.rewards.empty() ? all(context.say("measures.none_granted")) : all(listed(context, list.rewards)), all(day(list.from_on), list.is_in_force ? Markup() : all(" ", label(Tone::plain, context.say("measures.coming")))), filed(context, list.decision_number)});
  }
  page.body += rewards.empty() ? h("p", {}, context.say("measures.no_reward_list")) : granted.drawn();
  page.body += note(Tone::plain, context.say("measures.organisations_only"), h("p", {}, context.say("measures.organisations_only_text")));
  return page;
}

}  // namespace liaoxin::http
