#include "statute/forbidden.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "statute/pack.hpp"
#include "statute/reporting.hpp"

namespace liaoxin::statute {
namespace {

// Tag: forbidden_grounds
TEST(Grounds, SpeechAssemblyAndConscienceAreNoGrounds) {
  for (const char* code : {"L28-2-15", "L28-2-16", "L28-4-01"}) {
    ASSERT_NE(ground(code), nullptr);
    EXPECT_EQ(ground(code)->state, GroundState::not_shipped) << code;
    EXPECT_FALSE(is_shipped_ground(code));
  }
}

TEST(Grounds, WaitingGroundsAndInventedOnesAreNotShipped) {
  EXPECT_EQ(ground("L28-5-01")->state, GroundState::inactive);
  EXPECT_EQ(ground("L28-6-01")->state, GroundState::inactive);
  EXPECT_FALSE(is_shipped_ground("L28-5-01"));
  EXPECT_FALSE(is_shipped_ground("L28-7-01"));
  EXPECT_EQ(ground("L28-7-01"), nullptr);
}

TEST(Grounds, EveryShippedGroundKeepsItsLimitingWordsAndHasItsText) {
  int shipped = 0;
  const auto& texts = embedded_pack().grounds;
  for (const Ground& one : grounds()) {
    if (one.state != GroundState::shipped) continue;
    ++shipped;
    EXPECT_FALSE(one.limits.empty()) << one.code;
    EXPECT_TRUE(std::ranges::find(texts, one.code, &GroundText::code) != texts.end()) << one.code;
  }
  EXPECT_EQ(shipped, 22);
  const auto has = [](std::string_view code, LimitingWord limit) { return std::ranges::find(ground(code)->limits, limit) != ground(code)->limits.end(); };
  EXPECT_TRUE(has("L28-1-04", LimitingWord::seriously_endangering));
  for (const char* code : {"L28-2-01", "L28-2-02", "L28-2-03"}) EXPECT_TRUE(has(code, LimitingWord::malicious) && has(code, LimitingWord::seriously_disrupting)) << code;
  EXPECT_TRUE(has("L28-2-09", LimitingWord::intentional));
  for (const char* code : {"L28-3-01", "L28-3-02"}) {
    EXPECT_TRUE(has(code, LimitingWord::able_to_perform) && has(code, LimitingWord::refusing) && has(code, LimitingWord::serious_harm_to_credibility)) << code << ": all of these together";
  }
}

// Tag: forbidden_classes
TEST(ForbiddenClasses, NoElementOfAnyFormIsOneAndEachIsRecognised) {
  for (const Schema& schema : embedded_pack().schemas) {
    for (const Column& column : schema.columns) {
      EXPECT_EQ(forbidden_class_in(column.name.zh), nullptr) << schema.code << " " << column.code;
      EXPECT_EQ(forbidden_class_in(column.name.en), nullptr) << schema.code << " " << column.code;
    }
  }
  for (const char* name : {"宗教信仰", "血型", "既往病史", "Fingerprint number", "Political opinion", "行踪轨迹"}) {
    EXPECT_NE(forbidden_class_in(name), nullptr) << name;
  }
}

TEST(PublicSecurity, IsRecognisedByName) {
  EXPECT_TRUE(names_public_security("沈阳市公安局和平分局"));
  EXPECT_TRUE(names_public_security("某某派出所"));
  EXPECT_FALSE(names_public_security("沈阳市市场监督管理局"));
}

// Tag: reporting_term
TEST(Reporting, APenaltyIsReportedWithinSevenWorkingDaysOfTheDecision) {
  const Pack& pack = embedded_pack();
  const auto due = report_due(base::Date::of(2026, 3, 2), pack);
  ASSERT_TRUE(due);
  EXPECT_EQ(due->on.iso(), "2026-03-11");
  EXPECT_EQ(due->basis.kind, base::BasisKind::reported);
  EXPECT_EQ(days_late(*due, base::Date::of(2026, 3, 10), pack), 0);
  EXPECT_EQ(days_late(*due, base::Date::of(2026, 3, 11), pack), 0);
  EXPECT_EQ(days_late(*due, base::Date::of(2026, 3, 12), pack), 1);
  EXPECT_EQ(days_late(*due, base::Date::of(2026, 3, 16), pack), 3);
  EXPECT_FALSE(report_due(base::Date::of(2021, 12, 31), pack));
}

}  // namespace
}  // namespace liaoxin::statute
