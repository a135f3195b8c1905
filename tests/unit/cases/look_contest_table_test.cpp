// tests/tables/look_contest.txt, line by line.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/look/look_contest.hpp"
#include "statute/pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

std::string contested(const std::string& on, bool says) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto due = decide_contest({"lok-x", says ? "我没有在该单位办理过任何事项" : " "}, *base::Date::parse(on), pack);
  if (!due) return std::string(base::word(due.error().word));
  // The day is told with every day that was counted and every day that was not.
  const LookContest contest{.id = 1, .sequence = 1, .submitted_at = morning(on), .due_on = *due, .answered_at = std::nullopt};
  const auto terms = terms_of(contest);
  EXPECT_EQ(terms.size(), 1u);
  EXPECT_EQ(statute::derived(terms.front(), pack).on, *due) << on;
  EXPECT_FALSE(statute::derived(terms.front(), pack).derivation.empty()) << on;
  return due->iso();
}

std::string answered(const std::string& contested_on, const std::string& on, bool is_answered_before, bool says, bool was_needed) {
  LookContest contest{.id = 1, .sequence = 1, .submitted_at = morning(contested_on), .due_on = base::Date::parse(contested_on)->plus_days(3), .answered_at = std::nullopt};
  if (is_answered_before) contest.answered_at = contest.submitted_at;
  const auto answer = decide_answer(contest, {"lct-x", was_needed, says ? "系办理许可所需,见卷宗第 3 页" : " "}, morning(on));
  if (!answer) return std::string(base::word(answer.error().word));
  EXPECT_EQ(answer->answered_at, morning(on));
  return answer->was_needed ? "needed" : "needless";
}

// Tag: look_contested
TEST(LookContestTable, EveryLine) {
  const auto rows = read_table<7>("look_contest.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [act, contested_on, on, before, says, needed, result] = cells;
    EXPECT_EQ(act == "contest" ? contested(contested_on, says == "yes") : answered(contested_on, on, before == "yes", says == "yes", needed == "yes"), result) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::cases
