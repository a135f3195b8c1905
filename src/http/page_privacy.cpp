// What a person is told before anything about it is handled: who, what for, what, how long, and its rights.
#include "http/components.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {
namespace {

/// In words, the ways in which others may read an item about a person; the person itself always may.
std::string readers_of(const PageContext& context, const statute::ModeSet& modes) {
  std::string readers = context.say("privacy.reads_self");
  const auto add = [&](statute::Channel channel, const char* key) {
    if (modes.contains(channel)) readers += context.say("consents.and") + context.say(key);
  };
  add(statute::Channel::disclosure, "privacy.reads_public");
  add(statute::Channel::inquiry, "privacy.reads_consent");
  add(statute::Channel::sharing, "privacy.reads_matter");
  return readers;
}

/// The items in force that are about this kind of subject, each with purpose, basis, readers, display and retention.
Markup items_about(const PageContext& context, const char* caption, const statute::ModeSet statute::Item::*modes) {
  Table table(context.say(caption));
  for (const char* heading : {"privacy.item", "privacy.purpose", "privacy.readers", "privacy.until", "privacy.keep"}) table.column(context.say(heading));
  bool has_any = false;
  for (const registry::ItemView& view : context.reads.items()) {
    const statute::Item* item = context.law.pack.item(view.code);
    if (item == nullptr || !view.in_force || (item->*modes).is_empty()) continue;
    has_any = true;
    table.row({all(context.pick(item->name), h("span", {css("quiet block")}, view.code, " · ", context.say("privacy.article", {{"article", item->article}}))), all(context.pick(item->purpose)), all(readers_of(context, item->*modes)),
               all(context.pick(statute::label(item->until))), all(context.pick(statute::label(item->keep)))});
  }
  return has_any ? table.drawn() : h("p", {}, context.say("privacy.none"));
}

}  // namespace

base::Result<Page> privacy_page(const PageContext& context) {
  Page page;
  page.title = context.say("privacy.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("privacy.lead")));
  SummaryList who;
  who.add(context.say("privacy.who"), context.pick({context.site.sponsor_zh, context.site.sponsor_en}));
  who.add(context.say("privacy.contact"), filed(context, context.site.contact));
  who.add(context.say("privacy.version"), code_text(context.law.pack.hash.substr(0, 16)));
  page.body += who.drawn();
  page.body += all(h("h2", {}, context.say("privacy.what")), items_about(context, "privacy.persons", &statute::Item::natural_person), items_about(context, "privacy.businesses", &statute::Item::individual_business));
  page.body += all(h("h2", {}, context.say("privacy.sensitive")), h("ul", {}, h("li", {}, context.say("privacy.number")), h("li", {}, context.say("privacy.minors")), h("li", {}, context.say("privacy.never"))));
  page.body += all(h("h2", {}, context.say("privacy.rights")),
                   h("ul", {}, h("li", {}, context.say("privacy.right_to_see")), h("li", {}, context.say("privacy.right_to_know_who")), h("li", {}, context.say("privacy.right_to_object")), h("li", {}, context.say("privacy.right_to_withdraw")),
                     h("li", {}, context.say("privacy.right_to_copy"))));
  page.body += h("p", {}, link_to(context.link(Url("/object")), context.say("nav.object")));
  return page;
}

}  // namespace liaoxin::http
