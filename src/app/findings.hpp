#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/platform.hpp"
#include "app/record_reader.hpp"
#include "cases/finding/finding.hpp"

/// Findings about units (arts. 51 to 53), derived from what is stored whenever somebody reads them.
namespace liaoxin::app {

/// About all units but courts, whose findings are shown to that court alone; the longest past its day first.
[[nodiscard]] std::vector<cases::Finding> findings_of_units(Platform& platform);
/// About one unit, which may be a court: for its own eyes, with what it decided without the inquiry it declared necessary.
[[nodiscard]] std::vector<cases::Finding> findings_about(Platform& platform, const std::string& unit);

/// What a unit had to do about objections and applications for restoration and did not do in time: what waits now, and what was done late within the year that findings look back. Figures of units alone.
struct LateSteps {
  std::int64_t objections_overdue = 0, objections_late = 0;
  std::int64_t restorations_overdue = 0, restorations_late = 0;
  std::int64_t silences = 0;  ///< objections its silence answered: the record is hidden for it, or was found unverifiable
};
/// By unit; nobody under the empty name where nobody is competent.
[[nodiscard]] std::map<std::string, LateSteps> late_steps(const ReadContext& context, base::Date today);

/// Where a finding can be looked up in the log; -1: it rests on figures of many.
[[nodiscard]] std::int64_t log_index_of(Platform& platform, const cases::Finding& finding);

}  // namespace liaoxin::app
