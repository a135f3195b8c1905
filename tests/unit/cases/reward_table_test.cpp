// tests/tables/reward.txt and reward_in_force.txt, line by line.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/reward/reward.hpp"
#include "statute/pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

using registry::RecordState;
using statute::RewardKind;

RecordState record_of(const std::string& kind, const std::string& item, const std::string& state, base::Instant now) {
  RecordState record{.id = 1, .subject_kind = *statute::subject_kind(kind), .item = item};
  record.admitted_at = now;
  record.told_at = now;
  if (state == "withdrawn") record.ended = registry::EndKind::withdrawn;
  else if (state == "fallen") record.ended = registry::EndKind::document_fallen;
  else if (state == "stayed") record.stayed = true;
  else if (state == "contested") record.open_objections = 1;
  else if (state == "unanswered") record.unanswered = true;
  else if (state == "last_day") record.display_until_on = now.date();
  else if (state == "past") record.display_until_on = now.date().plus_days(-1);
  else EXPECT_EQ(state, "running") << "a state the test does not know";
  return record;
}

// Tag: rewards
// Tag: rewards_closed
TEST(RewardTable, EveryLineOfGrants) {
  const auto rows = read_table<9>("reward.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [on, kind, item, state, reward_kind, before, says, result, listed] = cells;
    const base::Instant now = morning(on);
    const RecordState honour = record_of(kind, item, state, now);
    std::vector<Reward> others;
    if (before != "-") others.push_back({.id = 1, .record_id = 1, .kind = RewardKind::green_channel, .unit = before == "another" ? "other" : "own", .granted_at = now, .ended_at = std::nullopt});
    if (before == "own_ended") others.back().ended_at = now;
    const std::string list = listed == "yes" ? "R22-3-01," + reward_kind : listed == "no" ? "R22-3-01,R22-2-02" : "";
    const auto granted = decide_reward(honour, *statute::embedded_pack().item(item), {"rec-x", reward_kind, says == "yes" ? "连续三年获评先进" : " "}, others, list, "own", "officer:a@own", now);
    EXPECT_EQ(word_of(granted, "granted"), result) << text;
    EXPECT_TRUE(!granted || is_in_force(*granted, honour, now)) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

// Tag: rewards
TEST(RewardTable, EveryLineOfEnds) {
  const auto rows = read_table<7>("reward_in_force.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [on, honour_until, ended, state, kind, in_force, end] = cells;
    RecordState honour = record_of(kind, "C3-01", state, morning(on));
    if (honour_until != "-") honour.display_until_on = base::Date::parse(honour_until);
    Reward reward{.id = 1, .record_id = 1, .unit = "own", .granted_at = morning("2024-01-02"), .ended_at = std::nullopt};
    if (ended != "-") reward.ended_at = morning(ended);
    EXPECT_EQ(is_in_force(reward, honour, morning(on)), in_force == "yes") << text;
    EXPECT_EQ(word_of(decide_reward_end(reward, honour, {"rwd-x", "荣誉已撤销"}, morning(on)), "ended"), end) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::cases
