// tests/tables/promise.txt, line by line; registering and changing what a government promised.
#include <gtest/gtest.h>

#include <algorithm>

#include "../table.hpp"
#include "cases/trust/excuse.hpp"
#include "cases/trust/promise.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

// Tag: trust_excuses
TEST(PromiseTable, EveryLine) {
  const auto rows = read_table<9>("promise.txt");
  const auto given = [](const std::string& cell, const std::string& text) { return cell == "-" ? std::optional<std::string>() : std::optional(text); };
  for (const auto& [text, cells] : rows) {
    const auto& [before, outcome, cause, reason, new_day, day, today, result, overdue] = cells;
    const std::size_t colon = before.find(':');
    Promise promise{.id = 1, .unit = "x", .matter = "租金补贴", .document_number = "政1号", .due_on = *base::Date::parse(day), .registered_at = morning("2022-01-04"), .state = *promise_state(before.substr(0, colon))};
    if (colon != std::string::npos) promise.new_due_on = base::Date::parse(before.substr(colon + 1));
    const std::optional<base::Date> until = new_day == "-" ? std::nullopt : std::optional(*base::Date::parse(new_day));
    const auto reported = decide_performance(promise, {"prm-x", outcome, given(cause, cause), given(reason, reason == "yes" ? "资金将于七月拨付" : reason), until}, morning(today));
    EXPECT_EQ(reported ? std::string(word(reported->state)) : word_of(reported), result) << text;
    // What is refused leaves it as it was, and past its day it is seen to be.
    const Promise after = reported ? *reported : promise;
    EXPECT_EQ(after.due_on, promise.due_on) << text << ": the day as it was promised stays";
    EXPECT_EQ(is_overdue(after, *base::Date::parse("2099-12-31")), overdue != "never") << text;
    if (overdue == "never") continue;
    const base::Date first = *base::Date::parse(overdue);
    EXPECT_TRUE(is_overdue(after, first) && !is_overdue(after, first.plus_days(-1))) << text;
  }
  EXPECT_GE(rows.size(), 30u);
}

// Tag: trust_excuses
TEST(PromiseTable, EveryExcuseInFreeText) {
  const auto rows = read_table<2>("trust_excuse.txt");
  for (const auto& [text, cells] : rows) {
    std::string reason = cells[0];
    std::ranges::replace(reason, '_', ' ');
    const auto taken = reason_without_excuse(reason, "/reason", *base::Date::parse("2026-06-01"));
    EXPECT_EQ(word_of(taken), cells[1] == "-" ? "" : "trust_excuse_rejected") << text;
    if (taken) continue;
    EXPECT_NE(taken.error().message.zh.find(cells[1] + "“"), std::string::npos) << text << taken.error().message.zh;
    EXPECT_EQ(taken.error().pointer, "/reason") << text;
  }
  EXPECT_GE(rows.size(), 26u);
}

TEST(Promises, TheFourExcusesOfTheArticleAreInTheListAndRejected) {
  int rejected = 0;
  for (const PromiseCause& cause : promise_causes()) rejected += cause.is_rejected ? 1 : 0;
  EXPECT_EQ(rejected, 4);
}

// Tag: trust_change
TEST(Promises, AChangeNeedsAuthorityProcedureAndCompensation) {
  const Promise promise{.id = 1, .unit = "x", .matter = "租金补贴", .document_number = "政1号", .due_on = *base::Date::parse("2026-12-31"), .registered_at = morning("2026-01-05")};
  const ChangePromise whole{"prm-x", "省人民政府", "函1号", "补偿搬迁费用", "防洪工程需要"};
  const auto without = [&](std::string ChangePromise::*field, const char* text = " ") {
    ChangePromise other = whole;
    other.*field = text;
    return word_of(decide_change(promise, other, morning("2026-06-01")));
  };
  EXPECT_EQ(without(&ChangePromise::authority), "change_authority_missing");
  EXPECT_EQ(without(&ChangePromise::procedure_document), "document_not_named");
  EXPECT_EQ(without(&ChangePromise::compensation), "compensation_missing");
  EXPECT_EQ(without(&ChangePromise::reason), "reason_missing");
  EXPECT_EQ(without(&ChangePromise::reason, "因机构改革需要"), "trust_excuse_rejected") << "no public interest asks for it";
  EXPECT_EQ(without(&ChangePromise::compensation, "付给 11010519491231002X"), "id_number_in_text") << "what is public names nobody";
  const auto changed = decide_change(promise, whole, morning("2026-06-01"));
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->state, PromiseState::changed);
  EXPECT_FALSE(is_overdue(*changed, *base::Date::parse("2027-06-01")));
  EXPECT_EQ(word_of(decide_change(*changed, whole, morning("2026-06-02"))), "promise_over");
}

TEST(Promises, AreRegisteredOnce) {
  const RegisterPromise whole{"x", "pledge", "租金补贴", *base::Date::parse("2026-12-31"), "政1号"};
  EXPECT_EQ(word_of(decide_promise(whole, false, morning("2026-06-01"))), "");
  EXPECT_EQ(word_of(decide_promise(whole, true, morning("2026-06-01"))), "promise_exists");
}

}  // namespace
}  // namespace liaoxin::cases
