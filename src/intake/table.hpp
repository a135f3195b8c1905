#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"

/// Files of departments as rows of text. Whatever the file, memory stays within the limits, nothing of it is ever executed,
/// followed or written to disk under its own names, and a bad row does not stop the good ones.
namespace liaoxin::intake {

enum class Format { csv, xlsx, json_lines };
enum class Encoding { utf8, utf8_with_bom, gb18030, utf16_little, utf16_big };

/// How a table is written down, so that the verdict file can be written the same way.
struct TableStyle {
  Format format = Format::csv;
  Encoding encoding = Encoding::utf8_with_bom;  ///< csv and json_lines
  char delimiter = ',';                         ///< csv
};

/// What a file may cost. Beyond: the row or the file is refused with its reason. All sizes in bytes of UTF-8.
struct Limits {
  std::uint64_t file_bytes = 4ULL << 30;
  std::int64_t rows = 20'000'000;
  std::size_t columns = 500;
  std::size_t cell_bytes = 1 << 20;
  std::size_t row_bytes = 8 << 20;
  std::size_t archive_entries = 1000;         ///< files inside a workbook
  std::uint64_t unpacked_bytes = 4ULL << 30;  ///< of all files inside a workbook, as declared and as really met
  std::uint64_t unpack_ratio = 400;           ///< unpacked to packed, of one file inside; the first 16 MiB are free
  std::size_t strings_in_memory = 32 << 20;   ///< shared strings of a workbook; more go to a temporary file
  std::uint64_t strings_bytes = 2ULL << 30;   ///< shared strings altogether
  int xml_depth = 32;
};

/// One data row. Reuse the same object for all rows: its strings keep their memory.
struct InputRow {
  std::int64_t number = 0;  ///< data row, from 1; rows without any content are not counted
  std::int64_t line = 0;    ///< line of the text file on which it starts, or row of the sheet
  std::vector<std::string> cells;  ///< one per heading; of a broken row what could be read
  std::optional<base::Refusal> broken;  ///< why the row cannot be judged; the reading goes on behind it
};

class TableReader {
 public:
  virtual ~TableReader() = default;
  /// Names of the columns, trimmed. For JSON Lines the keys of all rows, in order of first appearance.
  [[nodiscard]] virtual const std::vector<std::string>& headings() const = 0;
  /// The next row; false at the end. A refusal ends the file (damaged archive, too many rows).
  [[nodiscard]] virtual base::Result<bool> next(InputRow& row) = 0;
  [[nodiscard]] virtual TableStyle style() const = 0;
  /// How much of the file has been read, 0 to 1: about, for who waits.
  [[nodiscard]] virtual double share_read() const = 0;
};

/// Opens a table by what is in the file, never by its name. `sheet` names a worksheet; empty: the first visible one.
/// A leading apostrophe before a formula sign, as our own files carry (see formula_guard.hpp), is taken off again.
[[nodiscard]] base::Result<std::unique_ptr<TableReader>> open_table(const std::filesystem::path& path,
                                                                    const Limits& limits = {}, std::string_view sheet = {});

}  // namespace liaoxin::intake
