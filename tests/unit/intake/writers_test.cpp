#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/headings.hpp"
#include "intake/table_writer.hpp"
#include "intake/template_writer.hpp"
#include "intake/verdict_writer.hpp"
#include "read_all.hpp"
#include "scratch_file.hpp"

namespace liaoxin::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<TableStyle> kStyles{{Format::csv, Encoding::utf8_with_bom, ','}, {Format::csv, Encoding::utf8, ';'},
                                      {Format::csv, Encoding::gb18030, '\t'},      {Format::csv, Encoding::utf16_little, ','},
                                      {Format::csv, Encoding::utf16_big, ','},     {Format::xlsx, Encoding::utf8, ','},
                                      {Format::json_lines, Encoding::utf8, ','}};

TEST(TableWriter, WhatIsWrittenIsReadBack) {
  const std::vector<std::string> headings{"代码", "B", "C"};
  const std::vector<std::vector<std::string>> rows{{"plain", "二", "3"},
                                                   {"a,b;c\td", "say \"no\"", "two\nlines"},
                                                   {"=HYPERLINK(\"x\")", "+86", "－5"},
                                                   {"'=1", "@x", "'plain"},
                                                   {"", "𠮷野", "012345678901234567"}};
  for (const TableStyle& style : kStyles) {
    const ScratchFile file;
    const auto writer = create_table(file.path(), style, headings);
    for (const auto& row : rows) writer->write(row);
    writer->finish();
    const auto table = read_all(file.path());
    EXPECT_EQ(table.refusal, "");
    EXPECT_EQ(table.style.format, style.format);
    if (style.format == Format::csv) {
      EXPECT_EQ(table.style.encoding, style.encoding);
      EXPECT_EQ(table.style.delimiter, style.delimiter);
    }
    EXPECT_EQ(table.headings, headings);
    ASSERT_EQ(table.rows.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(table.rows[i].cells, rows[i]);
  }
}

TEST(TableWriter, NoCellIsAFormula) {
  const ScratchFile file;
  const auto writer = create_table(file.path(), {Format::csv, Encoding::utf8, ','}, std::vector<std::string>{"A"});
  for (const std::string cell : {"=1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"}) writer->write(std::vector<std::string>{cell});
  writer->finish();
  EXPECT_EQ(file.bytes(), "A\r\n'=1\r\n'+1\r\n'-1\r\n'@x\r\n\"'\tx\"\r\n\"'\rx\"\r\n'＝1\r\n'＋1\r\n'－1\r\n'＠x\r\n");
}

TEST(TableWriter, SameCellsSameBytes) {
  for (const TableStyle& style : kStyles) {
    std::string bytes[2];
    for (std::string& one : bytes) {
      const ScratchFile file;
      const auto writer = create_table(file.path(), style, std::vector<std::string>{"A"});
      for (int i = 0; i < 1000; ++i) writer->write(std::vector<std::string>{"行" + std::to_string(i)});
      writer->finish();
      one = file.bytes();
    }
    EXPECT_EQ(bytes[0], bytes[1]);
  }
}

TEST(VerdictWriter, TheFileComesBackWithItsVerdictsAndCanBeSentAgain) {
  const std::string input = "\xef\xbb\xbf" "CF_XDR_MC;CF_WSH\r\n演示甲公司;=1\r\n演示乙公司;\r\n";
  const ScratchFile original(input), verdicts("", "verdicts.csv"), second("", "second.csv");
  const auto send = [](const ScratchFile& from, const ScratchFile& to) {
    auto reader = open_table(from.path());
    ASSERT_TRUE(reader);
    VerdictWriter writer(to.path(), (*reader)->style(), (*reader)->headings());
    InputRow row;
    while (*(*reader)->next(row)) {
      RowVerdict verdict{"接收", {}};
      if (row.number == 2) {
        verdict = {"退回", {base::make_refusal(base::RefusalWord::cell_not_a_date, "x", "CF_JDRQ"),
                            base::make_refusal(base::RefusalWord::uscc_length, "3", "CF_XDR_SHXYM")}};
      }
      writer.write(row, verdict);
    }
    writer.finish();
  };
  send(original, verdicts);
  const auto table = read_all(verdicts.path());
  EXPECT_EQ(table.style.delimiter, ';');
  EXPECT_EQ(table.style.encoding, Encoding::utf8_with_bom);
  ASSERT_EQ(table.headings.size(), 2 + kVerdictColumns);
  EXPECT_EQ(table.headings[2], "处理结果");
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].cells[1], "=1");
  EXPECT_EQ(table.rows[0].cells[2], "接收");
  const auto& refused = table.rows[1].cells;
  EXPECT_EQ(refused[3], "cell_not_a_date;uscc_length");
  EXPECT_EQ(refused[4], "CF_JDRQ;CF_XDR_SHXYM");
  EXPECT_THAT(refused[5], HasSubstr("不是有效日期"));
  EXPECT_THAT(refused[6], HasSubstr("18 characters"));
  EXPECT_THAT(refused[7], HasSubstr("GB 32100-2015"));
  send(verdicts, second);
  EXPECT_EQ(second.bytes(), verdicts.bytes()) << "an older verdict is replaced, not added to";
}

TEST(VerdictWriter, BrokenRowsAreRepeatedAsFarAsTheyWereRead) {
  const ScratchFile original("A,B\n1,\"open\n2,b\n"), verdicts("", "verdicts.csv");
  auto reader = open_table(original.path());
  VerdictWriter writer(verdicts.path(), (*reader)->style(), (*reader)->headings());
  InputRow row;
  while (*(*reader)->next(row)) writer.write(row, {row.broken ? "退回" : "接收", row.broken ? std::vector{*row.broken} : std::vector<base::Refusal>{}});
  writer.finish();
  const auto table = read_all(verdicts.path());
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].cells[0], "1,\"open");
  EXPECT_EQ(table.rows[0].cells[3], "row_quote_not_closed");
}

TEST(VerdictWriter, LongReasonsFitASpreadsheetCell) {
  const ScratchFile file("", "v.xlsx");
  VerdictWriter writer(file.path(), {Format::xlsx}, std::vector<std::string>{"A"});
  std::vector<base::Refusal> reasons;
  for (int i = 0; i < 2000; ++i) reasons.push_back(base::make_refusal(base::RefusalWord::heading_unknown, std::to_string(i)));
  writer.write({1, 2, {"x"}, {}}, {"退回", reasons});
  writer.finish();
  const auto table = read_all(file.path());
  EXPECT_TRUE(table.rows.at(0).cells.at(4).ends_with("…"));
}

TEST(Template, HeadingsOnlyAndExplainedInAWorkbook) {
  const std::vector<TemplateColumn> columns{{"A_CODE", "名称", "必填", "文字,至多 200 字"}, {"B_CODE", "日期", "", "日期"}};
  for (const Format format : {Format::csv, Format::xlsx, Format::json_lines}) {
    const ScratchFile file;
    write_template(file.path(), format, columns);
    const auto table = read_all(file.path());
    EXPECT_EQ(table.refusal, "");
    EXPECT_THAT(table.headings, ElementsAre("A_CODE", "B_CODE"));
    EXPECT_TRUE(table.rows.empty()) << "sent back unfilled, a template has no rows";
    if (format != Format::xlsx) continue;
    const auto notes = read_all(file.path(), {}, "说明");
    ASSERT_EQ(notes.rows.size(), 2u);
    EXPECT_THAT(notes.rows[0].cells, ElementsAre("A_CODE", "名称", "必填", "文字,至多 200 字"));
  }
}

}  // namespace
}  // namespace liaoxin::intake
