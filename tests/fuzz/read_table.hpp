#pragma once
#include "base/check.hpp"
#include "base/text.hpp"
#include "intake/table.hpp"

namespace liaoxin::fuzz {

/// Small limits, so that one input reaches what takes gigabytes in life: spilling, refusing, giving up.
inline intake::Limits small_limits() {
  intake::Limits limits;
  limits.file_bytes = 1 << 20;
  limits.rows = 2000;
  limits.columns = 40;
  limits.cell_bytes = 4096;
  limits.row_bytes = 16384;
  limits.archive_entries = 30;
  limits.unpacked_bytes = 4 << 20;
  limits.strings_in_memory = 256;
  limits.strings_bytes = 1 << 20;
  return limits;
}

/// Reads a table to its end. Whatever the file: rows ascend, a sound row has a cell for each heading and keeps within the
/// limits, and every cell is text.
inline void read_to_the_end(base::Result<std::unique_ptr<intake::TableReader>> reader) {
  if (!reader) return;
  const intake::Limits limits = small_limits();
  intake::InputRow row;
  std::int64_t last = 0;
  for (;;) {
    const auto more = (*reader)->next(row);
    if (!more || !*more) return;
    CHECK(row.number > last);
    last = row.number;
    CHECK(last <= limits.rows);
    if (row.broken) continue;
    CHECK(row.cells.size() == (*reader)->headings().size());
    for (const std::string& cell : row.cells) {
      CHECK(cell.size() <= limits.cell_bytes);
      CHECK(base::is_utf8(cell));
    }
  }
}

}  // namespace liaoxin::fuzz
