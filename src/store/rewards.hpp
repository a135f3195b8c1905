#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "cases/reward/reward.hpp"
#include "store/connection.hpp"

/// Rewards of organisations (art. 22).
namespace liaoxin::store {

/// `row_id`: of the act of granting it.
void insert_reward(Connection& db, const cases::Reward& reward, std::int64_t row_id);
/// CHECK: it was not ended before.
void end_reward(Connection& db, const cases::Reward& reward, std::int64_t end_row);
[[nodiscard]] std::optional<cases::Reward> find_reward(Connection& db, std::int64_t id);
/// The oldest first.
[[nodiscard]] std::vector<cases::Reward> rewards_of(Connection& db, registry::RecordId record);

/// Those a unit granted, the oldest first.
[[nodiscard]] std::vector<cases::Reward> rewards_by(Connection& db, std::string_view unit);

}  // namespace liaoxin::store
