// tests/tables/consent.txt and consent_live.txt, line by line.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "base/text.hpp"
#include "cases/consent/consent.hpp"
#include "statute/pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

base::Instant at(const std::string& moment) { return *base::Instant::parse_rfc3339(moment + "+08:00"); }

/// A consent for financing, given the day before.
std::vector<Consent> before_of(const std::string& before, base::Instant now) {
  if (before == "-") return {};
  const base::Date yesterday = now.date().plus_days(-1);
  Consent consent{.id = 1, .purpose = statute::ConsentPurpose::financing, .items = {"C4-03"}, .given_at = base::Instant::start_of(yesterday), .until_on = now.date().plus_days(30), .withdrawn_at = std::nullopt};
  if (before == "last_day") consent.until_on = now.date();
  else if (before == "over") consent.until_on = yesterday;
  else if (before == "withdrawn") consent.withdrawn_at = now;
  else EXPECT_EQ(before, "live") << "a consent the test does not know";
  return {consent};
}

// Tag: inquiry_under_consent
TEST(ConsentTable, EveryLine) {
  const auto rows = read_table<7>("consent.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [on, kind, purpose, items, until, before, result] = cells;
    const base::Instant now = at(on + "T10:00:00");
    GiveConsent command{.user = "x", .purpose = purpose == "-" ? "" : purpose, .items = {}, .until_on = *base::Date::parse(until)};
    if (items != "-") command.items = base::split(items, ',');
    const auto given = decide_give(command, *statute::subject_kind(kind), before_of(before, now), now, statute::embedded_pack());
    EXPECT_EQ(word_of(given, "given"), result) << text;
    if (!given) continue;
    // It opens from now on to the last second of its last day, for this purpose and for no other.
    EXPECT_TRUE(is_live(*given, now) && is_live(*given, at(until + "T23:59:59"))) << text;
    EXPECT_FALSE(is_live(*given, base::Instant::start_of(given->until_on.plus_days(1)))) << text;
    for (const statute::PurposeFacts& one : statute::consent_purposes()) EXPECT_EQ(allows(*given, one.purpose, now), one.word == purpose) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

// Tag: inquiry_under_consent
TEST(ConsentTable, EveryLineOfMoments) {
  const auto rows = read_table<6>("consent_live.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [given, until, withdrawn, moment, live, withdraw] = cells;
    Consent consent{.id = 1, .given_at = at(given), .until_on = *base::Date::parse(until), .withdrawn_at = std::nullopt};
    if (withdrawn != "-") consent.withdrawn_at = at(withdrawn);
    EXPECT_EQ(is_live(consent, at(moment)), live == "yes") << text;
    const auto taken_back = decide_withdraw(consent, at(moment));
    EXPECT_EQ(word_of(taken_back, "withdrawn"), withdraw) << text;
    EXPECT_FALSE(taken_back && is_live(*taken_back, at(moment))) << "at once: " << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::cases
