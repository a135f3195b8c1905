#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/cell_values.hpp"
#include "intake/formula_guard.hpp"
#include "intake/headings.hpp"

namespace liaoxin::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(CellDate, EveryFormPeopleUse) {
  for (const char* text : {"2026-09-28", "2026/9/28", "20260928", "2026年9月28日", "2026.09.28", " 2026-09-28\u3000", "２０２６－０９－２８",
                           "2026-09-28 10:30:00", "2026-09-28T00:00:00", "2026/9/28 0:00"}) {
    const auto date = normalise_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->iso(), "2026-09-28") << text;
  }
}

TEST(CellDate, WhatIsNoDate) {
  for (const char* text : {"", "2026-02-30", "1900-02-29", "28/09/2026", "长期", "2026-09-28 soon", "2026-09", "46293"}) {
    const auto date = normalise_date(text);
    ASSERT_FALSE(date) << text;
    EXPECT_EQ(date.error().word, base::RefusalWord::cell_not_a_date);
  }
}

TEST(CellDecimal, OneForm) {
  struct Row { const char* text; std::int64_t millionths; const char* plain; };
  for (const Row& row : {Row{"0.2", 200'000, "0.2"}, Row{"1,234.50", 1'234'500'000, "1234.5"}, Row{"１，２３４．５", 1'234'500'000, "1234.5"},
                         Row{" -3 ", -3'000'000, "-3"}, Row{"+7.", 7'000'000, "7"}, Row{"000.000001", 1, "0.000001"},
                         Row{"0", 0, "0"}, Row{"999999999999.999999", 999'999'999'999'999'999, "999999999999.999999"},
                         Row{"0.2000000000", 200'000, "0.2"}}) {
    const auto value = normalise_decimal(row.text);
    ASSERT_TRUE(value) << row.text;
    EXPECT_EQ(*value, row.millionths) << row.text;
    EXPECT_EQ(decimal_text(*value), row.plain);
  }
}

TEST(CellDecimal, WhatIsNoNumber) {
  for (const char* text : {"", ".", "-", "12万元", "1,23.5", "1,2345", ",123", "0.0000001", "1000000000000", "1e5", "1.2.3", "--1", "0x10"}) {
    const auto value = normalise_decimal(text);
    ASSERT_FALSE(value) << text;
    EXPECT_EQ(value.error().word, base::RefusalWord::cell_not_a_number);
  }
}

TEST(CellList, EverySeparator) {
  EXPECT_THAT(split_list("警告;罚款； 没收违法所得、其他-责令改正|吊销许可证件;"), ElementsAre("警告", "罚款", "没收违法所得", "其他-责令改正", "吊销许可证件"));
  EXPECT_THAT(split_list("罚款"), ElementsAre("罚款"));
  EXPECT_TRUE(split_list(" ; ").empty());
}

const std::vector<ColumnName> kColumns{{"CF_XDR_MC", "行政相对人名称", {}},
                                       {"CF_XDR_SHXYM", "行政相对人代码_1(统一社会信用代码)", {}},
                                       {"CF_FRDB", "法定代表人", {"CF_FDDB"}}};

TEST(Headings, ByCodeNameAndAlias) {
  const std::vector<std::string> headings{"法定代表人", "cf_xdr_mc", "行政相对人代码_1（统一社会信用代码）", ""};
  const auto match = match_headings(headings, kColumns);
  EXPECT_TRUE(match.refusals.empty());
  EXPECT_EQ(match.heading_of[0], 1u);
  EXPECT_EQ(match.heading_of[1], 2u);
  EXPECT_EQ(match.heading_of[2], 0u);
  const std::vector<std::string> alias{"CF_FDDB"};
  EXPECT_EQ(match_headings(alias, kColumns).heading_of[2], 0u);
  EXPECT_FALSE(match_headings(alias, kColumns).heading_of[0]);
}

TEST(Headings, UnknownOnesGetAHintDuplicatesARefusal) {
  const std::vector<std::string> headings{"CF_XDR_MV", "法定代表人", "CF_FRDB", "完全无关的一列"};
  const auto match = match_headings(headings, kColumns);
  ASSERT_EQ(match.refusals.size(), 3u);
  EXPECT_EQ(match.refusals[0].word, base::RefusalWord::heading_unknown);
  EXPECT_THAT(match.refusals[0].message.en, HasSubstr("CF_XDR_MC?"));
  EXPECT_EQ(match.refusals[1].word, base::RefusalWord::heading_duplicate);
  EXPECT_EQ(match.refusals[1].pointer, "CF_FRDB");
  EXPECT_EQ(match.refusals[2].word, base::RefusalWord::heading_unknown);
  EXPECT_THAT(match.refusals[2].message.en, testing::Not(HasSubstr("?")));
}

TEST(Headings, ThoseOfAVerdictFileArePassedOver) {
  std::vector<std::string> headings{"CF_XDR_MC"};
  for (std::size_t i = 0; i < kVerdictColumns; ++i) headings.emplace_back(heading_of(static_cast<VerdictColumn>(i)));
  EXPECT_TRUE(match_headings(headings, kColumns).refusals.empty());
}

TEST(FormulaGuard, EveryValueSurvivesTheRoundTrip) {
  for (const std::string value : {"=1+1", "+86", "-5", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠1", "'=1", "''@", "plain", "'quoted'", "", "'",
                                  "a=b", "沈阳"}) {
    const std::string written = guarded(value);
    const bool sign = value.find_first_not_of('\'') != std::string::npos && begins_formula(value);
    EXPECT_EQ(written.starts_with('\''), sign || value.starts_with('\'')) << value;
    std::string read = written;
    unguard(read);
    EXPECT_EQ(read, value);
  }
  EXPECT_EQ(guarded("=1"), "'=1");
}

}  // namespace
}  // namespace liaoxin::intake
