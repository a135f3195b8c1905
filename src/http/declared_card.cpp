#include "http/components.hpp"

namespace liaoxin::http {

Markup declared_card(const PageContext& context, const registry::DeclaredView& declared) {
  return h("article", {css("note")}, h("h3", {}, context.pick(declared.kind_title), " ", label(Tone::accent, context.say("declared.mark"))), h("p", {css("lines")}, filed(context, declared.text)),
           h("p", {css("quiet")}, context.say("declared.at"), " ", moment(declared.declared_at)));
}

}  // namespace liaoxin::http
