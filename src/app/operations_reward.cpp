// Rewards of organisations (art. 22): granted by a named officer on an honour of record, and ended by its unit.
#include "app/executor.hpp"
#include "app/measures.hpp"
#include "app/taken_back.hpp"
#include "base/text.hpp"
#include "cases/reward/reward.hpp"
#include "registry/terms.hpp"
#include "store/rewards.hpp"
#include "store/units.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<object> grant(Session& s, const GrantReward& c) {
  const store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit());
  const registry::RecordState today = state_today(s.platform.read_context(), record, s.now());
  const auto listed = store::policy_value(s.db(), registry::kRewardKinds, s.actor.unit, s.today());
  Reward reward = TRY(decide_reward(today, *s.pack().item(today.item), c, store::rewards_of(s.db(), today.id), listed ? listed->value : std::string(), s.actor.unit, statute::to_string(s.actor), s.now()));
  reward.id = s.writer.next_id("reward");
  const std::string number = s.platform.public_id("rwd", reward.id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .record = today.id, .facts = {{"reward", number}, {"record", c.record}, {"kind", statute::facts_of(reward.kind).word}, {"unit", reward.unit}},
                                                   .reasons = {{"reason", c.reason}}});
  store::insert_reward(s.db(), reward, place.row_id);
  return object{{"reward", number}, {"log_index", place.index}};
}

base::Result<object> end(Session& s, const EndReward& c) {
  const auto id = s.platform.internal_id("rwd", c.reward);
  const auto stored = id ? store::find_reward(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::reward_unknown, base::one_line(c.reward), "/reward");
  const store::StoredRecord record = *store::find_record(s.db(), stored->record_id);
  TRY_VOID(s.permit_with(Competence::deciding, s.actor.unit == stored->unit));
  const Reward ended = TRY(decide_reward_end(*stored, state_today(s.platform.read_context(), record, s.now()), c, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .record = record.state.id, .facts = {{"reward", c.reward}}, .reasons = {{"reason", c.reason}}});
  store::end_reward(s.db(), ended, place.row_id);
  note_taken_back(s.writer, TakenBack::reward_ended, ended.id);
  return object{{"reward", c.reward}, {"log_index", place.index}};
}

}  // namespace

void add_reward_handlers(Handlers& handlers) {
  handlers["reward.grant"] = detail::handler<GrantReward>(grant);
  handlers["reward.end"] = detail::handler<EndReward>(end);
}

}  // namespace liaoxin::app
