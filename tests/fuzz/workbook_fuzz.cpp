#include <zip.h>

#include <array>
#include <string>

#include "file_in_memory.hpp"
#include "intake/xlsx_reader.hpp"
#include "read_table.hpp"

// Any bytes as the parts of a workbook inside a sound archive: sheet, shared strings, styles, list of sheets, divided by
// bytes 0xff, which stand in no XML of ours.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const auto part = [&] {
    const std::size_t end = rest.find('\xff');
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return taken;
  };
  const std::string_view sheet = part(), strings = part(), styles = part(), workbook = part();
  static constexpr std::string_view kWorkbook =
      R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>)";
  static constexpr std::string_view kRelations =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
  static constexpr std::string_view kTypes = R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)";
  static constexpr std::string_view kRoot =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
  const std::array<std::pair<const char*, std::string_view>, 7> parts{{{"[Content_Types].xml", kTypes},
                                                                      {"_rels/.rels", kRoot},
                                                                      {"xl/workbook.xml", workbook.empty() ? kWorkbook : workbook},
                                                                      {"xl/_rels/workbook.xml.rels", kRelations},
                                                                      {"xl/worksheets/sheet1.xml", sheet},
                                                                      {"xl/sharedStrings.xml", strings},
                                                                      {"xl/styles.xml", styles}}};
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  CHECK(archive != nullptr);
  for (const auto& [name, bytes] : parts) {
    if (bytes.empty()) continue;
    const zip_int64_t at = zip_file_add(archive, name, zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
    CHECK(at >= 0 && zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0) == 0);
  }
  CHECK(zip_close(archive) == 0);
  CHECK(zip_source_open(target) == 0);
  std::string whole;
  std::array<char, 65536> buffer;
  for (zip_int64_t got = 0; (got = zip_source_read(target, buffer.data(), buffer.size())) > 0;) whole.append(buffer.data(), static_cast<std::size_t>(got));
  zip_source_close(target);
  zip_source_free(target);
  const fuzz::FileInMemory file(whole);
  fuzz::read_to_the_end(intake::XlsxReader::open(file.path(), fuzz::small_limits(), {}));
  return 0;
}
