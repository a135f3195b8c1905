#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/dates.hpp"

namespace liaoxin::registry {

/// What must not stand in a free text that may become public.
enum class TextHitKind {
  citizen_id,     ///< the row is refused
  passport,       ///< and the kinds below: the row is kept, that text is not public
  mobile_phone,
  landline,
  bank_card,
  address,
};

/// A place in the text, in bytes: [begin, end).
struct TextHit {
  TextHitKind kind;
  std::size_t begin;
  std::size_t end;
  bool operator==(const TextHit&) const = default;
};

/// Stable word of a kind: citizen_id, passport, mobile_phone, landline, bank_card, address.
[[nodiscard]] std::string_view word(TextHitKind kind);

/// Finds citizen identity numbers (18 characters with their check, 15 digits with a date), travel documents, phone numbers,
/// bank cards (Luhn) and street addresses, in order of their place. Full-width digits count as digits, and numbers may be
/// split by single blanks, hyphens or invisible characters. Codes of organisations, document numbers, amounts and dates are
/// no hits. Citizen numbers of 18 characters are found in Chinese numerals too, mixed with digits or not.
/// One pass with bounded look-around, so time is linear in the length of any text. `today` bounds dates of birth.
[[nodiscard]] std::vector<TextHit> scan_text(std::string_view utf8, base::Date today);

/// Whether a citizen identity number of 18 characters stands in a text. The old ones of fifteen digits have no check character: a name, a
/// document number or a code may look like one, and is none. Quick for what has few digits.
[[nodiscard]] bool holds_citizen_id(std::string_view utf8, base::Date today);
/// Whether a number that belongs to a person stands in a text: of identity, a travel document, a mobile phone or a bank card. An
/// address or a landline may be an office's.
[[nodiscard]] bool names_by_number(std::string_view utf8, base::Date today);

}  // namespace liaoxin::registry
