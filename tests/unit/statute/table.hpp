#pragma once
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace liaoxin::statute {

/// One row of a table under tests/tables/: cells between blanks, comments behind '#', `line` for messages.
struct TableRow {
  int line = 0;
  std::vector<std::string> cells;
};

inline std::vector<TableRow> read_table(const std::string& name) {
  const std::string path = std::string(SOURCE_DIR) + "/tests/tables/" + name;
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<TableRow> rows;
  std::string text;
  for (int line = 1; std::getline(in, text); ++line) {
    std::istringstream cells(text.substr(0, text.find('#')));
    TableRow row{line, {}};
    for (std::string cell; cells >> cell;) row.cells.push_back(cell);
    if (!row.cells.empty()) rows.push_back(row);
  }
  return rows;
}

}  // namespace liaoxin::statute
