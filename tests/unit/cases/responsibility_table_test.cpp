// tests/tables/responsibility.txt, line by line; what the record of a body may not say.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/trust/responsibility.hpp"

namespace liaoxin::cases {
namespace {

using statute::SubjectKind;

base::Date on(const std::string& day) { return *base::Date::parse(day); }
std::string word_of(const base::Result<Responsibility>& result) { return result ? "recorded" : std::string(base::word(result.error().word)); }

std::optional<SubjectKind> body_named(const std::string& word) {
  if (word == "organisation") return SubjectKind::legal_person;
  if (word == "individual") return SubjectKind::individual_business;
  if (word == "person") return SubjectKind::natural_person;
  EXPECT_EQ(word, "nobody") << "a body the test does not know";
  return std::nullopt;
}

// Tag: trust_responsibility
TEST(ResponsibilityTable, EveryLine) {
  const auto rows = read_table<5>("responsibility.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [decided, effective, today, body, result] = cells;
    const auto said = decide_responsibility({"x", "y", "追责1号", on(decided), on(effective), "未按约定支付工程款"}, body_named(body), on(today));
    EXPECT_EQ(word_of(said), result) << text;
    if (!said) continue;
    EXPECT_LE(said->effective_on, on(today)) << "nothing before the decision has effect: " << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

// Tag: trust_responsibility
TEST(Responsibility, NamesNobodyByNumberAndSaysForWhat) {
  const base::Date today = on("2026-05-06");
  RecordResponsibility command{"x", "y", " 追责1号\n", today, today, "未按约定支付工程款"};
  const auto said = decide_responsibility(command, SubjectKind::unincorporated_organisation, today);
  ASSERT_TRUE(said);
  EXPECT_EQ(said->document_number, "追责1号");
  command.responsibility = "责任人 11010519491231002X";
  EXPECT_EQ(word_of(decide_responsibility(command, SubjectKind::legal_person, today)), "id_number_in_text");
  command.responsibility = " ";
  EXPECT_EQ(word_of(decide_responsibility(command, SubjectKind::legal_person, today)), "reason_missing");
  command.document_number = "";
  EXPECT_EQ(word_of(decide_responsibility(command, SubjectKind::legal_person, today)), "document_not_named");
}

}  // namespace
}  // namespace liaoxin::cases
