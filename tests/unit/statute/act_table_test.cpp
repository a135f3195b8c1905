#include "statute/act_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "statute/channel.hpp"
#include "statute/pack.hpp"
#include "statute/uscc_kind.hpp"

namespace liaoxin::statute {
namespace {

std::size_t letter_of(SubjectKind kind) {
  if (is_organisation(kind)) return 0;
  return kind == SubjectKind::individual_business ? 1 : 2;
}

/// Reads the text file itself, not what the program made of it.
std::vector<std::vector<std::string>> text_rows() {
  std::ifstream in(std::string(SOURCE_DIR) + "/src/statute/act_table.txt");
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    rows.emplace_back();
    for (std::string word; words >> word;) rows.back().push_back(word);
  }
  return rows;
}

// Tag: act_table
TEST(ActTable, EveryCellIsAsTheTextSays) {
  int cells = 0;
  for (const auto& row : text_rows()) {
    ASSERT_EQ(row.size(), 10u) << row[1];
    for (const Act act : kActs) {
      for (const SubjectKind kind : kSubjectKinds) {
        const bool yes = row[2 + static_cast<std::size_t>(act)][letter_of(kind)] == 'y';
        if (row[0] == "state") {
          EXPECT_EQ(forbidden(*override_word(row[1]), act, kind), !yes) << row[1] << word(act) << word(kind);
          ++cells;
          continue;
        }
        for (const std::string& item : base::split(row[1], ',')) {
          const bool imported = item == "C8-01-imported";
          EXPECT_EQ(may(kind, imported ? "C8-01" : item, act, imported), yes) << item << word(act) << word(kind);
          ++cells;
        }
      }
    }
  }
  EXPECT_EQ(cells, (38 + 11) * 8 * 4);
}

TEST(ActTable, NothingIsEverDerivedFromOrDoneToAPersonOrAnIndividualBusiness) {
  for (const std::string_view item : act_table_items()) {
    for (const SubjectKind kind : {SubjectKind::individual_business, SubjectKind::natural_person}) {
      for (const Act act : {Act::assess, Act::list, Act::measure, Act::batch}) {
        EXPECT_FALSE(may(kind, item, act)) << item << word(act);
      }
    }
    EXPECT_FALSE(may(SubjectKind::natural_person, item, Act::disclose)) << item;
  }
  for (const std::string_view item : act_table_items()) {
    const bool concerns_business = item == "C1-03" || item == "C4-03" || item == "C8-05";
    EXPECT_EQ(may(SubjectKind::individual_business, item, Act::disclose), concerns_business) << item;
  }
}

TEST(ActTable, AnEntryListedElsewhereCarriesNothing) {
  EXPECT_TRUE(may(SubjectKind::legal_person, "C8-01", Act::disclose, true));
  EXPECT_TRUE(may(SubjectKind::legal_person, "C8-01", Act::measure));
  for (const Act act : {Act::assess, Act::list, Act::measure}) {
    EXPECT_FALSE(may(SubjectKind::legal_person, "C8-01", act, true)) << word(act);
  }
}

TEST(ActTable, NoNegativeRecordOfConductUnderEighteenIsHeld) {
  for (const SubjectKind kind : kSubjectKinds) {
    for (const Act act : kActs) EXPECT_TRUE(forbidden(Override::under_18_negative, act, kind));
  }
}

TEST(ActTable, WhatHasEndedIsKeptAndUsedForNothing) {
  for (const Override state : {Override::ended, Override::held, Override::stayed}) {
    for (const Act act : kActs) {
      EXPECT_EQ(forbidden(state, act, SubjectKind::legal_person), act != Act::store) << word(state) << word(act);
    }
  }
}

TEST(ActTable, UnknownItemsAllowNothing) {
  for (const Act act : kActs) EXPECT_FALSE(may(SubjectKind::legal_person, "C9-99", act));
  EXPECT_FALSE(override_word("no such state"));
}

TEST(ActTable, CoversEveryItemOfThePackAndNoItemGoesBeyondIt) {
  for (const Item& item : embedded_pack().items) {
    const auto codes = act_table_items();
    EXPECT_TRUE(std::ranges::find(codes, item.code) != codes.end()) << item.code;
    for (const SubjectKind kind : kSubjectKinds) {
      EXPECT_EQ(item.modes(kind).contains(Channel::disclosure), may(kind, item.code, Act::disclose)) << item.code;
      EXPECT_EQ(item.modes(kind).contains(Channel::inquiry), may(kind, item.code, Act::query)) << item.code;
      EXPECT_EQ(item.modes(kind).contains(Channel::sharing), may(kind, item.code, Act::share)) << item.code;
      EXPECT_EQ(!item.modes(kind).is_empty(), may(kind, item.code, Act::store)) << item.code;
    }
  }
}

TEST(UsccKind, OnlyEnterprisesAndCooperativesAreAssessed) {
  int assessed = 0;
  for (const UsccKind& kind : uscc_kinds()) assessed += kind.assessable ? 1 : 0;
  EXPECT_EQ(assessed, 2);
  EXPECT_TRUE(may_be_assessed("91320100748204660Q"));
  EXPECT_TRUE(may_be_assessed("93210100MA0000000X"));
  for (const char* code : {"92", "31", "71", "81", "51", "11", "99", "Z1", "9", ""}) {
    EXPECT_FALSE(may_be_assessed(code)) << code;
  }
}

TEST(UsccKind, AnIndividualBusinessIsNoOrganisationAndAnUnknownPairIsNotGuessed) {
  EXPECT_EQ(uscc_kind("92210100MA0000000X")->group, SubjectGroup::individual_business);
  for (const UsccKind& kind : uscc_kinds()) {
    EXPECT_EQ(kind.group == SubjectGroup::individual_business, kind.first == '9' && kind.second == '2') << kind.en;
  }
  EXPECT_EQ(uscc_kind("94210100"), nullptr);
  EXPECT_EQ(uscc_kind("9"), nullptr);
  EXPECT_TRUE(is_state_organ("11230500001755309F"));
  EXPECT_FALSE(is_state_organ("12230500001755309F"));
}

TEST(UsccKind, AKindOfOrganisationThatDoesNotFitItsPairIsNoticed) {
  EXPECT_TRUE(fits_pair("企业法人", "91320100748204660Q"));
  EXPECT_FALSE(fits_pair("企业法人", "12320100748204660Q"));
  EXPECT_FALSE(fits_pair("农民专业合作社", "91320100748204660Q"));
  EXPECT_TRUE(fits_pair("分支机构", "91320100748204660Q"));
  EXPECT_TRUE(fits_pair("其他", "Y1"));
  EXPECT_TRUE(fits_pair("企业法人", "Q7320100748204660Q"));
}

}  // namespace
}  // namespace liaoxin::statute
