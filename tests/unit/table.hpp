#pragma once
#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace liaoxin {

/// One row of a table under tests/tables/: cells between blanks, comments behind '#', `line` for messages.
struct TableRow {
  int line = 0;
  std::string text;
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
    TableRow row{line, text, {}};
    for (std::string cell; cells >> cell;) row.cells.push_back(cell);
    if (!row.cells.empty()) rows.push_back(row);
  }
  return rows;
}

/// The same of a table with this many columns: a row with more or fewer cells is a mistake in the table.
template <std::size_t N>
struct WholeRow {
  std::string text;
  std::array<std::string, N> cells;
};
template <std::size_t N>
std::vector<WholeRow<N>> read_table(const std::string& name) {
  std::vector<WholeRow<N>> rows;
  for (TableRow& row : read_table(name)) {
    if (row.cells.size() != N) throw std::runtime_error(name + ", line " + std::to_string(row.line) + ": " + std::to_string(row.cells.size()) + " cells");
    rows.push_back({row.text, {}});
    std::ranges::move(row.cells, rows.back().cells.begin());
  }
  return rows;
}

}  // namespace liaoxin
