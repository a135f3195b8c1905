// tests/tables/promise.txt, line by line; registering and changing what a government promised.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/trust/promise.hpp"

namespace liaoxin::cases {
namespace {

base::Instant morning(const std::string& on) { return *base::Instant::parse_rfc3339(on + "T10:00:00+08:00"); }
template <class T>
std::string word_of(const base::Result<T>& result) { return result ? "" : std::string(base::word(result.error().word)); }

// Tag: trust_excuses
TEST(PromiseTable, EveryLine) {
  const auto rows = read_table<8>("promise.txt");
  const auto given = [](const std::string& cell, const std::string& text) { return cell == "-" ? std::optional<std::string>() : std::optional(text); };
  for (const auto& [text, cells] : rows) {
    const auto& [before, outcome, cause, reason, day, today, result, overdue] = cells;
    Promise promise{.id = 1, .unit = "x", .matter = "租金补贴", .document_number = "政1号", .due_on = *base::Date::parse(day), .registered_at = morning("2022-01-04"), .state = *promise_state(before)};
    const auto reported = decide_performance(promise, {"prm-x", outcome, given(cause, cause), given(reason, "资金将于七月拨付")}, morning(today));
    EXPECT_EQ(reported ? std::string(word(reported->state)) : word_of(reported), result) << text;
    // A refused excuse leaves it running, and past its day it is seen to be.
    EXPECT_EQ(is_overdue(reported ? *reported : promise, base::Date::parse(today)->plus_days(1)), overdue == "yes") << text;
  }
  EXPECT_GE(rows.size(), 12u);
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
