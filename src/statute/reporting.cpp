#include "statute/reporting.hpp"

namespace liaoxin::statute {

base::Result<DueDate> report_due(base::Date decided_on, const Pack& pack) {
  const Parameter term = TRY(pack.parameter("publicity.report_days", decided_on));
  return pack.calendar().add_working_days(decided_on, term);
}

int days_late(const DueDate& due, base::Date reported_on, const Pack& pack) {
  return pack.calendar().working_days_between(due.on, reported_on);
}

}  // namespace liaoxin::statute
