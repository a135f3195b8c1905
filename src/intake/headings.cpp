#include "intake/headings.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
constexpr std::array<std::string_view, kVerdictColumns> kVerdictHeadings{"处理结果", "结果代码", "涉及列", "原因", "Reasons (English)", "依据"};

/// The form in which headings are compared.
std::string folded(std::string_view heading) {
  std::string narrow;
  for (const char c : base::half_width(base::trim(heading))) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    narrow += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return narrow;
}

/// The code of the column whose code or name is nearest to what was typed; empty when none is near.
std::string near_code(std::string_view wanted, std::span<const ColumnName> columns) {
  std::string nearest;
  std::size_t least = std::max<std::size_t>(2, wanted.size() / 4) + 1;
  for (const ColumnName& column : columns) {
    for (const std::string& name : {column.code, column.name_zh}) {
      const std::size_t distance = base::edit_distance(wanted, folded(name));
      if (distance >= least) continue;
      least = distance;
      nearest = column.code;
    }
  }
  return nearest;
}

}  // namespace

HeadingMatch match_headings(std::span<const std::string> headings, std::span<const ColumnName> columns) {
  std::unordered_map<std::string, std::size_t> column_of;
  for (std::size_t i = 0; i < columns.size(); ++i) column_of.try_emplace(folded(columns[i].code), i);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    column_of.try_emplace(folded(columns[i].name_zh), i);
    for (const std::string& alias : columns[i].aliases) column_of.try_emplace(folded(alias), i);
  }
  HeadingMatch match;
  match.heading_of.resize(columns.size());
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::string heading = folded(headings[i]);
    if (heading.empty()) continue;
    const auto found = column_of.find(heading);
    const std::string shown = base::one_line(headings[i].substr(0, 120));
    if (found == column_of.end()) {
      if (is_verdict_heading(headings[i])) continue;
      const std::string near = heading.size() > 120 ? "" : near_code(heading, columns);
      match.refusals.push_back(base::make_refusal(RefusalWord::heading_unknown, near.empty() ? shown : shown + " → " + near + "?", shown));
    } else if (match.heading_of[found->second]) {
      match.refusals.push_back(base::make_refusal(RefusalWord::heading_duplicate, shown, columns[found->second].code));
    } else {
      match.heading_of[found->second] = i;
    }
  }
  return match;
}

std::string_view heading_of(VerdictColumn column) { return kVerdictHeadings[static_cast<std::size_t>(column)]; }

bool is_verdict_heading(std::string_view heading) {
  const std::string wanted = folded(heading);
  return std::any_of(kVerdictHeadings.begin(), kVerdictHeadings.end(), [&](std::string_view own) { return folded(own) == wanted; });
}

}  // namespace liaoxin::intake
