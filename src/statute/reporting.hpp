#pragma once
#include <optional>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/calendar.hpp"
#include "statute/pack.hpp"

namespace liaoxin::statute {

/// Art. 12, double publicity: the day by which a permit or penalty decided on `decided_on` has to be reported
/// (publicity.report_days, reported). parameter_not_in_force for decisions before the term was loaded.
[[nodiscard]] base::Result<DueDate> report_due(base::Date decided_on, const Pack& pack);

/// Working days by which a report came late; 0 when in time.
[[nodiscard]] int days_late(const DueDate& due, base::Date reported_on, const Pack& pack);

}  // namespace liaoxin::statute
