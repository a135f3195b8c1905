#include "app/stays.hpp"

#include "app/endings.hpp"
#include "app/measures.hpp"
#include "app/notices.hpp"
#include "base/text.hpp"
#include "registry/visibility.hpp"
#include "store/designations.hpp"

namespace liaoxin::app {

using cases::Designation;
using store::BesideKind;

DocumentStay::DocumentStay(Session& session, const registry::StayDocument& command, bool is_stay) : s_(session), command_(command), is_stay_(is_stay) {}

Act DocumentStay::act() const {
  return {.operation = s_.operation, .kind = is_stay_ ? journal::LeafKind::suspend : journal::LeafKind::restore, .reason = "document_stayed",
          .reasons = {{"document_number", command_.document_number}, {"decided_on", command_.decided_on.iso()}}};
}

void DocumentStay::note_place(const store::Appended& place) {
  if (!log_index_) log_index_ = place.index;
}

base::Result<void> DocumentStay::reach_record(registry::RecordId id) {
  store::StoredRecord record = *store::find_record(s_.db(), id);
  if (record.state.stayed == is_stay_) return {};
  TRY_VOID(s_.within_items(record.state.item));
  registry::Effect effect;
  effect.stayed = is_stay_;
  Act stay = act();
  stay.references = store::reference_to(s_.db(), record.row_id);
  const store::Appended place = apply_effect(s_.writer, s_.platform, s_.actor, record.state, effect, std::move(stay));
  refresh_item_token(s_.db(), s_.pack(), record.state.subject_id, record.state.item, s_.now());
  note_place(place);
  Reached& reached = reached_[id];
  reached.row_id = place.row_id;
  reached.is_record = true;
  return {};
}

base::Result<void> DocumentStay::reach_designation(std::int64_t id) {
  Designation designation = *store::find_designation(s_.db(), id);
  if (designation.stayed == is_stay_) return {};
  TRY_VOID(s_.within_items(store::find_record(s_.db(), designation.record_id)->state.item));
  designation.stayed = is_stay_;
  Act stay = act();
  stay.record = designation.record_id;
  stay.references = store::reference_to(s_.db(), designation.row_id);
  stay.facts = {{"designation", s_.platform.public_id("dsg", designation.id)}, {"action", command_.action}};
  const store::Appended place = write_act(s_.writer, s_.actor, std::move(stay));
  store::stay_designation(s_.db(), designation);
  note_ending(s_.writer, designation.row_id, is_stay_ ? ending::kStayed : ending::kStayLifted);
  note_place(place);
  Reached& reached = reached_[designation.record_id];
  if (reached.row_id == 0) reached.row_id = place.row_id;
  if (is_stay_) {
    const auto recall = recall_beside(s_.writer, s_.platform, s_.actor, designation.record_id, {BesideKind::designation, designation.id}, registry::EndKind::designation_stayed, place);
    if (recall) reached.certificate = recall->certificate_number;
  }
  reached.designation = std::move(designation);
  return {};
}

registry::NoticeParameters DocumentStay::what_is_told(const store::StoredRecord& record, const Reached& reached) const {
  registry::NoticeParameters told{.certificate = reached.certificate, .staying_document = base::one_line(base::trim(command_.document_number)), .staying_on = command_.decided_on,
                                  .staying_unit = unit_name(s_.db(), s_.actor.unit)};
  if (!reached.is_record) told.designation = reached.designation->document_number;
  if (is_stay_) return told;
  // By which ways it is read again; what something else hides still is not said to be.
  const registry::RecordState state = state_today(s_.platform.read_context(), record, s_.now());
  const statute::Item& item = *s_.pack().item(state.item);
  if (!reached.is_record && !cases::is_in_force(*reached.designation, state, item, s_.now())) return told;
  for (const statute::Channel channel : statute::kChannels) {
    if (registry::is_visible(registry::visible(state, item, channel, registry::Viewer::stranger, s_.now()))) told.shown_by.emplace_back(statute::word(channel));
  }
  return told;
}

std::map<registry::RecordId, std::string> DocumentStay::tell() {
  std::map<registry::RecordId, std::string> notices;
  for (const auto& [id, reached] : reached_) {
    const store::StoredRecord record = *store::find_record(s_.db(), id);
    notices[id] = leave_notice(s_.writer, s_.platform, record.state,
                               {.kind = is_stay_ ? registry::NoticeKind::document_stayed : registry::NoticeKind::stay_lifted, .row_id = reached.row_id, .parameters = what_is_told(record, reached)});
  }
  return notices;
}

}  // namespace liaoxin::app
