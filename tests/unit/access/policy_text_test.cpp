// The policy text: what is not well formed or does not fit the operations never becomes a program.
#include <gtest/gtest.h>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <set>

#include "access/policy_text.hpp"

namespace liaoxin::access {
namespace {

const std::string kRow = "record.withdraw | officer | source, deciding | running | correction | reason, fresh code | no | journal, recall | regulation:12";

/// What is wrong with a text of a comment, a good row and this line, as `LINE: WHAT`.
std::string wrong(const std::string& line) {
  const auto rows = parse_policy("# who may do what\n" + kRow + "\n" + line + "\n");
  return rows ? "" : std::to_string(rows.error().line) + ": " + rows.error().what;
}
std::string changed(const std::string& from, const std::string& to) {
  std::string row = "record.correct" + kRow.substr(kRow.find(' '));
  row.replace(row.find(from), from.size(), to);
  return row;
}

TEST(PolicyText, ARowIsReadWordByWord) {
  const auto rows = parse_policy(kRow);
  ASSERT_TRUE(rows);
  const PolicyRow& row = rows->front();
  EXPECT_EQ(row.operation, "record.withdraw");
  EXPECT_EQ(row.roles, (SetOf{statute::ActorKind::officer}));
  EXPECT_EQ(row.competences, (SetOf{Competence::source, Competence::deciding}));
  EXPECT_EQ(row.states, (SetOf{ObjectState::running}));
  EXPECT_EQ(row.purpose, Purpose::correction);
  EXPECT_EQ(row.conditions, (SetOf{Condition::reason, Condition::fresh_code}));
  EXPECT_EQ(row.four_eyes, FourEyes::no);
  EXPECT_EQ(row.obligations, (SetOf{Obligation::journal, Obligation::recall}));
  EXPECT_EQ(row.basis, (base::Basis{base::BasisKind::regulation, "12"}));
  EXPECT_EQ(row.line, 1);
}

TEST(PolicyText, WhatIsWrongNamesItsLine) {
  EXPECT_EQ(wrong(changed("officer", "officer")), "");
  EXPECT_EQ(wrong(kRow), "3: a second row for record.withdraw");
  EXPECT_EQ(wrong("record.correct | officer | source"), "3: 3 columns; a row has 9");
  EXPECT_EQ(wrong(kRow + " | more"), "3: 10 columns; a row has 9");
  EXPECT_EQ(wrong(changed("record.correct", "")), "3: no operation is named");
  EXPECT_EQ(wrong(changed("officer", "mayor")), "3: `mayor` is no word of the column roles");
  EXPECT_EQ(wrong(changed("officer", "public")), "3: `public` is no word of the column roles");
  EXPECT_EQ(wrong(changed("officer", "-")), "3: no role is named");
  EXPECT_EQ(wrong(changed("officer", "officer, officer")), "3: `officer` stands twice in the column roles");
  EXPECT_EQ(wrong(changed("deciding", "friend")), "3: `friend` is no word of the column competence");
  EXPECT_EQ(wrong(changed("deciding", "any")), "3: `any` makes the other relations idle: it stands alone");
  EXPECT_EQ(wrong(changed("officer", "officer, subject")), "3: `subject` can have none of the relations of this row");
  EXPECT_EQ(wrong(changed("deciding", "self")), "3: no role of this row can be `self`");
  EXPECT_EQ(wrong(changed("running", "asleep")), "3: `asleep` is no word of the column object states");
  EXPECT_EQ(wrong(changed("correction", "curiosity")), "3: `curiosity` is no word of the column purpose");
  EXPECT_EQ(wrong(changed("fresh code", "freshcode")), "3: `freshcode` is no word of the column conditions");
  EXPECT_EQ(wrong(changed("| no |", "| maybe |")), "3: `maybe` is no word of the column four eyes");
  EXPECT_EQ(wrong(changed("recall", "applause")), "3: `applause` is no word of the column obligations");
  EXPECT_EQ(wrong(changed("journal, recall", "recall")), "3: every operation is journalled");
  EXPECT_EQ(wrong(changed("regulation:12", "regulation:56")), "3: `56` is no article of the regulation");
  EXPECT_EQ(wrong(changed("regulation:12", "custom:12")), "3: `custom:12` is no basis: write KIND:REFERENCE");
  EXPECT_EQ(wrong(changed("regulation:12", "product:")), "3: `product:` is no basis: write KIND:REFERENCE");
}

TEST(PolicyText, B1_AnOperationWithoutARowAndARowWithoutAnOperationAreNamed) {
  const auto rows = parse_policy("# one\n" + kRow);
  ASSERT_TRUE(rows);
  statute::Operation withdraw, correct;
  withdraw.name = "record.withdraw";
  correct.name = "record.correct";
  EXPECT_TRUE(fits(*rows, {&withdraw}));
  EXPECT_EQ(fits(*rows, {&withdraw, &correct}).error().what, "the operation record.correct has no row");
  EXPECT_EQ(fits(*rows, {}).error().what, "the row record.withdraw has no operation");
  EXPECT_EQ(fits(*rows, {}).error().line, 2);
}

/// The words of an enumeration that no row of the table uses.
template <class Word, class Uses>
std::set<std::string> idle(const Uses& uses) {
  std::set<std::string> words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Word>>([&](auto one) {
    const bool used = std::ranges::any_of(policy(), [&](const PolicyRow& row) { return uses(row, one.value); });
    if (!used) words.insert(one.name);
  });
  return words;
}

TEST(PolicyText, NoWordIsIdle) {
  const std::set<std::string> none;
  EXPECT_EQ((idle<Competence>([](const PolicyRow& row, Competence word) { return row.competences.contains(word); })), none);
  EXPECT_EQ((idle<ObjectState>([](const PolicyRow& row, ObjectState word) { return row.states.contains(word); })), none);
  EXPECT_EQ((idle<Purpose>([](const PolicyRow& row, Purpose word) { return row.purpose == word; })), none);
  EXPECT_EQ((idle<Condition>([](const PolicyRow& row, Condition word) { return row.conditions.contains(word); })), none);
  EXPECT_EQ((idle<FourEyes>([](const PolicyRow& row, FourEyes word) { return row.four_eyes == word; })), none);
  EXPECT_EQ((idle<Obligation>([](const PolicyRow& row, Obligation word) { return row.obligations.contains(word); })), none);
}

}  // namespace
}  // namespace liaoxin::access
