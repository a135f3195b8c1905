#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "intake/table.hpp"

namespace liaoxin::intake {

/// A whole table, for tests: rows with their cells, or the word of the refusal.
struct WholeTable {
  std::vector<std::string> headings;
  std::vector<InputRow> rows;
  std::string refusal;  // of the file
  std::string detail;
  TableStyle style;

  [[nodiscard]] std::string word_of(std::size_t row) const {
    return rows.at(row).broken ? std::string(base::word(rows.at(row).broken->word)) : "";
  }
};

inline WholeTable read_all(const std::filesystem::path& path, const Limits& limits = {}, std::string_view sheet = {}) {
  WholeTable table;
  auto reader = open_table(path, limits, sheet);
  if (!reader) {
    table.refusal = base::word(reader.error().word);
    table.detail = reader.error().message.en + " " + reader.error().pointer;
    return table;
  }
  table.headings = (*reader)->headings();
  InputRow row;
  for (double share = 0;;) {
    const auto more = (*reader)->next(row);
    if (!more) {
      table.refusal = base::word(more.error().word);
      table.detail = more.error().message.en;
      break;
    }
    EXPECT_GE((*reader)->share_read(), share) << "progress goes forward";
    share = (*reader)->share_read();
    if (!*more) {
      EXPECT_EQ(share, 1);
      break;
    }
    EXPECT_GE(row.cells.size(), row.broken ? 0 : table.headings.size());
    table.rows.push_back(row);
  }
  table.style = (*reader)->style();
  return table;
}

}  // namespace liaoxin::intake
