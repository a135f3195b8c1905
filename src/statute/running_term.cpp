#include "statute/running_term.hpp"

namespace liaoxin::statute {

DueDate derived(const RunningTerm& term, const Pack& pack) {
  const auto length = pack.parameter(term.parameter, term.from_on);
  if (!length) return {.on = term.due_on, .provisional = false, .basis = length.error().basis, .derivation = {}};
  if (length->unit == Unit::calendar_days && term.due_on >= term.from_on.plus_days(static_cast<int>(length->value))) return Calendar::calendar_days(term.from_on, term.due_on, length->basis);
  if (length->unit != Unit::working_days) return {.on = term.due_on, .provisional = false, .basis = length->basis, .derivation = {}};
  DueDate due = pack.calendar().add_working_days(term.from_on, *length, term.pauses);
  if (due.on == term.due_on) return due;
  return {.on = term.due_on, .provisional = false, .basis = length->basis, .derivation = {}};
}

}  // namespace liaoxin::statute
