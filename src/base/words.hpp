#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "base/check.hpp"

/// Closed lists of words: an enumeration whose words stand in its order, and tables of facts with a line for each word.
namespace liaoxin::base {

/// The enumerator a word stands for; `words` are in the order of the enumeration.
template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> enumerator(const std::array<std::string_view, N>& words, std::string_view text) {
  const auto found = std::ranges::find(words, text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

/// The line of a table whose member `word` it is; null where there is none.
template <class Facts>
[[nodiscard]] const Facts* line_of_word(std::span<const Facts> table, std::string_view word) {
  const auto found = std::ranges::find(table, word, &Facts::word);
  return found == table.end() ? nullptr : &*found;
}

/// The line of an enumerator. CHECK: every one has its line.
template <class Facts, class Enum>
[[nodiscard]] const Facts& line_of(std::span<const Facts> table, Enum Facts::*column, Enum one) {
  const auto found = std::ranges::find(table, one, column);
  CHECK(found != table.end());
  return *found;
}

}  // namespace liaoxin::base
