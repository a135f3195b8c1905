#include <fstream>

#include "intake/csv_reader.hpp"
#include "intake/json_lines_reader.hpp"
#include "intake/table.hpp"
#include "intake/text_source.hpp"
#include "intake/xlsx_reader.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
constexpr std::size_t kMagic = 8;
constexpr std::string_view kCompoundFile = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A workbook with a password is a compound file with a stream of this name; any other compound file is an old .xls.
RefusalWord kind_of_compound_file(std::ifstream& file) {
  static constexpr std::string_view kStream("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  constexpr std::size_t kBlock = 1 << 20;
  std::string text;
  std::string block(kBlock, '\0');
  file.clear();
  file.seekg(0);
  for (int blocks = 0; blocks < 256 && file; ++blocks) {
    file.read(block.data(), kBlock);
    text.append(block, 0, static_cast<std::size_t>(file.gcount()));
    if (text.find(kStream) != std::string::npos) return RefusalWord::workbook_encrypted;
    text.erase(0, text.size() - std::min(text.size(), kStream.size()));
  }
  return RefusalWord::workbook_old_format;
}

}  // namespace

base::Result<std::unique_ptr<TableReader>> open_table(const std::filesystem::path& path, const Limits& limits,
                                                      std::string_view sheet) {
  TRY_VOID(check_input_file(path, limits));
  std::ifstream file(path, std::ios::binary);
  std::string magic(kMagic, '\0');
  file.read(magic.data(), kMagic);
  magic.resize(static_cast<std::size_t>(file.gcount()));
  if (magic == kCompoundFile) return base::refuse(kind_of_compound_file(file));
  if (magic.starts_with("PK\3\4") || magic.starts_with("PK\5\6")) return XlsxReader::open(path, limits, sheet);

  auto source = TRY(TextSource::open(path, limits));
  source->fill();
  const std::string_view text = source->window();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return base::refuse(RefusalWord::file_empty);
  if (text[first] == '[') return base::refuse(RefusalWord::json_array_not_lines);
  if (text[first] == '{') return JsonLinesReader::open(path, limits);
  return CsvReader::open(std::move(source), limits);
}

}  // namespace liaoxin::intake
