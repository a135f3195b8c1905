#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cases/market/supply.hpp"
#include "registry/record.hpp"
#include "store/connection.hpp"

namespace liaoxin::store {

void insert_agreement(Connection& db, const cases::Agreement& agreement, std::int64_t row_id);
[[nodiscard]] std::optional<cases::Agreement> find_agreement(Connection& db, std::int64_t id);
/// All there were with a collector, oldest first.
[[nodiscard]] std::vector<cases::Agreement> agreements_with(Connection& db, std::string_view collector);
/// The one that is in force with a collector; there is one at most.
[[nodiscard]] std::optional<cases::Agreement> agreement_in_force(Connection& db, std::string_view collector, base::Instant now);
/// All there were, newest first.
[[nodiscard]] std::vector<cases::Agreement> agreements(Connection& db);
void end_agreement(Connection& db, const cases::Agreement& agreement);

void insert_collection(Connection& db, const cases::Collection& collection, std::int64_t row_id);
[[nodiscard]] std::optional<cases::Collection> find_collection(Connection& db, std::int64_t id);
/// What a subject allowed, oldest first; with a collector named, what it allowed that one.
[[nodiscard]] std::vector<cases::Collection> collections_about(Connection& db, std::string_view about);
[[nodiscard]] std::vector<cases::Collection> collections_about(Connection& db, std::string_view about, std::string_view collector);
void revoke_collection(Connection& db, const cases::Collection& collection);

/// On what a record of market information rests.
void save_ground(Connection& db, registry::RecordId record, const cases::Ground& ground);
[[nodiscard]] std::vector<registry::RecordId> supplied_under_agreement(Connection& db, std::int64_t agreement);
[[nodiscard]] std::vector<registry::RecordId> supplied_under_collection(Connection& db, std::int64_t collection);

}  // namespace liaoxin::store
