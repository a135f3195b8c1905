// What falls due by itself: records whose time is over, sources that are silent, rule sets that began.
#include <algorithm>

#include "access/signed_request.hpp"
#include "app/executor.hpp"
#include "app/measures.hpp"
#include "app/notices.hpp"
#include "app/record_reader.hpp"
#include "app/restorations.hpp"
#include "app/retention.hpp"
#include "base/check.hpp"
#include "cases/objection/objection.hpp"
#include "store/access_entries.hpp"
#include "store/clients.hpp"
#include "store/drafts.hpp"
#include "store/objections.hpp"

namespace liaoxin::app {
namespace {

const statute::Actor kMachine{statute::ActorKind::operator_, "operator", ""};

/// Up to which record the rule set in force has been applied: its code and the last record's number.
constexpr const char* kJudgedAgain = "judged_again";

/// A new rule set ends records earlier or takes them out of the public's sight (the earlier end wins). Readers see that
/// from its first second; here the rows learn it, so that ends come due and recipients are told.
std::int64_t judge_again(store::Writer& writer, Platform& platform, std::int64_t limit) {
  const base::Date today = writer.now().date();
  const statute::RestorationSet* set = platform.pack().restoration_set(today);
  if (set == nullptr) return 0;
  const std::string begun = set->code + " ";
  const std::string mark = store::meta(writer.db(), kJudgedAgain);
  const std::int64_t last = mark.starts_with(begun) ? std::stoll(mark.substr(begun.size())) : 0;
  const std::vector<store::StoredRecord> records = store::records_admitted_before(writer.db(), base::Instant::start_of(set->from), last, limit);
  if (records.empty()) return 0;
  for (const store::StoredRecord& record : records) {
    const statute::Item& item = *platform.pack().item(record.state.item);
    if (!item.negative || record.state.ended != registry::EndKind::none) continue;
    registry::RecordState state = record.state;
    if (!narrow_to_today(platform.read_context(), record, state, today)) continue;
    registry::Effect effect;
    if (state.display_until_on != record.state.display_until_on) effect.display_until_on = state.display_until_on->iso();
    // What hides an entry because it hides what the entry rests on is read anew each time, and no content of its own.
    const registry::Bars bars = record.state.bars | (state.bars & static_cast<registry::Bars>(registry::Bar::not_published));
    if (bars != record.state.bars) effect.bars = bars;
    if (state.grade != record.state.grade && state.grade) effect.grade = std::string(statute::word(*state.grade));
    if (effect == registry::Effect{}) continue;
    state = record.state;
    apply_effect(writer, platform, kMachine, state, effect, {.operation = "display.judge_again", .facts = {{"rule_set", set->code}}});
    refresh_item_token(writer.db(), platform.pack(), state.subject_id, state.item, writer.now());
  }
  store::set_meta(writer.db(), kJudgedAgain, begun + std::to_string(records.back().state.id));
  return static_cast<std::int64_t>(records.size());
}

/// Nothing is shown after its last day anyway; this tells the recipients and issues the certificate.
std::int64_t end_what_is_over(store::Writer& writer, Platform& platform, std::int64_t limit) {
  const base::Date today = writer.now().date();
  std::int64_t ended = 0;
  for (store::StoredRecord& record : store::records_past_display(writer.db(), today, limit)) {
    ++ended;
    // An entry that rests on one of these ended with it.
    if (store::find_record(writer.db(), record.state.id)->state.ended != registry::EndKind::none) continue;
    const bool kept = !record.state.retention_until_on || today <= *record.state.retention_until_on;
    end_record(writer, platform, kMachine, record.state, kept ? registry::EndKind::display_ended : registry::EndKind::retention_ended, {.operation = "display.end"});
  }
  for (store::StoredRecord& record : store::records_past_retention(writer.db(), today, limit)) {
    end_record(writer, platform, kMachine, record.state, registry::EndKind::retention_ended, {.operation = "retention.end"});
    ++ended;
  }
  return ended;
}

void move_objections(store::Writer& writer, Platform& platform, DueWork& done) {
  const base::Date today = writer.now().date();
  for (const cases::Objection& stored : store::open_objections(writer.db())) {
    auto now = cases::as_of(stored, today, platform.pack());
    if (!now) continue;
    if (now->objection.step != stored.step) {
      const store::Appended place = write_act(writer, kMachine,
                {.operation = "objection.deemed_accepted", .reason = "objection", .record = stored.record_id, .objection = stored.id,
                 .facts = {{"objection", platform.public_id("obj", stored.id)}, {"state", cases::word(now->objection.step)}}});
      store::save_objection(writer.db(), now->objection);
      const auto record = store::find_record(writer.db(), stored.record_id);
      CHECK(record.has_value());
      leave_notice(writer, platform, record->state, accepted_matter(now->objection, place));
      ++done.accepted;
    }
    if (!cases::is_unanswered(now->objection, today)) continue;
    auto record = store::find_record(writer.db(), stored.record_id);
    CHECK(record.has_value());
    if (record->state.unanswered || record->state.ended != registry::EndKind::none) continue;
    registry::Effect effect;
    effect.unanswered = true;
    apply_effect(writer, platform, kMachine, record->state, effect,
                 {.operation = "objection.silence", .kind = journal::LeafKind::suspend, .reason = "objection", .objection = stored.id,
                  .references = store::reference_to(writer.db(), record->row_id)});
    refresh_item_token(writer.db(), platform.pack(), record->state.subject_id, record->state.item, writer.now());
    ++done.hidden;
  }
}

/// After its last day a consent opens nothing anyway; this tells its user that what was received has to go.
std::int64_t end_consents(store::Writer& writer, Platform& platform, std::int64_t limit) {
  const auto over = store::consents_over(writer.db(), writer.now().date(), limit);
  for (const cases::Consent& consent : over) {
    const store::Appended place = write_act(writer, kMachine, {.operation = "consent.end", .reason = "consent_ended", .facts = {{"consent", platform.public_id("cns", consent.id)}, {"about", consent.about}}});
    recall_consent(writer, platform, kMachine, consent, place);
  }
  return static_cast<std::int64_t>(over.size());
}

/// Nonces that no current signature can name any more, and answers whose idempotency keys are over.
void forget_requests(store::Writer& writer) {
  constexpr std::int64_t kHour = 3'600'000'000;
  store::forget_nonces(writer.db(), {writer.now().micros - access::kNonceHours * kHour});
  store::forget_answers(writer.db(), {writer.now().micros - access::kIdempotencyDays * 24 * kHour});
}

}  // namespace

DueWork do_due_work(Platform& platform, std::int64_t limit) {
  DueWork done;
  {
    store::Writer writer(platform.sequencer(), platform.clock().now());
    done.judged_again = judge_again(writer, platform, limit);
    done.ended = end_what_is_over(writer, platform, limit);
    done.consents_over = end_consents(writer, platform, limit);
    done.measures_dropped = end_dropped_measures(writer, platform, kMachine, limit);
    move_objections(writer, platform, done);
    note_silent_restorations(writer, platform, kMachine);
    forget_requests(writer);
    store::erase_dead_drafts(writer.db(), writer.now().date());
    writer.commit();
  }
  platform.publish_endings();
  if (!done.may_have_more()) done.keys_destroyed = destroy_expired(platform);
  return done;
}

}  // namespace liaoxin::app
