// tests/tables/shield.txt, line by line.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/restoration/shield.hpp"
#include "registry/visibility.hpp"
#include "statute/pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

using registry::Bar;
using registry::RecordState;
using registry::Viewer;

RecordState record_of(const std::string& kind, const std::string& item, const std::string& state, base::Instant now) {
  RecordState record{.id = 1, .subject_kind = *statute::subject_kind(kind), .item = item};
  record.admitted_at = now;
  record.told_at = now;
  if (state == "shielded") record.bars = record.bars | Bar::shielded;
  else if (state == "ended") record.ended = registry::EndKind::withdrawn;
  else if (state == "last_day") record.display_until_on = now.date();
  else if (state == "past") record.display_until_on = now.date().plus_days(-1);
  else EXPECT_EQ(state, "running") << "a state the test does not know";
  return record;
}

/// By no channel, while the plan runs and after its last day: nobody but its subject and its source reads it.
void expect_hidden(RecordState record, const statute::Item& item, base::Date plan_until_on, const std::string& text) {
  record.bars = record.bars | Bar::shielded;
  record.display_until_on.reset();
  for (const base::Date day : {record.told_at->date(), plan_until_on, plan_until_on.plus_days(1)}) {
    if (day < record.told_at->date()) continue;
    for (const statute::Channel channel : {statute::Channel::disclosure, statute::Channel::inquiry, statute::Channel::sharing}) {
      const auto sees = [&](Viewer viewer) { return registry::is_visible(visible(record, item, channel, viewer, morning(day.iso()))); };
      EXPECT_FALSE(sees(Viewer::stranger)) << day.iso() << ": " << text;
      EXPECT_TRUE(sees(Viewer::subject) && sees(Viewer::source)) << day.iso() << ": " << text;
    }
  }
}

// Tag: shield_complete
TEST(ShieldTable, EveryLine) {
  const auto rows = read_table<9>("shield.txt");
  const std::string court = "沈阳市中级人民法院", number = "(2026)辽01破3号";
  for (const auto& [text, cells] : rows) {
    const auto& [act, kind, item_code, state, ruling, day, on, names, result] = cells;
    const base::Instant now = morning(on);
    const RecordState record = record_of(kind, item_code, state, now);
    const statute::Item& item = *statute::embedded_pack().item(item_code);
    const base::Date ruled_on = *base::Date::parse(ruling), named_on = *base::Date::parse(day);
    const std::string said_number = names == "no_number" ? " " : number, said_court = names == "no_court" ? " " : court;
    if (act == "set") {
      const auto shield = decide_shield(record, item, {"rec-x", said_number, said_court, ruled_on, named_on}, now);
      EXPECT_EQ(word_of(shield, "shielded"), result) << text;
      if (shield) expect_hidden(record, item, shield->plan_until_on, text);
    } else if (act == "lift") {
      EXPECT_EQ(word_of(decide_lift(record, {"rec-x", names == "no_reason" ? " " : "计划终止"}, now), "lifted"), result) << text;
    } else {
      ASSERT_EQ(act, "complete") << text;
      const Shield standing{.id = 1, .record_id = 1, .ruling_number = number, .court = court, .decided_on = ruled_on, .plan_until_on = ruled_on.plus_months(24), .set_at = now, .lifted_at = std::nullopt};
      EXPECT_EQ(word_of(decide_completion(record, standing, {"rec-x", said_number, said_court, named_on}, now), "completed"), result) << text;
    }
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::cases
