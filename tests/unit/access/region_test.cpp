// Which work body is competent where (art. 9), as a table that whoever knows the province can read.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "access/region.hpp"
#include "statute/pack.hpp"

namespace liaoxin::access {
namespace {

// Tag: competence
TEST(Region, TheTableOfWhoCoversWhom) {
  // Work body of | a matter in | covered
  constexpr const char* kTable = R"(
210000 210000 yes   the province, its own
210000 210100 yes   the province, a prefecture
210000 210181 yes   the province, a county-level city
210000 110108 yes   the province, an organisation registered elsewhere
210000 100000 yes   the province, one registered by a national organ
210100 210100 yes   a prefecture, itself
210100 210102 yes   a prefecture, its district
210100 210123 yes   a prefecture, its county
210100 210181 yes   a prefecture, its county-level city
210100 210000 no    a prefecture, the province above it
210100 210200 no    a prefecture, another
210100 210202 no    a prefecture, a district of another
210100 110108 no    a prefecture, somewhere else
211100 211004 no    a prefecture, one whose digits are near
210102 210102 yes   a district, itself
210102 210100 no    a district, its prefecture
210102 210103 no    a district, its neighbour
210102 210000 no    a district, the province
210102 21010  no    a district, what is no division
)";
  std::istringstream lines{kTable};
  int rows = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    std::istringstream cells{line};
    std::string of, in, covered;
    cells >> of >> in >> covered;
    EXPECT_EQ(region_covers(of, in), covered == "yes") << line;
    ++rows;
  }
  EXPECT_EQ(rows, 19);
}

// Tag: competence
TEST(Region, AWorkBodyCoversWhatStandsBelowItInTheListOfDivisions) {
  const statute::Pack& pack = statute::embedded_pack();
  for (const statute::Division& of : pack.divisions) {
    for (const statute::Division& in : pack.divisions) {
      std::set<std::string> above{in.code};
      for (const statute::Division* one = &in; one != nullptr && !one->parent.empty(); one = pack.division(one->parent)) above.insert(one->parent);
      EXPECT_EQ(region_covers(of.code, in.code), above.contains(of.code)) << of.code << " and " << in.code;
    }
  }
}

TEST(Region, AUnitWithoutADivisionCoversNothing) {
  EXPECT_FALSE(region_covers("", "210102"));
  EXPECT_FALSE(region_covers("2100", "210102"));
}

}  // namespace
}  // namespace liaoxin::access
