#pragma once
#include <string>
#include <string_view>

namespace liaoxin::intake {

/// Spreadsheet programs run a cell that begins with = + - @ TAB or CR (or their full-width forms). Our CSV and XLSX files
/// therefore put one apostrophe in front of such a cell, and of a cell that has apostrophes before such a sign; reading
/// takes one off again under the same condition, so that every value survives the round trip unchanged.

/// Whether `cell`, behind any number of apostrophes, begins with a formula sign.
[[nodiscard]] bool begins_formula(std::string_view cell);
/// The cell as it is written.
[[nodiscard]] std::string guarded(std::string_view cell);
/// Takes the guard off a cell that was read.
void unguard(std::string& cell);

}  // namespace liaoxin::intake
