// Beside every negative record stands how it ends earlier: restoration where there is one, and the way out where there is none.
#include "statute/way_out.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "statute/embedded_pack.hpp"

namespace liaoxin::statute {
namespace {

bool has(const std::vector<GuideLine>& guide, GuidePart part) { return std::ranges::find(guide, part, &GuideLine::part) != guide.end(); }
bool says(const std::vector<GuideLine>& guide, std::string_view code) { return std::ranges::find(guide, code, &GuideLine::code) != guide.end(); }

// Tag: restoration_guide
TEST(WayOut, EveryNegativeItemHasAGuideThatFitsIt) {
  const Pack& pack = embedded_pack();
  for (const Item& item : pack.items) {
    const auto guide = guide_of(pack, item);
    EXPECT_EQ(guide.empty(), !item.negative) << item.code;
    if (!item.negative) continue;
    for (const GuidePart part : {GuidePart::condition, GuidePart::material, GuidePart::place, GuidePart::note}) EXPECT_EQ(has(guide, part), is_restorable(item)) << item.code << " " << label(part).en;
    // The guide and the dates say the same: an earliest day stands beside what can be restored, and beside nothing else.
    RecordDates dates;
    dates.conduct.decided_on = base::Date::of(2026, 5, 6);
    dates.conduct.contents = {"没收违法所得"};
    const auto end = item_end(item, dates, pack, base::Date::of(2026, 6, 1));
    ASSERT_TRUE(end) << item.code;
    EXPECT_EQ(end->restorable_from.has_value(), is_restorable(item)) << item.code;
    EXPECT_EQ(why_restorable(*end) != nullptr, is_restorable(item)) << item.code;
  }
  for (const char* listed : {"C8-01", "C8-06"}) EXPECT_TRUE(says(guide_of(pack, *pack.item(listed)), "removal")) << listed;
  EXPECT_TRUE(says(guide_of(pack, *pack.item("C5-01")), "court"));
  EXPECT_FALSE(says(guide_of(pack, *pack.item("C4-03")), "removal")) << "a penalty is on no list";
}

TEST(WayOut, TheEarliestDayNamesItsMinimum) {
  RecordDates dates;
  dates.conduct.decided_on = base::Date::of(2026, 5, 6);
  dates.conduct.contents = {"没收违法所得"};
  const Item& penalty = *embedded_pack().item("C4-03");
  const auto end = item_end(penalty, dates, embedded_pack(), base::Date::of(2026, 6, 1));
  ASSERT_TRUE(end);
  const Step* why = why_restorable(*end);
  ASSERT_NE(why, nullptr);
  for (const char* said : {"2026-05-06", "3 个月", "2026-08-06"}) EXPECT_NE(why->text.zh.find(said), std::string::npos) << why->text.zh;
  dates.conduct.contents = {"警告"};
  const auto minor = item_end(penalty, dates, embedded_pack(), base::Date::of(2026, 6, 1));
  ASSERT_TRUE(minor && why_restorable(*minor) != nullptr);
  EXPECT_NE(why_restorable(*minor)->text.zh.find("没有最短公示期"), std::string::npos);
}

TEST(WayOut, WhatIsNoWayOfRestoringIsNotCalledOne) {
  for (const GuideLine& line : embedded_pack().restoration_guide) {
    const bool is_other = line.code == "removal" || line.code == "court";
    EXPECT_EQ(heading_of(line) == label(line.part), !is_other) << line.code;
  }
}

}  // namespace
}  // namespace liaoxin::statute
