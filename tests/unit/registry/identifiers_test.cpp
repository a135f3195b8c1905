#include "registry/identifiers.hpp"

#include <gtest/gtest.h>

namespace liaoxin::registry {
namespace {

const base::Date kToday = base::Date::of(2026, 9, 28);

TEST(Uscc, KnownVectorsAreValid) {
  for (const char* code : {"91320100748204660Q", "91320105780688132K", "91230500MA1B3N1N2M", "11230500001755309F"}) {
    const UsccCheck check = check_uscc(code);
    EXPECT_TRUE(check.valid()) << code;
    EXPECT_FALSE(check.unknown_pair || check.unknown_division || check.inner_check_differs) << code;
    EXPECT_FALSE(refusal_of(check, "X"));
    EXPECT_EQ(compute_uscc(std::string_view(code).substr(0, 17)), code);
  }
}

TEST(Uscc, EachFaultIsToldApart) {
  struct Row { const char* code; CodeFault fault; base::RefusalWord word; const char* detail; };
  for (const Row& row : {Row{"91320100748204660R", CodeFault::check, base::RefusalWord::uscc_check, "R ≠ Q"},
                         Row{"91320105780688123K", CodeFault::check, base::RefusalWord::uscc_check, "K ≠ M"},
                         Row{"9132O105780688132K", CodeFault::alphabet, base::RefusalWord::uscc_alphabet, "O @ 5"},
                         Row{"9132010578068813中K", CodeFault::alphabet, base::RefusalWord::uscc_alphabet, "中 @ 17"},
                         Row{"91230500MA1B3N1N2", CodeFault::length, base::RefusalWord::uscc_length, "17"},
                         Row{"", CodeFault::length, base::RefusalWord::uscc_length, "0"}}) {
    const UsccCheck check = check_uscc(row.code);
    EXPECT_EQ(check.fault, row.fault) << row.code;
    const auto refusal = refusal_of(check, "CF_XDR_SHXYM");
    ASSERT_TRUE(refusal) << row.code;
    EXPECT_EQ(refusal->word, row.word) << row.code;
    EXPECT_NE(refusal->message.zh.find(row.detail), std::string::npos) << refusal->message.zh;
    EXPECT_EQ(refusal->pointer, "CF_XDR_SHXYM");
  }
}

TEST(Uscc, IsReadAsPeopleTypeIt) {
  EXPECT_EQ(check_uscc(" ９１３２０１０５ 780688132k\t").code, "91320105780688132K");
  EXPECT_TRUE(check_uscc("9132 0105 7806 8813 2K").valid());
  EXPECT_EQ(normalise_code("\u30009132\u00a00105\u200b"), "91320105");
  EXPECT_EQ(normalise_code("o"), "O") << "look-alikes are reported, not guessed";
}

TEST(Uscc, DoubtsAreWarningsOnly) {
  const std::vector<std::string> divisions{"210000", "210100", "210102"};
  EXPECT_FALSE(check_uscc(compute_uscc("91210102" + compute_organisation_code("MA0ABCDE")), divisions).unknown_division);
  const UsccCheck historic = check_uscc(compute_uscc("91210199" + compute_organisation_code("MA0ABCDE")), divisions);
  EXPECT_TRUE(historic.valid());
  EXPECT_TRUE(historic.unknown_division);
  EXPECT_FALSE(check_uscc("91320105780688132K", divisions).unknown_division) << "the list knows one province only";
  EXPECT_TRUE(check_uscc(compute_uscc("91990100748204660")).unknown_division);
  EXPECT_TRUE(check_uscc(compute_uscc("97320100748204660")).unknown_pair);
  const UsccCheck inner = check_uscc(compute_uscc("91320100748204661"));
  EXPECT_TRUE(inner.valid());
  EXPECT_TRUE(inner.inner_check_differs);
}

TEST(OrganisationCode, VectorsAndFaults) {
  for (const char* code : {"74820466-0", "780688132", "MA1B3N1N-2", "00175530-9"}) {
    EXPECT_TRUE(check_organisation_code(code).valid()) << code;
  }
  EXPECT_EQ(check_organisation_code("74820466-0").code, "748204660");
  EXPECT_EQ(check_organisation_code("748204661").fault, CodeFault::check);
  EXPECT_EQ(check_organisation_code("74820466").fault, CodeFault::length);
  EXPECT_EQ(check_organisation_code("7482046*0").fault, CodeFault::alphabet);
}

TEST(CitizenId, VectorsAndFaults) {
  EXPECT_EQ(check_citizen_id("11010519491231002x", kToday).code, "11010519491231002X");
  EXPECT_TRUE(check_citizen_id("440524188001010014", kToday).valid());
  EXPECT_EQ(check_citizen_id("110105491231002", kToday).code, "11010519491231002X") << "the old form of 15 digits";
  EXPECT_EQ(check_citizen_id("11010519491231002X", kToday).born_on, base::Date::of(1949, 12, 31));
  EXPECT_EQ(check_citizen_id("110105194912310021", kToday).fault, CodeFault::check);
  EXPECT_EQ(check_citizen_id("11010519490230002X", kToday).fault, CodeFault::date);
  EXPECT_EQ(check_citizen_id("11010520991231002X", kToday).fault, CodeFault::date) << "born in the future";
  EXPECT_EQ(check_citizen_id("1101051949123100", kToday).fault, CodeFault::length);
  EXPECT_EQ(check_citizen_id("A1010519491231002X", kToday).fault, CodeFault::alphabet);
}

// Red line 4: whoever is taken for an organisation has a public page.
TEST(CitizenId, ANumberThatIsAValidCodeTooIsANumber) {
  const std::string both = "21990019800101052X";
  ASSERT_TRUE(check_uscc(both).valid());
  EXPECT_FALSE(check_uscc(both).unknown_pair);
  EXPECT_TRUE(is_read_as_citizen_id(both, kToday));
  EXPECT_TRUE(is_read_as_citizen_id("11010519491231002x", kToday));
  EXPECT_FALSE(is_read_as_citizen_id("91320100748204660Q", kToday));
  EXPECT_FALSE(is_read_as_citizen_id("110105194912310021", kToday));
}

}  // namespace
}  // namespace liaoxin::registry
