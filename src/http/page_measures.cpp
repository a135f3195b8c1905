// Which measures and rewards there are, and which lists are open to comments (arts. 22, 24).
#include "http/components.hpp"
#include "http/desk_measure.hpp"
#include "http/pages.hpp"
#include "statute/measure_kind.hpp"

namespace liaoxin::http {

base::Result<Page> measures_page(const PageContext& context) {
  Page page;
  page.title = context.say("measures.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("measures.lead")));
  const auto lists = context.reads.measure_lists();
  if (lists.empty()) page.body += h("p", {}, context.say("measures.none"));
  for (const registry::MeasureListView& list : lists) {
    page.body += measure_list_article(context, list);
    if (list.takes_comments) page.body += h("p", {}, link_to(context.link(Url("/desk/do/measure_list.comment")).parameter("list", list.id), context.say("measures.comment_on")));
  }
  Markup rewards;
  for (const statute::RewardKindFacts& one : statute::reward_kinds()) rewards += h("li", {}, context.pick(one.title), " ", h("span", {css("quiet")}, one.word, " · ", one.article));
  page.body += all(h("h2", {}, context.say("measures.rewards_list")), h("p", {}, context.say("measures.rewards_text")), h("ul", {}, rewards));
  page.body += note(Tone::plain, context.say("measures.organisations_only"), h("p", {}, context.say("measures.organisations_only_text")));
  return page;
}

}  // namespace liaoxin::http
