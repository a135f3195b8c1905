#include "http/desk_proposals.hpp"

#include <algorithm>

#include "http/components.hpp"

namespace liaoxin::http {
namespace {

/// A value of the input as a reader checks it: texts as they are, lists line by line.
Markup shown(const PageContext& context, const base::json::value& value) {
  if (value.is_string()) return filed(context, std::string(value.get_string()));
  if (value.is_bool()) return all(context.say(value.get_bool() ? "form.yes" : "form.no"));
  if (!value.is_array()) return code_text(base::json::serialize(value));
  Markup lines;
  for (const base::json::value& one : value.get_array()) lines += h("li", {}, shown(context, one));
  return h("ul", {css("plain")}, lines);
}

}  // namespace

Markup proposals_section(const PageContext& context, const std::vector<DeskProposal>& proposals) {
  if (proposals.empty()) return {};
  Markup section = all(h("h2", {}, context.say("proposal.title")), h("p", {}, context.say("proposal.lead")));
  for (const DeskProposal& one : proposals) {
    SummaryList facts;
    for (const statute::Field& field : one.operation->fields) {
      if (const base::json::value* value = one.input.if_contains(field.name)) facts.add(context.say("field." + field.name), shown(context, *value));
    }
    facts.add(context.say("proposal.proposed_by"), one.is_own ? all(context.say("proposal.own")) : filed(context, one.proposed_by));
    facts.add(context.say("proposal.proposed_at"), moment(one.proposed_at));
    facts.add(context.say("proposal.expires_on"), day(one.expires_on));
    facts.add(context.say("proposal.content_hash"), code_text(one.content_hash));
    Markup ways;
    for (const statute::Operation* operation : one.ways) {
      Url url = context.link(Url("/desk/do").segment(operation->name).parameter("proposal", one.id));
      // An approval carries what it approves.
      if (std::ranges::find(operation->fields, "content_hash", &statute::Field::name) != operation->fields.end()) url = url.parameter("content_hash", one.content_hash);
      ways += all(link_to(url, context.pick(operation->title)), " ");
    }
    section += h("article", {css("record")}, h("h3", {}, context.pick(one.operation->title)), facts.drawn(), h("p", {}, ways));
  }
  return section;
}

}  // namespace liaoxin::http
