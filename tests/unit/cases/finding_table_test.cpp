// tests/tables/finding.txt and collector_fine.txt, line by line; which step a finding bears.
#include <gtest/gtest.h>

#include <algorithm>

#include "../table.hpp"
#include "cases/finding/accountability.hpp"
#include "statute/embedded_pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

const std::string kUnit = "11210100MB0000001", kWorkBody = "11210000MB0000002";

base::Date on(const std::string& day) { return *base::Date::parse(day); }

Objection submitted_on(const std::string& day) { return {.id = 1, .number = "异1", .record_id = 1, .subject_id = 1, .ground = "error", .submitted_at = morning(day)}; }
/// An objection accepted on a day; asked of its source on that day too, where that is wanted.
Objection objection_from(const std::string& day, bool is_asked, const statute::Pack& pack) {
  auto accepted = decide_accept(submitted_on(day), on(day), pack);
  EXPECT_TRUE(accepted);
  if (!is_asked) return accepted->objection;
  auto asked = decide_ask(accepted->objection, {"obj-x", "请核实"}, on(day), pack);
  EXPECT_TRUE(asked);
  return asked->objection;
}

std::optional<Finding> only(std::vector<Finding> list) {
  EXPECT_LE(list.size(), 1u);
  return list.empty() ? std::nullopt : std::optional(std::move(list.front()));
}

std::optional<Finding> found(const std::string& what, const std::string& from, base::Date today, const statute::Pack& pack) {
  if (what == "acceptance") {
    // Decided on the day it counts as accepted: nothing else of it is late.
    Objection objection = submitted_on(from);
    if (auto now = as_of(objection, today, pack); now && now->objection.is_deemed_accepted) {
      objection = std::move(now->objection);
      objection.step = ObjectionStep::closed;
      objection.decided_at = morning(objection.accepted_on->iso());
    }
    return only(findings_of(objection, {kWorkBody, kUnit}, "obj-x", today, pack));
  }
  if (what == "recall") return recall_finding(kUnit, "rcl-x", on(from), std::nullopt, 7, today, pack);
  if (what == "application") {
    const base::Date due = pack.calendar().add_working_days(on(from), *pack.parameter("restoration.accept", on(from))).on;
    return only(findings_of(Restoration{.id = 1, .record_id = 1, .applied_at = morning(from), .accept_due_on = due, .answer_due_on = due.plus_days(14)}, kUnit, "rst-x", today, pack));
  }
  if (what == "removal") {
    const base::Date due = pack.calendar().add_working_days(on(from), *pack.parameter("serious_list.removal", on(from))).on;
    Listing listing{.id = 1, .record_id = 1, .unit = kUnit, .step = ListingStep::entered, .removal_asked_at = morning(from), .removal_due_on = due};
    return finding_of(listing, "lst-x", today, pack);
  }
  if (what == "report") {
    const base::Date due = pack.calendar().add_working_days(on(from), *pack.parameter("pledge.report", on(from))).on;
    return finding_of(PledgeReport{.id = 1, .record_id = 1, .reported_at = morning(from), .due_on = due}, kUnit, "plr-x", today, pack);
  }
  return only(findings_of(objection_from(from, what != "review", pack), {kWorkBody, kUnit, what == "collector"}, "obj-x", today, pack));
}

/// The hardest of the four steps that may rest on a finding, tried one by one.
std::string hardest(const Finding& finding, base::Date today) {
  std::string last;
  for (const AccountabilityStepFacts& step : accountability_steps()) {
    ActOnUnit command{finding.unit, std::string(step.word), {finding.reference}, std::nullopt, "责1号", "逾期"};
    if (step.step == AccountabilityStep::correction_order) command.due_on = today.plus_days(1);
    if (decide_accountability(command, {finding}, morning(today.iso()))) last = step.word;
  }
  return last;
}

// Tag: findings
TEST(FindingTable, EveryLine) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<7>("finding.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [what, from, due, today, is_found, basis, step] = cells;
    const auto finding = what == "inquiry" ? inquiry_finding({kUnit, {"行政许可", "a permit"}, on(due), base::Date::parse(from), "rec-x", 7}, pack) : found(what, from, on(today), pack);
    EXPECT_EQ(finding.has_value(), is_found == "yes") << text;
    if (!finding) continue;
    EXPECT_EQ(finding->due_on->iso(), due) << text;
    EXPECT_EQ(base::word(finding->basis.kind), basis) << text;
    EXPECT_EQ(finding->unit, what == "review" || what == "acceptance" ? kWorkBody : kUnit) << text;
    EXPECT_EQ(facts_of(finding->kind).article, what == "collector" ? "53" : what == "recall" ? "39" : what == "removal" ? "27" : what == "report" ? "19" : "52") << text;
    // A missed default is never called a violation.
    EXPECT_EQ(printed(*finding).zh.starts_with("平台服务标准未达"), basis == "default") << text;
    EXPECT_EQ(rests_on_law(*finding), basis == "regulation") << text;
    EXPECT_EQ(hardest(*finding, on(today)), step == "-" ? "" : step) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

TEST(Findings, WhoAcceptsOnTheLastDayIsInTime) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto accepted = decide_accept(submitted_on("2026-05-06"), on("2026-05-07"), pack);
  ASSERT_TRUE(accepted);
  EXPECT_TRUE(findings_of(accepted->objection, {kWorkBody, kUnit}, "obj-x", on("2026-05-08"), pack).empty());
}

TEST(Findings, WhoPunishedTooLittleIsNone) {
  // Article 52 (3) speaks of it; the platform never presses anyone to punish.
  for (const FindingKindFacts& kind : finding_kinds()) {
    // Of measures only that too much was tried.
    EXPECT_EQ(kind.title.zh.find("惩戒") != std::string::npos, kind.kind == FindingKind::measure_beyond_list) << kind.word;
    EXPECT_EQ(finding_kind(kind.word), &kind);
  }
  EXPECT_EQ(finding_kinds().size(), 11u);
}

TEST(Findings, AMeasureTriedBeyondTheListBearsEveryStep) {
  const Finding attempt = attempt_finding(FindingKind::measure_beyond_list, kUnit, "mat-x", 7);
  EXPECT_TRUE(rests_on_law(attempt));
  EXPECT_EQ(facts_of(attempt.kind).article, "52");
  EXPECT_EQ(hardest(attempt, on("2026-05-06")), "criticism");
}

// Tag: findings
TEST(Findings, WhatWasDoneLateIsOneForAYear) {
  const statute::Pack& pack = statute::embedded_pack();
  // Asked on 6 May, to be answered by the 9th, answered on the 12th: the review was in time, the answer was not.
  Objection objection = objection_from("2026-05-06", true, pack);
  const std::string answered = "2026-05-12", last = "2027-05-12", after = "2027-05-13";
  objection = decide_answer(objection, {"金额不对"}, {"obj-x", "confirmed", {"属实"}, {}}, morning(answered), pack)->objection;
  objection = *decide_close(objection, {"obj-x", on(answered), "签收"}, morning(answered));
  const auto found_on = [&](const std::string& day) { return findings_of(objection, {kWorkBody, kUnit}, "obj-x", on(day), pack); };
  ASSERT_EQ(found_on(answered).size(), 1u);
  EXPECT_EQ(found_on(answered).front().reference, "objection_late/obj-x/asked") << "the name it had while it waited";
  EXPECT_NE(found_on(answered).front().missed.zh.find(answered), std::string::npos);
  EXPECT_EQ(found_on(last).size(), 1u);
  EXPECT_TRUE(found_on(after).empty());
  // The same of an application accepted and decided late, of a report, and of a recall.
  Restoration application{.id = 1, .record_id = 1, .applied_at = morning("2026-05-06"), .accept_due_on = on("2026-05-09"), .answer_due_on = on("2026-05-19"), .accepted_on = on("2026-05-12"), .result_due_on = on("2026-05-21"),
                          .decided_at = morning("2026-05-20")};
  EXPECT_EQ(findings_of(application, kUnit, "rst-x", on("2026-06-01"), pack).size(), 2u);
  application.accepted_on = on("2026-05-09");
  application.decided_at = morning("2026-05-19");
  EXPECT_TRUE(findings_of(application, kUnit, "rst-x", on("2026-06-01"), pack).empty());
  PledgeReport report{.id = 1, .record_id = 1, .reported_at = morning("2026-05-06"), .due_on = on("2026-05-26"), .answered_at = morning("2026-05-26")};
  EXPECT_FALSE(finding_of(report, kUnit, "plr-x", on("2026-06-01"), pack));
  report.answered_at = morning("2026-05-27");
  EXPECT_TRUE(finding_of(report, kUnit, "plr-x", on("2026-06-01"), pack));
  EXPECT_FALSE(recall_finding(kUnit, "rcl-x", on("2026-09-28"), on("2026-10-10"), 7, on("2026-11-01"), pack));
  EXPECT_TRUE(recall_finding(kUnit, "rcl-x", on("2026-09-28"), on("2026-10-11"), 7, on("2026-11-01"), pack));
}

// Tag: findings
TEST(Findings, HowLongWhatWasDoneLateIsKeptThePackSays) {
  statute::Pack pack = statute::embedded_pack();
  EXPECT_EQ(found_since(on("2028-02-29"), pack), on("2027-02-28")) << "whole calendar months, the last day of a shorter one";
  const auto kept = std::ranges::find(pack.parameters, "finding.kept_months", &statute::Parameter::key);
  ASSERT_NE(kept, pack.parameters.end());
  EXPECT_EQ(kept->basis.kind, base::BasisKind::default_value);
  const auto found_on = [&](const char* day) { return recall_finding(kUnit, "rcl-x", on("2026-09-28"), on("2026-10-11"), 7, on(day), pack).has_value(); };
  EXPECT_TRUE(found_on("2027-10-11"));
  EXPECT_FALSE(found_on("2027-10-12"));
  kept->value = 6;
  EXPECT_TRUE(found_on("2027-04-11"));
  EXPECT_FALSE(found_on("2027-04-12"));
  pack.parameters.erase(kept);
  EXPECT_FALSE(found_on("2026-10-11")) << "without a term what is done is held against nobody";
}

TEST(Findings, WhatWasFiledInTimeIsNone) {
  const statute::Pack& pack = statute::embedded_pack();
  EXPECT_FALSE(submission_finding({kUnit, "C4-03", "2026-06", {"行政处罚", "Penalty"}, 3, 3}, pack));
  const auto late = submission_finding({kUnit, "C4-03", "2026-06", {"行政处罚", "Penalty"}, 2, 3}, pack);
  ASSERT_TRUE(late);
  EXPECT_EQ(late->reference, "submission_late/C4-03/2026-06");
  EXPECT_NE(late->missed.zh.find("1/3"), std::string::npos);
  EXPECT_EQ(hardest(*late, on("2026-07-01")), "correction_order") << "seven working days are known from public accounts alone";
}

TEST(Findings, OneWeakFindingWeakensTheWholeAct) {
  const Finding fee = fee_finding(kUnit, "fee-x", 3);
  EXPECT_EQ(hardest(fee, on("2026-06-01")), "criticism") << "no fee may be taken: that is the regulation's own word";
  const auto late = found("answer", "2026-05-06", on("2026-06-01"), statute::embedded_pack());
  ASSERT_TRUE(late);
  const ActOnUnit warning{kUnit, "warning", {fee.reference, late->reference}, std::nullopt, "责1号", "逾期"};
  EXPECT_EQ(word_of(decide_accountability(warning, {fee, *late}, morning("2026-06-01"))), "accountability_step_excessive");
  ActOnUnit talk = warning;
  talk.step = "talk";
  const auto acted = decide_accountability(talk, {fee, *late}, morning("2026-06-01"));
  ASSERT_TRUE(acted);
  EXPECT_EQ(acted->findings.size(), 2u) << "the act keeps what it rests on";
}

TEST(Findings, AnOrderIsDueAndAnsweredOnce) {
  Accountability order{.id = 1, .unit = kUnit, .step = AccountabilityStep::correction_order, .document_number = "责1号", .due_on = on("2026-02-28"), .decided_at = morning("2026-02-10")};
  EXPECT_FALSE(is_overdue(order, on("2026-02-28")));
  EXPECT_TRUE(is_overdue(order, on("2026-03-01")));
  const auto answered = decide_answer(order, {"acc-x", "已改正"}, morning("2026-02-27"));
  ASSERT_TRUE(answered);
  EXPECT_FALSE(is_overdue(*answered, on("2026-03-01")));
  EXPECT_EQ(word_of(decide_answer(*answered, {"acc-x", "又"}, morning("2026-02-27"))), "accountability_answered");
  const auto closed = decide_close(*answered, {"acc-x", "已改正"}, morning("2026-03-01"));
  ASSERT_TRUE(closed);
  EXPECT_EQ(word_of(decide_close(*closed, {"acc-x", "又"}, morning("2026-03-01"))), "accountability_closed");
}

// Tag: collector_fines
TEST(CollectorFineTable, EveryLine) {
  const auto rows = read_table<7>("collector_fine.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [conduct, fine, gains, decided, served, today, result] = cells;
    const FineCollector command{"x", conduct, std::stoll(fine), std::stoll(gains), "罚协1号", on(decided), on(served), "送达回证", "不核查异议"};
    const auto registered = decide_fine(command, {}, morning(today), statute::embedded_pack());
    EXPECT_EQ(registered ? "registered" : word_of(registered), result) << text;
    if (!registered) continue;
    EXPECT_EQ(word_of(decide_fine(command, {*registered}, morning(today), statute::embedded_pack())), "fine_exists") << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::cases
