#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "intake/archive.hpp"
#include "intake/sheet_number.hpp"
#include "intake/string_table.hpp"
#include "intake/table.hpp"

namespace liaoxin::intake {

/// What must be known of a workbook before its rows can be read.
struct Workbook {
  std::string sheet_part;    ///< name inside the archive of the worksheet chosen
  std::string strings_part;  ///< empty when there is none
  std::vector<NumberKind> kinds;  ///< per cell style
  bool from_1904 = false;
};

/// `sheet` empty: the first visible worksheet. External links are never followed. Refusals: workbook_not_found_inside,
/// workbook_sheet_missing and those of the archive and its XML.
[[nodiscard]] base::Result<Workbook> read_workbook(const Archive& archive, std::string_view sheet, const Limits& limits);

/// Text of a string item: plain or rich runs joined, phonetic guides left out, blanks kept only where the file asks for it,
/// _xHHHH_ escapes resolved.
class StringItem {
 public:
  void clear();
  void start(std::string_view element, bool keep_blanks);
  void end(std::string_view element);
  void text(std::string_view piece, std::size_t limit);
  [[nodiscard]] std::string take();
  [[nodiscard]] std::size_t size() const { return text_.size(); }

 private:
  std::string text_;
  std::size_t run_from_ = 0;
  bool in_text_ = false;
  bool keep_blanks_ = false;
  bool phonetic_ = false;
};

/// Resolves the _xHHHH_ escapes of control characters in workbook strings.
[[nodiscard]] std::string unescape_sheet_text(std::string_view text);

/// Fills the table of shared strings. Refusal: workbook_strings_too_many.
[[nodiscard]] base::Result<void> read_shared_strings(const Archive& archive, std::string_view part, StringTable& strings,
                                                     const Limits& limits);

}  // namespace liaoxin::intake
