#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "registry/record.hpp"
#include "store/connection.hpp"

/// What a unit tried against a subject and was refused: kept as evidence of a finding (art. 52(4), (5)).
namespace liaoxin::store {

struct RefusedAttempt {
  std::int64_t id = 0;
  std::string operation, unit, officer;
  registry::RecordId record_id = 0;
  std::string kind;  ///< word of the measure asked for, or code of the list
  std::string word;  ///< of the refusal
  base::Instant tried_at;
  std::int64_t row_id = 0;  ///< of the trace of the refusal in the journal
};
void insert_refused_attempt(Connection& db, const RefusedAttempt& attempt);
/// The newest first, 200 at most.
[[nodiscard]] std::vector<RefusedAttempt> refused_attempts(Connection& db);
[[nodiscard]] std::vector<RefusedAttempt> refused_attempts_by(Connection& db, std::string_view unit);

}  // namespace liaoxin::store
