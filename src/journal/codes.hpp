#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"

/// The numbers by which leaves name the schema of their bodies and their reason or legal basis. They stand in
/// codes.txt, embedded in the binary, because a leaf holds no text; a number keeps its meaning for ever.
namespace liaoxin::journal {

struct Code {
  std::uint16_t number = 0;
  std::string_view word;  ///< stable word used by the program, such as `record.version`
  base::LocalText title;
};

[[nodiscard]] const std::vector<Code>& schemas();
[[nodiscard]] const std::vector<Code>& reasons();

/// The number of a word the program itself writes; a word that codes.txt lacks is a bug (CHECK).
[[nodiscard]] std::uint16_t schema_code(std::string_view word);
[[nodiscard]] std::uint16_t reason_code(std::string_view word);

/// The line of a word or of a number found in a leaf; null when this binary does not know it.
[[nodiscard]] const Code* find_schema(std::string_view word);
[[nodiscard]] const Code* find_schema(std::uint16_t number);
[[nodiscard]] const Code* find_reason(std::string_view word);
[[nodiscard]] const Code* find_reason(std::uint16_t number);

}  // namespace liaoxin::journal
