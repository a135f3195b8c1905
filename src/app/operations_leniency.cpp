// Lenient treatment (art. 31): the subject claims, the source answers with reasons or grants by itself.
#include "app/designations.hpp"
#include "app/erasure.hpp"
#include "app/executor.hpp"
#include "app/notices.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/leniency/leniency.hpp"
#include "store/leniency.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

Act act_of(const Session& s, const Leniency& leniency, object reasons) {
  return {.operation = s.operation, .record = leniency.record_id,
          .facts = {{"leniency", s.platform.public_id("len", leniency.id)}, {"flag", facts_of(leniency.flag).word}, {"state", word(leniency.step)}}, .reasons = std::move(reasons)};
}

/// What all claims and grants do to the record, in one act.
store::Appended treat(Session& s, registry::RecordState& state, const std::vector<Leniency>& all, Act act) {
  registry::Effect effect;
  effect.bars = with_leniency(state.bars, all);
  const auto place = apply_effect(s.writer, s.platform, s.actor, state, effect, std::move(act));
  refresh_item_token(s.db(), s.pack(), state.subject_id, state.item, s.now());
  return place;
}

/// Whose conduct was a minor's, of that no record is held: it ends, everyone who has it is told, and what it said is destroyed (red line 5).
std::string let_go(Session& s, registry::RecordState& state, const Leniency& leniency) {
  const auto recall = end_record(s.writer, s.platform, s.actor, state, registry::EndKind::withdrawn, act_of(s, leniency, {}));
  erase_record(s.writer, state);
  return recall.certificate_number;
}

base::Result<object> claim(Session& s, const ClaimLeniency& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  const statute::Item& item = *s.pack().item(record.state.item);
  std::vector<Leniency> all = store::leniency_of(s.db(), record.state.id);
  Claimed claimed = TRY(decide_claim(record.state, item, c, all, s.now(), s.pack()));
  claimed.leniency.id = s.writer.next_id("leniency");
  all.push_back(claimed.leniency);
  const auto place = treat(s, record.state, all, act_of(s, claimed.leniency, {{"statement", c.statement}}));
  store::insert_leniency(s.db(), claimed.leniency, place.row_id);
  return object{{"claim", s.platform.public_id("len", claimed.leniency.id)}, {"clock", base::json::array{due_json(claimed.due)}}, {"log_index", place.index}};
}

base::Result<object> decide(Session& s, const DecideLeniency& c) {
  const auto id = s.platform.internal_id("len", c.claim);
  const auto stored = id ? store::find_leniency(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::leniency_unknown, base::one_line(c.claim), "/claim");
  store::StoredRecord record = *store::find_record(s.db(), stored->leniency.record_id);
  TRY_VOID(s.permit(record.state));
  const Leniency answered = TRY(decide_answer(stored->leniency, c, s.now()));
  std::vector<Leniency> all = store::leniency_of(s.db(), record.state.id);
  for (Leniency& one : all) {
    if (one.id == answered.id) one = answered;
  }
  const auto place = treat(s, record.state, all, act_of(s, answered, {{"reason", c.reason}}));
  store::answer_leniency(s.db(), answered, place.row_id);
  object result{{"claim", c.claim}, {"state", word(answered.step)}, {"log_index", place.index}};
  result["notice"] = leave_notice(s.writer, s.platform, record.state, {.kind = registry::NoticeKind::leniency_answered, .row_id = place.row_id, .parameters = {.outcome = std::string(word(answered.step))}});
  const bool is_gone = answered.flag == LeniencyFlag::minor && answered.step == LeniencyStep::granted && record.state.ended == registry::EndKind::none;
  if (is_gone) result["certificate"] = let_go(s, record.state, answered);
  else if (answered.step == LeniencyStep::granted) recall_all_beside(s, record.state, place);
  return result;
}

base::Result<object> grant(Session& s, const GrantLeniency& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  const statute::Item& item = *s.pack().item(record.state.item);
  std::vector<Leniency> all = store::leniency_of(s.db(), record.state.id);
  Leniency granted = TRY(decide_grant(record.state, item, c, all, s.now()));
  granted.id = s.writer.next_id("leniency");
  all.push_back(granted);
  const auto place = treat(s, record.state, all, act_of(s, granted, {{"reason", c.reason}}));
  store::insert_leniency(s.db(), granted, place.row_id);
  object result{{"leniency", s.platform.public_id("len", granted.id)}, {"log_index", place.index}};
  if (granted.flag == LeniencyFlag::minor) result["certificate"] = let_go(s, record.state, granted);
  else recall_all_beside(s, record.state, place);
  return result;
}

}  // namespace

void add_leniency_handlers(Handlers& handlers) {
  handlers["leniency.claim"] = detail::handler<ClaimLeniency>(claim);
  handlers["leniency.decide"] = detail::handler<DecideLeniency>(decide);
  handlers["leniency.grant"] = detail::handler<GrantLeniency>(grant);
}

}  // namespace liaoxin::app
