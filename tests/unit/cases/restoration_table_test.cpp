// tests/tables/restoration.txt, line by line; decisions and shields.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/designation/designation.hpp"
#include "cases/restoration/restoration.hpp"
#include "cases/restoration/early_end.hpp"
#include "cases/restoration/shield.hpp"
#include "registry/visibility.hpp"
#include "statute/embedded_pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

using base::RefusalWord;
using registry::Bar;
using registry::RecordState;
using registry::Viewer;
using statute::Channel;
using statute::SubjectKind;

RecordState record_of(const std::string& item, base::Instant now, SubjectKind kind = SubjectKind::legal_person) {
  RecordState record{.id = 1, .subject_kind = kind, .item = item};
  record.admitted_at = now;
  record.told_at = now;
  return record;
}

statute::RecordDates dates_of(const std::string& decided, const std::string& content) {
  statute::RecordDates dates;
  dates.conduct.decided_on = *base::Date::parse(decided);
  if (content == "general") dates.conduct.contents = {"没收违法所得"};
  else if (content == "serious") dates.conduct.contents = {"吊销许可证件"};
  else if (content == "unknown") dates.conduct.contents = {"责令停产停业"};
  else if (content == "field") dates.conduct.contents = {"暂扣许可证件"};
  else EXPECT_EQ(content, "listed") << "a content the test does not know";
  dates.conduct.one_year_field = content == "field";
  return dates;
}

// Tag: restoration_table
TEST(RestorationTable, EveryLine) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<16>("restoration.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [decided, content, item_code, on, state, before, way, said, pledge, result, earliest, accept, answer, accepted, due_of_result, due] = cells;
    const base::Instant now = morning(on);
    const statute::Item& item = *pack.item(item_code);
    RecordState record = record_of(item_code, now);
    if (state == "ended") record.ended = registry::EndKind::withdrawn;
    if (state == "past") record.display_until_on = now.date().plus_days(-1);
    const auto end = statute::item_end(item, dates_of(decided, content), pack, now.date());
    ASSERT_TRUE(end) << text;
    std::vector<Restoration> others;
    if (before != "-") others.push_back({.id = 1, .record_id = 1, .step = *restoration_step(before), .applied_at = now});
    const auto applied = decide_application(record, item, *end, {"rec-x", way, said == "yes" ? "已缴清罚款并整改" : " ", pledge == "yes"}, others, now, pack);
    EXPECT_EQ(applied ? std::string(word(applied->restoration.step)) : std::string(base::word(applied.error().word)), result) << text;
    if (earliest != "-") {
      ASSERT_FALSE(applied) << text;
      EXPECT_NE(applied.error().message.zh.find(earliest), std::string::npos) << text << ": the refusal says from which day on";
    }
    if (!applied) continue;
    EXPECT_EQ(applied->accept_due.on.iso(), accept) << text;
    EXPECT_EQ(applied->answer_due.on.iso(), answer) << text;
    EXPECT_EQ(*due_of(applied->restoration), applied->accept_due.on) << text;
    EXPECT_FALSE(applied->accept_due.derivation.empty()) << text;
    EXPECT_FALSE(is_overdue(applied->restoration, applied->accept_due.on)) << "its last day is still in time: " << text;
    EXPECT_TRUE(is_overdue(applied->restoration, applied->accept_due.on.plus_days(1))) << text;
    if (accepted == "-") continue;
    const auto handled = decide_acceptance(record, applied->restoration, "officer:wang@x", morning(accepted), pack);
    ASSERT_TRUE(handled) << text;
    EXPECT_EQ(handled->result_due.on.iso(), due_of_result) << text;
    EXPECT_EQ(due_of(handled->restoration)->iso(), due) << text;
    EXPECT_TRUE(is_overdue(handled->restoration, base::Date::parse(due)->plus_days(1))) << text;
    EXPECT_TRUE(is_open(handled->restoration)) << "silence grants nothing: " << text;
  }
  EXPECT_GE(rows.size(), 16u);
}

EndEarly early_end(const std::string& document_class) {
  return {.records = {"rec-x"}, .document_class = document_class, .document_number = "信修2号", .authority = "沈阳市某局", .effective_on = *base::Date::parse("2026-05-01"), .law = "某条例第九条", .reason = "均已履行义务"};
}

// tests/tables/early_end.txt, line by line.
// Tag: early_end
TEST(EarlyEndTable, EveryLine) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<8>("early_end.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [decided, content, item_code, kind, on, state, document_class, result] = cells;
    const base::Instant now = morning(on);
    const statute::Item& item = *pack.item(item_code);
    RecordState record = record_of(item_code, now, *statute::subject_kind(kind));
    if (state == "ended") record.ended = registry::EndKind::withdrawn;
    if (state == "past") record.display_until_on = now.date().plus_days(-1);
    const auto end = statute::item_end(item, dates_of(decided, content), pack, now.date());
    ASSERT_TRUE(end) << text;
    const auto may = may_end_early(record, item, *end, early_end(document_class), now);
    EXPECT_EQ(may ? std::string("ended") : std::string(base::word(may.error().word)), result) << text;
  }
  EXPECT_GE(rows.size(), 20u);
}

TEST(EarlyEnd, NamesItsDocumentItsLawAndItsReason) {
  const base::Instant now = morning("2026-08-06");
  const auto with = [&](auto change) {
    EndEarly command = early_end("named_by_law");
    change(command);
    const auto decided = decide_early_end(command, now);
    return decided ? std::string() : std::string(base::word(decided.error().word));
  };
  EXPECT_EQ(with([](EndEarly&) {}), "");
  EXPECT_EQ(with([](EndEarly& c) { c.document_class = "newspaper"; }), "document_class_unknown");
  EXPECT_EQ(with([](EndEarly& c) { c.document_number = " "; }), "document_not_named");
  EXPECT_EQ(with([](EndEarly& c) { c.authority = ""; }), "document_not_named");
  EXPECT_EQ(with([](EndEarly& c) { c.law.reset(); }), "law_not_named");
  EXPECT_EQ(with([](EndEarly& c) { c.effective_on = *base::Date::parse("2026-08-07"); }), "document_not_effective");
  EXPECT_EQ(with([](EndEarly& c) { c.reason = " "; }), "reason_missing");
}

class RestorationSteps : public ::testing::Test {
 protected:
  const statute::Pack& pack_ = statute::embedded_pack();
  const base::Instant now_ = morning("2026-08-06");
  const statute::Item& item_ = *pack_.item("C4-03");
  RecordState record_ = record_of("C4-03", now_);
  const Restoration applied_{.id = 1, .record_id = 1, .applied_at = now_, .accept_due_on = now_.date(), .answer_due_on = now_.date()};
  const DecideRestoration grant_{"rst-x", "granted", "已履行", std::nullopt};
};

TEST_F(RestorationSteps, StandInTheirOrder) {
  EXPECT_EQ(word_of(decide_restoration(record_, applied_, grant_, now_)), "restoration_step_wrong");
  const auto accepted = decide_acceptance(record_, applied_, "officer:wang@x", now_, pack_);
  ASSERT_TRUE(accepted);
  EXPECT_EQ(word_of(decide_acceptance(record_, accepted->restoration, "officer:wang@x", now_, pack_)), "restoration_step_wrong");
  const auto granted = decide_restoration(record_, accepted->restoration, grant_, now_);
  ASSERT_TRUE(granted);
  EXPECT_EQ(granted->step, RestorationStep::granted);
  EXPECT_EQ(due_of(*granted), std::nullopt);
  EXPECT_FALSE(is_overdue(*granted, now_.date().plus_days(400)));
  EXPECT_EQ(word_of(decide_restoration(record_, *granted, grant_, now_)), "restoration_step_wrong");
}

TEST_F(RestorationSteps, ARefusalNamesTheConditionAndItsReason) {
  Restoration accepted = applied_;
  accepted.step = RestorationStep::accepted;
  accepted.result_due_on = now_.date();
  EXPECT_EQ(word_of(decide_restoration(record_, accepted, {"rst-x", "perhaps", "x", "x"}, now_)), "outcome_unknown");
  EXPECT_EQ(word_of(decide_restoration(record_, accepted, {"rst-x", "granted", " ", std::nullopt}, now_)), "reason_missing");
  EXPECT_EQ(word_of(decide_restoration(record_, accepted, {"rst-x", "refused", "罚款未缴清", std::nullopt}, now_)), "restoration_ground_missing");
  EXPECT_EQ(word_of(decide_restoration(record_, accepted, {"rst-x", "refused", "罚款未缴清", "履行义务"}, now_)), "");
  record_.ended = registry::EndKind::withdrawn;
  EXPECT_EQ(word_of(decide_restoration(record_, accepted, grant_, now_)), "record_not_running") << "nothing ends twice";
}

TEST_F(RestorationSteps, WhoDecidesReadsTheRecordOfAPersonAndNobodyElseDoes) {
  const RecordState person = record_of("C4-03", now_, SubjectKind::natural_person);
  EXPECT_TRUE(registry::is_visible(registry::visible(person, item_, Channel::disclosure, Viewer::restorer, now_)));
  for (const Viewer other : {Viewer::source, Viewer::court, Viewer::auditor, Viewer::reviewer}) EXPECT_FALSE(registry::is_visible(registry::visible(person, item_, Channel::disclosure, other, now_)));
}

// Tag: shield_complete
TEST_F(RestorationSteps, APlanIsCarriedOutByADocumentAfterItsRuling) {
  const CompleteShield complete{"rec-x", "破3号之五", "沈阳市中级人民法院", *base::Date::parse("2026-08-05")};
  const Shield standing{.record_id = 1, .decided_on = *base::Date::parse("2026-08-01")};
  EXPECT_EQ(word_of(decide_completion(record_, std::nullopt, complete, now_)), "shield_unknown");
  record_.bars = static_cast<registry::Bars>(Bar::shielded);
  const auto with = [&](auto change) {
    CompleteShield other = complete;
    change(other);
    return word_of(decide_completion(record_, standing, other, now_));
  };
  EXPECT_EQ(with([](CompleteShield&) {}), "");
  EXPECT_EQ(word_of(decide_completion(record_, std::nullopt, complete, now_)), "") << "of a log that lost its tail only the bar is left";
  EXPECT_EQ(with([](CompleteShield& c) { c.document_number = " "; }), "document_not_named");
  EXPECT_EQ(with([](CompleteShield& c) { c.court = ""; }), "document_not_named");
  EXPECT_EQ(with([](CompleteShield& c) { c.decided_on = *base::Date::parse("2026-08-07"); }), "document_in_future");
  EXPECT_EQ(with([](CompleteShield& c) { c.decided_on = *base::Date::parse("2026-07-31"); }), "dates_out_of_order");
  record_.ended = registry::EndKind::withdrawn;
  EXPECT_EQ(with([](CompleteShield&) {}), "record_not_running");
}

TEST_F(RestorationSteps, AShieldTakesARulingAndIsLiftedByAReasonedDecisionAlone) {
  const SetShield set{"rec-x", "(2026)辽01破3号", "沈阳市中级人民法院", *base::Date::parse("2026-08-01"), *base::Date::parse("2028-08-01")};
  const auto with = [&](auto change) {
    SetShield other = set;
    change(other);
    return word_of(decide_shield(record_, item_, other, now_));
  };
  EXPECT_EQ(with([](SetShield&) {}), "");
  EXPECT_EQ(with([](SetShield& s) { s.ruling_number = " "; }), "document_not_named");
  EXPECT_EQ(with([](SetShield& s) { s.court = ""; }), "document_not_named");
  EXPECT_EQ(with([](SetShield& s) { s.decided_on = *base::Date::parse("2026-08-07"); }), "document_in_future");
  EXPECT_EQ(with([](SetShield& s) { s.plan_until_on = *base::Date::parse("2026-07-31"); }), "dates_out_of_order");
  for (const SubjectKind kind : {SubjectKind::natural_person, SubjectKind::individual_business}) EXPECT_EQ(word_of(decide_shield(record_of("C4-03", now_, kind), item_, set, now_)), "organisation_only");
  EXPECT_EQ(word_of(decide_shield(record_of("C8-05", now_), *pack_.item("C8-05"), set, now_)), "restoration_not_needed");
  EXPECT_EQ(word_of(decide_lift(record_, {"rec-x", "计划终止"}, now_)), "shield_unknown");
  record_.bars = static_cast<registry::Bars>(Bar::shielded);
  EXPECT_EQ(with([](SetShield&) {}), "shield_exists");
  EXPECT_EQ(word_of(decide_lift(record_, {"rec-x", " "}, now_)), "reason_missing");
  EXPECT_EQ(word_of(decide_lift(record_, {"rec-x", "计划终止"}, now_)), "");
  // After the last day of the plan it is as hidden as before.
  const base::Instant later = morning("2029-01-01");
  EXPECT_FALSE(registry::is_visible(registry::visible(record_, item_, Channel::sharing, Viewer::stranger, later)));
}

TEST_F(RestorationSteps, WhatIsShieldedCarriesNoDesignation) {
  Designation designation{.id = 1, .record_id = 1, .version = 1, .effective_on = now_.date(), .decided_at = now_};
  designation.told_on = now_.date();
  EXPECT_TRUE(is_in_force(designation, record_, item_, now_));
  record_.bars = static_cast<registry::Bars>(Bar::shielded);
  EXPECT_FALSE(is_in_force(designation, record_, item_, now_));
}

}  // namespace
}  // namespace liaoxin::cases
