#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "store/connection.hpp"

/// What came of objections, restorations and recalls, by unit: numbers of units alone.
namespace liaoxin::store {

/// What was recalled from recipients: of one unit, or of all others of one kind together, who are not named.
struct RecipientOutcome {
  std::string kind;  ///< word of the recipients ledger
  std::string unit;  ///< USCC; empty: no unit
  std::int64_t told = 0, confirmed = 0;
  std::int64_t slowest_days = 0;     ///< the slowest confirmation, in days begun; one that is still open counts until now
  std::int64_t slowest_seconds = 0;  ///< the slowest of those that came
};
/// In no order.
[[nodiscard]] std::vector<RecipientOutcome> recipient_outcomes(Connection& db, base::Instant now);

struct UnitOutcome {
  std::string unit;                                      ///< USCC
  std::int64_t objections_upheld = 0, objections_refused = 0;  ///< to records it filed, as they were decided or settled
  std::int64_t restorations_granted = 0, restorations_refused = 0;
  std::int64_t recalls_issued = 0;                       ///< of records it filed, one for each recipient
  RecipientOutcome received;                             ///< of what was told to it as a recipient
};
/// Of each unit with any, by its code.
[[nodiscard]] std::vector<UnitOutcome> unit_outcomes(Connection& db, base::Instant now);

}  // namespace liaoxin::store
