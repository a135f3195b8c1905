#pragma once
#include <span>
#include <string_view>

#include "base/refusal.hpp"

/// Measures against organisations 失信惩戒措施 (art. 26), closed. What the article leaves open in (6), "other measures", has no kind until one is
/// named here. Nothing in this room or any other points one at a natural person or an individual business.
namespace liaoxin::statute {

enum class MeasureKind {
  notice_and_pledge_in_administration,
  notice_and_pledge_in_public_services,
  tolerant_acceptance_in_administration,
  tolerant_acceptance_in_public_services,
  other_facilitation,
  fiscal_funds,
  fiscal_projects,
  public_credit_support,
  points_in_tendering,
  points_in_procurement,
  points_in_land_transfer,
  level_in_public_resources,
  honours,
  titles,
  deposit_in_tendering,
  deposit_in_partnerships,
};

/// Groups of the national list: A takes a right or adds a duty, B is management.
enum class MeasureGroup { reduces_rights, management };

struct MeasureKindFacts {
  MeasureKind kind;
  std::string_view word;  ///< M26-1-01
  base::LocalText title;
  std::string_view article;  ///< 26(1)
  MeasureGroup group;
};
/// The closed list, in the order of the article.
[[nodiscard]] std::span<const MeasureKindFacts> measure_kinds();
[[nodiscard]] const MeasureKindFacts* measure_kind(std::string_view word);
[[nodiscard]] const MeasureKindFacts& facts_of(MeasureKind kind);
[[nodiscard]] base::LocalText printed(MeasureGroup group);

/// Rewards to organisations 守信激励 (art. 22), closed: (4), rewards to persons, and (6) have none.
enum class RewardKind { green_channel, tolerant_acceptance, other_facilitation, fiscal_funds, fiscal_projects, points_in_public_resources, publicity_on_credit_websites, promotion_in_media };

struct RewardKindFacts {
  RewardKind kind;
  std::string_view word;  ///< R22-1-01
  base::LocalText title;
  std::string_view article;  ///< 22(1)
};
[[nodiscard]] std::span<const RewardKindFacts> reward_kinds();
[[nodiscard]] const RewardKindFacts* reward_kind(std::string_view word);
[[nodiscard]] const RewardKindFacts& facts_of(RewardKind kind);

}  // namespace liaoxin::statute
