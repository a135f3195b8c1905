#include <gtest/gtest.h>

#include "statute/calendar.hpp"
#include "statute/pack.hpp"
#include "../table.hpp"

namespace liaoxin::statute {
namespace {

using base::Basis;
using base::BasisKind;
using base::Date;

const Basis kTerm{BasisKind::regulation, "37"};

Date day(const char* iso) { return *Date::parse(iso); }

// Tag: calendar_terms
TEST(Calendar, TermsEndWhereTheTableSays) {
  const Calendar& calendar = embedded_pack().calendar();
  for (const TableRow& row : read_table("calendar.txt")) {
    ASSERT_EQ(row.cells.size(), 4u) << "calendar.txt:" << row.line;
    const DueDate due = calendar.add_working_days(*Date::parse(row.cells[0]), std::stoi(row.cells[1]), kTerm);
    EXPECT_EQ(due.on.iso(), row.cells[2]) << "calendar.txt:" << row.line;
    EXPECT_EQ(due.provisional, row.cells[3] == "yes") << "calendar.txt:" << row.line;
  }
}

TEST(Calendar, TheDerivationNamesEveryDayOnceAndItsRule) {
  const DueDate due = embedded_pack().calendar().add_working_days(day("2025-09-30"), 3, kTerm);
  ASSERT_EQ(due.derivation.size(), 12u);
  EXPECT_FALSE(due.derivation.front().counted);
  EXPECT_EQ(due.derivation.front().reason.en, "day of the event, not counted");
  EXPECT_EQ(due.derivation.back().reason.en, "make-up working day");
  EXPECT_EQ(due.derivation.back().on, due.on);
  int counted = 0;
  for (std::size_t i = 0; i < due.derivation.size(); ++i) {
    EXPECT_EQ(due.derivation[i].on, day("2025-09-30").plus_days(static_cast<int>(i)));
    EXPECT_FALSE(due.derivation[i].basis.reference.empty());
    counted += due.derivation[i].counted ? 1 : 0;
  }
  EXPECT_EQ(counted, 3);
  EXPECT_EQ(due.basis, kTerm);
}

TEST(Calendar, AnExpertReviewStopsTheClock) {
  const Calendar& calendar = embedded_pack().calendar();
  const Pause review{day("2026-03-03"), day("2026-03-05"), "鉴定函1号", {BasisKind::regulation, "37"}};
  const DueDate due = calendar.add_working_days(day("2026-03-02"), 3, kTerm, std::span(&review, 1));
  EXPECT_EQ(due.on, day("2026-03-10"));  // 6, 9, 10 March
  EXPECT_FALSE(due.derivation[1].counted);
  EXPECT_EQ(due.derivation[1].basis.reference, "37");
  // A pause before the term or after its end changes nothing.
  const Pause early{day("2026-02-25"), day("2026-03-02"), "x", kTerm};
  EXPECT_EQ(calendar.add_working_days(day("2026-03-02"), 3, kTerm, std::span(&early, 1)).on, day("2026-03-05"));
  const Pause late{day("2026-03-06"), day("2026-03-20"), "x", kTerm};
  EXPECT_EQ(calendar.add_working_days(day("2026-03-02"), 3, kTerm, std::span(&late, 1)).on, day("2026-03-05"));
}

TEST(Calendar, ANewYearMakesAProvisionalTermFirm) {
  const Calendar& old = embedded_pack().calendar();
  const DueDate before = old.add_working_days(day("2026-12-30"), 2, kTerm);
  EXPECT_TRUE(before.provisional);
  EXPECT_EQ(before.on, day("2027-01-01"));
  const std::vector<CalendarDay> plan = {{day("2027-01-01"), false, "元旦", "notice"}};
  const auto added = old.with_added(plan);
  ASSERT_TRUE(added);
  const DueDate after = added->add_working_days(day("2026-12-30"), 2, kTerm);
  EXPECT_FALSE(after.provisional);
  EXPECT_EQ(after.on, day("2027-01-04"));
}

TEST(Calendar, ATermFromBeforeTheFirstLoadedYearIsProvisional) {
  EXPECT_TRUE(embedded_pack().calendar().add_working_days(day("2021-12-31"), 3, kTerm).provisional);
}

TEST(Calendar, RefusesWhatIsNoHolidayPlan) {
  const char* head = "date,kind,holiday_zh,notice\n";
  for (const char* rows : {"2026-02-30,off,x,n\n", "2026-01-01,holiday,x,n\n", "2026-01-01,off,x\n", "",
                           "2026-01-01,off,x,n\n2026-01-01,off,x,n\n", "2026-01-05,work,x,n\n",
                           "2025-01-01,off,x,n\n2027-01-01,off,x,n\n"}) {
    const auto calendar = Calendar::parse(std::string(head) + rows, "days.csv");
    ASSERT_FALSE(calendar) << rows;
    EXPECT_EQ(calendar.error().word, base::RefusalWord::calendar_malformed) << rows;
  }
  // Without its heading the first day would be lost in silence.
  EXPECT_FALSE(Calendar::parse("2026-01-01,off,x,n\n2026-01-02,off,x,n\n", "days.csv"));
  const CalendarDay again{day("2026-01-01"), false, "元旦", "n"};
  EXPECT_FALSE(embedded_pack().calendar().with_added(std::span(&again, 1)));
}

TEST(Calendar, CountsWorkingDaysBetweenTwoDates) {
  const Calendar& calendar = embedded_pack().calendar();
  EXPECT_EQ(calendar.working_days_between(day("2026-03-02"), day("2026-03-02")), 0);
  EXPECT_EQ(calendar.working_days_between(day("2026-03-02"), day("2026-03-09")), 5);
  EXPECT_EQ(calendar.working_days_between(day("2026-03-09"), day("2026-03-02")), 0);
}

}  // namespace
}  // namespace liaoxin::statute
