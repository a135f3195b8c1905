#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "registry/joint_decision.hpp"
#include "store/connection.hpp"

/// The register of decisions of joint meetings (art. 5).
namespace liaoxin::store {

void insert_joint_decision(Connection& db, const registry::JointDecision& decision);
/// The one this meeting entered under this number.
[[nodiscard]] std::optional<registry::JointDecision> joint_decision_of(Connection& db, std::string_view unit, std::string_view number);
/// The one of this level under this number, whichever meeting of the level entered it first.
[[nodiscard]] std::optional<registry::JointDecision> find_joint_decision(Connection& db, statute::DivisionLevel level, std::string_view number);
/// All of them, in the order in which they were entered.
[[nodiscard]] std::vector<registry::JointDecision> all_joint_decisions(Connection& db);

}  // namespace liaoxin::store
