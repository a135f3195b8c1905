#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace liaoxin::intake {

/// A number as programs write it ("1E-3", "4.5000000000000003E-2", "20260928") as plain digits without exponent. Digits that
/// were written are kept; beyond 15 significant ones of a binary fraction they are noise and rounded away. Nothing when the
/// number is whole and has over 15 digits with an exponent or in a spreadsheet: its last digits are lost.
[[nodiscard]] std::optional<std::string> plain_number(std::string_view text);

/// The same for a spreadsheet, which holds every number as a double: whole numbers over 15 digits are refused always.
[[nodiscard]] std::optional<std::string> plain_spreadsheet_number(std::string_view text);

}  // namespace liaoxin::intake
