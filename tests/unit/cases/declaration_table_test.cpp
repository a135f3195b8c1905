// tests/tables/declaration.txt, line by line; taken back at any time, once.
#include <gtest/gtest.h>

#include <map>

#include "../table.hpp"
#include "base/text.hpp"
#include "cases/declaration/declaration.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

/// A text of so many characters that begins with what the line says.
std::string text_of(const std::string& says, std::size_t length) {
  static const std::map<std::string, std::string> kTexts{
      {"plain", ""},
      {"identity", "联系 11010519491231002X"},
      {"passport", "护照 E12345678"},
      {"mobile", "电话 13800000000"},
      {"address", "住沈阳市和平区南京街5号"},
      {"bank_card", "卡号 6222021234567894"},
      {"organisation", "91210100MA0000001X"},
      {"document", "沈罚〔2026〕12号,罚款50000元"},
      {"religion", "宗教信仰"},
      {"genes", "基因检测"},
      {"fingerprint", "指纹考勤"},
      {"blood", "血型"},
      {"illness", "疾病"},
      {"politics", "政治面貌"},
      {"location", "行踪"},
  };
  if (says == "blank") return std::string(length, ' ');
  std::string text = kTexts.at(says);
  for (std::size_t count = base::to_code_points(text).size(); count < length; ++count) text += "诚";
  return text;
}

TEST(DeclarationTable, EveryLine) {
  const auto rows = read_table<5>("declaration.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [kind, length, says, pledged, result] = cells;
    const std::string declared = text_of(says, std::stoul(length));
    const auto taken = decide_declare({kind == "-" ? "" : kind, declared, pledged == "yes"}, *base::Date::parse("2026-06-01"));
    EXPECT_EQ(word_of(taken, "declared"), result) << text;
    if (!taken) continue;
    EXPECT_EQ(taken->text, declared) << text;
    EXPECT_EQ(facts_of(taken->kind).word, kind) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

TEST(DeclarationTable, IsTakenBackAtAnyTimeAndOnce) {
  for (const char* on : {"2026-06-01", "2026-10-01", "2028-02-29", "2036-12-31"}) {
    const auto taken_back = decide_withdraw(Declaration{.id = 1, .declared_at = morning("2026-06-01"), .withdrawn_at = std::nullopt}, morning(on));
    ASSERT_TRUE(taken_back) << on;
    EXPECT_EQ(taken_back->withdrawn_at, morning(on));
    EXPECT_EQ(word_of(decide_withdraw(*taken_back, morning(on)), ""), "declaration_withdrawn") << on;
  }
}

}  // namespace
}  // namespace liaoxin::cases
