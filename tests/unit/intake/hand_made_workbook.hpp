#pragma once
#include <zip.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace liaoxin::intake {

/// The parts of a workbook, to be bent before it is written.
struct HandMadeWorkbook {
  std::string workbook_attributes;  // inside <workbookPr .../>
  std::string sheets = R"(<sheet name="Sheet1" sheetId="1" r:id="rId1"/>)";
  std::string relations = R"(<Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="http://x/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/>
    <Relationship Id="rId3" Type="http://x/relationships/styles" Target="styles.xml"/>
    <Relationship Id="rId4" Type="http://x/relationships/externalLink" TargetMode="External" Target="file:///etc/passwd"/>)";
  std::string shared = R"(<si><t>A</t></si><si><t>B</t></si>)";
  std::string formats;    // <numFmt .../>
  std::string styles = R"(<xf numFmtId="0"/>)";
  std::string rows;       // inside <sheetData>
  std::string sheet_head; // before <worksheet>
  std::vector<std::pair<std::string, std::string>> more;

  [[nodiscard]] std::vector<std::pair<std::string, std::string>> parts() const {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    std::vector<std::pair<std::string, std::string>> all{
        {"[Content_Types].xml", head + "<Types/>"},
        {"_rels/.rels", head + R"(<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml", head + R"(<workbook xmlns="http://main" xmlns:r="http://x/relationships"><workbookPr )" + workbook_attributes +
                                "/><sheets>" + sheets + "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", head + "<Relationships>" + relations + "</Relationships>"},
        {"xl/sharedStrings.xml", head + "<sst>" + shared + "</sst>"},
        {"xl/styles.xml", head + "<styleSheet><numFmts>" + formats + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" +
                              styles + "</cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", head + sheet_head + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  void write(const std::filesystem::path& path) const;
};

inline void write_zip(const std::filesystem::path& path, const std::vector<std::pair<std::string, std::string>>& parts) {
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  }
  zip_close(archive);
}

inline void HandMadeWorkbook::write(const std::filesystem::path& path) const { write_zip(path, parts()); }

}  // namespace liaoxin::intake
