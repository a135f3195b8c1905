#include "registry/cells.hpp"

#include <algorithm>

#include "base/dates.hpp"
#include "base/text.hpp"

namespace liaoxin::registry {
namespace {

using base::refuse;
using base::RefusalWord;
using statute::Column;
using statute::ColumnType;

bool is_plain(std::string_view cell) {
  return std::all_of(cell.begin(), cell.end(), [](char c) { return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7f; });
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

base::Result<std::string> date_cell(const Column& column, const std::string& text) {
  std::string_view day = text;
  // Spreadsheets add a time of midnight to a date cell.
  for (const std::string_view midnight : {" 00:00:00", " 0:00:00", " 00:00", " 0:00", "T00:00:00"}) {
    if (day.ends_with(midnight)) day.remove_suffix(midnight.size());
  }
  if (day == "长期" || day == "长期有效") return std::string("2099-12-31");
  const auto date = base::Date::parse_lenient(day);
  if (!date) return refuse(RefusalWord::date_invalid, base::one_line(text), column.code);
  return date->iso();
}

base::Result<std::string> decimal_cell(const Column& column, std::string text) {
  std::erase(text, ',');
  std::string_view digits = text;
  if (digits.starts_with("-")) return refuse(RefusalWord::decimal_invalid, base::one_line(text), column.code);
  const std::size_t point = digits.find('.');
  std::string whole(digits.substr(0, point));
  std::string part(point == std::string_view::npos ? "" : digits.substr(point + 1));
  const auto only_digits = [](std::string_view s) { return s.find_first_not_of("0123456789") == std::string_view::npos; };
  while (!part.empty() && part.back() == '0') part.pop_back();
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.empty()) whole = "0";
  const bool fits = only_digits(whole) && only_digits(part) && part.size() <= static_cast<std::size_t>(column.decimals) &&
                    whole.size() + static_cast<std::size_t>(column.decimals) <= static_cast<std::size_t>(column.length) && !digits.empty() && digits != ".";
  if (!fits) return refuse(RefusalWord::decimal_invalid, base::one_line(text), column.code);
  return part.empty() ? whole : whole + "." + part;
}

/// One value of an enumeration; 其他-… keeps its text.
base::Result<std::string> list_value(const Column& column, const std::string& value) {
  if (column.has_value(value)) return value;
  if (const auto older = column.older.find(value); older != column.older.end()) return older->second;
  if (column.label_other && (value.starts_with("其他-") || value.starts_with("其他—") || value.starts_with("其他:"))) return value;
  return refuse(RefusalWord::value_not_in_list, base::one_line(value), column.code);
}

base::Result<std::string> list_cell(const Column& column, const std::string& text) {
  // A value may itself hold the separator 、 (older labels do): the whole cell is tried first.
  if (auto whole = list_value(column, text)) return whole;
  std::vector<std::string> values;
  std::string piece;
  for (const char32_t c : base::to_code_points(text + ";")) {
    if (c == U';' || c == U'；' || c == U'、' || c == U'|' || c == U',' || c == U'，') {
      const std::string value = base::trim(piece);
      piece.clear();
      if (value.empty()) continue;
      for (const std::string& mapped : base::split(TRY(list_value(column, value)), ';')) {
        if (std::find(values.begin(), values.end(), mapped) == values.end()) values.push_back(mapped);
      }
    } else {
      piece += base::to_utf8(std::u32string_view(&c, 1));
    }
  }
  std::string joined;
  for (const std::string& value : values) joined += (joined.empty() ? "" : ";") + value;
  return joined;
}

}  // namespace

base::Result<std::string> normalise_cell(const Column& column, std::string_view cell) {
  std::string text = is_plain(cell) ? std::string(cell) : base::trim(cell);
  if (text.empty()) return text;
  if (std::find(column.no_value.begin(), column.no_value.end(), text) != column.no_value.end()) return std::string{};
  const bool may_break = column.type == ColumnType::text;
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && !(may_break && (c == '\n' || c == '\r' || c == '\t'))) {
      return refuse(RefusalWord::cell_has_control_characters, {}, column.code);
    }
  }
  if (column.length > 0 && (column.type == ColumnType::string || column.type == ColumnType::text) &&
      code_points(text) > static_cast<std::size_t>(column.length)) {
    return refuse(RefusalWord::cell_too_long, std::to_string(column.length), column.code);
  }
  switch (column.type) {
    case ColumnType::string:
    case ColumnType::text: return text;
    case ColumnType::date: return date_cell(column, base::half_width(text));
    case ColumnType::decimal: return decimal_cell(column, base::half_width(text));
    case ColumnType::integer: {
      text = base::half_width(text);
      if (text.size() > 18 || text.find_first_not_of("0123456789") != std::string::npos) {
        return refuse(RefusalWord::integer_invalid, base::one_line(text), column.code);
      }
      return text;
    }
    case ColumnType::enumeration: return list_value(column, text);
    case ColumnType::enumeration_list: return list_cell(column, text);
  }
  return text;
}

std::int64_t fen_of_ten_thousand_yuan(std::string_view decimal) {
  // One unit is 10,000 yuan = 1,000,000 fen: exactly the six decimals of the form.
  std::int64_t value = 0;
  std::size_t decimals = 0;
  bool after_point = false;
  for (const char c : decimal) {
    if (c == '.') {
      after_point = true;
    } else {
      value = value * 10 + (c - '0');
      if (after_point) ++decimals;
    }
  }
  for (; decimals < 6; ++decimals) value *= 10;
  return value;
}

}  // namespace liaoxin::registry
