// tests/tables/terms.txt, line by line: every working-day term of the law, of the national rules and of our defaults.
#include <gtest/gtest.h>

#include <set>

#include "../table.hpp"
#include "statute/pack.hpp"

namespace liaoxin::statute {
namespace {

// Tag: calendar_terms
TEST(TermsTable, EveryTermEndsWhereTheTableSays) {
  const Pack& pack = embedded_pack();
  std::set<std::string> seen;
  for (const auto& [text, cells] : read_table<4>("terms.txt")) {
    const auto& [key, from, last, provisional] = cells;
    const auto term = pack.parameter(key, *base::Date::parse(from));
    ASSERT_TRUE(term) << text;
    const DueDate due = pack.calendar().add_working_days(*base::Date::parse(from), *term);
    EXPECT_EQ(due.on.iso(), last) << text;
    EXPECT_EQ(due.provisional, provisional == "yes") << text;
    seen.insert(key);
  }
  // No term is without its lines; one of no days ends nowhere.
  for (const Parameter& one : pack.parameters) {
    if (one.unit != Unit::working_days || one.value == 0) continue;
    EXPECT_TRUE(seen.contains(one.key)) << one.key;
  }
}

}  // namespace
}  // namespace liaoxin::statute
