#include "base/text.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/check.hpp"

namespace liaoxin::base {
namespace {

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xa0 || c == 0x3000 || c == 0xfeff || (c >= 0x2000 && c <= 0x200b);
}

/// Length of the well-formed sequence at the start of `text`, 0 when malformed.
std::size_t sequence(std::string_view text, char32_t& code_point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) {
    code_point = first;
    return 1;
  }
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  char32_t value = first & (0xff >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    value = value << 6 | (byte(i) & 0x3f);
  }
  static constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  if (value < kLeast[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return 0;
  code_point = value;
  return length;
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

const icu::Transliterator& simplifier() {
  static const std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    CHECK(U_SUCCESS(status) && made != nullptr);
    return made;
  }();
  return *instance;
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    char32_t c;
    const std::size_t length = sequence(text, c);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::u32string to_code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) {
    char32_t c = 0xfffd;
    const std::size_t length = sequence(text, c);
    out += length == 0 ? char32_t{0xfffd} : c;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  for (const char32_t c : code_points) append(out, c);
  return out;
}

std::string trim(std::string_view text) {
  const auto plain = [](char c) { return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80; };
  if (!text.empty() && plain(text.front()) && plain(text.back())) return std::string(text);
  const std::u32string points = to_code_points(text);
  std::size_t begin = 0, end = points.size();
  while (begin < end && is_blank(points[begin])) ++begin;
  while (end > begin && is_blank(points[end - 1])) --end;
  return begin == 0 && end == points.size() ? std::string(text) : to_utf8(std::u32string_view(points).substr(begin, end - begin));
}

std::string half_width(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe3; })) return std::string(text);
  std::string out;
  for (const char32_t c : to_code_points(text)) {
    append(out, c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c == 0x3000 ? U' ' : c);
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(separator, at);
    parts.emplace_back(text.substr(at, next - at));
    if (next == std::string_view::npos) return parts;
    at = next + 1;
  }
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string& one : split(text, '\n')) {
    std::string trimmed = trim(one);
    if (!trimmed.empty()) lines.push_back(std::move(trimmed));
  }
  return lines;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char32_t c : to_code_points(text)) {
    const bool hidden = c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
                        (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
    if (hidden) {
      out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c));
    } else {
      append(out, c);
    }
  }
  return out;
}

std::string fold_name(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  CHECK(U_SUCCESS(status));
  icu::UnicodeString folded = normalizer->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size()))), status);
  CHECK(U_SUCCESS(status));
  simplifier().transliterate(folded);
  std::string out;
  for (std::int32_t i = 0; i < folded.length();) {
    const UChar32 c = folded.char32At(i);
    i += U16_LENGTH(c);
    if (u_isalnum(c)) append(out, static_cast<char32_t>(c));
  }
  return out;
}

std::string fold_number(std::string_view number) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  CHECK(U_SUCCESS(status));
  const icu::UnicodeString folded = normalizer->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(number.data(), static_cast<std::int32_t>(number.size()))), status);
  CHECK(U_SUCCESS(status));
  std::string out;
  for (std::int32_t i = 0; i < folded.length();) {
    const UChar32 c = folded.char32At(i);
    i += U16_LENGTH(c);
    switch (u_charType(c)) {
      case U_START_PUNCTUATION: out += '['; break;
      case U_END_PUNCTUATION: out += ']'; break;
      case U_DASH_PUNCTUATION: out += '-'; break;
      case U_FORMAT_CHAR: break;
      default:
        if (c == 0x2212) out += '-';  // the minus sign
        else if (!u_isUWhiteSpace(c)) append(out, static_cast<char32_t>(u_toupper(c)));
    }
  }
  return out;
}

std::string_view legal_form(std::string_view folded) {
  static constexpr std::array<std::string_view, 9> kForms{"股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司",
                                                          "专业合作社",   "合伙企业",     "公司",         "事务所"};
  for (const std::string_view form : kForms) {
    if (folded.size() > form.size() && folded.ends_with(form)) return form;
  }
  return {};
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace liaoxin::base
