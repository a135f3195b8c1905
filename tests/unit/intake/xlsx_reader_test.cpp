#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <fstream>

#include "hand_made_workbook.hpp"
#include "intake/string_table.hpp"
#include "read_all.hpp"
#include "scratch_file.hpp"

namespace liaoxin::intake {
namespace {

using testing::ElementsAre;

const char* const kHeading = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)";

WholeTable read_workbook(HandMadeWorkbook workbook, const Limits& limits = {}, std::string_view sheet = {}) {
  const ScratchFile file("", "book");
  workbook.write(file.path());
  return read_all(file.path(), limits, sheet);
}

HandMadeWorkbook with_rows(const std::string& rows) {
  HandMadeWorkbook workbook;
  workbook.rows = kHeading + rows;
  return workbook;
}

TEST(Xlsx, AWorkbookMadeByAnotherProgram) {
  const ScratchFile file("", "made.xlsx");
  lxw_workbook* workbook = workbook_new(file.path().c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, "数据");
  lxw_format* date = workbook_add_format(workbook);
  format_set_num_format(date, "yyyy/m/d");
  worksheet_write_string(sheet, 0, 0, "名称", nullptr);
  worksheet_write_string(sheet, 0, 1, "日期", nullptr);
  worksheet_write_string(sheet, 0, 2, "金额", nullptr);
  worksheet_write_string(sheet, 2, 0, "演示 \u0001 <公司> & \"甲\"", nullptr);
  lxw_datetime on{2026, 9, 28, 0, 0, 0};
  worksheet_write_datetime(sheet, 2, 1, &on, date);
  worksheet_write_number(sheet, 2, 2, 0.2, nullptr);
  worksheet_write_formula_str(sheet, 3, 0, "=\"a\"&\"b\"", nullptr, "ab");
  worksheet_write_boolean(sheet, 3, 1, 1, nullptr);
  worksheet_write_number(sheet, 3, 2, 20260928, nullptr);
  workbook_close(workbook);
  const auto table = read_all(file.path());
  EXPECT_EQ(table.refusal, "");
  EXPECT_EQ(table.style.format, Format::xlsx);
  EXPECT_THAT(table.headings, ElementsAre("名称", "日期", "金额"));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("演示 \u0001 <公司> & \"甲\"", "2026-09-28", "0.2"));
  EXPECT_EQ(table.rows[0].number, 1);
  EXPECT_EQ(table.rows[0].line, 3) << "the row of the sheet; the empty second one is skipped";
  EXPECT_THAT(table.rows[1].cells, ElementsAre("ab", "TRUE", "20260928"));
}

TEST(Xlsx, StringsInEveryForm) {
  HandMadeWorkbook workbook = with_rows(
      R"(<row><c t="s"><v>2</v></c><c t="inlineStr"><is><r><t>内</t></r><r><t xml:space="preserve"> 联 </t></r></is></c></row>)"
      R"(<row><c t="str"><f>x</f><v>结果_x000D_</v></c><c t="s"><v>3</v></c></row>)");
  workbook.shared += R"(<si><r><t>沈</t></r><r><rPr/><t>阳</t></r><rPh sb="0" eb="1"><t>shen</t></rPh></si>)"
                     R"(<si><t>  trimmed
 </t></si>)";
  const auto table = read_workbook(workbook);
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("沈阳", "内 联 "));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("结果\r", "trimmed"));
}

TEST(Xlsx, MissingCellsAndRows) {
  const auto table = read_workbook(with_rows(R"(<row r="3"><c r="B3" t="str"><v>b</v></c></row><row r="4"><c r="A4" s="0"/></row>
    <row r="7"><c r="A7"><v>1</v></c></row>)"));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("", "b"));
  EXPECT_EQ(table.rows[1].line, 7);
  EXPECT_EQ(table.rows[1].number, 2);
  EXPECT_THAT(table.rows[1].cells, ElementsAre("1", ""));
}

TEST(Xlsx, NumbersAreWrittenAsPeopleSeeThem) {
  struct Row { const char* stored; const char* read; };
  for (const Row& row : {Row{"0.2", "0.2"}, Row{"4.5000000000000003E-2", "0.045"}, Row{"1E-3", "0.001"},
                         Row{"0.30000000000000004", "0.3"}, Row{"123456789012345", "123456789012345"}, Row{"1.5E6", "1500000"},
                         Row{"-0", "0"}, Row{"-12.50", "-12.5"}}) {
    const auto table = read_workbook(with_rows("<row><c><v>" + std::string(row.stored) + "</v></c></row>"));
    EXPECT_EQ(table.rows.at(0).cells.at(0), row.read) << row.stored;
    EXPECT_EQ(table.word_of(0), "");
  }
  const auto lost = read_workbook(with_rows(R"(<row><c r="A2"><v>9.1210100000000005E+17</v></c></row><row><c><v>1</v></c></row>)"));
  EXPECT_EQ(lost.word_of(0), "row_number_too_long") << "a code typed as a number has lost its last digits";
  EXPECT_EQ(lost.word_of(1), "");
}

TEST(Xlsx, DatesOfBothSystems) {
  struct Row { const char* serial; const char* in_1900; const char* in_1904; };
  for (const Row& row : {Row{"1", "1900-01-01", "1904-01-02"}, Row{"59", "1900-02-28", "1904-02-29"}, Row{"60", "1900-02-29", "1904-03-01"},
                         Row{"61", "1900-03-01", "1904-03-02"}, Row{"46293", "2026-09-28", "2030-09-29"},
                         Row{"46293.75", "2026-09-28", "2030-09-29"}, Row{"2958465", "9999-12-31", "2958465"}, Row{"3000000", "3000000", "3000000"}}) {
    HandMadeWorkbook workbook = with_rows("<row><c s=\"1\"><v>" + std::string(row.serial) + "</v></c></row>");
    workbook.styles = R"(<xf numFmtId="0"/><xf numFmtId="14"/>)";
    EXPECT_EQ(read_workbook(workbook).rows.at(0).cells.at(0), row.in_1900);
    workbook.workbook_attributes = "date1904=\"1\"";
    EXPECT_EQ(read_workbook(workbook).rows.at(0).cells.at(0), row.in_1904);
  }
}

TEST(Xlsx, NumberFormatsDecideWhatIsADate) {
  struct Row { const char* format; const char* read; };
  for (const Row& row :
       {Row{"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "2026-09-28"}, Row{"[$-804]yyyy-mm-dd;@", "2026-09-28"}, Row{"yy/m/d h:mm", "2026-09-28"},
        Row{"m&quot;月&quot;", "2026-09-28"}, Row{"General", "46293.5"}, Row{"0.00&quot;yd&quot;", "46293.5"}, Row{"[Red]0.0", "46293.5"},
        Row{"0.00_d", "46293.5"}, Row{"0.0\\d", "46293.5"}, Row{"#,##0;[Red]-#,##0;&quot;d&quot;", "46293.5"}, Row{"0.00E+00", "46293.5"}}) {
    HandMadeWorkbook workbook = with_rows("<row><c s=\"1\"><v>46293.5</v></c></row>");
    workbook.formats = "<numFmt numFmtId=\"176\" formatCode=\"" + std::string(row.format) + "\"/>";
    workbook.styles = R"(<xf numFmtId="0"/><xf numFmtId="176"/>)";
    EXPECT_EQ(read_workbook(workbook).rows.at(0).cells.at(0), row.read) << row.format;
  }
  HandMadeWorkbook time = with_rows("<row><c s=\"0\"><v>0.75</v></c></row>");
  time.styles = R"(<xf numFmtId="20"/>)";
  EXPECT_EQ(read_workbook(time).rows.at(0).cells.at(0), "18:00:00");
}

TEST(Xlsx, WrongCellsBreakTheirRowOnly) {
  const auto table = read_workbook(with_rows(
      R"(<row><c r="A2" t="e"><v>#REF!</v></c></row><row><c r="A3" t="s"><v>99</v></c></row><row><c r="C4"><v>1</v></c></row>
         <row><c r="A5" t="str"><v>好</v></c><c r="XFD5"/></row><row><c r="A6" t="b"><v>0</v></c></row><row><c t="str"><v>_x0000_</v></c></row>)"));
  ASSERT_EQ(table.rows.size(), 6u);
  EXPECT_EQ(table.word_of(0), "row_cell_error");
  EXPECT_THAT(table.rows[0].broken->message.zh, testing::HasSubstr("A2 #REF!"));
  EXPECT_EQ(table.word_of(1), "row_cell_error");
  EXPECT_EQ(table.word_of(2), "row_cell_count");
  EXPECT_EQ(table.word_of(3), "") << "an empty cell far to the right is nothing";
  EXPECT_EQ(table.rows[4].cells[0], "FALSE");
  EXPECT_EQ(table.word_of(5), "row_nul_byte");
}

TEST(Xlsx, TheFirstVisibleSheetOrTheNamedOne) {
  HandMadeWorkbook workbook = with_rows("");
  workbook.sheets = R"(<sheet name="旧" sheetId="1" state="hidden" r:id="rId9"/><sheet name="新" sheetId="2" r:id="rId1"/>)";
  workbook.relations += R"(<Relationship Id="rId9" Type="http://x/relationships/worksheet" Target="worksheets/hidden.xml"/>)";
  workbook.more = {{"xl/worksheets/hidden.xml", R"(<worksheet><sheetData><row><c t="str"><v>H</v></c></row></sheetData></worksheet>)"}};
  EXPECT_THAT(read_workbook(workbook).headings, ElementsAre("A", "B"));
  EXPECT_THAT(read_workbook(workbook, {}, "旧").headings, ElementsAre("H"));
  EXPECT_EQ(read_workbook(workbook, {}, "无").refusal, "workbook_sheet_missing");
  EXPECT_EQ(read_workbook(HandMadeWorkbook{}).refusal, "file_empty");
}

TEST(Xlsx, SharedStringsSpillToATemporaryFile) {
  HandMadeWorkbook workbook = with_rows("");
  for (int i = 2; i < 5000; ++i) {
    workbook.shared += "<si><t>string-" + std::to_string(i) + std::string(100, 'x') + "</t></si>";
    workbook.rows += "<row><c t=\"s\"><v>" + std::to_string(i) + "</v></c><c t=\"s\"><v>" + std::to_string(5001 - i) + "</v></c></row>";
  }
  Limits limits;
  limits.strings_in_memory = 10'000;
  const auto table = read_workbook(workbook, limits);
  ASSERT_EQ(table.rows.size(), 4998u);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    ASSERT_EQ(table.rows[i].cells[0], "string-" + std::to_string(i + 2) + std::string(100, 'x'));
    ASSERT_EQ(table.rows[i].cells[1], "string-" + std::to_string(4999 - i) + std::string(100, 'x'));
  }
  limits.strings_bytes = 100'000;
  EXPECT_EQ(read_workbook(workbook, limits).refusal, "workbook_strings_too_many");
}

TEST(Xlsx, AStringNamedByEveryCellCostsNoMemory) {
  HandMadeWorkbook workbook = with_rows("");
  workbook.shared += "<si><t>" + std::string(60'000, 'y') + "</t></si>";
  for (int i = 0; i < 2000; ++i) workbook.rows += R"(<row><c t="s"><v>2</v></c></row>)";
  const ScratchFile file("", "book");
  workbook.write(file.path());
  auto reader = open_table(file.path());
  ASSERT_TRUE(reader);
  InputRow row;
  int count = 0;
  while (*(*reader)->next(row)) ++count;
  EXPECT_EQ(count, 2000);
  Limits limits;
  limits.row_bytes = 100'000;
  workbook.rows = kHeading + std::string(R"(<row><c t="s"><v>2</v></c><c t="s"><v>2</v></c></row>)");
  EXPECT_EQ(read_workbook(workbook, limits).word_of(0), "row_too_large");
  limits.cell_bytes = 50'000;
  EXPECT_EQ(read_workbook(workbook, limits).word_of(0), "row_cell_too_large");
}

TEST(Xlsx, HostileXml) {
  HandMadeWorkbook doctype = with_rows("<row><c t=\"str\"><v>&x;</v></c></row>");
  doctype.sheet_head = "<!DOCTYPE w [<!ENTITY x \"lol\"><!ENTITY y SYSTEM \"file:///etc/passwd\">]>";
  EXPECT_EQ(read_workbook(doctype).refusal, "xml_doctype");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<x>";
  EXPECT_EQ(read_workbook(with_rows(deep)).refusal, "xml_too_deep");
  EXPECT_EQ(read_workbook(with_rows("<row><c></row>")).refusal, "xml_malformed");
  EXPECT_EQ(read_workbook(with_rows("<row a=\"" + std::string(3 << 20, 'x') + "\"></row>")).refusal, "xml_malformed")
      << "a tag without end is not held in memory";
  HandMadeWorkbook in_strings = with_rows("");
  in_strings.shared = "<!DOCTYPE x>";
  EXPECT_NE(read_workbook(in_strings).refusal, "");
}

TEST(Xlsx, HostileArchives) {
  const auto with_more = [](const std::string& name, const std::string& bytes) {
    HandMadeWorkbook workbook = with_rows("");
    workbook.more = {{name, bytes}};
    return read_workbook(workbook).refusal;
  };
  EXPECT_EQ(with_more("../../etc/cron.d/x", "x"), "archive_path_escape");
  EXPECT_EQ(with_more("/etc/x", "x"), "archive_path_escape");
  EXPECT_EQ(with_more("xl\\x", "x"), "archive_path_escape");
  EXPECT_EQ(with_more("C:x", "x"), "archive_path_escape");
  EXPECT_EQ(with_more("xl/embeddings/inner.bin", "PK\3\4xxxx"), "archive_nested");
  EXPECT_EQ(with_more("xl/media/a.png", "\x89PNG"), "");
  EXPECT_EQ(with_more("xl/media/zeros.bin", std::string(40 << 20, '\0')), "archive_bomb");
  Limits limits;
  limits.unpacked_bytes = 100'000;
  HandMadeWorkbook large = with_rows("");
  for (int i = 0; i < 20'000; ++i) large.rows += "<row><c><v>" + std::to_string(i * 7919) + "</v></c></row>";
  EXPECT_EQ(read_workbook(large, limits).refusal, "archive_bomb");
  Limits few;
  few.archive_entries = 5;
  EXPECT_EQ(read_workbook(with_rows(""), few).refusal, "archive_too_many_entries");
}

/// The same bytes with a size field of one entry changed in both headers.
std::string with_declared_size(std::string bytes, const std::string& entry, std::uint32_t size) {
  for (const auto& [magic, name_at, size_at] : {std::tuple{"PK\3\4", 30, 22}, std::tuple{"PK\1\2", 46, 24}}) {
    for (std::size_t at = bytes.find(magic); at != std::string::npos; at = bytes.find(magic, at + 1)) {
      if (bytes.compare(at + static_cast<std::size_t>(name_at), entry.size(), entry) != 0) continue;
      for (std::size_t i = 0; i < 4; ++i) bytes[at + static_cast<std::size_t>(size_at) + i] = static_cast<char>(size >> (8 * i));
    }
  }
  return bytes;
}

TEST(Xlsx, LyingHeaders) {
  HandMadeWorkbook workbook = with_rows("");
  for (int i = 0; i < 20'000; ++i) workbook.rows += "<row><c><v>" + std::to_string(i * 7919) + "</v></c></row>";
  const ScratchFile file("", "book");
  workbook.write(file.path());
  const std::string honest = file.bytes();
  for (const std::uint32_t size : {100u, 10'000'000u}) {
    const auto table = read_all(ScratchFile(with_declared_size(honest, "xl/worksheets/sheet1.xml", size)).path());
    EXPECT_EQ(table.refusal, "archive_headers_lie") << size;
  }
  HandMadeWorkbook twins = with_rows("");
  twins.more = {{"xl/twin-1", "x"}, {"xl/twin-2", "y"}};
  twins.write(file.path());
  std::string doubled = file.bytes();
  for (std::size_t at = doubled.find("xl/twin-2"); at != std::string::npos; at = doubled.find("xl/twin-2")) doubled.replace(at, 9, "xl/twin-1");
  EXPECT_EQ(read_all(ScratchFile(doubled).path()).refusal, "archive_headers_lie") << "two files of one name";
  std::string cut = honest;
  EXPECT_EQ(read_all(ScratchFile(cut.substr(0, cut.size() / 2)).path()).refusal, "archive_damaged");
  std::string flipped = honest;
  const std::size_t body = flipped.find("xl/worksheets/sheet1.xml") + 2000;
  flipped[body] = static_cast<char>(flipped[body] ^ 0x55);
  EXPECT_NE(read_all(ScratchFile(flipped).path()).refusal, "");
}

TEST(Xlsx, WhatLooksLikeAWorkbookAndIsNone) {
  const std::string magic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  EXPECT_EQ(read_all(ScratchFile(magic + std::string(4000, '\0')).path()).refusal, "workbook_old_format");
  const std::string stream("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  EXPECT_EQ(read_all(ScratchFile(magic + std::string(4000, '\0') + stream).path()).refusal, "workbook_encrypted");
  const ScratchFile other("", "other.zip");
  write_zip(other.path(), {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}});
  EXPECT_EQ(read_all(other.path()).refusal, "workbook_not_found_inside");
  EXPECT_EQ(read_all(ScratchFile("PK\3\4 nothing more").path()).refusal, "archive_damaged");
}

TEST(StringTable, ReadsInAnyOrder) {
  for (const std::size_t memory : {std::size_t{1} << 20, std::size_t{50}}) {
    StringTable table(memory);
    for (int i = 0; i < 1000; ++i) table.add(std::string(static_cast<std::size_t>(i % 37), static_cast<char>('a' + i % 26)));
    table.finish();
    EXPECT_EQ(table.spilled(), memory == 50);
    for (std::uint64_t k = 0; k < 3000; ++k) {
      const std::uint64_t i = k < 1000 ? k : k * 7919 % 1000;
      ASSERT_EQ(table.get(i), std::string(i % 37, static_cast<char>('a' + i % 26)));
    }
  }
}

}  // namespace
}  // namespace liaoxin::intake
