// Who must be of another office, or of the same one, is told by what is registered, however somebody wrote it.
#include "access/office.hpp"

#include <gtest/gtest.h>

namespace liaoxin::access {
namespace {

TEST(Office, IsOneHoweverItIsWritten) {
  for (const char* written : {"信用处", " 信用处", "信用处 ", "\t信用处\n"}) {
    EXPECT_TRUE(is_one_office({"U", "信用处"}, {"U", written})) << '[' << written << ']';
    EXPECT_TRUE(is_one_office({"U", written}, {"U", "信用处"})) << '[' << written << ']';
    EXPECT_FALSE(is_one_office({"U", "法规处"}, {"U", written})) << '[' << written << ']';
    EXPECT_FALSE(is_one_office({"U", ""}, {"U", written})) << '[' << written << ']';
  }
  EXPECT_TRUE(is_one_office({"U", ""}, {"U", "  "})) << "without a name";
}

TEST(Office, OfTwoUnitsAreTwoHoweverTheyAreNamed) {
  for (const char* name : {"", "信用处"}) EXPECT_FALSE(is_one_office({"U", name}, {"V", name})) << name;
}

TEST(Office, OneWithoutANameMayBeAnyOfItsUnit) {
  EXPECT_TRUE(may_be_one_office({"u", "信用处"}, {"u", " "}));
  EXPECT_TRUE(may_be_one_office({"u", ""}, {"u", "法规处"}));
  EXPECT_FALSE(may_be_one_office({"u", "信用处"}, {"u", "法规处"}));
  EXPECT_FALSE(may_be_one_office({"u", ""}, {"v", ""})) << "another unit is another office";
}

}  // namespace
}  // namespace liaoxin::access
