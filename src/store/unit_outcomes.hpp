#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "store/connection.hpp"

/// What came of objections, restorations and recalls, by unit: numbers of units alone.
namespace liaoxin::store {

struct UnitOutcome {
  std::string unit;                                      ///< USCC
  std::int64_t objections_upheld = 0, objections_refused = 0;  ///< to records it filed, as they were decided or settled
  std::int64_t answers_late = 0;                         ///< it was asked, and its day passed without an answer
  std::int64_t restorations_granted = 0, restorations_refused = 0;
  std::int64_t recalls_issued = 0;                       ///< of records it filed, one for each recipient
  std::int64_t recalls_told = 0, recalls_confirmed = 0;  ///< told to it as a recipient
  std::int64_t recall_slowest_days = 0;                  ///< its slowest confirmation, in days begun; one that is still open counts until now
};
/// Of each unit with any, by its code.
[[nodiscard]] std::vector<UnitOutcome> unit_outcomes(Connection& db, base::Instant now);

}  // namespace liaoxin::store
