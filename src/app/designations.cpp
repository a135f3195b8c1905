#include "app/designations.hpp"

#include "app/endings.hpp"
#include "app/measures.hpp"
#include "app/notices.hpp"
#include "base/check.hpp"
#include "store/designations.hpp"
#include "store/measures.hpp"

namespace liaoxin::app {

using cases::Designation;
using registry::EndKind;
using store::BesideKind;

namespace {

void note_received_beside(store::Connection& db, const ReadContext& context, const store::StoredRecord& record, std::int64_t recipient, base::Instant now) {
  if (!statute::is_organisation(record.state.subject_kind)) return;
  const auto designations = store::designations_of(db, record.state.id);
  const auto measures = store::measures_of(db, record.state.id);
  // Nearly every record stands alone, and then its state of today is not asked for.
  if (designations.empty() && measures.empty()) return;
  const statute::Item* item = context.pack.item(record.state.item);
  CHECK(item != nullptr);
  const registry::RecordState state = state_today(context, record, now);
  for (const Designation& one : designations) {
    if (cases::is_in_force(one, state, *item, now)) store::insert_received_beside(db, recipient, {BesideKind::designation, one.id});
  }
  for (const cases::Measure& one : cases::measures_in_force(measures, state, now)) store::insert_received_beside(db, recipient, {BesideKind::measure, one.id});
}

}  // namespace

std::int64_t note_received(store::Writer& writer, const ReadContext& context, const store::StoredRecord& record, const Receiver& receiver, std::int64_t row_id) {
  const registry::RecordState& state = record.state;
  auto recipient = store::received(writer.db(), state.id, state.version, receiver.kind, receiver.reference);
  if (!recipient) {
    recipient = writer.next_id("recipient");
    store::insert_recipient(writer.db(), {*recipient, state.id, state.version, receiver.kind, receiver.reference, receiver.name, std::string(statute::word(receiver.channel)), writer.now()}, row_id);
  }
  note_received_beside(writer.db(), context, record, *recipient, writer.now());
  return *recipient;
}

void recall_all_beside(Session& s, const registry::RecordState& record, const store::Appended& decision) {
  for (const Designation& one : store::designations_of(s.db(), record.id)) {
    if (cases::is_carried(one, record)) recall_beside(s.writer, s.platform, s.actor, record.id, {BesideKind::designation, one.id}, EndKind::designation_ended, decision);
  }
  for (const cases::Measure& one : store::measures_of(s.db(), record.id)) {
    if (!one.lifted_at && one.version == record.version) recall_beside(s.writer, s.platform, s.actor, record.id, {BesideKind::measure, one.id}, EndKind::measure_lifted, decision);
  }
}

EndedDesignation end_designation(Session& s, const Designation& ended, const std::string& kind, Act act) {
  act.record = ended.record_id;
  act.reason = registry::word(EndKind::designation_ended);
  act.facts["designation"] = s.platform.public_id("dsg", ended.id);
  act.facts["kind"] = kind;
  const store::Appended place = write_act(s.writer, s.actor, std::move(act));
  store::end_designation(s.db(), ended, place.row_id);
  note_ending(s.writer, ended.row_id, ending::kDesignationEnded);
  const auto recall = recall_beside(s.writer, s.platform, s.actor, ended.record_id, {BesideKind::designation, ended.id}, EndKind::designation_ended, place);
  const registry::RecordState state = store::find_record(s.db(), ended.record_id)->state;
  const std::string certificate = recall ? recall->certificate_number : std::string();
  registry::NoticeParameters told{.outcome = kind, .designation = ended.document_number};
  if (recall) told.certificate = certificate;
  return {leave_notice(s.writer, s.platform, state, {.kind = registry::NoticeKind::designation_ended, .row_id = place.row_id, .parameters = std::move(told)}), place, certificate};
}

}  // namespace liaoxin::app
