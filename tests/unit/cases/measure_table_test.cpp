// tests/tables/measure_*.txt, line by line; lists in their order, the closed kinds, rewards.
#include <gtest/gtest.h>

#include <set>

#include "../table.hpp"
#include "cases/measure/measure.hpp"
#include "cases/measure/measure_list.hpp"
#include "cases/reward/reward.hpp"
#include "statute/embedded_pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

using base::RefusalWord;
using registry::Bar;
using registry::RecordState;
using statute::MeasureKind;
using statute::SubjectKind;

std::optional<base::Date> day_of(const std::string& cell) { return cell == "-" ? std::nullopt : base::Date::parse(cell); }

/// A record of an organisation on a day, in the state a line names.
RecordState record_in(const std::string& state, base::Instant now) {
  RecordState record{.id = 1, .item = "C4-03", .grade = statute::Grade::general};
  record.told_at = now;
  const auto bar = [&](Bar one) { record.bars = record.bars | one; };
  if (state == "stayed") record.stayed = true;
  if (state == "unanswered") record.unanswered = true;
  if (state == "objected") record.open_objections = 1;
  if (state == "claimed") bar(Bar::leniency_claimed);
  if (state == "lenient") bar(Bar::slight_no_intent);
  if (state == "shielded") bar(Bar::shielded);
  if (state == "held") record.told_at.reset();
  if (state == "last") record.display_until_on = now.date();
  if (state == "past") record.display_until_on = now.date().plus_days(-1);
  if (state == "ended") record.ended = registry::EndKind::withdrawn;
  if (state == "fallen") record.ended = registry::EndKind::document_fallen;
  if (state == "restored") record.ended = registry::EndKind::restored;
  if (state == "delisted") record.ended = registry::EndKind::removed_from_list;
  if (state == "corrected") record.version = 2;
  if (state == "minor") record.grade = statute::Grade::minor;
  if (state == "ungraded") record.grade.reset();
  if (state == "person") record.subject_kind = SubjectKind::natural_person;
  if (state == "shop") record.subject_kind = SubjectKind::individual_business;
  return record;
}

// Tag: measure_end
TEST(MeasureTables, EveryLineOfEnds) {
  const auto rows = read_table<8>("measure_end.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [served, term, display, kept, on, state, standing, last] = cells;
    const base::Instant now = morning(on);
    RecordState record = record_in(state, now);
    record.display_until_on = day_of(display);
    record.retention_until_on = day_of(kept);
    Measure measure{.id = 1, .record_id = 1, .version = 1, .term_months = std::stoll(term), .list_months = std::stoll(term)};
    measure.served_on = day_of(served);
    if (state == "lifted") measure.lifted_at = now;
    if (state == "set_back") measure.lifted_at = base::Instant{now.micros + 60'000'000};
    EXPECT_EQ(word(standing_of(measure, record, now)), standing) << text;
    EXPECT_EQ(measures_in_force({measure}, record, now).size(), standing == "in_force" ? 1u : 0u) << text;
    const MeasureEnd end = end_of(measure, record);
    EXPECT_EQ(end.last_on ? end.last_on->iso() : "-", last) << text;
    EXPECT_EQ(end.steps.empty(), last == "-") << text << ": a day has its derivation";
  }
  EXPECT_GE(rows.size(), 30u);
}

// Tag: measure_list_table
TEST(MeasureTables, EveryLineOfLists) {
  const auto rows = read_table<7>("measure_lists.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [opened, until, opening, comments, released, from, release] = cells;
    MeasureList list{.id = 1, .step = MeasureListStep::approved};
    const auto open = decide_opening(list, *day_of(until), morning(opened), statute::embedded_pack());
    ASSERT_EQ(word_of(open, open ? std::string(word(open->step)) : ""), opening) << text;
    if (!open) continue;
    EXPECT_TRUE(takes_comments(*open, *day_of(until))) << "the last day too: " << text;
    EXPECT_FALSE(takes_comments(*open, day_of(until)->plus_days(1))) << text;
    std::vector<RuleComment> said;
    if (comments != "none") said = {{.id = 1, .draft_id = 1, .text = "一", .answer = "答"}, {.id = 2, .draft_id = 1, .text = "二", .answer = comments == "open" ? "" : "答"}};
    const auto done = decide_release(*open, said, *day_of(from), morning(released));
    EXPECT_EQ(word_of(done, done ? std::string(word(done->step)) : ""), release) << text;
    if (!done) continue;
    const std::vector<MeasureList> lists{*done};
    EXPECT_EQ(list_in_force(lists, day_of(from)->plus_days(-1)), nullptr) << text;
    EXPECT_EQ(list_in_force(lists, *day_of(from)), &lists[0]) << text;
  }
  EXPECT_GE(rows.size(), 16u);
}

// Tag: measure_lists_reopened
TEST(MeasureLists, WhatCommentsChangeIsDecidedAndOpenedAnew) {
  const statute::Pack& pack = statute::embedded_pack();
  const MeasureEntry line{.id = 1, .list_id = 1, .kind = MeasureKind::points_in_tendering, .unit = "own", .triggers = {"C4-03"}};
  MeasureList list = *decide_draft({"清单1号", "补充清单", "辽宁省社会信用条例"}, false, *day_of("2026-05-01"));
  const auto decided = [&](const std::string& on) { return registry::JointDecision{.level = statute::DivisionLevel::province, .number = "联席1号", .decided_on = *day_of(on)}; };
  EXPECT_EQ(word_of(decide_approval(list, {line}, decided("2026-04-30")), ""), "joint_decision_too_early") << "it approved something else";
  const auto opened = decide_opening(*decide_approval(list, {line}, decided("2026-05-01")), *day_of("2026-06-10"), morning("2026-05-06"), pack);
  ASSERT_TRUE(opened);
  EXPECT_EQ(word_of(decide_line_removal(*opened, {"mls-x", "M26-3-01", "own"}, {line}), ""), "measure_list_step_wrong") << "nothing is changed while the public reads it";
  EXPECT_EQ(word_of(decide_reopening(*opened, {"mls-x", " "}, morning("2026-05-20")), ""), "reason_missing");
  const auto again = decide_reopening(*opened, {"mls-x", "采纳公众意见"}, morning("2026-05-20"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->step, MeasureListStep::draft);
  EXPECT_FALSE(again->comments_until_on || again->opened_on);
  EXPECT_TRUE(again->decision_number.empty());
  EXPECT_EQ(again->reopened_because, "采纳公众意见") << "everybody reads why";
  EXPECT_EQ(word_of(decide_line_removal(*again, {"mls-x", "M26-3-01", "other"}, {line}), ""), "measure_line_unknown");
  EXPECT_EQ(word_of(decide_line_removal(*again, {"mls-x", "M26-3-01", "own"}, {line}), ""), "");
  EXPECT_EQ(word_of(decide_approval(*again, {line}, decided("2026-05-19")), ""), "joint_decision_too_early") << "the approval of before is none of what it says now";
  EXPECT_EQ(word_of(decide_approval(*again, {line}, decided("2026-05-20")), ""), "");
  EXPECT_EQ(word_of(decide_release(*again, {}, *day_of("2026-07-01"), morning("2026-07-01")), ""), "measure_list_step_wrong") << "comments are invited again";
  EXPECT_EQ(word_of(decide_reopening(*again, {"mls-x", "再改"}, morning("2026-05-21")), ""), "measure_list_step_wrong") << "it is a draft already";
}

std::vector<MeasureEntry> list_of_unit() {
  return {{.id = 1, .kind = MeasureKind::points_in_tendering, .unit = "own", .triggers = {"C4-03", "C8-01"}, .severity = MeasureSeverity::ordinary, .term_months = 6},
          {.id = 2, .kind = MeasureKind::points_in_procurement, .unit = "own", .triggers = {"C4-03"}, .severity = MeasureSeverity::serious, .term_months = 6},
          {.id = 3, .kind = MeasureKind::honours, .unit = "own", .triggers = {"C8-06"}, .severity = MeasureSeverity::ordinary, .term_months = 3},
          {.id = 4, .kind = MeasureKind::titles, .unit = "other", .triggers = {"C4-03"}, .severity = MeasureSeverity::ordinary, .term_months = 6}};
}
ApplyMeasure applying(const std::string& kind, const base::Instant& now) { return {"rec-x", kind, "发生在投标中", "违反招标法规", "责令改正未改", "影响公平竞争", std::nullopt, "惩1号", now.date()}; }

// Tag: measure_apply
// Tag: measures_closed
TEST(MeasureTables, EveryLineOfApplications) {
  const auto rows = read_table<9>("measure_apply.txt");
  std::set<std::string> kept;
  for (const auto& [text, cells] : rows) {
    const auto& [what, grade, kind, term, state, document, decided, on, result] = cells;
    const base::Instant now = morning(on);
    const bool is_own_entry = what == "C8-01-own";
    const std::string item = is_own_entry ? "C8-01" : what;
    RecordState record = record_in(state, now);
    record.item = item;
    record.grade = statute::grade(grade);
    record.document_on = day_of(document);
    ApplyMeasure command = applying(kind, now);
    command.decided_on = *day_of(decided);
    if (term != "-") command.term_months = std::stoll(term);
    const auto applied = decide_measure(record, *statute::embedded_pack().item(item), is_own_entry, command, list_of_unit(), {}, "own", "officer:a@own", now);
    EXPECT_EQ(word_of(applied, "applied"), result) << text;
    if (!applied && is_beyond_list(applied.error().word)) kept.insert(result);
    if (!applied) continue;
    EXPECT_FALSE(applied->served_on.has_value()) << text;
    EXPECT_EQ(standing_of(*applied, record, now), MeasureStanding::not_served) << "nothing adverse before its subject is told: " << text;
    EXPECT_LE(applied->term_months, applied->list_months) << text;
    const auto again = decide_measure(record, *statute::embedded_pack().item(item), is_own_entry, command, list_of_unit(), {*applied}, "own", "officer:a@own", now);
    EXPECT_EQ(word_of(again, ""), "measure_exists") << text;
  }
  EXPECT_EQ(kept, (std::set<std::string>{"measure_grade_unfit", "measure_not_of_unit", "measure_not_on_list", "measure_severity_too_low", "measure_term_too_long", "measure_trigger_not_listed", "organisation_only"}));
  EXPECT_GE(rows.size(), 30u);
}

// Tag: measures_closed
TEST(Measures, AreSixteenKindsOfTheArticleAndNoOther) {
  std::set<std::string_view> words;
  for (const statute::MeasureKindFacts& one : statute::measure_kinds()) {
    words.insert(one.word);
    EXPECT_EQ(std::string(one.word).substr(0, 4), "M26-") << one.word;
    EXPECT_EQ(std::string(one.article), std::string("26(") + one.word[4] + ")") << one.word;
    EXPECT_GE(one.word[4], '1');
    EXPECT_LE(one.word[4], '5') << "article 26(6) names none";
  }
  EXPECT_EQ(words.size(), 16u);
  EXPECT_EQ(statute::measure_kinds().size(), 16u);
}

// Tag: rewards_closed
TEST(Rewards, AreEightKindsOfTheArticleAndNoneForPersons) {
  std::set<std::string_view> words;
  for (const statute::RewardKindFacts& one : statute::reward_kinds()) {
    words.insert(one.word);
    EXPECT_EQ(std::string(one.article), std::string("22(") + one.word[4] + ")") << one.word;
    EXPECT_TRUE(one.word[4] != '4' && one.word[4] != '6') << one.word;
  }
  EXPECT_EQ(words.size(), 8u);
  const base::Instant now = morning("2026-06-01");
  const statute::Item& item = *statute::embedded_pack().item("C3-01");
  for (const char* state : {"person", "shop"}) {
    RecordState record = record_in(state, now);
    record.item = "C3-01";
    EXPECT_EQ(word_of(decide_reward(record, item, {"rec-x", "R22-1-01", "先进"}, {}, "R22-1-01", "own", "officer:a@own", now), ""), "organisation_only") << state;
  }
}

// Tag: reward_lists
TEST(Rewards, AreThoseOfTheListOfTheUnitInForce) {
  const base::Instant now = morning("2026-06-01");
  RecordState honour = record_in("running", now);
  honour.item = "C3-01";
  const auto granted = [&](std::string_view listed) { return word_of(decide_reward(honour, *statute::embedded_pack().item("C3-01"), {"rec-x", "R22-1-01", "先进"}, {}, listed, "own", "officer:a@own", now), ""); };
  EXPECT_EQ(granted(""), "reward_not_listed") << "without a list nothing is granted";
  EXPECT_EQ(granted("R22-1-02,R22-2-01"), "reward_not_listed");
  EXPECT_EQ(granted("R22-1-02,R22-1-01"), "");
}

// Tag: rewards
TEST(Rewards, LastAsLongAsTheirHonour) {
  const base::Instant now = morning("2026-06-01");
  const statute::Item& item = *statute::embedded_pack().item("C3-01");
  RecordState honour = record_in("running", now);
  honour.item = "C3-01";
  honour.display_until_on = base::Date::of(2026, 6, 30);
  const auto reward = decide_reward(honour, item, {"rec-x", "R22-1-01", "先进"}, {}, "R22-1-01", "own", "officer:a@own", now);
  ASSERT_TRUE(reward);
  Reward stored = *reward;
  stored.record_id = 1;
  EXPECT_TRUE(is_in_force(stored, honour, morning("2026-06-30")));
  EXPECT_FALSE(is_in_force(stored, honour, morning("2026-07-01")));
  const auto ended = decide_reward_end(stored, honour, {"rwd-x", "荣誉已撤销"}, now);
  ASSERT_TRUE(ended);
  EXPECT_FALSE(is_in_force(*ended, honour, now));
  EXPECT_EQ(word_of(decide_reward_end(*ended, honour, {"rwd-x", "x"}, now), ""), "reward_over");
  honour.ended = registry::EndKind::withdrawn;
  EXPECT_FALSE(is_in_force(stored, honour, now));
}

class MeasureListSteps : public ::testing::Test {
 protected:
  static MeasureList at(MeasureListStep step) {
    MeasureList list{.id = 1, .step = step};
    if (step == MeasureListStep::commenting) list.comments_until_on = base::Date::of(2026, 5, 1);
    if (step == MeasureListStep::released) list.from_on = base::Date::of(2026, 5, 2);
    return list;
  }
  const statute::Pack& pack_ = statute::embedded_pack();
  const base::Instant now_ = morning("2026-06-01");
};

TEST_F(MeasureListSteps, NoneIsSkippedAndNoneComesBeforeAnother) {
  const std::vector<MeasureEntry> entries = list_of_unit();
  const registry::JointDecision decision{.level = statute::DivisionLevel::province, .number = "联席1号"};
  const AddListMeasure line{"mls-x", "M26-3-01", "第26条", "own", "减分", {"C4-03"}, "ordinary", 6};
  for (const MeasureListStep step : {MeasureListStep::draft, MeasureListStep::approved, MeasureListStep::commenting, MeasureListStep::released}) {
    const MeasureList list = at(step);
    EXPECT_EQ(decide_entry(list, line, {}, true, now_, pack_).has_value(), step == MeasureListStep::draft);
    EXPECT_EQ(decide_approval(list, entries, decision).has_value(), step == MeasureListStep::draft);
    EXPECT_EQ(decide_opening(list, base::Date::of(2026, 12, 1), now_, pack_).has_value(), step == MeasureListStep::approved);
    EXPECT_EQ(decide_release(list, {}, base::Date::of(2026, 12, 1), now_).has_value(), step == MeasureListStep::commenting);
    EXPECT_EQ(!closed_as(list, base::Date::of(2026, 5, 1)), step == MeasureListStep::commenting);
    EXPECT_EQ(decide_reopening(list, {"mls-x", "采纳公众意见"}, now_).has_value(), step == MeasureListStep::approved || step == MeasureListStep::commenting);
  }
}

TEST_F(MeasureListSteps, ALaterListTakesThePlaceOfTheOneBefore) {
  MeasureList first = at(MeasureListStep::released), second = at(MeasureListStep::released);
  second.id = 2;
  second.from_on = base::Date::of(2026, 9, 1);
  const std::vector<MeasureList> lists{first, second, at(MeasureListStep::commenting)};
  EXPECT_EQ(list_in_force(lists, base::Date::of(2026, 5, 1)), nullptr);
  EXPECT_EQ(list_in_force(lists, base::Date::of(2026, 8, 31))->id, 1);
  EXPECT_EQ(list_in_force(lists, base::Date::of(2026, 9, 1))->id, 2);
}

// Tag: measure_off_the_list
TEST_F(MeasureListSteps, WhatALaterListDoesNotHaveEndsOnItsDay) {
  const auto released = [&](std::int64_t id, const std::string& from, std::vector<MeasureEntry> entries) {
    MeasureList list = at(MeasureListStep::released);
    list.id = id;
    list.from_on = day_of(from);
    return ReleasedList{list, std::move(entries)};
  };
  const MeasureEntry points{.kind = MeasureKind::points_in_tendering, .unit = "own"}, honours{.kind = MeasureKind::honours, .unit = "own"}, others{.kind = MeasureKind::honours, .unit = "other"};
  const ReleasedList first = released(1, "2026-06-01", {points, honours}), second = released(2, "2026-09-01", {points, others}), third = released(3, "2026-08-01", {points, honours});
  EXPECT_EQ(dropped_on(points, first.list, std::vector{first, second, third}), std::nullopt);
  EXPECT_EQ(dropped_on(honours, first.list, std::vector{first, second, third}), day_of("2026-09-01")) << "another unit's line is none of this unit's";
  EXPECT_EQ(dropped_on(honours, third.list, std::vector{first, second, third}), day_of("2026-09-01")) << "whichever was released first";
  EXPECT_EQ(dropped_on(others, second.list, std::vector{first, second, third}), std::nullopt) << "what an earlier list lacks says nothing of a later one";
  EXPECT_EQ(listed_since(points, second.list, std::vector{first, second, third}), day_of("2026-06-01")) << "one list after the other has had it";
  EXPECT_EQ(listed_since(others, second.list, std::vector{first, second, third}), day_of("2026-09-01"));
  // Of two lists of one day the one released later comes into force, and the other never does.
  const ReleasedList displaced = released(4, "2026-08-15", {}), in_its_place = released(5, "2026-08-15", {points, honours});
  EXPECT_EQ(dropped_on(points, first.list, std::vector{first, second, third, displaced, in_its_place}), std::nullopt);
  EXPECT_EQ(listed_since(points, second.list, std::vector{first, second, third, displaced, in_its_place}), day_of("2026-06-01"));
  // Read on both days: the term told goes on to the eve, and not a second longer.
  const base::Instant now = morning("2026-06-02");
  RecordState record = record_in("running", now);
  Measure measure{.record_id = 1, .version = 1, .unit = "own", .term_months = 12, .list_months = 12, .applied_at = now, .served_on = now.date(), .dropped_on = day_of("2026-09-01")};
  record.version = 1;
  EXPECT_EQ(standing_of(measure, record, *base::Instant::parse_rfc3339("2026-08-31T23:59:59+08:00")), MeasureStanding::in_force);
  EXPECT_EQ(standing_of(measure, record, *base::Instant::parse_rfc3339("2026-09-01T00:00:00+08:00")), MeasureStanding::over);
  EXPECT_EQ(end_of(measure, record).last_on, day_of("2026-08-31"));
  measure.served_on.reset();
  EXPECT_EQ(standing_of(measure, record, morning("2026-09-01")), MeasureStanding::over) << "nobody is told of it any more";
}

// Tag: measure_apply
TEST(Measures, AreOnTheListOnTheDayTheyAreDecidedToo) {
  const base::Instant now = morning("2026-06-01");
  std::vector<MeasureEntry> entries = list_of_unit();
  entries.front().listed_since = day_of("2026-06-01");
  const auto applied = [&](const std::string& decided_on) {
    ApplyMeasure command = applying("M26-3-01", now);
    command.decided_on = *day_of(decided_on);
    return word_of(decide_measure(record_in("running", now), *statute::embedded_pack().item("C4-03"), false, command, entries, {}, "own", "officer:a@own", now), "");
  };
  EXPECT_EQ(applied("2026-05-31"), "measure_not_on_list") << "the day before the list took force";
  EXPECT_EQ(applied("2026-06-01"), "");
}

TEST_F(MeasureListSteps, WithoutAWordAMeasureIsForSeriousConductAndForTheShortestTerm) {
  const auto entry = decide_entry(at(MeasureListStep::draft), {"mls-x", "M26-3-01", "第26条", "own", "减分", {"C8-06", "C4-03", "C4-03"}, std::nullopt, std::nullopt}, {}, true, now_, pack_);
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->severity, MeasureSeverity::serious);
  EXPECT_EQ(entry->term_months, 3);
  EXPECT_FALSE(entry->has_own_term);
  EXPECT_EQ(entry->triggers, (std::vector<std::string>{"C4-03", "C8-06"}));
}

}  // namespace
}  // namespace liaoxin::cases
