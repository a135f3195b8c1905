#include "registry/effect.hpp"

#include "base/check.hpp"

namespace liaoxin::registry {

RecordState evolve(RecordState state, const Effect& effect) {
  if (effect.served_on) state.served_on = base::Date::parse(*effect.served_on);
  if (effect.served_by) state.served_by = *effect.served_by;
  if (effect.told_at) state.told_at = base::Instant{*effect.told_at};
  if (effect.reviewed_by) state.reviewed_by = *effect.reviewed_by;
  if (effect.ended) {
    const auto kind = end_kind(*effect.ended);
    CHECK(kind.has_value());
    state.ended = *kind;
  }
  if (effect.ended_at) state.ended_at = base::Instant{*effect.ended_at};
  if (effect.stayed) state.stayed = *effect.stayed;
  if (effect.unanswered) state.unanswered = *effect.unanswered;
  if (effect.open_objections) state.open_objections = static_cast<int>(*effect.open_objections);
  if (effect.subject_id) state.subject_id = *effect.subject_id;
  if (effect.display_until_on) state.display_until_on = base::Date::parse(*effect.display_until_on);
  if (effect.bars) state.bars = static_cast<Bars>(*effect.bars);
  if (effect.grade) state.grade = statute::grade(*effect.grade);
  return state;
}

Effect end_effect(const RecordState& state, EndKind kind, base::Instant now) {
  CHECK(state.ended == EndKind::none && kind != EndKind::none);
  Effect effect;
  effect.ended = std::string(word(kind));
  effect.ended_at = now.micros;
  return effect;
}

}  // namespace liaoxin::registry
