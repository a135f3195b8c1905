#include "cases/finding/finding.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/words.hpp"

namespace liaoxin::cases {

using base::Basis;
using base::BasisKind;
using statute::Pack;

namespace {

constexpr std::string_view kBeforeDecision = "inquiry.before_decision_days", kConfirmation = "recall.confirmation", kKept = "finding.kept_months";

/// Past its day: not done yet, or done later and not long ago.
bool is_late(base::Date due_on, const std::optional<base::Date>& done_on, base::Date today, const Pack& pack) { return done_on ? *done_on > due_on && *done_on >= found_since(today, pack) : today > due_on; }
/// What was to be done, and when it was, where it was.
base::LocalText missed(const base::LocalText& what, const std::optional<base::Date>& done_on) {
  if (!done_on) return what;
  return {what.zh + ",至 " + done_on->iso() + " 才办", what.en + ", done on " + done_on->iso()};
}

/// Where the pack of today has no term for that day any more, the reading most favourable to whom it would be held against.
Basis basis_of(std::string_view key, base::Date on, const Pack& pack) {
  const auto term = pack.parameter(key, on);
  return term ? term->basis : Basis{BasisKind::default_value, std::string(key)};
}

std::string reference_of(FindingKind kind, const std::string& evidence, std::string_view step = {}) {
  return std::string(facts_of(kind).word) + "/" + evidence + (step.empty() ? "" : "/" + std::string(step));
}

}  // namespace

std::span<const FindingKindFacts> finding_kinds() {
  using enum FindingKind;
  static const FindingKindFacts kinds[] = {{objection_late, "objection_late", {"异议逾期未办", "objection not handled in time"}, "52"},
                                           {restoration_late, "restoration_late", {"信用修复逾期未办", "restoration not handled in time"}, "52"},
                                           {fee_asked, "fee_asked", {"反映修复收费", "a fee asked for in a restoration, as reported"}, "39"},
                                           {submission_late, "submission_late", {"逾期报送", "filed after the day"}, "51"},
                                           {recall_outstanding, "recall_outstanding", {"消除通知逾期未确认", "recall not confirmed in time"}, "39"},
                                           {collector_late, "collector_late", {"采集单位逾期未核查异议", "collector's answer to an objection overdue"}, "53"},
                                           {measure_beyond_list, "measure_beyond_list", {"企图实施清单以外的惩戒措施", "a measure beyond the list tried"}, "52"},
                                           {listing_untold, "listing_untold", {"企图未经事先告知列入名单", "an entry on a list tried before its subject was told"}, "52"},
                                           {removal_late, "removal_late", {"移出名单申请逾期未答复", "application for removal not answered in time"}, "27"},
                                           {pledge_report_late, "pledge_report_late", {"承诺履行的反映逾期未答复", "report on a pledge not answered in time"}, "19"},
                                           {inquiry_missing, "inquiry_missing", {"自行声明须查询而没有查询回执", "decided without the inquiry that the unit declared necessary"}, "52", true}};
  return kinds;
}
const FindingKindFacts* finding_kind(std::string_view word) { return base::line_of_word(finding_kinds(), word); }
const FindingKindFacts& facts_of(FindingKind kind) { return base::line_of(finding_kinds(), &FindingKindFacts::kind, kind); }

base::LocalText printed(const Finding& finding) {
  const base::LocalText& title = facts_of(finding.kind).title;
  if (finding.basis.kind != BasisKind::default_value) return title;
  return {"平台服务标准未达:" + title.zh, "Service standard missed: " + title.en};
}
bool rests_on_law(const Finding& finding) { return finding.basis.kind == BasisKind::regulation || finding.basis.kind == BasisKind::national; }

base::Date found_since(base::Date today, const Pack& pack) {
  const auto kept = pack.parameter(kKept, today);
  return kept ? today.plus_months(-static_cast<int>(kept->value)) : today.plus_days(1);
}

// Article 52 (2), and of collectors article 53 (3). Objections are handled and answered as provided.
std::vector<Finding> findings_of(const Objection& objection, const ObjectionSides& sides, const std::string& evidence, base::Date today, const Pack& pack) {
  const auto now = as_of(objection, today, pack);
  if (!now) return {};
  const Objection& is = now->objection;
  const auto day_of = [](const std::optional<base::Instant>& at) { return at ? std::optional(at->date()) : std::nullopt; };
  struct Step {
    ObjectionStep step;
    std::optional<base::Date> done_on;
  };
  const Step steps[] = {{ObjectionStep::accepted, is.asked_on ? is.asked_on : day_of(is.decided_at)}, {ObjectionStep::asked, is.answered_on ? is.answered_on : day_of(is.decided_at)}, {ObjectionStep::disputed, day_of(is.settled_at)}};
  std::vector<Finding> found;
  const auto add = [&](ObjectionStep step, const std::optional<base::Date>& done_on, const base::LocalText& what) {
    const auto due = due_after(is, step, pack);
    if (!due || !is_late(due->on, done_on, today, pack)) return;
    // Acceptance, review and notification are the work body's; the answer and the settlement are the unit's that filed.
    const bool is_source = step == ObjectionStep::asked || step == ObjectionStep::disputed;
    const FindingKind kind = is_source && sides.is_collector ? FindingKind::collector_late : FindingKind::objection_late;
    found.push_back({.kind = kind, .unit = is_source ? sides.source : sides.work_body, .reference = reference_of(kind, evidence, word(step)), .missed = what, .due_on = due->on, .done_on = done_on, .basis = due->basis,
                     .evidence = evidence});
  };
  // 1. What nobody accepted in time was accepted by nobody: the day was missed, and the day after nothing was left to do.
  if (const auto due = is.is_deemed_accepted ? due_after(is, ObjectionStep::submitted, pack) : std::nullopt) {
    add(ObjectionStep::submitted, due->on.plus_days(1), {"受理,逾期未办,视为受理", "accepting: not done in time, counts as accepted"});
  }
  // 2. What was done late, or waits past its day.
  for (const Step& one : steps) add(one.step, one.done_on, missed(printed(one.step), one.done_on));
  if (is.step == ObjectionStep::decided) add(is.step, std::nullopt, printed(is.step));
  return found;
}

// Article 52 (6). Restoration is handled as provided.
std::vector<Finding> findings_of(const Restoration& application, const std::string& unit, const std::string& evidence, base::Date today, const Pack& pack) {
  std::vector<Finding> found;
  const auto add = [&](RestorationStep step, base::Date due_on, std::string_view key, const std::optional<base::Date>& done_on) {
    if (!is_late(due_on, done_on, today, pack)) return;
    found.push_back({.kind = FindingKind::restoration_late, .unit = unit, .reference = reference_of(FindingKind::restoration_late, evidence, word(step)), .missed = missed(printed(step), done_on), .due_on = due_on,
                     .done_on = done_on, .basis = basis_of(key, application.applied_at.date(), pack), .evidence = evidence});
  };
  const auto decided_on = application.decided_at ? std::optional(application.decided_at->date()) : std::nullopt;
  add(RestorationStep::applied, application.accept_due_on, "restoration.accept", application.accepted_on ? application.accepted_on : decided_on);
  if (!application.accepted_on) return found;
  // The day of the result follows from ours; the one of the answer in all does not.
  const base::Date due_on = std::min(*application.result_due_on, application.answer_due_on);
  add(RestorationStep::accepted, due_on, due_on < application.answer_due_on ? "restoration.result" : "restoration.answer", decided_on);
  return found;
}

// Article 39. No fee of any form is charged.
Finding fee_finding(const std::string& unit, const std::string& evidence, std::int64_t row_id) {
  return {.kind = FindingKind::fee_asked, .unit = unit, .reference = reference_of(FindingKind::fee_asked, evidence), .missed = {"修复不得收取任何费用", "restoration is free of any charge"}, .due_on = {},
          .basis = {BasisKind::regulation, "39"}, .evidence = evidence, .row_id = row_id};
}

// Article 52 (4), (5). No measure is added to the list, and none made heavier; nobody is entered on a list without its procedure.
Finding attempt_finding(FindingKind kind, const std::string& unit, const std::string& evidence, std::int64_t row_id) {
  CHECK(kind == FindingKind::measure_beyond_list || kind == FindingKind::listing_untold);
  const base::LocalText missed = kind == FindingKind::listing_untold ? base::LocalText{"列入前须送达告知书", "the notice is served before the entry"} : base::LocalText{"措施须在现行清单之内", "measures are those of the list in force"};
  return {.kind = kind, .unit = unit, .reference = reference_of(kind, evidence), .missed = missed, .due_on = {}, .basis = {BasisKind::regulation, "52"}, .evidence = evidence, .row_id = row_id};
}

std::optional<Finding> finding_of(const Listing& listing, const std::string& evidence, base::Date today, const Pack& pack) {
  if (!listing.removal_due_on || today <= *listing.removal_due_on) return std::nullopt;
  return Finding{.kind = FindingKind::removal_late, .unit = listing.unit, .reference = reference_of(FindingKind::removal_late, evidence), .missed = {"答复移出申请", "answering the application for removal"},
                 .due_on = listing.removal_due_on, .basis = basis_of("serious_list.removal", listing.removal_asked_at->date(), pack), .evidence = evidence};
}

std::optional<Finding> finding_of(const PledgeReport& report, const std::string& unit, const std::string& evidence, base::Date today, const Pack& pack) {
  const auto answered_on = report.answered_at ? std::optional(report.answered_at->date()) : std::nullopt;
  if (!is_late(report.due_on, answered_on, today, pack)) return std::nullopt;
  return Finding{.kind = FindingKind::pledge_report_late, .unit = unit, .reference = reference_of(FindingKind::pledge_report_late, evidence), .missed = missed({"答复反映", "answering the report"}, answered_on), .due_on = report.due_on,
                 .done_on = answered_on, .basis = basis_of("pledge.report", report.reported_at.date(), pack), .evidence = evidence};
}

std::optional<statute::RunningTerm> recall_term(base::Date told_on, const Pack& pack) {
  const auto term = pack.parameter(kConfirmation, told_on);
  if (!term) return std::nullopt;
  return statute::RunningTerm{.what = {"确认已经停止使用", "Confirm that it is no longer used"}, .from_on = told_on, .parameter = kConfirmation, .due_on = pack.calendar().add_working_days(told_on, *term).on};
}

// Article 39. What ended is removed by whoever received it.
std::optional<Finding> recall_finding(const std::string& unit, const std::string& evidence, base::Date told_on, std::optional<base::Date> confirmed_on, std::int64_t row_id, base::Date today, const Pack& pack) {
  const auto term = recall_term(told_on, pack);
  if (!term) return std::nullopt;
  const base::Date due_on = term->due_on;
  if (!is_late(due_on, confirmed_on, today, pack)) return std::nullopt;
  return Finding{.kind = FindingKind::recall_outstanding, .unit = unit, .reference = reference_of(FindingKind::recall_outstanding, evidence), .missed = missed({"确认已经停止使用", "confirming that it is no longer used"}, confirmed_on),
                 .due_on = due_on, .done_on = confirmed_on, .basis = basis_of(kConfirmation, told_on, pack), .evidence = evidence, .row_id = row_id};
}

// Article 52 (1), with article 21. Where a unit is to inquire, it inquires: in what matters, it said itself.
std::optional<Finding> inquiry_finding(const DecisionMade& decision, const Pack& pack) {
  const auto term = pack.parameter(kBeforeDecision, decision.decided_on);
  if (!term) return std::nullopt;
  if (decision.inquired_on && *decision.inquired_on >= decision.decided_on.plus_days(-static_cast<int>(term->value))) return std::nullopt;
  // No law says in which matters: it is a service standard, whatever the term rests on.
  return Finding{.kind = FindingKind::inquiry_missing, .unit = decision.unit, .reference = reference_of(FindingKind::inquiry_missing, decision.evidence),
                 .missed = {decision.matter.zh + ",决定前查询", decision.matter.en + ", the inquiry before the decision"}, .due_on = decision.decided_on, .basis = {BasisKind::default_value, std::string(kBeforeDecision)},
                 .evidence = decision.evidence, .row_id = decision.row_id};
}

// Article 51. Public credit information is provided as the regulation asks.
std::optional<Finding> submission_finding(const MonthOfFilings& filings, const Pack& pack) {
  const std::int64_t late = filings.with_due - filings.timely;
  if (late <= 0) return std::nullopt;
  const auto from = base::Date::parse(filings.month + "-01");
  CHECK(from.has_value());
  const std::string count = std::to_string(late) + "/" + std::to_string(filings.with_due);
  return Finding{.kind = FindingKind::submission_late, .unit = filings.unit, .reference = reference_of(FindingKind::submission_late, filings.item, filings.month),
                 .missed = {filings.item_title.zh + "," + filings.month + " 逾期 " + count, filings.item_title.en + ", " + filings.month + ", late " + count}, .due_on = {},
                 .basis = basis_of("publicity.report_days", *from, pack), .evidence = filings.item + " " + filings.month};
}

}  // namespace liaoxin::cases
