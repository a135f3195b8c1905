#include "http/record_guide.hpp"

#include "http/components.hpp"
#include "statute/way_out.hpp"

namespace liaoxin::http {
namespace {

/// The lines under their headings, in the order of the pack.
Markup lines_of(const PageContext& context, const std::vector<statute::GuideLine>& guide) {
  Markup parts, lines;
  for (std::size_t i = 0; i < guide.size(); ++i) {
    lines += h("li", {}, context.pick(guide[i].text), " ", basis_line(context, guide[i].basis));
    const base::LocalText heading = statute::heading_of(guide[i]);
    if (i + 1 < guide.size() && statute::heading_of(guide[i + 1]) == heading) continue;
    parts += all(h("h3", {}, context.pick(heading)), h("ul", {css("rules")}, lines));
    lines = Markup();
  }
  return parts;
}

}  // namespace

Markup record_guide(const PageContext& context, const registry::RecordView& record) {
  const statute::Item* item = context.law.pack.item(record.item);
  if (item == nullptr || !item->negative) return {};
  Markup body;
  if (!statute::is_restorable(*item)) body = h("p", {}, context.say("guide.not_restorable"));
  else if (!record.restorable_from.empty()) body = h("p", {}, say_with(context, "guide.earliest", {{"day", h("strong", {}, day(record.restorable_from))}}));
  body += lines_of(context, statute::guide_of(context.law.pack, *item));
  return h("section", {id(kGuidePlace), {"aria-labelledby", "h-guide"}}, h("h2", {id("h-guide")}, context.say("guide.title")), body);
}

}  // namespace liaoxin::http
