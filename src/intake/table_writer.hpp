#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "intake/table.hpp"

namespace liaoxin::intake {

/// Writes a table as a stream in any of the forms the readers understand. CSV after RFC 4180 with CR LF; in CSV and XLSX a
/// cell that a spreadsheet would run is guarded (formula_guard.hpp). Same cells, same bytes. Throws base::Failure.
class TableWriter {
 public:
  virtual ~TableWriter() = default;
  /// As many cells as headings; missing ones are empty.
  virtual void write(std::span<const std::string> cells) = 0;
  /// Completes and closes the file. Without it the file is not whole.
  virtual void finish() = 0;
};

[[nodiscard]] std::unique_ptr<TableWriter> create_table(const std::filesystem::path& path, const TableStyle& style,
                                                        std::span<const std::string> headings);

}  // namespace liaoxin::intake
