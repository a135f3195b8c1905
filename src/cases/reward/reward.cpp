#include "cases/reward/reward.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/restoration/shield.hpp"
#include "registry/terms.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {
/// Honours and charity: what an organisation is known to have done well.
constexpr std::array<std::string_view, 2> kHonours{"C3-01", "C3-02"};
}  // namespace

bool is_in_force(const Reward& reward, const registry::RecordState& record, base::Instant now) {
  CHECK(reward.record_id == record.id);
  if (reward.ended_at) return false;  // an act that was done, whatever the clock says
  if (!statute::is_organisation(record.subject_kind) || record.stayed || record.unanswered) return false;
  return must_run(record, now).has_value();
}

// Article 22. Rewards go to who is of good standing, from a list that everybody reads.
base::Result<Reward> decide_reward(const registry::RecordState& record, const statute::Item& item, const GrantReward& command, const std::vector<Reward>& others, std::string_view listed,
                                   const std::string& unit, const std::string& officer, base::Instant now) {
  // 1. To an organisation, on an honour of record that runs and that nobody contests.
  if (!statute::is_organisation(record.subject_kind)) return refuse(RefusalWord::organisation_only, {}, "/record");
  if (std::ranges::find(kHonours, item.code) == kHonours.end()) return refuse(RefusalWord::reward_not_on_honour, item.name.zh, "/record");
  TRY_VOID(must_run(record, now));
  if (record.stayed) return refuse(RefusalWord::document_stayed, record.document_number, "/record");
  if (record.open_objections > 0 || record.unanswered) return refuse(RefusalWord::record_contested, {}, "/record");
  // 2. Of a kind the article names and the unit's list in force has, once by each unit.
  const statute::RewardKindFacts* kind = statute::reward_kind(command.reward_kind);
  if (kind == nullptr) return refuse(RefusalWord::reward_kind_unknown, base::one_line(command.reward_kind), "/reward_kind");
  if (!registry::names_word(listed, kind->word)) return refuse(RefusalWord::reward_not_listed, kind->title.zh, "/reward_kind");
  const auto is_same = [&](const Reward& other) { return other.kind == kind->kind && other.unit == unit && is_in_force(other, record, now); };
  if (std::ranges::any_of(others, is_same)) return refuse(RefusalWord::reward_exists, kind->title.zh, "/reward_kind");
  // 3. With its reason.
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  return Reward{.record_id = record.id, .kind = kind->kind, .unit = unit, .officer = officer, .granted_at = now, .ended_at = std::nullopt};
}

base::Result<Reward> decide_reward_end(Reward reward, const registry::RecordState& record, const EndReward& command, base::Instant now) {
  if (!is_in_force(reward, record, now)) return refuse(RefusalWord::reward_over, {}, "/reward");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  reward.ended_at = now;
  return reward;
}

const std::vector<statute::Operation>& reward_commands() {
  static const std::vector<statute::Operation> operations{
      statute::command<GrantReward>("reward.grant", {BasisKind::regulation, "22"}, {"给予守信激励", "Grant a reward"}, R"({"record":"rec-…","reward_kind":"R22-1-01","reason":"连续三年获评先进"})",
                                    {RefusalWord::record_unknown, RefusalWord::organisation_only, RefusalWord::reward_not_on_honour, RefusalWord::record_not_running, RefusalWord::document_stayed, RefusalWord::record_contested,
                                     RefusalWord::reward_kind_unknown, RefusalWord::reward_not_listed, RefusalWord::reward_exists, RefusalWord::reason_missing}),
      statute::command<EndReward>("reward.end", {BasisKind::regulation, "22"}, {"终止守信激励", "End a reward"}, R"({"reward":"rwd-…","reason":"荣誉已撤销"})",
                                  {RefusalWord::reward_unknown, RefusalWord::reward_over, RefusalWord::reason_missing})};
  return operations;
}

}  // namespace liaoxin::cases
