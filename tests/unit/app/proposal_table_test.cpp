// tests/tables/proposal.txt, line by line: a sharing agreement, proposed by one officer and decided on by another.
#include <gtest/gtest.h>

#include <algorithm>

#include "../table.hpp"
#include "province.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::kSecond;
using testing::kWorkBody;
using testing::Province;

const std::string kFirst = "officer:a@" + kWorkBody, kOther = "officer:" + kSecond + "@" + kWorkBody;

class ProposalTable : public Province, public ::testing::Test {
 protected:
  ProposalTable() : Province("2024-01-02T09:00:00+08:00") {}
  /// The word of what became of it, or of the refusal.
  std::string decided_on(const std::string& act, const object& proposed) {
    if (act == "approve") return outcome("approved", kOther, "proposal.approve", {{"proposal", proposed.at("proposal")}, {"content_hash", proposed.at("content_hash")}});
    if (act == "refuse") return outcome("refused", kOther, "proposal.refuse", {{"proposal", proposed.at("proposal")}, {"reason", "协议未签"}});
    EXPECT_EQ(act, "withdraw");
    return outcome("withdrawn", kFirst, "proposal.withdraw", {{"proposal", proposed.at("proposal")}});
  }
  object proposed(int number) {
    const object input{{"kind", "api_client"}, {"reference", "client-" + std::to_string(number)}, {"name", "模拟用户"}, {"item", "C4-03"}, {"agreement", "协议" + std::to_string(number) + "号"}};
    const Answer answer = act("subscription.open", kFirst, base::json::serialize(input));
    EXPECT_TRUE(answer) << number;
    return answer ? *answer : object{};
  }

 private:
  std::string outcome(const std::string& done, const std::string& actor, const std::string& operation, const object& input) {
    const std::string word = refusal(operation, actor, base::json::serialize(input));
    return word.empty() ? done : word;
  }
};

TEST_F(ProposalTable, EveryLine) {
  const auto rows = read_table<6>("proposal.txt");
  std::vector<object> made(rows.size());
  // Each line is two days: all are lived through in their order.
  struct Day {
    std::string on;
    bool is_act;
    std::size_t row;
  };
  std::vector<Day> days;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    days.push_back({rows[i].cells[0], false, i});
    days.push_back({rows[i].cells[4], true, i});
  }
  std::ranges::stable_sort(days, {}, [](const Day& day) { return std::pair(day.on, day.is_act); });
  for (const Day& day : days) {
    const auto& [text, cells] = rows[day.row];
    const auto& [proposed_on, last, before, act, on, result] = cells;
    go_to(day.on + (day.is_act ? "T23:59:59+08:00" : "T09:00:00+08:00"));
    if (day.is_act) {
      EXPECT_EQ(decided_on(act, made[day.row]), result) << text;
      continue;
    }
    made[day.row] = proposed(static_cast<int>(day.row));
    EXPECT_EQ(made[day.row].at("expires_on").as_string(), last) << text;
    if (before != "-") decided_on(before, made[day.row]);
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::app
