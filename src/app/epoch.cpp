#include "app/epoch.hpp"

#include <algorithm>
#include <map>

#include "app/endings.hpp"
#include "app/erasure.hpp"
#include "app/taken_back.hpp"
#include "base/check.hpp"
#include "registry/commands.hpp"
#include "registry/open_texts.hpp"
#include "store/designations.hpp"
#include "store/endings.hpp"
#include "store/measures.hpp"
#include "store/public_queries.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::json::object;
using registry::EndKind;

bool tail_is_lost(Platform& platform) {
  const auto mark = store::read_mark(platform.places().mark);
  return mark && mark->is_ahead_of(platform.epoch(), static_cast<std::uint64_t>(store::log_size(platform.db(), platform.epoch())));
}

namespace {

/// Carries the certificates with open recalls into the new log: one act for the decision and each telling and confirming,
/// so that a certificate lies whole in one log and can be issued anew.
void carry_over(store::Writer& writer, Platform& platform, const statute::Actor& actor, const store::StoredCertificate& certificate) {
  store::Connection& db = writer.db();
  const auto carried = [&](std::string_view what, base::Instant at) {
    return write_act(writer, actor, {.operation = "recall.carry_over", .record = certificate.record_id,
                                     .facts = {{"certificate", certificate.number}, {"what", what}, {"at", at.rfc3339()}}})
        .row_id;
  };
  store::move_decision(db, certificate.id, carried("decision", certificate.decided_at));
  for (const store::StoredRecall& recall : store::recalls_of(db, certificate.id)) {
    const std::int64_t told = carried("told", recall.told_at);
    const auto confirmed = recall.confirmed_at ? std::optional(carried("confirmed", *recall.confirmed_at)) : std::nullopt;
    store::move_recall(db, recall.id, told, confirmed);
  }
  reissue(writer, platform, *store::find_certificate(db, certificate.id));
}

/// Ends and hides again the designations that ended or were stayed in the lost tail, and calls them back from who received them.
std::int64_t end_designations_again(store::Writer& writer, Platform& platform, const statute::Actor& actor, const ListOfEndings& list) {
  const auto words = list.in_force();
  std::int64_t count = 0;
  for (cases::Designation& designation : store::standing_designations(writer.db())) {
    const auto found = words.find(store::log_place(writer.db(), designation.row_id));
    if (found == words.end()) continue;
    const bool is_ended = found->second.contains(ending::kDesignationEnded);
    if (!is_ended && designation.stayed) continue;
    const auto place = write_act(writer, actor, {.operation = is_ended ? "epoch.end_again" : "epoch.hide_again", .record = designation.record_id});
    if (is_ended) {
      designation.ended_at = writer.now();
      store::end_designation(writer.db(), designation, place.row_id);
    } else {
      designation.stayed = true;
      store::stay_designation(writer.db(), designation);
    }
    recall_beside(writer, platform, actor, designation.record_id, {store::BesideKind::designation, designation.id}, is_ended ? EndKind::designation_ended : EndKind::designation_stayed, place);
    ++count;
  }
  return count;
}

/// Lifts again the measures that were lifted in the lost tail.
std::int64_t lift_again(store::Writer& writer, Platform& platform, const statute::Actor& actor, const ListOfEndings& list) {
  const auto words = list.in_force();
  std::int64_t count = 0;
  for (cases::Measure& measure : store::standing_measures(writer.db())) {
    const auto found = words.find(store::log_place(writer.db(), measure.row_id));
    if (found == words.end() || !found->second.contains(ending::kMeasureLifted)) continue;
    measure.lifted_at = writer.now();
    const auto place = write_act(writer, actor, {.operation = "epoch.lift_again", .record = measure.record_id});
    store::lift_measure(writer.db(), measure, place.row_id);
    recall_beside(writer, platform, actor, measure.record_id, {store::BesideKind::measure, measure.id}, EndKind::measure_lifted, place);
    ++count;
  }
  return count;
}

/// Ends, hides and erases again what went in the lost tail.
std::int64_t end_again(store::Writer& writer, Platform& platform, const statute::Actor& actor, const ListOfEndings& list) {
  store::Connection& db = writer.db();
  std::map<store::LogPlace, store::StoredRecord> running;
  store::each_record(db, [&](const store::StoredRecord& record) {
    if (record.state.ended == EndKind::none) running.emplace(store::log_place(db, record.row_id), record);
  });
  std::int64_t count = 0;
  for (const auto& [place, words] : list.in_force()) {
    const auto found = running.find(place);
    if (found == running.end()) continue;
    registry::RecordState state = found->second.state;
    const auto has = [&](std::string_view word) { return words.contains(word); };
    std::optional<EndKind> kind;
    for (const std::string& word : words) {
      if (const auto ended = registry::end_kind(word); ended && *ended != EndKind::none) kind = ended;
    }
    // The version that replaced this one is lost: the old content was wrong, so it does not come back.
    if (!kind && has(ending::kReplaced)) kind = EndKind::corrected;
    if (kind) {
      end_record(writer, platform, actor, state, *kind, {.operation = "epoch.end_again"});
      if (has(ending::kErased)) erase_record(writer, state);
      ++count;
      continue;
    }
    registry::Effect effect;
    if (has(ending::kStayed) && !state.stayed) effect.stayed = true;
    if (has(ending::kUnanswered) && !state.unanswered) effect.unanswered = true;
    registry::Bars bars = state.bars;
    for (const HidingBar& one : hiding_bars()) {
      if (has(one.set)) bars = bars | one.bar;
    }
    if (bars != state.bars) effect.bars = bars;
    if (!effect.stayed && !effect.unanswered && !effect.bars) continue;
    apply_effect(writer, platform, actor, state, effect,
                 {.operation = "epoch.hide_again", .kind = journal::LeafKind::suspend, .references = store::reference_to(db, found->second.row_id)});
    refresh_item_token(db, platform.pack(), state.subject_id, state.item, writer.now());
    ++count;
  }
  return count;
}

}  // namespace

Answer open_epoch(Platform& platform, const Command& command, const Caller& caller, const base::json::value& input) {
  const statute::Actor& actor = caller.actor;
  const auto refused = [](base::Refusal refusal) { return Answer(std::unexpected(std::vector{std::move(refusal)})); };
  auto asked = base::from_json<registry::NewEpoch>(input);
  if (!asked) return std::unexpected(std::move(asked).error());
  if (const auto permit = access::gate(*command.row, {actor.kind, {}, caller.is_code_fresh}); !permit) return refused(permit.error());
  if (!tail_is_lost(platform)) return refused(base::make_refusal(base::RefusalWord::epoch_not_needed));
  if (const auto said = base::must_say(asked->reason, base::RefusalWord::reason_missing, "/reason"); !said) return refused(said.error());
  if (const auto named = registry::open_texts_name_nobody(*command.operation, input, platform.clock().now().date()); !named) return refused(named.error());

  const auto mark = store::read_mark(platform.places().mark);
  const ListOfEndings list = read_endings(platform.places().erasures);
  const auto checkpoint = store::newest_checkpoint(platform.db(), platform.epoch());
  const std::int64_t before = platform.epoch();
  // An old copy may not know of epochs that came after it.
  platform.enter_epoch(std::max(before, mark->epoch) + 1);
  try {
    store::Writer writer(platform.sequencer(), platform.clock().now());
    const object facts{{"published", object{{"epoch", mark->epoch}, {"size", mark->size}, {"root", base::base64(base::view(mark->root))}}},
                       {"kept", checkpoint ? checkpoint->note : std::string()}, {"reason", asked->reason}};
    const store::Appended first = writer.append({.kind = journal::LeafKind::system, .schema = "system.epoch", .bodies = {{journal::CommitClass::fact, base::canonical_json(facts)},
                                                                                                                      {journal::CommitClass::actor, base::canonical_json(object{{"actor", statute::to_string(actor)}})}}});
    CHECK(first.index == 0);
    store::set_meta(writer.db(), "epoch", std::to_string(platform.epoch()));
    store::set_meta(writer.db(), "origin", platform.origin());
    const std::vector<store::StoredEnding> lost = list.after(store::last_ending(writer.db()));
    writer.skip_ids("ending", list.last_id());
    for (const store::StoredCertificate& certificate : store::open_certificates(writer.db())) carry_over(writer, platform, actor, certificate);
    const std::int64_t again = end_again(writer, platform, actor, list) + end_designations_again(writer, platform, actor, list) + lift_again(writer, platform, actor, list) +
                               take_back_again(writer, platform, actor, lost);
    writer.commit();
    platform.publish_endings();
    return object{{"origin", platform.origin()}, {"epoch", platform.epoch()}, {"ended_again", again}, {"log_index", 0}, {"log_size", platform.sequencer().size()}};
  } catch (...) {
    platform.enter_epoch(before);
    throw;
  }
}

}  // namespace liaoxin::app
