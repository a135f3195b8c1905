#include <fstream>

#include "base/text.hpp"
#include "intake/csv_reader.hpp"
#include "intake/json_lines_reader.hpp"
#include "intake/table.hpp"
#include "intake/text_source.hpp"

namespace liaoxin::intake {

using base::RefusalWord;

base::Result<std::unique_ptr<TableReader>> open_table(const std::filesystem::path& path, const Limits& limits,
                                                      std::string_view sheet) {
  auto source = TRY(TextSource::open(path, limits));
  source->fill();
  const std::string_view text = source->window();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return base::refuse(RefusalWord::file_empty);
  if (text[first] == '[') return base::refuse(RefusalWord::json_array_not_lines);
  if (text[first] == '{') return JsonLinesReader::open(path, limits);
  (void)sheet;
  return CsvReader::open(std::move(source), limits);
}

}  // namespace liaoxin::intake
