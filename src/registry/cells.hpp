#pragma once
#include <string>
#include <string_view>

#include "base/refusal.hpp"
#include "statute/schema.hpp"

namespace liaoxin::registry {

/// The stored form of one cell: blanks, width and date forms normalised, older labels mapped to today's.
/// An empty cell, or one that means "no value" in this form, gives an empty string; whether it may be empty is judged
/// apart. Refusals: cell_too_long, cell_has_control_characters, date_invalid, decimal_invalid, integer_invalid,
/// value_not_in_list; each with the column as pointer.
[[nodiscard]] base::Result<std::string> normalise_cell(const statute::Column& column, std::string_view cell);

/// Ten-thousands of yuan with up to six decimals, as stored ("0.200000" or "0.2"), in fen. Input is a normalised decimal.
[[nodiscard]] std::int64_t fen_of_ten_thousand_yuan(std::string_view decimal);

}  // namespace liaoxin::registry
