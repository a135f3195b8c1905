#include "statute/parameter.hpp"

#include "base/check.hpp"

namespace liaoxin::statute {
namespace {

struct UnitText {
  Unit unit;
  std::string_view word;
  std::string_view zh;
  std::string_view one;
  std::string_view many;
};

constexpr UnitText kUnits[] = {
    {Unit::working_days, "working_days", "个工作日", "working day", "working days"},
    {Unit::calendar_days, "calendar_days", "日", "calendar day", "calendar days"},
    {Unit::months, "months", "个月", "month", "months"},
    {Unit::years, "years", "年", "year", "years"},
    {Unit::fen, "fen", "分", "fen", "fen"},
    {Unit::percent, "percent", "%", "%", "%"},
    {Unit::count, "count", "", "", ""},
    {Unit::flag, "flag", "", "", ""},
    {Unit::reading, "reading", "", "", ""},
};

const UnitText& text_of(Unit unit) {
  for (const UnitText& text : kUnits) {
    if (text.unit == unit) return text;
  }
  CHECK(false);
}

}  // namespace

std::string_view word(Unit unit) { return text_of(unit).word; }

std::optional<Unit> unit(std::string_view wanted) {
  for (const UnitText& text : kUnits) {
    if (text.word == wanted) return text.unit;
  }
  return std::nullopt;
}

base::LocalText printed_value(const Parameter& parameter) {
  switch (parameter.unit) {
    case Unit::reading: return {};
    case Unit::flag: return parameter.value != 0 ? base::LocalText{"是", "on"} : base::LocalText{"否", "off"};
    case Unit::count: return {std::to_string(parameter.value), std::to_string(parameter.value)};
    case Unit::fen: {
      const std::string yuan = std::to_string(parameter.value / 100);
      return {yuan + " 元", yuan + " yuan"};
    }
    default: break;
  }
  const UnitText& text = text_of(parameter.unit);
  const std::string number = std::to_string(parameter.value);
  return {number + " " + std::string(text.zh), number + " " + std::string(parameter.value == 1 ? text.one : text.many)};
}

}  // namespace liaoxin::statute
