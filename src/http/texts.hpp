#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/refusal.hpp"

/// The words of the portal, in `portal/texts.toml`: one key, a Chinese and an English text, ICU MessageFormat where a
/// number or a name stands in it.
namespace liaoxin::http {

enum class Language { zh, en };

/// "" for Chinese, which stands at the root, "/en" for English.
[[nodiscard]] std::string_view prefix_of(Language language);
/// zh-CN or en.
[[nodiscard]] std::string_view tag_of(Language language);
[[nodiscard]] inline const std::string& pick(Language language, const base::LocalText& text) {
  return language == Language::en && !text.en.empty() ? text.en : text.zh;
}

using Argument = std::pair<std::string_view, std::variant<std::int64_t, double, std::string>>;
using Arguments = std::vector<Argument>;

/// The text of a key (CHECK: there is one) with its arguments put in.
[[nodiscard]] std::string say(Language language, std::string_view key, const Arguments& arguments = {});

/// A whole number with the separators of the language; one decimal of a percentage, "—" of nothing.
[[nodiscard]] std::string number(Language language, std::int64_t value);
[[nodiscard]] std::string percent(Language language, std::int64_t part, std::int64_t whole);

/// All texts by key, for the test that reads them.
[[nodiscard]] const std::map<std::string, base::LocalText, std::less<>>& all_texts();

}  // namespace liaoxin::http
