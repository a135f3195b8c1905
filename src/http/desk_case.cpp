#include "http/desk_case.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/objection/objection.hpp"
#include "http/components.hpp"
#include "http/desk_catalogue.hpp"
#include "http/desk_clock.hpp"
#include "http/desk_evidence.hpp"
#include "http/desk_findings.hpp"
#include "http/desk_own.hpp"
#include "http/desk_rule_drafts.hpp"

namespace liaoxin::http {
namespace {

/// What each step of an objection is called, and what has to follow by the day its term ends.
struct EventWords {
  ObjectionEvent event;
  std::string_view said, due;
};
constexpr EventWords kEvents[] = {{ObjectionEvent::submitted, "case.submitted", "case.due_accept"},      {ObjectionEvent::accepted, "case.accepted", "case.due_review"},
                                  {ObjectionEvent::deemed_accepted, "case.deemed", "case.due_review"},   {ObjectionEvent::asked, "case.asked", "case.due_answer"},
                                  {ObjectionEvent::answered, "case.answered", "case.due_tell"},          {ObjectionEvent::decided, "case.decided", "case.due_tell"},
                                  {ObjectionEvent::closed, "case.closed", ""},
                                  {ObjectionEvent::paused, "case.paused", ""},                           {ObjectionEvent::resumed, "case.resumed", ""},
                                  {ObjectionEvent::disputed, "case.disputed", "case.due_settle"},        {ObjectionEvent::settled, "case.settled", ""}};

const EventWords& words_of(ObjectionEvent event) {
  const auto found = std::ranges::find(kEvents, event, &EventWords::event);
  CHECK(found != std::end(kEvents));
  return *found;
}

Markup why_this_day(const PageContext& context, const DueView& due) {
  Markup days;
  std::int64_t counted = 0;
  for (const CountedDayView& one : due.derivation) {
    const std::string number = one.counted ? context.say("case.counted", {{"number", ++counted}}) : context.say("case.not_counted");
    days += h("li", {}, day(one.on), " ", number, " ", h("span", {css("quiet")}, context.pick(one.reason)));
  }
  return days.empty() ? days : h("details", {css("derivation")}, h("summary", {}, context.say("case.why_day")), h("ul", {}, days));
}

/// A term with its day as the text `key` says it.
Markup term(const PageContext& context, std::string_view key, const DueView& due) {
  const Markup provisional = due.provisional ? all(" ", label(Tone::plain, context.say("case.provisional"))) : Markup();
  return h("div", {}, say_with(context, key, {{"day", h("strong", {}, day(due.due_on))}}), provisional, " ", basis_line(context, basis_of(due.basis)), why_this_day(context, due));
}

Markup when(const std::string& at) { return at.size() > std::string_view("2026-01-01").size() ? moment(at) : day(at); }

Markup steps_of(const PageContext& context, const ObjectionView& view) {
  Markup steps;
  for (std::size_t i = 0; i < view.moments.size(); ++i) {
    const ObjectionMoment& one = view.moments[i];
    const EventWords& words = words_of(one.event);
    const bool is_last = i + 1 == view.moments.size();
    const Markup due = one.due ? term(context, words.due, *one.due) : Markup();
    const Markup silent = is_last && view.is_silent ? h("p", {}, label(Tone::warning, context.say("case.silent"))) : Markup();
    const Markup paused = is_last && view.is_paused ? h("p", {}, label(Tone::accent, context.say("case.stands_still"))) : Markup();
    const Markup why = one.why.zh.empty() ? Markup() : all(" ", context.pick(one.why), " ", filed(context, one.document));
    steps += h("li", is_last ? Attributes{css("now")} : Attributes{}, h("span", {css("when")}, when(one.at)), h("div", {}, context.say(words.said), why, due, silent, paused));
  }
  return all(h("h2", {}, context.say("case.steps")), h("ol", {css("timeline")}, steps));
}

Markup lines_of(const PageContext& context, const std::vector<std::string>& points) {
  Markup list;
  for (const std::string& point : points) list += h("li", {}, filed(context, point));
  return points.empty() ? list : h("ol", {}, list);
}

/// Where the facts stand: on their own page, above a form, or above one that can correct the cells of the record.
enum class Above { page, form, correction };

/// What the record is, and what it says: folded where a form follows that does not touch it.
Markup record_of(const PageContext& context, const registry::RecordView& record, Above above) {
  SummaryList facts;
  facts.add(context.say("record.deciding_unit"), filed(context, record.deciding_unit));
  if (record.source_unit != record.deciding_unit) facts.add(context.say("record.source_unit"), filed(context, record.source_unit));
  facts.add(context.say("record.document_on"), day(record.document_on));
  facts.add(context.say("record.number"), code_text(record.id));
  Attributes folded{css("derivation")};
  if (above != Above::form) folded.push_back(Attribute("open"));
  const bool is_corrected = above == Above::correction;
  const std::string title = context.say(is_corrected ? "case.cells_to_correct" : "case.cells");
  return h("article", {css("record")}, h("h3", {}, filed(context, record.document_number), " ", h("span", {css("quiet")}, context.pick(record.item_title))), facts.drawn(),
           h("details", folded, h("summary", {}, title), record_cells(context, record, is_corrected)));
}

/// Each point beside what the source answered to it. Beyond the points it may have said more.
Markup answers_by_point(const PageContext& context, const std::vector<std::string>& points, const std::vector<std::string>& answers) {
  if (answers.empty()) return {};
  Table table(context.say("case.points"));
  table.column(context.say("case.point_number"));
  table.column(context.say("case.point"));
  table.column(context.say("case.point_answer"));
  for (std::size_t i = 0; i < answers.size(); ++i) table.row({all(std::to_string(i + 1)), i < points.size() ? filed(context, points[i]) : all("—"), filed(context, answers[i])});
  return table.drawn();
}

/// Ground, words and outcome, the record, the steps with their clocks, the evidence: the same on the page and above every form.
Markup objection_facts(const PageContext& context, const ObjectionView& view, Above above) {
  const std::vector<std::string> points = cases::points_of(view.statement);
  SummaryList facts;
  facts.add(context.say("answer.number"), code_text(view.number));
  facts.add(context.say("case.step"), context.pick(view.step));
  facts.add(context.say("case.ground"), context.say("ground." + view.ground));
  facts.add(context.say("case.statement"), points.empty() ? all(context.say("case.not_kept")) : lines_of(context, points));
  facts.add(context.say("case.question"), filed(context, view.question));
  if (view.outcome) facts.add(context.say("case.outcome"), context.pick(*view.outcome));
  facts.add(context.say("case.reason"), filed(context, view.reason));
  facts.add(context.say("case.dispute"), filed(context, view.dispute));
  if (view.settlement) facts.add(context.say("case.settlement"), context.pick(*view.settlement));
  facts.add(context.say("case.settlement_reason"), filed(context, view.settlement_reason));
  const Markup record = view.record ? record_of(context, *view.record, above) : h("p", {}, context.say("case.no_record"));
  return all(facts.drawn(), answers_by_point(context, points, view.points), h("h2", {}, context.say("case.record")), record, steps_of(context, view), evidence_list(context, view.evidence));
}

Markup contest_facts(const PageContext& context, const DeskLookContest& contest) {
  const DeskLook& look = contest.look;
  SummaryList facts;
  facts.add(context.say("case.statement"), look.contest_statement.empty() ? all(context.say("case.not_kept")) : filed(context, look.contest_statement));
  facts.add(context.say("case.contested_at"), moment(contest.submitted_at));
  facts.add(context.say("case.looked_at"), moment(look.at));
  facts.add(context.say("looks.why"), all(context.pick(look.kind), look.matter.zh.empty() ? Markup() : all(context.say("looks.for"), context.pick(look.matter))));
  facts.add(context.say("field.case_reference"), filed(context, look.case_reference));
  facts.add(context.say("case.officer"), all(filed(context, look.officer), look.office.empty() ? Markup() : all(" · ", filed(context, look.office))));
  facts.add(context.say("case.answer_by"), day(look.answer_due_on));
  return all(h("h2", {}, context.say("case.contest")), facts.drawn());
}

Markup claim_facts(const PageContext& context, const DeskLeniencyClaim& claim) {
  SummaryList facts;
  facts.add(context.say("field.flag"), context.pick(claim.ground));
  facts.add(context.say("case.statement"), claim.statement.empty() ? all(context.say("case.not_kept")) : filed(context, claim.statement));
  facts.add(context.say("case.claimed_at"), moment(claim.claimed_at));
  facts.add(context.say("case.answer_by"), day(claim.answer_due_on));
  const Markup record = claim.record ? all(h("h2", {}, context.say("case.record")), record_of(context, *claim.record, Above::form)) : Markup();
  return all(h("h2", {}, context.say("case.claim")), facts.drawn(), record);
}

Markup restoration_facts(const PageContext& context, const DeskRestoration& asked) {
  SummaryList facts;
  facts.add(context.say("case.step"), context.pick(asked.step));
  facts.add(context.say("field.way"), context.pick(asked.way));
  facts.add(context.say("field.correction"), asked.correction.empty() ? all(context.say("case.not_kept")) : filed(context, asked.correction));
  facts.add(context.say("case.applied_at"), moment(asked.applied_at));
  facts.add(context.say("case.accept_by"), day(asked.accept_due_on));
  if (!asked.handler.empty()) facts.add(context.say("case.handler"), filed(context, asked.handler));
  if (!asked.result_due_on.empty()) facts.add(context.say("case.result_by"), day(asked.result_due_on));
  facts.add(context.say("case.answer_by"), day(asked.answer_due_on));
  Markup record;
  if (asked.record) {
    Markup steps;
    for (const registry::StepView& step : asked.record->derivation) steps += h("li", {}, context.pick(step.text), " ", basis_line(context, step.basis));
    record = all(h("h2", {}, context.say("case.record_to_restore")), record_of(context, *asked.record, Above::form), h("h3", {}, context.say("case.why_restorable")), h("ol", {}, steps));
  }
  return all(h("h2", {}, context.say("case.restoration")), facts.drawn(), record);
}

Markup listing_facts(const PageContext& context, const DeskListing& listing) {
  SummaryList facts = own_listing_facts(context, listing.facts);
  facts.add(context.say("case.proposed_by"), all(filed(context, listing.proposer), " · ", moment(listing.proposed_at)));
  if (!listing.told_on.empty()) facts.add(context.say("case.told_on"), day(listing.told_on));
  if (!listing.removal_statement.empty()) facts.add(context.say("case.removal_statement"), filed(context, listing.removal_statement));
  const Markup record = listing.record ? all(h("h2", {}, context.say("case.listing_record")), record_of(context, *listing.record, Above::form)) : Markup();
  return all(h("h2", {}, context.say("case.listing")), facts.drawn(), record);
}

/// What the subject itself is about to speak of: its record, or the case about it.
Markup own_facts(const PageContext& context, const std::vector<OwnRecord>& records, std::string_view record, std::string_view application, std::string_view listing) {
  for (const OwnRecord& own : records) {
    if (!listing.empty()) {
      const auto found = std::ranges::find(own.listings, listing, &OwnListing::id);
      if (found != own.listings.end()) return all(h("h2", {}, context.say("case.listing")), own_listing_facts(context, *found).drawn(), h("h2", {}, context.say("case.listing_record")), record_of(context, own.record, Above::form));
    }
    const bool is_meant = (!record.empty() && own.record.id == record) || (!application.empty() && own.application == application);
    if (is_meant) return all(h("h2", {}, context.say("case.own_record")), record_of(context, own.record, Above::form));
  }
  return {};
}

bool has_field(const statute::Operation& operation, std::string_view name) { return std::ranges::find(operation.fields, name, &statute::Field::name) != operation.fields.end(); }

}  // namespace

SummaryList own_listing_facts(const PageContext& context, const OwnListing& one) {
  SummaryList facts;
  facts.add(context.say("case.step"), context.pick(one.step));
  facts.add(context.say("case.list"), filed(context, one.list));
  facts.add(context.say("case.list_ground"), context.pick(one.ground));
  facts.add(context.say("case.conduct"), one.said.empty() ? all(context.say("case.not_kept")) : lines_of(context, one.said));
  if (!one.defence_until.empty()) facts.add(context.say("case.defence_until"), day(one.defence_until));
  if (!one.statement.empty()) facts.add(context.say("case.statement"), filed(context, one.statement));
  if (!one.answer.empty()) facts.add(context.say("case.statement_answer"), filed(context, one.answer));
  facts.add(context.say("lists.requirements"), filed(context, one.removal_requirements));
  if (!one.removal_due_on.empty()) facts.add(context.say("case.removal_by"), day(one.removal_due_on));
  return facts;
}

Markup due_text(const PageContext& context, const DueView& due) { return term(context, "case.until", due); }

Url objection_url(const PageContext& context, const DeskPerson& person, std::string_view id) { return own_url(context, person).segment("objections").segment(id); }

std::optional<Page> objection_page(const DeskVisit& visit, Desk& desk, const std::string& id) {
  const PageContext& context = visit.context;
  const auto view = desk.objection(visit.token, id);
  if (!view) return std::nullopt;
  Page page = desk_page(context, "case.title");
  if (visit.person->sitting) page.crumbs.push_back({context.say("counter.title"), own_url(context, *visit.person)});
  Markup ways;
  for (const statute::Operation* one : view->ways) {
    // What a clerk does for who is present it does in the sitting; its own work at its own desk.
    const bool is_for_subject = one->name == kAddEvidence || one->name == kDispute;
    const Url form = is_for_subject ? own_url(context, *visit.person).segment("do") : context.link(Url("/desk/do"));
    ways += h("li", {}, link_to(form.segment(one->name).parameter("objection", id), context.pick(one->title)));
  }
  if (!ways.empty()) page.body += all(h("p", {}, context.say("case.ways")), h("ul", {css("plain")}, ways));
  page.body += all(objection_facts(context, *view, Above::page), h("p", {}, link_to(clock_url(context, id), context.say("clocks.title"))));
  return page;
}

base::Basis basis_of(const DueBasisView& basis) { return {base::basis_kind(basis.kind).value_or(base::BasisKind::product), basis.reference}; }

Markup case_facts(const DeskVisit& visit, Desk& desk, const statute::Operation& operation, const FormValues& values) {
  const PageContext& context = visit.context;
  const auto given = [&](const std::string& field) {
    const auto found = values.find(field);
    return found == values.end() || !has_field(operation, field) ? std::string() : base::trim(found->second);
  };
  const bool is_own = visit.person->desk == DeskKind::own && (!given("record").empty() || !given("application").empty() || !given("listing").empty());
  if (is_own) return own_facts(context, desk.own_records(visit.token), given("record"), given("application"), given("listing"));
  if (const std::string id = given("objection"); !id.empty()) {
    const auto view = desk.objection(visit.token, id);
    return view ? all(h("h2", {}, context.say("case.title")), objection_facts(context, *view, has_field(operation, "elements") ? Above::correction : Above::form)) : Markup();
  }
  if (const std::string id = given("claim"); !id.empty()) {
    const auto claim = desk.leniency_claim(visit.token, id);
    return claim ? claim_facts(context, *claim) : Markup();
  }
  if (const std::string id = given("application"); !id.empty()) {
    const auto asked = desk.restoration(visit.token, id);
    return asked ? restoration_facts(context, *asked) : Markup();
  }
  if (const std::string id = given("listing"); !id.empty()) {
    const auto listing = desk.listing(visit.token, id);
    return listing ? listing_facts(context, *listing) : Markup();
  }
  if (const std::string id = given("contest"); !id.empty()) {
    const auto contest = desk.look_contest(visit.token, id);
    return contest ? contest_facts(context, *contest) : Markup();
  }
  if (const std::string id = given("accountability"); !id.empty()) return accountability_facts(context, desk, visit.token, id);
  if (const std::string id = given("rule_draft"); !id.empty()) return rule_draft_facts(context, desk, visit.token, id);
  if (const std::string id = given("comment"); !id.empty()) return rule_comment_facts(context, desk, visit.token, id);
  if (const std::string id = given("report"); !id.empty()) return pledge_report_facts(context, desk, visit.token, id);
  if (const std::string id = given("record"); !id.empty() && has_field(operation, "elements")) {
    const auto record = desk.record_to_correct(visit.token, id);
    return record ? all(h("h2", {}, context.say("case.record_now")), record_of(context, *record, Above::correction)) : Markup();
  }
  return {};
}

}  // namespace liaoxin::http
