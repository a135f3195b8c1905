// tests/tables/designation.txt and designation_in_force.txt, line by line.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/designation/designation.hpp"
#include "statute/embedded_pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

using registry::Bar;
using registry::RecordState;
using statute::SubjectKind;

RecordState record_of(const std::string& kind, const std::string& item, const std::string& state, base::Instant now) {
  RecordState record{.id = 1, .subject_kind = kind == "person" ? SubjectKind::natural_person : kind == "shop" ? SubjectKind::individual_business : SubjectKind::legal_person, .item = item};
  record.admitted_at = now;
  record.told_at = now;
  if (state == "held") record.told_at.reset();
  else if (state == "stayed") record.stayed = true;
  else if (state == "fallen") record.ended = registry::EndKind::document_fallen;
  else if (state == "last_day") record.display_until_on = now.date();
  else if (state == "past") record.display_until_on = now.date().plus_days(-1);
  else if (state == "lenient") record.bars = static_cast<registry::Bars>(Bar::slight_no_intent);
  else if (state == "claimed") record.bars = static_cast<registry::Bars>(Bar::leniency_claimed);
  else if (state == "contested") record.open_objections = 1;
  else if (state == "unanswered") record.unanswered = true;
  else if (state == "corrected") record.version = 2;
  else EXPECT_EQ(state, "running") << "a state the test does not know";
  return record;
}

// Tag: designation_table
TEST(DesignationTable, EveryLine) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<11>("designation.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [on, kind, item_code, state, effective, document_class, law, hash, reason, before, result] = cells;
    const base::Instant now = morning(on);
    const RecordState record = record_of(kind, item_code, state, now);
    DecideDesignation command{"rec-x", document_class, "罚1号", "沈阳市处罚局", *base::Date::parse(effective), std::nullopt, std::nullopt, reason == "yes" ? "逾期拒不履行" : " "};
    if (law == "yes") command.law = "《中华人民共和国证券法》第一条";
    if (hash != "none") command.file_hash = std::string(hash == "yes" ? 64 : 63, 'a');
    std::vector<Designation> others;
    if (before != "-") {
      others.push_back({.id = 1, .record_id = 1, .version = before == "former" ? record.version - 1 : record.version, .effective_on = now.date(), .decided_at = now});
      if (before == "ended") others.back().ended_at = now;
    }
    const auto decided = decide_designation(record, *pack.item(item_code), command, others, "officer:a@x", now);
    EXPECT_EQ(decided ? "designated" : std::string(base::word(decided.error().word)), result) << text;
    if (!decided) continue;
    EXPECT_EQ(decided->version, record.version);
    EXPECT_FALSE(is_in_force(*decided, record, *pack.item(item_code), now)) << "decided is not told: " << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

// Tag: designation_table
TEST(DesignationTable, HoldsAsLongAsItsRecordCarriesIt) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<5>("designation_in_force.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [on, told, ended, state, in_force] = cells;
    Designation designation{.id = 1, .record_id = 1, .version = 1, .effective_on = *base::Date::parse("2026-05-20"), .decided_at = morning("2026-05-20")};
    if (told != "-") designation.told_on = base::Date::parse(told);
    if (ended == "stayed") designation.stayed = true;
    else if (ended != "-") designation.ended_at = morning(ended);
    EXPECT_EQ(is_in_force(designation, record_of("company", "C4-03", state, morning(on)), *pack.item("C4-03"), morning(on)), in_force == "yes") << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::cases
