#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"

namespace liaoxin::intake {

/// A column as a heading may name it: by code, by Chinese name, or by another name in use.
struct ColumnName {
  std::string code;
  std::string name_zh;
  std::vector<std::string> aliases;
};

/// Which heading holds which column.
struct HeadingMatch {
  std::vector<std::optional<std::size_t>> heading_of;  ///< per column; nothing when the table has no such column
  std::vector<base::Refusal> refusals;  ///< heading_unknown (with a hint after a typing mistake), heading_duplicate
};

/// Width, blanks and letter case do not matter. Headings that are empty or are those of our verdict files are passed over.
[[nodiscard]] HeadingMatch match_headings(std::span<const std::string> headings, std::span<const ColumnName> columns);

/// The columns a verdict file adds to the original ones, so that it can be corrected and sent again as it is.
enum class VerdictColumn { result, words, columns, reasons_zh, reasons_en, basis };
inline constexpr std::size_t kVerdictColumns = 6;
[[nodiscard]] std::string_view heading_of(VerdictColumn column);
[[nodiscard]] bool is_verdict_heading(std::string_view heading);

}  // namespace liaoxin::intake
