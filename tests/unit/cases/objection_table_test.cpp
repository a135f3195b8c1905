// tests/tables/objection_decision.txt, objection_pause.txt and objection_hand_over.txt, line by line.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "base/text.hpp"
#include "cases/objection/dispute.hpp"
#include "cases/objection/pause.hpp"
#include "statute/embedded_pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

using base::Date;

/// An objection whose term began on a day, as accepting or asking leaves it.
Objection begun(const std::string& step, Date start, const statute::Pack& pack) {
  Objection objection{.id = 1, .step = *objection_step(step)};
  objection.submitted_at = base::Instant::start_of(start);
  (step == "accepted" ? objection.accepted_on : objection.asked_on) = start;
  if (step == "asked") objection.accepted_on = start;
  (step == "accepted" ? objection.review_due_on : objection.answer_due_on) = term_outside_pauses(objection, objection.step, pack)->on;
  return objection;
}

// Tag: objection_pause
TEST(ObjectionTable, EveryPauseMovesTheLastDay) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<4>("objection_pause.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [start, step, pauses, due] = cells;
    Objection objection = begun(step, *Date::parse(start), pack);
    std::vector<statute::DueDate> counted;
    for (const std::string& pause : pauses == "-" ? std::vector<std::string>{} : base::split(pauses, ',')) {
      const Date from = *Date::parse(pause.substr(0, 10));
      const auto paused = decide_pause(objection, {"obj-x", "testing", "检" + pause.substr(0, 10), from}, from);
      ASSERT_TRUE(paused) << text << base::word(paused.error().word);
      objection = *paused;
      EXPECT_TRUE(is_paused(objection)) << text;
      EXPECT_FALSE(due_after(objection, objection.step, pack)) << text << ": it stands still";
      EXPECT_FALSE(is_unanswered(objection, from.plus_days(1000))) << text;
      EXPECT_TRUE(overdue(objection, from.plus_days(1000), pack).empty()) << text;
      if (pause.ends_with("..")) continue;
      const Date until = *Date::parse(pause.substr(12));
      const auto resumed = decide_resume(objection, {"obj-x", "检9号", until}, until, pack);
      ASSERT_TRUE(resumed) << text << base::word(resumed.error().word);
      objection = resumed->objection;
      counted = resumed->due;
    }
    const auto& last = step == "accepted" ? objection.review_due_on : objection.answer_due_on;
    EXPECT_EQ(last ? last->iso() : "none", due) << text;
    if (!last || counted.empty()) continue;
    // The derivation names the document of each day that does not count.
    EXPECT_EQ(due_after(objection, objection.step, pack)->derivation.size(), counted[0].derivation.size()) << text;
    for (const statute::CountedDay& day : counted[0].derivation) {
      for (const ObjectionPause& pause : objection.pauses) {
        if (day.on == *Date::parse(start) || day.on < pause.from_on || day.on > *pause.until_on) continue;
        EXPECT_FALSE(day.counted) << text << day.on.iso();
        EXPECT_TRUE(day.reason.zh.find(pause.document_number) != std::string::npos) << text << day.reason.zh;
      }
    }
  }
  EXPECT_GE(rows.size(), 14u);
}

// Tag: objection_pause
TEST(ObjectionTable, AStepsPausesAreItsOwn) {
  const statute::Pack& pack = statute::embedded_pack();
  const Date monday = *Date::parse("2026-03-02");
  Objection objection = *decide_pause(begun("accepted", monday, pack), {"obj-x", "expert_review", "评1号", monday}, monday);
  objection = decide_ask(objection, {"obj-x", "请核实"}, monday.plus_days(1), pack)->objection;
  EXPECT_FALSE(is_paused(objection)) << "the review is over, and with it what stopped its clock";
  EXPECT_EQ(objection.answer_due_on, *Date::parse("2026-03-06"));
  EXPECT_EQ(decide_resume(objection, {"obj-x", "评2号", monday}, monday.plus_days(1), pack).error().word, base::RefusalWord::pause_unknown);
}

// Tag: objection_hand_over
TEST(ObjectionTable, EveryHandOver) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<7>("objection_hand_over.txt");
  const base::Instant now = morning("2026-03-04");
  for (const auto& [text, cells] : rows) {
    const auto& [act, step, outcome, state, how, says, result] = cells;
    Objection objection{.id = 1, .step = *objection_step(step)};
    if (outcome != "-") objection.outcome = objection_outcome(outcome);
    if (step == "disputed" || step == "settled") objection.disputed_at = now;
    registry::RecordState record{.id = 1};
    if (state == "ended") record.ended = registry::EndKind::withdrawn;
    else if (state == "contested") record.open_objections = 1;
    else EXPECT_EQ(state, "running") << "a state the test does not know";
    const std::string words = says == "yes" ? "金额仍然不对" : " ";
    if (act == "dispute") {
      const auto next = decide_dispute(objection, record, {"obj-x", words}, now, pack);
      EXPECT_EQ(next ? next->objection.settle_due_on->iso() : std::string(base::word(next.error().word)), result) << text;
      EXPECT_EQ(may_be_disputed(objection, record), next || result == "objection_without_statement") << text;
      if (!next) continue;
      EXPECT_EQ(overdue(next->objection, next->objection.settle_due_on->plus_days(1), pack), std::vector<std::string>{"settle"}) << text;
    } else {
      const auto next = decide_settle(objection, {"obj-x", how, words}, now);
      EXPECT_EQ(next ? std::string(word(next->step)) : std::string(base::word(next.error().word)), result) << text;
      if (!next) continue;
      EXPECT_EQ(next->settlement, settlement(how)) << text;
    }
  }
  EXPECT_GE(rows.size(), 12u);
}

// Tag: objection_own_error
// Tag: objection_unverifiable
TEST(ObjectionTable, EveryDecisionOfTheWorkBody) {
  const statute::Pack& pack = statute::embedded_pack();
  const Date asked_on = *Date::parse("2026-02-12");
  const auto rows = read_table<6>("objection_decision.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [ground, step, on, outcome, says, result] = cells;
    Objection objection = step == "asked" || step == "paused" ? begun("asked", asked_on, pack) : Objection{.id = 1, .step = *objection_step(step)};
    if (step == "paused") objection = *decide_pause(objection, {"obj-x", "testing", "检1号", asked_on}, asked_on);
    objection.ground = ground;
    const auto next = decide_outcome(objection, {"obj-x", outcome, says == "yes" ? "已核对" : " ", {}}, morning(on), pack);
    EXPECT_EQ(next ? next->objection.told_due_on->iso() : std::string(base::word(next.error().word)), result) << text;
    if (!next) continue;
    EXPECT_EQ(next->objection.outcome, objection_outcome(outcome)) << text;
  }
  EXPECT_GE(rows.size(), 20u);
}

// Tag: objection_points
TEST(ObjectionTable, EveryAnswerPointByPoint) {
  const statute::Pack& pack = statute::embedded_pack();
  const Date asked_on = *Date::parse("2026-02-12");
  const auto rows = read_table<4>("objection_answer.txt");
  const auto lines = [](const std::string& cell) { return cell == "-" ? std::vector<std::string>() : base::split(cell, '|'); };
  for (const auto& [text, cells] : rows) {
    const auto& [statement, answers, outcome, result] = cells;
    std::string said;
    for (const std::string& line : lines(statement)) said += line + "\r\n";
    const auto next = decide_answer(begun("asked", asked_on, pack), points_of(said), {"obj-x", outcome, lines(answers), {}}, morning("2026-02-12"), pack);
    if (next) {
      EXPECT_EQ(std::string(word(*next->objection.outcome)), result) << text;
      continue;
    }
    const std::string refused(base::word(next.error().word));
    const std::string point = result.substr(std::min(result.size(), refused.size() + 1));
    EXPECT_EQ(point.empty() ? refused : refused + ":" + point, result) << text;
    EXPECT_TRUE(next.error().message.zh.ends_with(point)) << text << next.error().message.zh;
    for (const std::string& line : points_of(said)) EXPECT_EQ(next.error().message.zh.find(line), std::string::npos) << text << ": sealed words leave in no refusal";
    EXPECT_TRUE(point.empty() || next.error().pointer == "/points") << text;
  }
  EXPECT_GE(rows.size(), 18u);
}

}  // namespace
}  // namespace liaoxin::cases
