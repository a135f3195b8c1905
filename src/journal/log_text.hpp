#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

/// The two things every text format of the log is made of.
namespace liaoxin::journal {

/// A decimal number: digits only, no sign, no leading zero, below 2^63.
[[nodiscard]] std::optional<std::uint64_t> parse_decimal(std::string_view text);

/// Takes one line and its newline off the front and gives the line; nothing when no newline is left.
[[nodiscard]] std::optional<std::string_view> take_line(std::string_view& rest);

}  // namespace liaoxin::journal
