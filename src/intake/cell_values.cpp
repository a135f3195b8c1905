#include "intake/cell_values.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
constexpr std::size_t kWholeDigits = 12;
constexpr std::size_t kFractionDigits = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "10:30", "10:30:59", "10:30:59.123": what may follow a date.
bool is_time(std::string_view text) {
  return !text.empty() && text.find(':') != std::string_view::npos &&
         text.find_first_not_of("0123456789:.Z+") == std::string_view::npos;
}

std::string shown(std::string_view text) { return base::one_line(text.substr(0, 60)); }

/// Digits of the whole part without commas; false when a comma stands elsewhere than between groups of three.
bool take_whole(std::string_view text, std::string& digits) {
  const std::size_t first_comma = text.find(',');
  if (first_comma == std::string_view::npos) {
    digits = text;
  } else {
    const auto groups = base::split(text, ',');
    if (groups.front().empty() || groups.front().size() > 3) return false;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i > 0 && groups[i].size() != 3) return false;
      digits += groups[i];
    }
  }
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit);
}

}  // namespace

base::Result<base::Date> normalise_date(std::string_view text) {
  const std::string trimmed = base::trim(base::half_width(text));
  std::string_view date = trimmed;
  const std::size_t gap = date.find_first_of(" T");
  if (gap != std::string_view::npos && is_time(base::trim(date.substr(gap + 1)))) date = date.substr(0, gap);
  if (const auto parsed = base::Date::parse_lenient(date)) return *parsed;
  return base::refuse(RefusalWord::cell_not_a_date, shown(trimmed));
}

base::Result<std::int64_t> normalise_decimal(std::string_view text) {
  const std::string trimmed = base::trim(base::half_width(text));
  const auto wrong = [&] { return base::refuse(RefusalWord::cell_not_a_number, shown(trimmed)); };
  std::string_view rest = trimmed;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  const std::size_t point = rest.find('.');
  std::string whole;
  std::string_view fraction;
  if (point != std::string_view::npos) fraction = rest.substr(point + 1);
  if (!take_whole(rest.substr(0, point), whole)) return wrong();
  if (!std::all_of(fraction.begin(), fraction.end(), is_digit)) return wrong();
  while (fraction.ends_with('0')) fraction.remove_suffix(1);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.size() > kWholeDigits || fraction.size() > kFractionDigits) return wrong();
  std::string digits = whole + std::string(fraction);
  digits.append(kFractionDigits - fraction.size(), '0');
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return negative ? -value : value;
}

std::string decimal_text(std::int64_t millionths) {
  const auto size = millionths < 0 ? 0 - static_cast<std::uint64_t>(millionths) : static_cast<std::uint64_t>(millionths);
  std::string fraction = std::to_string(size % 1'000'000);
  fraction.insert(0, kFractionDigits - fraction.size(), '0');
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return (millionths < 0 ? "-" : "") + std::to_string(size / 1'000'000) + (fraction.empty() ? "" : "." + fraction);
}

std::vector<std::string> split_list(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 3, "；") == 0 || text.compare(at, 3, "、") == 0 || text.compare(at, 3, "｜") == 0) {
      plain += '|';
      at += 3;
    } else {
      plain += text[at] == ';' ? '|' : text[at];
      ++at;
    }
  }
  std::vector<std::string> values;
  for (const std::string& part : base::split(plain, '|')) {
    std::string value = base::trim(part);
    if (!value.empty()) values.push_back(std::move(value));
  }
  return values;
}

}  // namespace liaoxin::intake
