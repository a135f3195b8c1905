// Who may collect market information, what for, and how each handles objections (art. 35).
#include "http/components.hpp"
#include "http/desk_market.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {

base::Result<Page> collectors_page(const PageContext& context) {
  Page page;
  page.title = context.say("collectors.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("collectors.lead")));
  const auto collectors = context.reads.collectors();
  if (collectors.empty()) page.body += h("p", {}, context.say("collectors.none"));
  for (const registry::CollectorView& one : collectors) page.body += h("article", {css("record")}, h("h2", {}, filed(context, one.name), " ", h("span", {css("quiet")}, one.uscc)), collector_facts(context, one));
  page.body += note(Tone::plain, context.say("collectors.never_public"), h("p", {}, context.say("collectors.never_public_text")));
  return page;
}

}  // namespace liaoxin::http
