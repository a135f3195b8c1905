// Which serious lists there are, for what, on which law, and how one is entered and removed; which are open to comments (art. 27).
#include "http/components.hpp"
#include "http/desk_rule_drafts.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {

base::Result<Page> lists_page(const PageContext& context) {
  Page page;
  page.title = context.say("lists.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("lists.lead")));
  const auto lists = context.reads.list_systems();
  if (lists.empty()) page.body += h("p", {}, context.say("lists.none"));
  for (const registry::ListSystemView& one : lists) {
    page.body += list_system_article(context, one);
    if (one.takes_comments) page.body += h("p", {}, link_to(context.link(Url("/desk/do/rule_draft.comment")).parameter("rule_draft", one.list_system), context.say("rule_drafts.comment_on")));
  }
  page.body += note(Tone::plain, context.say("lists.heard"), h("p", {}, context.say("lists.heard_text")));
  return page;
}

}  // namespace liaoxin::http
