#include <algorithm>

#include "access/policy.hpp"
#include "http/api.hpp"
#include "http/components.hpp"
#include "http/operation_route.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {
namespace {

Page page_with(const PageContext& context, std::string_view title, std::string_view lead) {
  Page page;
  page.title = context.say(title);
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say(lead)));
  return page;
}

/// What the pack says under a key today, and by which kind of rule; nothing while no such rule is in force.
Markup rule_line(const PageContext& context, std::string_view key) {
  const auto parameter = context.law.pack.parameter(key, context.reads.now().date());
  if (!parameter) return {};
  return h("li", {}, context.pick(parameter->says), " ", basis_line(context, parameter->basis));
}

Markup step(const PageContext& context, std::string_view title, std::string_view text, std::initializer_list<std::string_view> keys) {
  Markup rules;
  for (const std::string_view key : keys) rules += rule_line(context, key);
  return h("li", {}, h("h3", {}, context.say(title)), h("p", {}, context.say(text)), rules.empty() ? Markup() : h("ul", {css("rules")}, rules));
}

Markup command(std::string_view text) { return h("pre", {{"tabindex", "0"}}, h("code", {}, text)); }

void add_words(std::vector<base::RefusalWord>& words, const std::vector<base::RefusalWord>& more) {
  for (const base::RefusalWord word : more) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
}

/// The operations that a machine client may ask for, and how a request is signed; the rest are done at the desk.
Markup write_routes(const PageContext& context, std::vector<base::RefusalWord>& words) {
  if (context.law.commands.empty()) return {};
  Table routes(context.say("api.writes_caption"));
  routes.column(context.say("api.route"));
  routes.column(context.say("api.does"));
  routes.column(context.say("api.input"));
  for (const statute::Operation* one : context.law.commands) {
    add_words(words, one->refusals);
    if (!access::may_clients(access::policy_of(one->name))) continue;
    std::string fields;
    for (const statute::Field& field : one->fields) fields += (fields.empty() ? "" : " ") + field.name;
    routes.row({code_text("POST " + std::string(kOperationsPath) + std::string(one->name)), all(context.pick(one->title)), code_text(fields)});
  }
  add_words(words, write_refusals());
  return all(h("h2", {id("writes")}, context.say("api.writes")), h("p", {}, context.say("api.writes_text")), routes.drawn(), h("p", {}, context.say("api.signing_text")), command("Signature-Input: " + accepted_signature()),
             h("p", {}, context.say("api.once_text")));
}

}  // namespace

base::Result<Page> object_page(const PageContext& context) {
  Page page = page_with(context, "object.title", "object.lead");
  page.body += note(Tone::accent, context.say("object.where"), all(h("p", {}, context.say("object.where_text")), h("p", {}, filed(context, context.site.contact))));
  page.body += h("h2", {}, context.say("object.steps"));
  page.body += h("ol", {css("steps")}, step(context, "object.say", "object.say_text", {}), step(context, "object.marked", "object.marked_text", {"objection.accept_decision"}),
                 step(context, "object.checked", "object.checked_text", {"objection.platform_review", "objection.own_error_notify"}),
                 step(context, "object.asked", "object.asked_text", {"objection.source_feedback", "objection.source_silence"}),
                 step(context, "object.told", "object.told_text", {"objection.result_notify", "objection.still_disputed"}),
                 step(context, "object.gone", "object.gone_text", {}));
  page.body += all(h("h2", {id("restore")}, context.say("object.restore")), h("p", {}, context.say("object.restore_text")));
  page.body += h("ul", {css("rules")}, rule_line(context, "restoration.accept"), rule_line(context, "restoration.answer"), rule_line(context, "restoration.site_stop"));
  page.body += all(h("h2", {}, context.say("object.bring")), h("ul", {}, h("li", {}, context.say("object.bring_1")), h("li", {}, context.say("object.bring_2")), h("li", {}, context.say("object.bring_3"))),
                   h("p", {}, context.say("object.free")));
  return page;
}

base::Result<Page> verify_page(const PageContext& context) {
  Page page = page_with(context, "verify.title", "verify.lead");
  const std::string key = context.reads.vkey();
  page.body += all(h("h2", {}, context.say("verify.key")), h("p", {}, context.say("verify.key_text")), h("pre", {{"tabindex", "0"}}, h("code", {id("vkey")}, key)),
                   h("p", {}, copy_button(context, "vkey")));
  page.body += all(h("h2", {}, context.say("verify.checkpoint")), h("p", {}, context.say("verify.checkpoint_text")), command(context.reads.checkpoint()));
  page.body += all(h("h2", {}, context.say("verify.commands")), h("p", {}, context.say("verify.commands_text")),
                   command("liaoxin verify --url " + site_address(context.site) + "/log/0 --key '" + key + "'"), h("p", {}, context.say("verify.recall_text")),
                   command("liaoxin verify-report NUMBER.recall.json --key '" + key + "'"));
  page.body += all(h("h2", {}, context.say("verify.addresses")),
                   h("ul", {}, h("li", {}, link_to(Url("/log/0/vkey"), "/log/0/vkey")), h("li", {}, link_to(Url("/log/0/checkpoint"), "/log/0/checkpoint")),
                     h("li", {}, code_text("/log/0/tile/<L>/<N>[.p/<W>]"))));
  page.body += note(Tone::plain, context.say("verify.limits"), h("p", {}, context.say("verify.limits_text")));
  return page;
}

base::Result<Page> api_page(const PageContext& context) {
  Page page = page_with(context, "api.title", "api.lead");
  Table routes(context.say("api.caption"));
  routes.column(context.say("api.route"));
  routes.column(context.say("api.answers"));
  routes.column(context.say("api.parameters"));
  std::vector<base::RefusalWord> words = common_refusals();
  words.insert(words.end(), {base::RefusalWord::request_malformed, base::RefusalWord::request_too_large});  // of a head that no query is read from
  for (const statute::Operation& query : registry::public_queries()) {
    std::string fields;
    for (const statute::Field& field : query.fields) fields += (fields.empty() ? "" : " ") + field.name;
    routes.row({code_text(query.route), all(context.pick(query.title)), code_text(fields)});
    add_words(words, query.refusals);
  }
  page.body += all(routes.drawn(), h("p", {}, context.say("api.description"), " ", link_to(Url("/v1/openapi.json"), "/v1/openapi.json")));
  page.body += write_routes(context, words);
  page.body += all(h("h2", {}, context.say("api.lists")), h("p", {}, context.say("api.lists_text")), h("h2", {}, context.say("api.caching")), h("p", {}, context.say("api.caching_text")),
                   h("h2", {}, context.say("api.errors")), h("p", {}, context.say("api.errors_text")));
  Table errors(context.say("api.errors_caption"));
  errors.column(context.say("api.word"));
  errors.column(context.say("api.means"));
  errors.column(context.say("api.remedy"));
  for (const base::RefusalWord word : words) {
    const base::Refusal refusal = base::make_refusal(word);
    errors.row({h("code", {id(base::word(word))}, base::word(word)), all(context.pick(refusal.message)), all(context.pick(refusal.remedy))});
  }
  page.body += errors.drawn();
  return page;
}

Page error_page(const PageContext& context, int status, const base::Refusal& refusal, std::string_view trace_id) {
  Page page;
  page.indexed = false;
  page.title = context.say(status == 404 ? "error.not_found" : status >= 500 ? "error.failed" : "error.wrong");
  SummaryList list;
  if (!trace_id.empty()) list.add(context.say("error.number"), code_text(trace_id));
  list.add(context.say("error.word"), all(code_text(base::word(refusal.word)), " ", basis_line(context, refusal.basis)));
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, message_of(context, refusal)), h("p", {}, context.pick(refusal.remedy)),
                  status == 404 ? h("p", {}, context.say("error.not_found_text")) : Markup(),
                  h("p", {}, link_to(context.link(Url("/")), context.say("error.home"))), list.drawn());
  return page;
}

}  // namespace liaoxin::http
