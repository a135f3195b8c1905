#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_all.hpp"
#include "scratch_file.hpp"

namespace liaoxin::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

WholeTable read_text(std::string_view bytes, const Limits& limits = {}) { return read_all(ScratchFile(bytes).path(), limits); }

TEST(Csv, PlainRows) {
  const auto table = read_text("A,B,C\n1,二,3\n4,,6\n");
  EXPECT_THAT(table.headings, ElementsAre("A", "B", "C"));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("1", "二", "3"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("4", "", "6"));
  EXPECT_EQ(table.rows[1].number, 2);
  EXPECT_EQ(table.rows[1].line, 3);
  EXPECT_EQ(table.style.format, Format::csv);
  EXPECT_EQ(table.style.encoding, Encoding::utf8);
}

TEST(Csv, QuotedCells) {
  const auto table = read_text("A,B\n\"x,y\",\"say \"\"no\"\"\"\n\"two\nlines\r\nthree\",b\n\"\",z\nlast,row");
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("x,y", "say \"no\""));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("two\nlines\r\nthree", "b"));
  EXPECT_THAT(table.rows[2].cells, ElementsAre("", "z"));
  EXPECT_EQ(table.rows[2].line, 6) << "line breaks inside a cell count as lines of the file";
  EXPECT_THAT(table.rows[3].cells, ElementsAre("last", "row")) << "no line end after the last row";
}

TEST(Csv, EveryLineEnd) {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const std::string e = end;
    const auto table = read_text("A,B" + e + "1,2" + e + e + "3,\"4\"" + e + ",," + e);
    ASSERT_EQ(table.rows.size(), 2u) << "empty rows are not rows";
    EXPECT_THAT(table.rows[1].cells, ElementsAre("3", "4"));
    EXPECT_EQ(table.rows[1].number, 2);
    EXPECT_EQ(table.rows[1].line, 4);
  }
}

TEST(Csv, EveryDelimiter) {
  EXPECT_THAT(read_text("A;\"B,x\";C\n1;2,5;3\n").rows.at(0).cells, ElementsAre("1", "2,5", "3"));
  const auto tabs = read_text("A\tB\n1\t2;3\n");
  EXPECT_THAT(tabs.rows.at(0).cells, ElementsAre("1", "2;3"));
  EXPECT_EQ(tabs.style.delimiter, '\t');
  EXPECT_THAT(read_text("only\nx\n").rows.at(0).cells, ElementsAre("x"));
}

TEST(Csv, ByteOrderMarkAndBlanksAroundHeadings) {
  const auto table = read_text("\xef\xbb\xbf A ,\u3000B,\n1,2,\n");
  EXPECT_THAT(table.headings, ElementsAre("A", "B"));
  EXPECT_THAT(table.rows.at(0).cells, ElementsAre("1", "2")) << "empty cells beyond the headings are nothing";
  EXPECT_EQ(table.style.encoding, Encoding::utf8_with_bom);
}

TEST(Csv, Gb18030IsRecognised) {
  // 名称,沈阳 and 𠮷 (a four-byte character of GB18030)
  const auto table = read_text("\xc3\xfb\xb3\xc6,B\n\xc9\xf2\xd1\xf4,\x95\x34\xb0\x38\n");
  EXPECT_EQ(table.style.encoding, Encoding::gb18030);
  EXPECT_THAT(table.headings, ElementsAre("名称", "B"));
  EXPECT_EQ(table.rows.at(0).cells.at(0), "沈阳");
  EXPECT_EQ(table.rows.at(0).cells.at(1).size(), 4u);
  EXPECT_EQ(table.word_of(0), "");
}

TEST(Csv, Gb18030IsRecognisedLate) {
  std::string text = "A,B\n";
  while (text.size() < (3u << 20)) text += "plain,row\n";
  const std::size_t plain = 300u << 10;
  const auto table = read_text(text + "\xc9\xf2\xd1\xf4,x\n");
  EXPECT_GT(table.rows.size(), plain);
  EXPECT_THAT(table.rows.back().cells, ElementsAre("沈阳", "x"));
  EXPECT_EQ(table.style.encoding, Encoding::gb18030);
}

TEST(Csv, Utf16WithMark) {
  const auto little = read_text(std::string_view("\xff\xfe" "A\0,\0B\0\n\0\x88\x6c,\0x\0\n\0", 18));
  EXPECT_THAT(little.headings, ElementsAre("A", "B"));
  EXPECT_THAT(little.rows.at(0).cells, ElementsAre("沈", "x"));
  const auto big = read_text(std::string_view("\xfe\xff\0A\0\n\x6c\x88\0\n", 10));
  EXPECT_THAT(big.rows.at(0).cells, ElementsAre("沈"));
}

TEST(Csv, ABrokenByteBreaksOneRowOnly) {
  std::string text = "A,B\n";
  for (int i = 0; i < 300; ++i) text += "辽宁,省\n";
  const auto table = read_text(text + "bad\xff,1\n好,2\n");
  ASSERT_EQ(table.rows.size(), 302u);
  EXPECT_EQ(table.word_of(299), "");
  EXPECT_EQ(table.word_of(300), "row_encoding_broken");
  EXPECT_EQ(table.word_of(301), "");
}

TEST(Csv, ACharacterMayLieAcrossReads) {
  // Three-byte characters at every offset relative to any block of the reader.
  for (const std::string lead : {"", "x", "xx"}) {
    std::string text = "A\n";
    for (int i = 0; i < 100'000; ++i) text += lead + "辽宁省\n";
    const auto table = read_text(text);
    ASSERT_EQ(table.rows.size(), 100'000u);
    for (const InputRow& row : table.rows) ASSERT_EQ(row.cells[0], lead + "辽宁省");
    EXPECT_EQ(table.style.encoding, Encoding::utf8);
  }
}

TEST(Csv, AForgottenQuoteSwallowsNothing) {
  const auto table = read_text("A,B\n1,\"open\n2,fine\n3,\"also fine\"\n");
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.word_of(0), "row_quote_stray") << "the quote is closed by the one of a later row";
  EXPECT_EQ(table.rows[0].cells[0], "1,\"open");
  EXPECT_THAT(table.rows[1].cells, ElementsAre("2", "fine"));
  EXPECT_THAT(table.rows[2].cells, ElementsAre("3", "also fine"));
  EXPECT_EQ(table.rows[2].line, 4);
  const auto to_the_end = read_text("A,B\n1,\"open\n2,fine\n");
  EXPECT_EQ(to_the_end.word_of(0), "row_quote_not_closed");
  EXPECT_THAT(to_the_end.rows.at(1).cells, ElementsAre("2", "fine"));
}

TEST(Csv, StrayQuotes) {
  for (const char* line : {"5\" pipe,x", "\"a\"b,x", " \"a\",x"}) {
    const auto table = read_text("A,B\n" + std::string(line) + "\n1,2\n");
    ASSERT_EQ(table.rows.size(), 2u) << line;
    EXPECT_EQ(table.word_of(0), "row_quote_stray") << line;
    EXPECT_THAT(table.rows[1].cells, ElementsAre("1", "2"));
  }
  const auto heading = read_text("A,\"B\nC,D\n");
  EXPECT_EQ(heading.refusal, "row_quote_not_closed");
  EXPECT_THAT(heading.detail, HasSubstr("line 1"));
}

TEST(Csv, WrongNumberOfCells) {
  const auto table = read_text("A,B,C\n1,2\n1,2,3,4\n1,2,3,\n1,2,3\n");
  EXPECT_EQ(table.word_of(0), "row_cell_count");
  EXPECT_THAT(table.rows[0].broken->message.zh, HasSubstr("2 ≠ 3"));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("1", "2", ""));
  EXPECT_EQ(table.word_of(1), "row_cell_count");
  EXPECT_THAT(table.rows[1].cells, ElementsAre("1", "2", "3", "4"));
  EXPECT_EQ(table.word_of(2), "");
  EXPECT_EQ(table.word_of(3), "");
}

TEST(Csv, NulBytes) {
  std::string text = "A,B\n";
  for (int i = 0; i < 100; ++i) text += "x,y\n";
  text += std::string("a\0b,c\n", 6) + "d,e\n";
  const auto table = read_text(text);
  EXPECT_EQ(table.word_of(100), "row_nul_byte");
  EXPECT_EQ(table.word_of(101), "");
}

TEST(Csv, LimitsRefuseTheRowAndGoOn) {
  Limits limits;
  limits.cell_bytes = 1000;
  limits.row_bytes = 300'000;
  const std::string big(2000, 'x'), huge(900'000, 'y');
  const auto table = read_text("A,B\n" + big + ",1\n\"" + big + "\",1\n" + huge + "\n\"" + huge + "\n2,3\n", limits);
  ASSERT_EQ(table.rows.size(), 5u);
  EXPECT_EQ(table.word_of(0), "row_cell_too_large");
  EXPECT_EQ(table.word_of(1), "row_cell_too_large");
  EXPECT_EQ(table.word_of(2), "row_too_large");
  EXPECT_EQ(table.word_of(3), "row_quote_not_closed");
  EXPECT_THAT(table.rows[4].cells, ElementsAre("2", "3"));
  EXPECT_EQ(table.rows[4].line, 6);
  for (const InputRow& row : table.rows) {
    for (const std::string& cell : row.cells) EXPECT_LE(cell.size(), limits.cell_bytes) << "broken rows keep an excerpt";
  }
}

TEST(Csv, LimitsOfTheFile) {
  Limits limits;
  limits.rows = 2;
  limits.columns = 3;
  const auto rows = read_text("A\n1\n2\n3\n", limits);
  EXPECT_EQ(rows.rows.size(), 2u);
  EXPECT_EQ(rows.refusal, "file_too_many_rows");
  EXPECT_EQ(read_text("A,B,C,D\n", limits).refusal, "file_too_many_columns");
  const auto commas = read_text("A,B\n" + std::string(100'000, ',') + "x\n1,2\n", limits);
  EXPECT_EQ(commas.word_of(0), "row_cell_count");
  EXPECT_LE(commas.rows.at(0).cells.size(), 10u) << "a row of separators costs no memory";
  EXPECT_THAT(commas.rows.at(1).cells, ElementsAre("1", "2"));
  limits.file_bytes = 3;
  EXPECT_EQ(read_text("A\n1\n2\n", limits).refusal, "file_too_large");
}

TEST(Csv, WhatIsNoTable) {
  EXPECT_EQ(read_all("/nonexistent/file.csv").refusal, "file_not_found");
  EXPECT_EQ(read_all("/dev/zero").refusal, "file_not_found");
  const ScratchFile empty("\n", "empty.csv");
  EXPECT_EQ(read_all(empty.path()).refusal, "file_empty");
  EXPECT_EQ(read_text("\x89PNG\r\n\x1a\n" + std::string(100, '\0')).refusal, "file_not_a_table");
  EXPECT_EQ(read_text("%PDF-1.7\nabc").refusal, "file_not_a_table");
  EXPECT_EQ(read_text("A,B\n\xff\xff\xff\xff,1\n\xff\x41\n").refusal, "file_encoding_unknown");
  EXPECT_EQ(read_text("[{\"A\":1}]").refusal, "json_array_not_lines");
}

TEST(Csv, TheFormulaGuardIsTakenOff) {
  const auto table = read_text("A,B,C\n'=1+1,'plain,''-x\n");
  EXPECT_THAT(table.rows.at(0).cells, ElementsAre("=1+1", "'plain", "'-x"));
}

TEST(JsonLines, RowsMapByKey) {
  const auto table = read_text("{\"A\":\"一\",\"B\":12}\n\n{\"C\":true,\"A\":null,\"B\":0.250}\r\n{\"B\":123456789012345678}");
  EXPECT_EQ(table.style.format, Format::json_lines);
  EXPECT_THAT(table.headings, ElementsAre("A", "B", "C"));
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("一", "12", ""));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("", "0.250", "true"));
  EXPECT_EQ(table.rows[1].line, 3);
  EXPECT_EQ(table.rows[2].cells[1], "123456789012345678") << "a number keeps the digits it was written with";
}

TEST(JsonLines, EachWrongLineIsRefusedAlone) {
  const auto table = read_text(
      "{\"A\":1}\n{\"A\":1,\"A\":2}\n{\"A\":{\"x\":1}}\n{\"A\":[1]}\n{\"A\":1\n[1]\n\"A\"\n{\"A\":1}x\n{\"A\":\"\\u0000\"}\n"
      "{\"A\":1e30}\n{\"A\":2}\n");
  const char* expected[] = {"", "json_duplicate_key", "row_json_nested", "row_json_nested", "json_malformed", "row_json_nested",
                            "json_malformed", "json_malformed", "row_nul_byte", "row_number_too_long", ""};
  ASSERT_EQ(table.rows.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) EXPECT_EQ(table.word_of(i), expected[i]) << i;
  EXPECT_THAT(table.rows[10].cells, ElementsAre("2"));
}

TEST(JsonLines, Limits) {
  intake::Limits limits;
  limits.row_bytes = 300'000;
  limits.cell_bytes = 1000;
  limits.columns = 2;
  const auto table = read_text("{\"A\":\"" + std::string(900'000, 'x') + "\"}\n{\"A\":\"" + std::string(2000, 'x') +
                                   "\"}\n{\"A\":1}\n", limits);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.word_of(0), "row_too_large");
  EXPECT_EQ(table.word_of(1), "row_cell_too_large");
  EXPECT_EQ(table.word_of(2), "");
  EXPECT_EQ(table.rows[2].line, 3);
  EXPECT_EQ(read_text("{\"A\":1,\"B\":2}\n{\"C\":3}\n", limits).refusal, "file_too_many_columns");
}

}  // namespace
}  // namespace liaoxin::intake
