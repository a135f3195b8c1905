#pragma once
#include <string>
#include <vector>

#include "app/platform.hpp"
#include "cases/finding/finding.hpp"

/// Findings about units (arts. 51 to 53), derived from what is stored whenever somebody reads them.
namespace liaoxin::app {

/// About all units but courts, whose findings are shown to that court alone; the longest past its day first.
[[nodiscard]] std::vector<cases::Finding> findings_of_units(Platform& platform);
/// About one unit, which may be a court: for its own eyes, with what it decided without the inquiry it declared necessary.
[[nodiscard]] std::vector<cases::Finding> findings_about(Platform& platform, const std::string& unit);

/// Where a finding can be looked up in the log; -1: it rests on figures of many.
[[nodiscard]] std::int64_t log_index_of(Platform& platform, const cases::Finding& finding);

}  // namespace liaoxin::app
