#include "registry/identifiers.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "statute/uscc_kind.hpp"

namespace liaoxin::registry {
namespace {

constexpr std::string_view kUsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::array<int, 17> kUsccWeights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr std::array<int, 8> kOrganisationWeights{3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::array<int, 17> kCitizenWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

constexpr auto kUsccValues = [] {
  std::array<signed char, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < kUsccAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kUsccAlphabet[i])] = static_cast<signed char>(i);
  }
  return values;
}();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char uscc_check_character(std::string_view code) {
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += kUsccValues[static_cast<unsigned char>(code[i])] * kUsccWeights[i];
  return kUsccAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

/// '?' when a character is outside 0-9A-Z.
char organisation_check_character(std::string_view body8) {
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const char c = body8[i];
    const int value = is_digit(c) ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    if (value < 0) return '?';
    sum += value * kOrganisationWeights[i];
  }
  const int check = 11 - sum % 11;
  return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

char citizen_check_character(std::string_view digits17) {
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (digits17[i] - '0') * kCitizenWeights[i];
  return "10X98765432"[sum % 11];
}

/// GB/T 2260: the two digits of every province-level division, and 10 for registrations made by national organs.
bool known_province(std::string_view code) {
  static constexpr std::string_view kProvinces = "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 "
                                                 "50 51 52 53 54 61 62 63 64 65 71 81 82 ";
  for (std::size_t at = 0; at < kProvinces.size(); at += 3) {
    if (kProvinces.substr(at, 2) == code) return true;
  }
  return false;
}

bool known_division(std::string_view six, std::span<const std::string> divisions) {
  if (!std::all_of(six.begin(), six.end(), is_digit) || !known_province(six.substr(0, 2))) return false;
  const bool listed_province = !divisions.empty() && six.substr(0, 2) == std::string_view(divisions.front()).substr(0, 2);
  return !listed_province || std::binary_search(divisions.begin(), divisions.end(), six, std::less<>());
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

}  // namespace

std::string normalise_code(std::string_view text) {
  std::string code;
  const std::string narrow = base::half_width(text);
  for (std::size_t at = 0; at < narrow.size(); ++at) {
    const char c = narrow[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (narrow.compare(at, 2, "\u00a0") == 0) {
      ++at;
    } else if (narrow.compare(at, 3, "\u200b") == 0 || narrow.compare(at, 3, "\ufeff") == 0) {
      at += 2;
    } else {
      code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
  }
  return code;
}

UsccCheck check_uscc(std::string_view text, std::span<const std::string> divisions) {
  UsccCheck result;
  result.code = normalise_code(text);
  const std::string& code = result.code;
  if (characters(code) != 18) {
    result.fault = CodeFault::length;
    return result;
  }
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (kUsccValues[static_cast<unsigned char>(code[at])] >= 0) continue;
    const std::u32string points = base::to_code_points(std::string_view(code).substr(at));
    result.fault = CodeFault::alphabet;
    result.position = at + 1;  // everything before is ASCII
    result.character = base::to_utf8(std::u32string_view(points).substr(0, 1));
    return result;
  }
  result.unknown_pair = statute::uscc_kind(code) == nullptr;
  result.unknown_division = !known_division(std::string_view(code).substr(2, 6), divisions);
  result.inner_check_differs = organisation_check_character(std::string_view(code).substr(8, 8)) != code[16];
  const char expected = uscc_check_character(code);
  if (expected != code[17]) {
    result.fault = CodeFault::check;
    result.expected = expected;
  }
  return result;
}

std::optional<base::Refusal> refusal_of(const UsccCheck& check, std::string_view pointer) {
  switch (check.fault) {
    case CodeFault::none:
    case CodeFault::date: return std::nullopt;
    case CodeFault::length:
      return base::make_refusal(base::RefusalWord::uscc_length, std::to_string(characters(check.code)), pointer);
    case CodeFault::alphabet:
      return base::make_refusal(base::RefusalWord::uscc_alphabet,
                                base::one_line(check.character) + " @ " + std::to_string(check.position), pointer);
    case CodeFault::check:
      return base::make_refusal(base::RefusalWord::uscc_check, check.code.substr(17) + " ≠ " + check.expected, pointer);
  }
  CHECK(false);
}

std::string compute_uscc(std::string_view prefix17) {
  CHECK(prefix17.size() == 17);
  for (const char c : prefix17) CHECK(kUsccValues[static_cast<unsigned char>(c)] >= 0);
  return std::string(prefix17) + uscc_check_character(prefix17);
}

std::string compute_organisation_code(std::string_view body8) {
  CHECK(body8.size() == 8);
  const char check = organisation_check_character(body8);
  CHECK(check != '?');
  return std::string(body8) + check;
}

OrganisationCodeCheck check_organisation_code(std::string_view text) {
  OrganisationCodeCheck result;
  result.code = normalise_code(text);
  std::erase(result.code, '-');
  if (characters(result.code) != 9) {
    result.fault = CodeFault::length;
    return result;
  }
  const char check = result.code.size() == 9 ? organisation_check_character(std::string_view(result.code).substr(0, 8)) : '?';
  if (check == '?' || !(is_digit(result.code[8]) || (result.code[8] >= 'A' && result.code[8] <= 'Z'))) {
    result.fault = CodeFault::alphabet;
  } else if (check != result.code[8]) {
    result.fault = CodeFault::check;
  }
  return result;
}

CitizenIdCheck check_citizen_id(std::string_view text, base::Date today) {
  const auto wrong = [](CodeFault fault) { return CitizenIdCheck{{}, fault, {}}; };
  std::string code = normalise_code(text);
  const bool old_form = code.size() == 15;
  if (code.size() != 18 && !old_form) return wrong(CodeFault::length);
  const std::size_t digits = old_form ? 15 : 17;
  if (!std::all_of(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(digits), is_digit)) return wrong(CodeFault::alphabet);
  if (!old_form && !is_digit(code[17]) && code[17] != 'X') return wrong(CodeFault::alphabet);
  if (old_form) code.insert(6, "19");
  const auto born = base::Date::parse_lenient(std::string_view(code).substr(6, 8));
  if (!born || *born > today) return wrong(CodeFault::date);
  const char check = citizen_check_character(code);
  if (old_form) code += check;
  if (code[17] != check) return wrong(CodeFault::check);
  return {std::move(code), CodeFault::none, *born};
}

bool is_read_as_citizen_id(std::string_view text, base::Date today) {
  const CitizenIdCheck number = check_citizen_id(text, today);
  if (!number.valid()) return false;
  const UsccCheck code = check_uscc(text);
  if (!code.valid() || code.unknown_pair) return true;
  return number.code[0] != '9' && number.born_on >= base::Date::of(1900, 1, 1);
}

}  // namespace liaoxin::registry
