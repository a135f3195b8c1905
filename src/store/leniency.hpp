#pragma once
#include <optional>
#include <vector>

#include "cases/leniency/leniency.hpp"
#include "store/connection.hpp"

/// What was claimed and granted under art. 31.
namespace liaoxin::store {

void insert_leniency(Connection& db, const cases::Leniency& leniency, std::int64_t row_id);
/// CHECK: the claim is open.
void answer_leniency(Connection& db, const cases::Leniency& claim, std::int64_t answer_row);
/// A claim with the journal row in which its words are sealed.
struct StoredLeniency {
  cases::Leniency leniency;
  std::int64_t row_id = 0;
};
[[nodiscard]] std::optional<StoredLeniency> find_leniency(Connection& db, std::int64_t id);
/// The oldest first.
[[nodiscard]] std::vector<cases::Leniency> leniency_of(Connection& db, registry::RecordId record);
/// Claims nobody answered, the oldest first.
[[nodiscard]] std::vector<cases::Leniency> open_leniency_claims(Connection& db);

}  // namespace liaoxin::store
