// tests/tables/agreement.txt and collection.txt, line by line.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "base/text.hpp"
#include "cases/market/agreement.hpp"
#include "cases/market/collection.hpp"
#include "statute/pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

std::vector<std::string> kinds_of(const std::string& cell) { return cell == "-" ? std::vector<std::string>{} : base::split(cell, ','); }

base::Instant long_before(base::Instant now) { return base::Instant::start_of(now.date().plus_days(-90)); }
/// The last day of what there was before, as a line names it.
base::Date last_of(const std::string& before, base::Date today) { return today.plus_days(before == "last_day" ? 0 : before == "over" ? -1 : 30); }

// Tag: collector_procedure
TEST(MarketTables, EveryLineOfAgreements) {
  const auto rows = read_table<6>("agreement.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [on, kinds, says, until, before, result] = cells;
    const base::Instant now = morning(on);
    const auto said = [&](const char* what, const char* words) { return says == what ? std::string(" ") : std::string(words); };
    const RegisterCollector command{.collector = "x", .agreement_number = said("no_number", "信协〔2026〕1号"), .need = said("no_need", "会员管理"), .method = said("no_method", "会员申报"), .kinds = kinds_of(kinds),
                                    .objection_procedure = said("no_procedure", "三个工作日内核实并答复"), .contact = said("no_contact", "会员部"), .until_on = *base::Date::parse(until)};
    std::vector<Agreement> others;
    if (before != "-") others.push_back({.id = 1, .registered_at = long_before(now), .until_on = last_of(before, now.date()), .ended_at = std::nullopt});
    if (before == "ended") others.back().ended_at = now;
    const auto registered = decide_register(command, others, now, statute::embedded_pack());
    EXPECT_EQ(word_of(registered, "registered"), result) << text;
    if (!registered) continue;
    EXPECT_TRUE(is_in_force(*registered, now) && is_in_force(*registered, morning(until))) << text;
    EXPECT_FALSE(is_in_force(*registered, base::Instant::start_of(registered->until_on.plus_days(1)))) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

// Tag: consent_not_bundled
TEST(MarketTables, EveryLineOfCollections) {
  const auto rows = read_table<8>("collection.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [on, agreement_until, kinds, notice, tied, until, before, result] = cells;
    const base::Instant now = morning(on);
    std::optional<Agreement> agreement;
    if (agreement_until != "-") agreement = Agreement{.id = 1, .kinds = {MarketKind::performance, MarketKind::membership}, .registered_at = long_before(now), .until_on = *base::Date::parse(agreement_until), .ended_at = std::nullopt};
    std::vector<Collection> others;
    if (before != "-") others.push_back({.id = 1, .given_at = long_before(now), .until_on = last_of(before, now.date()), .revoked_at = std::nullopt});
    if (before == "revoked") others.back().revoked_at = now;
    const auto allowed = decide_allow({"x", kinds_of(kinds), *base::Date::parse(until), notice == "yes", tied == "yes"}, agreement, others, now, statute::embedded_pack());
    EXPECT_EQ(word_of(allowed, "allowed"), result) << text;
    if (!allowed) continue;
    EXPECT_TRUE(is_live(*allowed, now) && is_live(*allowed, morning(until))) << text;
    EXPECT_FALSE(is_live(*allowed, base::Instant::start_of(allowed->until_on.plus_days(1)))) << text;
    const auto revoked = decide_revoke(*allowed, now);
    EXPECT_TRUE(revoked && !is_live(*revoked, now)) << "at once: " << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::cases
