#include "statute/display_end.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "statute/item_end.hpp"
#include "../table.hpp"

namespace liaoxin::statute {
namespace {

using base::Date;

Date day(const std::string& iso) { return *Date::parse(iso); }

std::optional<std::int64_t> fen(const std::string& yuan) {
  if (yuan == "-") return std::nullopt;
  return std::stoll(yuan) * 100;
}

Procedure procedure(const std::string& word) {
  if (word == "summary") return Procedure::summary;
  if (word == "derived-summary") return Procedure::derived_summary;
  if (word == "derived-ordinary") return Procedure::derived_ordinary;
  return Procedure::ordinary;
}

PenaltyFacts facts_of(const TableRow& row) {
  PenaltyFacts facts;
  facts.decided_on = day(row.cells[0]);
  facts.contents = base::split(row.cells[2], ',');
  facts.fine_fen = fen(row.cells[3]);
  facts.procedure = procedure(row.cells[4]);
  if (row.cells[5] != "-") {
    const auto amounts = base::split(row.cells[5], ':');
    facts.thresholds = FineThresholds{*fen(amounts[0]), *fen(amounts[1]), {base::BasisKind::reported, "演示"}};
  }
  const std::string& more = row.cells[6];
  facts.one_year_field = more == "field";
  facts.serious_by_2019 = more == "serious2019";
  facts.department_insists = more == "insists";
  if (const auto at = more.find('='); at != std::string::npos) {
    facts.set_grades[more.substr(0, at)] = {*grade(more.substr(at + 1)), {base::BasisKind::reported, "演示"}};
  }
  return facts;
}

// Tag: display_end
TEST(DisplayEnd, FollowsTheTable) {
  const auto rows = read_table("display_end.txt");
  EXPECT_GE(rows.size(), 25u);
  for (const TableRow& row : rows) {
    ASSERT_EQ(row.cells.size(), 11u) << "display_end.txt:" << row.line;
    const DisplayEnd end = display_end(facts_of(row), embedded_pack(), day(row.cells[1]));
    EXPECT_EQ(end.is_public, row.cells[7] == "yes") << "display_end.txt:" << row.line;
    EXPECT_EQ(end.ends_on.iso(), row.cells[8]) << "display_end.txt:" << row.line;
    EXPECT_EQ(word(end.grade), row.cells[9]) << "display_end.txt:" << row.line;
    EXPECT_EQ(end.restorable_from.iso(), row.cells[10]) << "display_end.txt:" << row.line;
    for (const Step& step : end.steps) {
      EXPECT_FALSE(step.text.zh.empty());
      EXPECT_FALSE(step.text.en.empty());
      EXPECT_FALSE(step.basis.reference.empty());
      // No number of the three sets has been read in the original: none may be called law.
      EXPECT_NE(step.basis.kind, base::BasisKind::national) << step.text.en;
      if (step.basis.kind == base::BasisKind::default_value) {
        // A default in a derivation stands on the public page of defaults.
        const auto& all = embedded_pack().parameters;
        EXPECT_TRUE(std::ranges::find(all, step.basis.reference, &Parameter::key) != all.end()) << step.basis.reference;
      }
    }
  }
}

TEST(DisplayEnd, TheLastDayIsShownAndTheNextIsNot) {
  PenaltyFacts facts;
  facts.decided_on = day("2026-04-10");
  facts.contents = {"没收违法所得"};
  const DisplayEnd end = display_end(facts, embedded_pack(), day("2026-05-01"));
  EXPECT_FALSE(end.has_ended(day("2027-04-09")));
  EXPECT_FALSE(end.has_ended(day("2027-04-10")));
  EXPECT_TRUE(end.has_ended(day("2027-04-11")));
}

TEST(DisplayEnd, ADerivationNamesEveryContentInBothLanguages) {
  const auto english_of = [](std::vector<std::string> contents, Procedure procedure = Procedure::ordinary) {
    PenaltyFacts facts;
    facts.decided_on = day("2026-04-10");
    facts.contents = std::move(contents);
    facts.procedure = procedure;
    std::string said;
    for (const Step& step : display_end(facts, embedded_pack(), day("2026-05-01")).steps) said += step.text.en + "\n";
    return said;
  };
  EXPECT_NE(english_of({"罚款", "其他-通报"}).find("Fine: "), std::string::npos);
  EXPECT_NE(english_of({"abnormal_operation"}).find("Abnormal operations list: "), std::string::npos);
  EXPECT_NE(english_of({"警告"}, Procedure::summary).find("summary procedure: "), std::string::npos);
  for (const EnumValue& kind : embedded_pack().schema_of(*embedded_pack().item("C4-03"))->column("CF_CFLB")->values) {
    EXPECT_EQ(english_of({kind.value}).find_first_of("\xE4\xE5\xE6\xE7\xE8\xE9"), std::string::npos) << english_of({kind.value});
  }
}

TEST(DisplayEnd, MinorAndUngradedRecordsCarryNoMeasure) {
  PenaltyFacts facts;
  facts.decided_on = day("2026-04-10");
  facts.contents = {"警告"};
  EXPECT_FALSE(display_end(facts, embedded_pack(), day("2026-05-01")).carries_measures);
  facts.contents = {"责令关闭"};
  EXPECT_FALSE(display_end(facts, embedded_pack(), day("2026-05-01")).carries_measures);
  facts.contents = {"吊销许可证件"};
  EXPECT_TRUE(display_end(facts, embedded_pack(), day("2026-05-01")).carries_measures);
}

TEST(Procedure, TheSendersWordComesFirstAndTheLimitsOfTheLawElse) {
  const Pack& pack = embedded_pack();
  const Date decided = day("2026-04-10");
  const auto of = [&](std::optional<bool> flag, std::vector<std::string> kinds, std::optional<std::int64_t> fine,
                      SubjectKind kind) { return *procedure_of(flag, kinds, fine, kind, decided, pack); };
  EXPECT_EQ(of(true, {"罚款"}, 9'000'000, SubjectKind::legal_person), Procedure::summary);
  EXPECT_EQ(of(false, {"警告"}, std::nullopt, SubjectKind::legal_person), Procedure::ordinary);
  EXPECT_EQ(of({}, {"警告"}, std::nullopt, SubjectKind::legal_person), Procedure::derived_summary);
  EXPECT_EQ(of({}, {"罚款"}, 299'999, SubjectKind::legal_person), Procedure::derived_summary);
  EXPECT_EQ(of({}, {"罚款"}, 300'000, SubjectKind::legal_person), Procedure::derived_summary);
  EXPECT_EQ(of({}, {"罚款"}, 300'001, SubjectKind::legal_person), Procedure::derived_ordinary);
  EXPECT_EQ(of({}, {"罚款"}, 20'000, SubjectKind::natural_person), Procedure::derived_summary);
  EXPECT_EQ(of({}, {"罚款"}, 20'001, SubjectKind::natural_person), Procedure::derived_ordinary);
  EXPECT_EQ(of({}, {"罚款"}, std::nullopt, SubjectKind::legal_person), Procedure::derived_ordinary);
  EXPECT_EQ(of({}, {"警告", "吊销许可证件"}, std::nullopt, SubjectKind::legal_person), Procedure::derived_ordinary);
  // The day before the new law the older limits held.
  const auto older = [&](std::int64_t fine, const char* on) {
    return *procedure_of({}, {"罚款"}, fine, SubjectKind::legal_person, day(on), pack);
  };
  EXPECT_EQ(older(100'000, "2021-07-14"), Procedure::derived_summary);
  EXPECT_EQ(older(100'001, "2021-07-14"), Procedure::derived_ordinary);
  EXPECT_EQ(older(100'001, "2021-07-15"), Procedure::derived_summary);
  const auto too_old = procedure_of({}, {"警告"}, {}, SubjectKind::legal_person, day("1996-09-30"), pack);
  ASSERT_FALSE(too_old);
  EXPECT_EQ(too_old.error().word, base::RefusalWord::parameter_not_in_force);
}

ItemEnd end_of(const char* code, const RecordDates& dates, const char* today) {
  return *item_end(*embedded_pack().item(code), dates, embedded_pack(), day(today));
}

TEST(ItemEnd, StatesLastAndValidityEnds) {
  RecordDates dates;
  dates.conduct.decided_on = day("2024-05-01");
  EXPECT_FALSE(end_of("C1-01", dates, "2026-05-01").ends_on);
  EXPECT_FALSE(end_of("C8-05", dates, "2026-05-01").ends_on);
  dates.valid_until = day("2027-04-30");
  EXPECT_EQ(end_of("C8-05", dates, "2026-05-01").ends_on, day("2027-04-30"));
  EXPECT_EQ(end_of("C3-01", dates, "2026-05-01").ends_on, day("2027-04-30"));
  dates.valid_until = day("2099-12-31");
  EXPECT_FALSE(end_of("C8-05", dates, "2026-05-01").ends_on);
  EXPECT_EQ(end_of("C2-04", dates, "2025-01-01").ends_on, day("2025-05-01"));
}

TEST(ItemEnd, AListEntryEndsWithRemovalTermOrThreeYears) {
  RecordDates dates;
  dates.conduct.decided_on = day("2024-05-01");
  EXPECT_EQ(end_of("C8-01", dates, "2026-05-01").ends_on, day("2027-05-01"));
  dates.valid_until = day("2026-12-31");
  EXPECT_EQ(end_of("C8-01", dates, "2026-05-01").ends_on, day("2026-12-31"));
  dates.removed_on = day("2026-06-01");
  const ItemEnd removed = end_of("C8-01", dates, "2026-05-01");
  EXPECT_EQ(removed.ends_on, day("2026-05-31"));
  EXPECT_TRUE(removed.has_ended(day("2026-06-01")));
  dates.valid_until.reset();
  dates.removed_on.reset();
  EXPECT_EQ(end_of("C5-01", dates, "2026-05-01").ends_on, day("2026-05-01"));
}

TEST(ItemEnd, AnAbnormalEntryIsNotPublicUntilItsGradeIsSet) {
  RecordDates dates;
  dates.conduct.decided_on = day("2026-04-10");
  dates.conduct.contents = {"abnormal_operation"};
  EXPECT_FALSE(end_of("C8-06", dates, "2026-05-01").is_public);
  dates.conduct.set_grades["abnormal_operation"] = {Grade::general, {base::BasisKind::reported, "演示"}};
  EXPECT_TRUE(end_of("C8-06", dates, "2026-05-01").is_public);
  dates.removed_on = day("2026-05-20");
  EXPECT_EQ(end_of("C8-06", dates, "2026-05-01").ends_on, day("2026-05-19"));
}

TEST(ItemEnd, ABreachOfGovernmentEndsAfterThreeYearsAndAContractInPerformanceDoesNot) {
  RecordDates dates;
  dates.conduct.decided_on = day("2026-04-10");
  EXPECT_FALSE(end_of("C8-08", dates, "2026-05-01").ends_on);
  dates.is_breach = true;
  EXPECT_EQ(end_of("C8-08", dates, "2026-05-01").ends_on, day("2029-04-10"));
}

TEST(Retention, RunsFiveYearsFromTheEndOfTheConductElseFromTheDocument) {
  const Pack& pack = embedded_pack();
  const Date today = day("2026-05-01");
  RecordDates dates;
  dates.conduct.decided_on = day("2024-02-29");
  EXPECT_EQ(*retention_end(*pack.item("C4-03"), dates, pack, today), day("2029-02-28"));
  dates.conduct_ended_on = day("2023-12-31");
  EXPECT_EQ(*retention_end(*pack.item("C4-03"), dates, pack, today), day("2028-12-31"));
  EXPECT_FALSE(*retention_end(*pack.item("C1-01"), dates, pack, today));
  RecordDates pledge;
  pledge.conduct.decided_on = day("2024-01-01");
  pledge.valid_until = day("2025-01-01");
  EXPECT_EQ(*retention_end(*pack.item("C2-01"), pledge, pack, today), day("2030-01-01"));
}

}  // namespace
}  // namespace liaoxin::statute
