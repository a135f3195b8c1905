#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"

namespace liaoxin::simulation {

/// One document as the department that made it knows it: what a row of its file says. Two papers that compare equal
/// give the same row.
struct Paper {
  std::string item;     ///< catalogue code of the file it goes into
  std::string organ;    ///< USCC of the unit that decided
  std::string source;   ///< USCC of the unit that files; empty: the organ itself
  std::string number;   ///< of the document; unlike any other in the simulation
  std::string code;     ///< USCC of the organisation, as written in the row
  base::Date on;        ///< decided, granted, pledged, listed, registered
  std::vector<std::string> kinds;           ///< penalty: values of CF_CFLB
  int fine_yuan = 0;                        ///< penalty: 0 = no fine
  std::string summary;                      ///< penalty: 是, 否, or empty when the department does not say
  std::optional<base::Date> until;          ///< last day of validity
  bool until_with_slashes = false;          ///< honour: how the day is written
  std::optional<base::Date> removed_on;     ///< lists: taken off
  std::string state;                        ///< pledge: its performance; list: 列入 or 移出
  std::string publication;                  ///< pledge
  std::optional<base::Date> served_on;      ///< what the row says; it tells nothing without an officer's name
  std::string region;                       ///< registration: where the organisation is registered
  std::string remark;                       ///< part of a text; changing it changes the content
  bool operator==(const Paper&) const = default;
};

/// The heading line of an item's file, and the row of a paper in it.
[[nodiscard]] std::string heading(std::string_view item);
[[nodiscard]] std::string row(const Paper& paper);
/// The column a correction would change, and the value it has for this paper.
[[nodiscard]] std::string remark_column(std::string_view item);

/// Held until the organisation was told (red line 2): penalties, permits, lists.
[[nodiscard]] bool is_told_first(std::string_view item);

/// A name that belongs to the code, so that nothing needs to be remembered.
[[nodiscard]] std::string name_of(std::string_view code);

}  // namespace liaoxin::simulation
