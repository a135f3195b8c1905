#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// Identifiers of subjects: the unified social credit code (GB 32100), the organisation code inside it (GB 11714) and the
/// citizen identity number (GB 11643), the last one only so that it can be recognised and kept out.
namespace liaoxin::registry {

/// Trimmed, without blanks inside, half-width, upper case. Letters that look like digits are left alone: O is not 0.
[[nodiscard]] std::string normalise_code(std::string_view text);

/// What is wrong with a code; the first that applies, in this order.
enum class CodeFault { none, length, alphabet, date, check };

/// The result of looking at a unified social credit code (USCC). Warnings never make a code invalid: some codes that were
/// issued have them.
struct UsccCheck {
  std::string code;                 ///< normalised, also when it is wrong
  CodeFault fault = CodeFault::none;
  std::size_t position = 0;         ///< alphabet: the place of the first wrong character, from 1
  std::string character;            ///< alphabet: that character
  char expected = 0;                ///< check: the check character the first 17 ask for
  bool unknown_pair = false;        ///< first two characters are not in statute::uscc_kinds()
  bool unknown_division = false;    ///< positions 3-8 are no known division; historic ones are met
  bool inner_check_differs = false; ///< the organisation code inside fails its own check
  [[nodiscard]] bool valid() const { return fault == CodeFault::none; }
};

/// `divisions` are known six-digit codes of one province, sorted; without them only the province part is looked at.
[[nodiscard]] UsccCheck check_uscc(std::string_view text, std::span<const std::string> divisions = {});

/// The refusal of a wrong code: uscc_length, uscc_alphabet or uscc_check; nothing for a valid one.
[[nodiscard]] std::optional<base::Refusal> refusal_of(const UsccCheck& check, std::string_view pointer);

/// The 18-character code over 17 given characters of the alphabet (CHECK). For demo data and tests.
[[nodiscard]] std::string compute_uscc(std::string_view prefix17);

/// The 9-character organisation code over 8 given characters 0-9A-Z (CHECK).
[[nodiscard]] std::string compute_organisation_code(std::string_view body8);

struct OrganisationCodeCheck {
  std::string code;  ///< nine characters, hyphen stripped
  CodeFault fault = CodeFault::none;
  [[nodiscard]] bool valid() const { return fault == CodeFault::none; }
};
[[nodiscard]] OrganisationCodeCheck check_organisation_code(std::string_view text);

/// The result of looking at a citizen identity number. The code is personal data: it goes into no message.
struct CitizenIdCheck {
  std::string code;  ///< 18 characters, also when 15 were given; empty when invalid
  CodeFault fault = CodeFault::none;
  base::Date born_on;
  [[nodiscard]] bool valid() const { return fault == CodeFault::none; }
};
/// Accepts 18 characters and the old form of 15 digits; the date of birth must exist and not lie after `today`. The division
/// may be historic and is not compared with today's list.
[[nodiscard]] CitizenIdCheck check_citizen_id(std::string_view text, base::Date today);
/// Whether a code that stands alone is read as a person's number. One number in thirty-one is a valid unified social credit code
/// too, and a number all the same: who is taken for an organisation has none of a person's protection. Only a number that begins
/// with 9, of permanent residents from abroad, gives way to a code.
[[nodiscard]] bool is_read_as_citizen_id(std::string_view text, base::Date today);

}  // namespace liaoxin::registry
