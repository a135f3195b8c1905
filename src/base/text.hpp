#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaoxin::base {

[[nodiscard]] bool is_utf8(std::string_view text);
/// Code points of valid UTF-8; U+FFFD for a malformed byte.
[[nodiscard]] std::u32string to_code_points(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view code_points);
/// Without blanks of any script (U+3000 too) at both ends.
[[nodiscard]] std::string trim(std::string_view text);
/// Full-width digits, letters and signs (U+FF01..U+FF5E, U+3000) as ASCII.
[[nodiscard]] std::string half_width(std::string_view text);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
/// The lines that say something, trimmed.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);
/// Printable on one line: control, bidirectional and line-separating characters as \u{...}.
[[nodiscard]] std::string one_line(std::string_view text);
/// NFKC, width and case folded, traditional to simplified, blanks and brackets dropped: the form names are compared in.
[[nodiscard]] std::string fold_name(std::string_view name);
/// NFKC, width folded, upper case, one kind of bracket and dash, no blanks: the form document numbers are compared in.
[[nodiscard]] std::string fold_number(std::string_view number);
/// The legal-form suffix (有限公司, 股份有限公司, ...) that ends the folded name, empty when none does.
[[nodiscard]] std::string_view legal_form(std::string_view folded);
/// Edit distance in bytes, for hints after a typing mistake.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace liaoxin::base
