#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "statute/item.hpp"
#include "statute/measure_kind.hpp"
#include "statute/operation.hpp"

/// Rewards to organisations 守信激励 (art. 22): granted by an officer from the published list of its unit, on an honour of record, and no longer in force than that honour. Persons and individual
/// businesses are granted none: scarce goods are not handed out by recorded virtue.
namespace liaoxin::cases {

struct Reward {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  statute::RewardKind kind = statute::RewardKind::green_channel;
  std::string unit;     ///< USCC of who grants it
  std::string officer;  ///< as `--as` writes it
  base::Instant granted_at;
  std::optional<base::Instant> ended_at;
};

struct GrantReward {
  std::string record, reward_kind, reason;
};
BOOST_DESCRIBE_STRUCT(GrantReward, (), (record, reward_kind, reason))
struct EndReward {
  std::string reward, reason;
};
BOOST_DESCRIBE_STRUCT(EndReward, (), (reward, reason))

/// Whether it is in force, computed on every read: not ended, and its honour runs.
[[nodiscard]] bool is_in_force(const Reward& reward, const registry::RecordState& record, base::Instant now);
/// `others`: of this record. `listed`: the list of the unit in force, words of kinds with commas between them; empty without one. Refusals: organisation_only, reward_not_on_honour, record_not_running,
/// document_stayed, record_contested, reward_kind_unknown, reward_not_listed, reward_exists, reason_missing.
[[nodiscard]] base::Result<Reward> decide_reward(const registry::RecordState& record, const statute::Item& item, const GrantReward& command, const std::vector<Reward>& others, std::string_view listed,
                                                 const std::string& unit, const std::string& officer, base::Instant now);
/// Refusals: reward_over, reason_missing.
[[nodiscard]] base::Result<Reward> decide_reward_end(Reward reward, const registry::RecordState& record, const EndReward& command, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& reward_commands();

}  // namespace liaoxin::cases
