#include "http/texts.hpp"

#include <fmt/format.h>
#include <unicode/fmtable.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>

#include <algorithm>
#include <memory>
#include <toml++/toml.h>

#include "base/check.hpp"
#include "http/portal_files.hpp"

namespace liaoxin::http {
namespace {

icu::Locale locale_of(Language language) { return language == Language::en ? icu::Locale::getUK() : icu::Locale::getChina(); }

/// Formats keep caches inside, so each thread has its own.
icu::MessageFormat& format_of(Language language, std::string_view key, const std::string& pattern) {
  thread_local std::map<std::pair<Language, std::string>, std::unique_ptr<icu::MessageFormat>> formats;
  auto& format = formats[{language, std::string(key)}];
  if (!format) {
    UErrorCode error = U_ZERO_ERROR;
    format = std::make_unique<icu::MessageFormat>(icu::UnicodeString::fromUTF8(pattern), locale_of(language), error);
    CHECK(U_SUCCESS(error));
  }
  return *format;
}

icu::Formattable formattable(const std::variant<std::int64_t, double, std::string>& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return icu::Formattable(*whole);
  if (const auto* real = std::get_if<double>(&value)) return icu::Formattable(*real);
  return icu::Formattable(icu::UnicodeString::fromUTF8(std::get<std::string>(value)));
}

/// A text cut at its `{name}`s: words, then the name of what follows them, empty after the last words.
struct Piece {
  std::string words;
  std::string name;
};

/// Texts without plurals and quotes, which most are, need no more than this; the others (no pieces) are read by ICU.
std::vector<Piece> cut(const std::string& text) {
  if (text.find('\'') != std::string::npos) return {};
  std::vector<Piece> pieces;
  std::size_t from = 0;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', from)) {
    const std::size_t close = text.find_first_of("{},", open + 1);
    if (close == std::string::npos || text[close] != '}') return {};
    pieces.push_back({text.substr(from, open - from), text.substr(open + 1, close - open - 1)});
    from = close + 1;
  }
  pieces.push_back({text.substr(from), {}});
  return pieces;
}

const std::vector<Piece>& pieces_of(Language language, std::string_view key) {
  using Cut = std::map<std::string, std::vector<Piece>, std::less<>>;
  static const std::map<Language, Cut> cuts = [] {
    std::map<Language, Cut> all;
    for (const auto& [name, text] : all_texts()) {
      for (const Language one : {Language::zh, Language::en}) all[one][name] = cut(one == Language::en ? text.en : text.zh);
    }
    return all;
  }();
  return cuts.at(language).find(key)->second;
}

bool is_plain(const Arguments& arguments) {
  return std::ranges::none_of(arguments, [](const Argument& one) { return std::holds_alternative<double>(one.second); });
}

std::map<std::string, base::LocalText, std::less<>> read_texts() {
  const toml::table parsed = toml::parse(portal_file("texts.toml").bytes);
  std::map<std::string, base::LocalText, std::less<>> texts;
  for (const auto& [group, entries] : parsed) {
    CHECK(entries.is_table());
    for (const auto& [name, entry] : *entries.as_table()) {
      base::LocalText text{entry.at_path("zh").value_or(std::string()), entry.at_path("en").value_or(std::string())};
      texts.emplace(fmt::format("{}.{}", group.str(), name.str()), std::move(text));
    }
  }
  return texts;
}

}  // namespace

std::string_view prefix_of(Language language) { return language == Language::en ? "/en" : ""; }
std::string_view tag_of(Language language) { return language == Language::en ? "en" : "zh-CN"; }

const std::map<std::string, base::LocalText, std::less<>>& all_texts() {
  static const auto texts = read_texts();
  return texts;
}

std::string say(Language language, std::string_view key, const Arguments& arguments) {
  const auto found = all_texts().find(key);
  CHECK(found != all_texts().end());
  const std::string& text = language == Language::en ? found->second.en : found->second.zh;
  if (arguments.empty()) return text;
  if (const auto& pieces = pieces_of(language, key); !pieces.empty() && is_plain(arguments)) {
    std::string said;
    for (const Piece& piece : pieces) {
      said += piece.words;
      if (piece.name.empty()) break;
      const auto given = std::ranges::find(arguments, piece.name, &Argument::first);
      CHECK(given != arguments.end());
      const auto* whole = std::get_if<std::int64_t>(&given->second);
      said += whole != nullptr ? number(language, *whole) : std::get<std::string>(given->second);
    }
    return said;
  }
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : arguments) {
    names.push_back(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size()))));
    values.push_back(formattable(value));
  }
  icu::UnicodeString out;
  UErrorCode error = U_ZERO_ERROR;
  format_of(language, key, text).format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), out, error);
  CHECK(U_SUCCESS(error));
  std::string utf8;
  return out.toUTF8String(utf8);
}

std::string number(Language language, std::int64_t value) {
  thread_local std::map<Language, std::unique_ptr<icu::NumberFormat>> formats;
  auto& format = formats[language];
  if (!format) {
    UErrorCode error = U_ZERO_ERROR;
    format.reset(icu::NumberFormat::createInstance(locale_of(language), error));
    CHECK(U_SUCCESS(error));
  }
  icu::UnicodeString out;
  format->format(value, out);
  std::string utf8;
  return out.toUTF8String(utf8);
}

std::string percent(Language language, std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "—";
  // Rounded down, so that 100 % means all of them.
  const std::int64_t tenths = part * 1000 / whole;
  return fmt::format("{}.{}{}", tenths / 10, tenths % 10, language == Language::en ? " %" : "%");
}

}  // namespace liaoxin::http
