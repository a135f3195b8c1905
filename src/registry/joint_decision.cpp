#include "registry/joint_decision.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/words.hpp"

namespace liaoxin::registry {

using base::refuse;
using base::RefusalWord;
using statute::DivisionLevel;

std::span<const JointLevelFacts> joint_levels() {
  static const JointLevelFacts levels[] = {{DivisionLevel::province, "province", {"省级", "province"}}, {DivisionLevel::prefecture, "prefecture", {"市级", "prefecture"}}, {DivisionLevel::county, "county", {"县级", "county"}}};
  return levels;
}
const JointLevelFacts* joint_level(std::string_view word) { return base::line_of_word(joint_levels(), word); }
const JointLevelFacts& facts_of(DivisionLevel level) { return base::line_of(joint_levels(), &JointLevelFacts::level, level); }

// Article 5. Joint meetings are set up at the province, the prefectures and the counties.
base::Result<JointDecision> decide_joint_decision(const RegisterJointDecision& command, DivisionLevel own_level, bool is_there, base::Instant now) {
  // 1. Of the meeting whose secretariat enters it.
  const JointLevelFacts* facts = joint_level(command.level);
  if (facts == nullptr || facts->level != own_level) return refuse(RefusalWord::joint_level_unknown, base::one_line(command.level), "/level");
  // 2. It has been taken, and can be told apart from every other.
  TRY_VOID(base::must_say(command.decision_number, RefusalWord::document_not_named, "/decision_number"));
  TRY_VOID(base::must_say(command.title, RefusalWord::document_not_named, "/title"));
  if (command.decided_on > now.date()) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  const std::string hash = command.file_hash.value_or("");
  if (!hash.empty() && (hash.size() != 64 || !base::unhex(hash))) return refuse(RefusalWord::document_hash_invalid, {}, "/file_hash");
  // 3. Once.
  if (is_there) return refuse(RefusalWord::joint_decision_exists, base::one_line(command.decision_number), "/decision_number");
  return JointDecision{.level = facts->level, .number = base::one_line(base::trim(command.decision_number)), .decided_on = command.decided_on, .title = base::one_line(base::trim(command.title)),
                       .file_hash = hash, .registered_at = now};
}

}  // namespace liaoxin::registry
