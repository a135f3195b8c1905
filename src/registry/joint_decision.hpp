#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/division.hpp"

/// Decisions of joint meetings 联席会议 (art. 5): level, number, date and document, entered by the secretariat of the meeting itself.
namespace liaoxin::registry {

struct JointLevelFacts {
  statute::DivisionLevel level;
  std::string_view word;
  base::LocalText title;
};
/// The closed list: province, prefecture, county.
[[nodiscard]] std::span<const JointLevelFacts> joint_levels();
[[nodiscard]] const JointLevelFacts* joint_level(std::string_view word);
[[nodiscard]] const JointLevelFacts& facts_of(statute::DivisionLevel level);

struct JointDecision {
  std::int64_t id = 0;
  statute::DivisionLevel level = statute::DivisionLevel::province;
  std::string number;
  base::Date decided_on;
  std::string title;
  std::string file_hash;  ///< of the decision's file; empty: not given
  std::string unit;       ///< whose secretariat entered it
  base::Instant registered_at;
  std::int64_t row_id = 0;  ///< of the act
};

struct RegisterJointDecision {
  std::string level, decision_number;
  base::Date decided_on;
  std::string title;
  std::optional<std::string> file_hash;
};
BOOST_DESCRIBE_STRUCT(RegisterJointDecision, (), (level, decision_number, decided_on, title, file_hash))

/// `own_level`: of the region of the meeting; none enters what another decided. `is_there`: its number stands in the register already.
/// Refusals: joint_level_unknown, document_not_named, document_in_future, document_hash_invalid, joint_decision_exists.
[[nodiscard]] base::Result<JointDecision> decide_joint_decision(const RegisterJointDecision& command, statute::DivisionLevel own_level, bool is_there, base::Instant now);

}  // namespace liaoxin::registry
