#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/dates.hpp"
#include "base/refusal.hpp"

namespace liaoxin::statute {

enum class Unit { working_days, calendar_days, months, years, fen, percent, count, flag, reading };

/// One number or reading of the law, dated. A change is a new row with a later `from`, never an edit of the past.
struct Parameter {
  std::string key;         ///< "objection.platform_review"
  std::int64_t value = 0;  ///< in `unit`; a reading or flag has 1 for "applied"
  Unit unit = Unit::reading;
  base::Date from;
  std::optional<base::Date> to;  ///< last day in force, inclusive; nothing: open
  base::Basis basis;
  base::LocalText says;           ///< what is applied, one sentence
  base::LocalText other_reading;  ///< of a default: what could be read instead
  base::LocalText changeable_by;  ///< of a default: who may set it

  [[nodiscard]] bool in_force(base::Date on) const { return from <= on && (!to || on <= *to); }
  [[nodiscard]] bool is_default() const { return basis.kind == base::BasisKind::default_value; }
};

[[nodiscard]] std::string_view word(Unit unit);
[[nodiscard]] std::optional<Unit> unit(std::string_view word);
/// "3 个工作日" / "3 working days"; a reading prints nothing.
[[nodiscard]] base::LocalText printed_value(const Parameter& parameter);

}  // namespace liaoxin::statute
