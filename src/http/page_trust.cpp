// What came of the work of units, in figures of units alone, and what governments promised (arts. 6, 46).
#include "http/components.hpp"
#include "http/pages.hpp"

namespace liaoxin::http {
namespace {

Page page_with(const PageContext& context, std::string_view title, std::string_view lead) {
  Page page;
  page.title = context.say(title);
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say(lead)));
  return page;
}

/// What is late of a unit; of a court it is shown to itself alone.
Markup late(const PageContext& context, const registry::UnitView& unit, std::int64_t value) {
  if (!unit.findings_shown) return all("—");
  return value > 0 ? label(Tone::warning, context.number(value)) : all(context.number(0));
}

Tone tone_of(const registry::PromiseView& promise) {
  if (promise.is_overdue || promise.state == "not_performed") return Tone::warning;
  if (promise.state == "performed") return Tone::good;
  return promise.state == "delayed" ? Tone::accent : Tone::plain;
}

Markup promise_card(const PageContext& context, const registry::PromiseView& promise) {
  SummaryList facts;
  facts.add(context.say("trust.document"), filed(context, promise.document_number));
  facts.add(context.say("trust.due"), day(promise.due_on));
  if (!promise.new_due_on.empty()) facts.add(context.say("trust.new_due"), day(promise.new_due_on));
  if (!promise.reason.empty()) facts.add(context.say("field.reason"), filed(context, promise.reason));
  if (!promise.authority.empty()) facts.add(context.say("field.authority"), filed(context, promise.authority));
  if (!promise.procedure_document.empty()) facts.add(context.say("field.procedure_document"), filed(context, promise.procedure_document));
  if (!promise.compensation.empty()) facts.add(context.say("trust.compensation"), filed(context, promise.compensation));
  if (!promise.reported_at.empty()) facts.add(context.say("trust.reported"), moment(promise.reported_at));
  facts.add(context.say("answer.log_index"), context.number(promise.log_index));
  const Markup state = label(tone_of(promise), promise.is_overdue ? context.say("trust.overdue") : context.pick(promise.state_title));
  return h("article", {css("record")}, h("h3", {}, filed(context, promise.subject_matter)), h("p", {css("tags")}, label(Tone::plain, context.pick(promise.kind_title)), " ", state), facts.drawn());
}

/// What assessments found, in the words of who assessed: no grade, no order of units but that of their codes.
Markup assessments(const PageContext& context) {
  const auto list = context.reads.trust_assessments();
  Markup drawn = all(h("h2", {}, context.say("trust.assessments")), h("p", {}, context.say("trust.assessments_lead")));
  if (list.empty()) return all(drawn, h("p", {}, context.say("trust.not_assessed")));
  Table table(context.say("trust.assessments"));
  table.column(context.say("units.unit"));
  table.column(context.say("trust.year"));
  for (const char* heading : {"trust.method", "trust.result", "trust.document"}) table.column(context.say(heading));
  table.column(context.say("answer.log_index"), true);
  for (const registry::TrustAssessmentView& one : list) {
    table.row({all(filed(context, one.unit), h("span", {css("quiet block")}, context.pick(one.region_title), " ", one.uscc)), all(std::to_string(one.year)), filed(context, one.method), filed(context, one.result),
               all(filed(context, one.document_number), h("span", {css("quiet block")}, day(one.decided_on))), all(context.number(one.log_index))});
  }
  return all(drawn, table.drawn());
}

/// Who takes longest to confirm: units by their name, others by their kind alone.
Markup slowest_recipients(const PageContext& context, const registry::OutcomeView& outcome) {
  Markup drawn = all(h("h2", {}, context.say("unit_outcomes.recipients")));
  if (outcome.slowest_recipients.empty()) return all(drawn, h("p", {}, context.say("unit_outcomes.nobody_told")));
  Table table(context.say("unit_outcomes.recipients"));
  table.column(context.say("recall.recipient"));
  for (const char* heading : {"unit_outcomes.told", "unit_outcomes.confirmed", "unit_outcomes.slowest"}) table.column(context.say(heading), true);
  for (const registry::RecipientOutcomeView& one : outcome.slowest_recipients) {
    table.row({one.unit.empty() ? all(context.pick(one.kind)) : all(filed(context, one.unit), h("span", {css("quiet block")}, one.uscc)), all(context.number(one.recalls_told)),
               share_of(context, one.recalls_confirmed, one.recalls_told), all(context.number(one.slowest_days))});
  }
  return all(drawn, table.drawn());
}

}  // namespace

base::Result<Page> unit_outcomes_page(const PageContext& context) {
  Page page = page_with(context, "unit_outcomes.title", "unit_outcomes.lead");
  Table table(context.say("unit_outcomes.caption"));
  table.column(context.say("units.unit"));
  for (const char* heading : {"unit_outcomes.upheld", "unit_outcomes.refused", "units.overdue", "unit_outcomes.late", "unit_outcomes.silent", "unit_outcomes.restored", "unit_outcomes.not_restored",
                              "unit_outcomes.restorations_overdue", "unit_outcomes.restorations_late", "unit_outcomes.issued", "unit_outcomes.confirmed", "unit_outcomes.slowest", "unit_outcomes.exposed"}) {
    table.column(context.say(heading), true);
  }
  const auto units = context.reads.units();
  const auto count = [&](std::int64_t value) { return all(context.number(value)); };
  for (const registry::UnitView& unit : units) {
    table.row({all(filed(context, unit.name), h("span", {css("quiet block")}, context.pick(unit.region_title), " ", unit.uscc)), count(unit.objections_upheld), count(unit.objections_refused),
               late(context, unit, unit.objections_overdue), late(context, unit, unit.objections_late), late(context, unit, unit.silences), count(unit.restorations_granted), count(unit.restorations_refused),
               late(context, unit, unit.restorations_overdue), late(context, unit, unit.restorations_late), count(unit.recalls_issued), share_of(context, unit.recalls_confirmed, unit.recalls_told),
               !unit.findings_shown || unit.recalls_told == 0 ? all("—") : count(unit.recall_slowest_days), count(unit.wrongful_exposure_minutes)});
  }
  page.body += units.empty() ? h("p", {}, context.say("units.none")) : table.drawn();
  const registry::OutcomeView outcome = context.reads.outcomes();
  page.body += h("p", {}, context.say("unit_outcomes.wrongful", {{"minutes", outcome.wrongful_exposure_minutes}}));
  page.body += slowest_recipients(context, outcome);
  SummaryList meaning;
  meaning.add(context.say("units.overdue"), context.say("units.overdue_means"));
  meaning.add(context.say("unit_outcomes.late"), context.say("unit_outcomes.late_means"));
  meaning.add(context.say("unit_outcomes.upheld"), context.say("unit_outcomes.upheld_means"));
  meaning.add(context.say("unit_outcomes.silent"), context.say("unit_outcomes.silent_means"));
  meaning.add(context.say("unit_outcomes.issued"), context.say("unit_outcomes.issued_means"));
  meaning.add(context.say("unit_outcomes.confirmed"), context.say("unit_outcomes.confirmed_means"));
  meaning.add(context.say("unit_outcomes.exposed"), context.say("unit_outcomes.exposed_means"));
  meaning.add("—", context.say("unit_outcomes.court_means"));
  page.body += all(h("h2", {}, context.say("units.meaning")), meaning.drawn(), h("p", {}, link_to(context.link(Url("/units")), context.say("units.title"))));
  return page;
}

base::Result<Page> trust_page(const PageContext& context) {
  Page page = page_with(context, "trust.title", "trust.lead");
  const auto promises = context.reads.promises();
  if (promises.empty()) page.body += h("p", {}, context.say("trust.none"));
  std::string unit;
  for (const registry::PromiseView& promise : promises) {
    if (promise.uscc != unit) page.body += h("h2", {}, filed(context, promise.unit), " ", h("span", {css("quiet")}, context.pick(promise.region_title), " ", promise.uscc));
    unit = promise.uscc;
    page.body += promise_card(context, promise);
  }
  page.body += assessments(context);
  page.body += note(Tone::plain, context.say("trust.no_excuse"), h("p", {}, context.say("trust.no_excuse_text"), " ", basis_line(context, base::Basis{base::BasisKind::regulation, "46"})));
  return page;
}

}  // namespace liaoxin::http
