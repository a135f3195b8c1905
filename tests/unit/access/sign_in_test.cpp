// Who may be what, how often one may try, and how long a login lasts.
#include "access/sign_in.hpp"

#include <gtest/gtest.h>

namespace liaoxin::access {
namespace {

constexpr std::int64_t kSecond = 1'000'000, kMinute = 60 * kSecond;

// B5: every set of the three administrators, and each with every other role, on one person over all accounts.
TEST(Roles, B5_ThreeAdministratorsExcludeEachOtherAndEverythingElse) {
  const AccountRole all[] = {AccountRole::officer, AccountRole::court, AccountRole::subject, AccountRole::system_administrator, AccountRole::security_administrator, AccountRole::audit_administrator};
  for (const AccountRole held : all) {
    for (const AccountRole role : all) {
      const bool may = held == role || held == AccountRole::subject || role == AccountRole::subject || (!is_administrator(held) && !is_administrator(role));
      EXPECT_EQ(may_also_be(std::vector{held}, role).has_value(), may) << word(held) << " and " << word(role);
      // A third role between them hides nothing.
      EXPECT_EQ(may_also_be(std::vector{AccountRole::subject, held}, role).has_value(), may) << word(held) << " and " << word(role);
    }
  }
  EXPECT_TRUE(may_also_be({}, AccountRole::security_administrator));
}

TEST(Roles, WordsAreReadBack) {
  for (const char* role : {"officer", "court", "subject", "system_administrator", "security_administrator", "audit_administrator"}) {
    ASSERT_TRUE(account_role(role)) << role;
    EXPECT_EQ(word(*account_role(role)), role);
    EXPECT_FALSE(printed(*account_role(role)).zh.empty());
  }
  EXPECT_FALSE(account_role("emperor"));
}

TEST(Tries, A4_FiveAreFreeThenThePauseDoublesUpToAnHour) {
  const base::Instant last{1000 * kMinute};
  for (std::int64_t failures = 0; failures < 5; ++failures) EXPECT_LE(next_try_at({failures, last}, std::nullopt).micros, last.micros) << failures;
  EXPECT_EQ(next_try_at({5, last}, std::nullopt).micros, last.micros + kMinute);
  EXPECT_EQ(next_try_at({6, last}, std::nullopt).micros, last.micros + 2 * kMinute);
  EXPECT_EQ(next_try_at({10, last}, std::nullopt).micros, last.micros + 32 * kMinute);
  EXPECT_EQ(next_try_at({11, last}, std::nullopt).micros, last.micros + 60 * kMinute);
  EXPECT_EQ(next_try_at({1'000'000, last}, std::nullopt).micros, last.micros + 60 * kMinute);
}

TEST(Tries, A4_StrangersHoldUpStrangersAndNobodyElse) {
  const base::Instant last{1000 * kMinute};
  const Tries crowd{10'000, last};
  EXPECT_GT(next_try_at({0, {}}, crowd).micros, last.micros) << "a new network of a crowd waits too";
  EXPECT_EQ(next_try_at({0, {}}, std::nullopt).micros, 0) << "a known device does not";
  EXPECT_EQ(next_try_at({0, {}}, Tries{49, last}).micros, 0) << "a few mistakes elsewhere are no crowd";
}

TEST(Logins, A8_EndWhenIdleAndAtTheLatestAfterTwelveHours) {
  const base::Instant start{1000 * kMinute};
  const auto at = [&](std::int64_t micros) { return base::Instant{start.micros + micros}; };
  EXPECT_TRUE(is_alive({start, start, start}, at(30 * kMinute)));
  EXPECT_FALSE(is_alive({start, start, start}, at(30 * kMinute + kSecond)));
  EXPECT_TRUE(is_alive({start, at(12 * 60 * kMinute - kMinute), start}, at(12 * 60 * kMinute)));
  EXPECT_FALSE(is_alive({start, at(12 * 60 * kMinute), start}, at(12 * 60 * kMinute + kSecond)));
}

TEST(Logins, A9_TheSecondFactorIsFreshForTenMinutes) {
  const base::Instant start{1000 * kMinute};
  EXPECT_TRUE(is_fresh({start, start, start}, {start.micros + 10 * kMinute}));
  EXPECT_FALSE(is_fresh({start, start, start}, {start.micros + 10 * kMinute + kSecond}));
}

}  // namespace
}  // namespace liaoxin::access
