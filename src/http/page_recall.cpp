#include "http/components.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {
namespace {

Markup position(const PageContext& context, std::int64_t index) {
  if (index < 0) return {};
  return h("span", {css("quiet block")}, context.say("recall.position", {{"index", index}}));
}

Markup recipients_of(const PageContext& context, const registry::CertificateView& certificate) {
  if (certificate.recipients.empty()) return h("p", {}, context.say("recall.nobody"));
  Table table(context.say("recall.caption"));
  table.column(context.say("recall.recipient"));
  table.column(context.say("recall.received"));
  table.column(context.say("recall.told"));
  table.column(context.say("recall.confirmed"));
  for (const registry::RecipientView& recipient : certificate.recipients) {
    const Markup confirmed = recipient.confirmed_at.empty() ? label(Tone::warning, context.say("recall.waiting"))
                                                            : all(moment(recipient.confirmed_at), position(context, recipient.confirmed_index));
    const Markup told = recipient.told_at.empty() ? all("—") : all(moment(recipient.told_at), position(context, recipient.told_index));
    table.row({all(filed(context, recipient.name), h("span", {css("quiet block")}, context.pick(recipient.kind))), moment(recipient.received_at), told, confirmed});
  }
  return table.drawn();
}

}  // namespace

base::Result<Page> recall_page(const PageContext& context) {
  const registry::CertificateView certificate = TRY(context.reads.certificate(context.id));
  Page page;
  page.indexed = false;
  page.title = context.say("recall.title");
  page.published_on = certificate.issued_at.substr(0, 10);
  std::int64_t confirmed = 0;
  for (const registry::RecipientView& recipient : certificate.recipients) confirmed += recipient.confirmed_at.empty() ? 0 : 1;
  const auto recipients = static_cast<std::int64_t>(certificate.recipients.size());
  SummaryList list;
  list.add(context.say("recall.number"), code_text(certificate.number));
  list.add(context.say("recall.organisation"), all(filed(context, certificate.organisation), " ", code_text(certificate.uscc)));
  list.add(context.say("recall.item"), context.pick(certificate.item_title));
  list.add(context.say("recall.document"), filed(context, certificate.document_number));
  list.add(context.say("recall.end"), all(context.pick(certificate.end_title), " ", moment(certificate.decided_at), position(context, certificate.decision_index)));
  list.add(context.say("recall.issued"), all(moment(certificate.issued_at), position(context, certificate.certificate_index)));
  const Url own = context.link(Url("/recall").segment(certificate.number));
  const std::string address = site_address(context.site) + own.text();
  const Url file = Url("/recall").segment(certificate.number + ".recall.json");
  const Url print = Url("/recall").segment(certificate.number + ".pdf");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say(certificate.record_runs_on ? "recall.lead_beside" : "recall.lead")),
                  h("div", {css("certificate")}, h("div", {}, list.drawn()), h("div", {css("qr-box")}, qr_picture(address, context.say("recall.qr")), h("p", {css("quiet")}, context.say("recall.qr_text")))),
                  h("h2", {}, context.say("recall.recipients")), h("p", {}, context.say("recall.count", {{"confirmed", confirmed}, {"recipients", recipients}})), recipients_of(context, certificate),
                  h("h2", {}, context.say("recall.check")), h("p", {}, context.say("recall.check_text")),
                  h("p", {css("actions")}, h("a", {css("button"), href(file)}, context.say("recall.file")), " ", h("a", {css("button second"), href(print)}, context.say("recall.print"))),
                  h("pre", {{"tabindex", "0"}}, h("code", {}, "liaoxin verify-report " + certificate.number + ".recall.json --key '" + context.reads.vkey() + "'")),
                  h("p", {css("quiet")}, context.say("recall.no_content")));
  return page;
}

}  // namespace liaoxin::http
