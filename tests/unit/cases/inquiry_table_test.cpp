// tests/tables/inquiry_matter.txt and inquiry_marks.txt, line by line.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "../table.hpp"
#include "base/text.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "statute/act_table.hpp"
#include "statute/pack.hpp"

namespace liaoxin::cases {
namespace {

// Tag: matters_closed
TEST(InquiryTables, EveryLineOfMatters) {
  const auto rows = read_table<5>("inquiry_matter.txt");
  std::set<std::string_view> seen;
  for (const auto& [text, cells] : rows) {
    const auto& [word, clause, consent, item, shared] = cells;
    const statute::MatterFacts* matter = statute::inquiry_matter(word);
    EXPECT_EQ(matter == nullptr, shared == "unknown") << text;
    if (matter == nullptr) continue;
    seen.insert(matter->word);
    EXPECT_EQ(matter->article, clause) << text;
    EXPECT_EQ(matter->needs_consent, consent == "yes") << text;
    EXPECT_EQ(std::ranges::find(matter->items, item) != matter->items.end(), shared == "yes") << text;
  }
  EXPECT_EQ(seen.size(), statute::inquiry_matters().size()) << "each matter has its lines";
  EXPECT_GE(rows.size(), 12u);
}

TEST(InquiryTables, NoMatterSharesWhatNoOfficerMayRead) {
  for (const statute::MatterFacts& matter : statute::inquiry_matters()) {
    for (const std::string_view code : matter.items) {
      ASSERT_NE(statute::embedded_pack().item(std::string(code)), nullptr) << matter.word << " " << code;
      const bool is_shared = statute::may(statute::SubjectKind::legal_person, code, statute::Act::share) || statute::may(statute::SubjectKind::individual_business, code, statute::Act::share);
      EXPECT_TRUE(is_shared) << matter.word << " " << code;
    }
  }
}

TEST(InquiryTables, EveryLineOfMarks) {
  const auto rows = read_table<5>("inquiry_marks.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [moment, about, before, known, marks] = cells;
    const base::Instant at = *base::Instant::parse_rfc3339(moment + "+08:00");
    const LookFacts facts{.at = at, .is_working_day = statute::embedded_pack().calendar().is_working_day(at.date()), .is_protected = about != "company", .same_officer_looked_before = before == "yes", .case_is_new_to_unit = known == "new"};
    std::string found;
    for (const std::string_view mark : unusual(facts)) found += (found.empty() ? "" : ",") + std::string(mark);
    EXPECT_EQ(found.empty() ? "-" : found, marks) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

}  // namespace
}  // namespace liaoxin::cases
