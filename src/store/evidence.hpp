#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "cases/objection/evidence.hpp"
#include "store/connection.hpp"

namespace liaoxin::store {

/// A file of evidence; its name and content stand sealed in the row of the journal that added it.
struct StoredEvidence {
  cases::Evidence evidence;
  std::int64_t row_id = 0;
};
void insert_evidence(Connection& db, const cases::Evidence& evidence, std::int64_t row_id);
[[nodiscard]] std::int64_t count_evidence(Connection& db, std::int64_t objection);
[[nodiscard]] std::optional<StoredEvidence> find_evidence(Connection& db, std::int64_t id);
[[nodiscard]] std::vector<StoredEvidence> evidence_of(Connection& db, std::int64_t objection);

}  // namespace liaoxin::store
