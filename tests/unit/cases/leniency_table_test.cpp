// tests/tables/leniency.txt: each line decided, and what others read of the record afterwards.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "base/text.hpp"
#include "cases/leniency/leniency.hpp"
#include "registry/visibility.hpp"
#include "statute/embedded_pack.hpp"

namespace liaoxin::cases {
namespace {

using registry::RecordState;
using statute::Channel;
using statute::SubjectKind;

RecordState record_of(const std::string& kind, const std::string& item, const std::string& state, base::Instant now) {
  RecordState record{.id = 1, .subject_kind = kind == "person" ? SubjectKind::natural_person : kind == "shop" ? SubjectKind::individual_business : SubjectKind::legal_person, .item = item};
  record.admitted_at = now;
  if (state != "held") record.told_at = now;
  if (state == "ended") record.ended = registry::EndKind::withdrawn;
  return record;
}

std::vector<Leniency> before_of(const std::string& text, base::Instant now) {
  std::vector<Leniency> list;
  if (text == "-") return list;
  for (const std::string& one : base::split(text, ',')) {
    const auto colon = one.find(':');
    const auto* flag = leniency_flag(one.substr(0, colon));
    const auto step = leniency_step(one.substr(colon + 1));
    EXPECT_TRUE(flag != nullptr && step) << one;
    list.push_back({.id = static_cast<std::int64_t>(list.size()) + 1, .record_id = 1, .flag = flag->flag, .step = *step, .claimed_at = now, .answer_due_on = std::nullopt, .answered_at = std::nullopt});
  }
  return list;
}

// Tag: leniency_table
TEST(LeniencyTable, EveryLine) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<12>("leniency.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [on, act, kind, item_code, state, before, ground, said, result, due, is_public, is_shared] = cells;
    const base::Instant now = *base::Instant::parse_rfc3339(on + "T10:00:00+08:00");
    const statute::Item& item = *pack.item(item_code);
    RecordState record = record_of(kind, item_code, state, now);
    std::vector<Leniency> all = before_of(before, now);
    record.bars = with_leniency(record.bars, all);
    const std::string words = said == "yes" ? "当日洪水" : " ";
    std::string got, got_due = "-";
    const auto take = [&](const auto& decided, const auto& leniency) {
      if (!decided) return std::string(base::word(decided.error().word));
      all.push_back(leniency(*decided));
      return std::string(word(all.back().step));
    };
    if (act == "claim") {
      const auto decided = decide_claim(record, item, {"rec-x", ground, words}, all, now, pack);
      if (decided) got_due = decided->due.on.iso();
      got = take(decided, [](const Claimed& claimed) { return claimed.leniency; });
    } else if (act == "grant") {
      got = take(decide_grant(record, item, {"rec-x", ground, words}, all, now), [](const Leniency& granted) { return granted; });
    } else {
      ASSERT_EQ(act, "answer") << text;
      const auto decided = decide_answer(all.back(), {"len-x", ground, words}, now);
      if (decided) all.pop_back();
      got = take(decided, [](const Leniency& answered) { return answered; });
    }
    EXPECT_EQ(got, result) << text;
    EXPECT_EQ(got_due, due) << text;
    record.bars = with_leniency(record.bars, all);
    const auto seen = [&](Channel channel) { return registry::is_visible(registry::visible(record, item, channel, registry::Viewer::stranger, now)) ? "yes" : "no"; };
    EXPECT_EQ(seen(Channel::disclosure), is_public) << text;
    EXPECT_EQ(seen(Channel::sharing), is_shared) << text;
    EXPECT_TRUE(registry::is_visible(registry::visible(record, item, Channel::disclosure, registry::Viewer::subject, now))) << "its subject always reads it: " << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

TEST(Leniency, OtherBarsStayAsTheyAre) {
  const registry::Bars other = static_cast<registry::Bars>(registry::Bar::not_published);
  const Leniency granted{.id = 1, .record_id = 1, .flag = LeniencyFlag::force_majeure, .step = LeniencyStep::granted, .claimed_at = {}, .answer_due_on = std::nullopt, .answered_at = std::nullopt};
  EXPECT_EQ(with_leniency(other, {granted}), other | registry::Bar::force_majeure);
  EXPECT_EQ(with_leniency(other | registry::Bar::force_majeure, {}), other);
}

}  // namespace
}  // namespace liaoxin::cases
