#pragma once
#include <cstdint>
#include <optional>

#include "store/connection.hpp"

/// What somebody was allowed until it was taken back, and the act that allowed it, so that one leads to the other.
namespace liaoxin::store {

enum class Allowance { consent, declaration, agreement, collection, role, account, client, reward, list_system };

/// The journal row of the act that allowed it; it exists.
[[nodiscard]] std::int64_t allowing_row(Connection& db, Allowance what, std::int64_t id);
/// What an act allowed, if it allowed this.
[[nodiscard]] std::optional<std::int64_t> allowed_by(Connection& db, Allowance what, std::int64_t row_id);

}  // namespace liaoxin::store
