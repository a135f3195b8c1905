// Acts on one record: told, corrected, withdrawn, its document fallen or stayed.
#include <algorithm>

#include "app/admission.hpp"
#include "app/corrections.hpp"
#include "app/designations.hpp"
#include "app/documents.hpp"
#include "app/executor.hpp"
#include "app/notices.hpp"
#include "app/serving.hpp"
#include "app/stays.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "registry/record_acts.hpp"
#include "store/designations.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using namespace registry;

object ended_answer(const Session& s, const RecordState& state, const IssuedRecall& recall) {
  return {{"record", s.platform.public_id("rec", state.id)}, {"ended", word(state.ended)}, {"certificate", recall.certificate_number}, {"recipients", recall.recipients}};
}

base::Result<object> attest(Session& s, const AttestService& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  const Effect effect = TRY(decide_attest(record.state, *s.pack().item(record.state.item), c, statute::to_string(s.actor), s.now()));
  const auto place = apply_effect(s.writer, s.platform, s.actor, record.state, effect, {.operation = s.operation, .reasons = {{"proof", c.proof}}});
  refresh_item_token(s.db(), s.pack(), record.state.subject_id, record.state.item, s.now());
  return object{{"record", c.record}, {"log_index", place.index}};
}

base::Result<Notice> notice_to_serve(Session& s, const std::string& number) {
  const auto id = s.platform.internal_id("ntc", number);
  auto stored = id ? store::find_notice(s.db(), *id) : std::nullopt;
  if (!stored) return base::refuse(base::RefusalWord::notice_unknown, base::one_line(number), "/notice");
  const auto record = store::find_record(s.db(), stored->notice.record_id);
  CHECK(record.has_value());
  auto relations = s.relations(record->state);
  if (is_told_by(s.platform.read_context(), stored->notice, s.actor.unit)) relations.add(access::Competence::source);
  TRY_VOID(s.within_items(record->state.item));
  TRY_VOID(s.permit(relations));
  return std::move(stored->notice);
}

object served(Session& s, const Notice& notice, object reasons) {
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .record = notice.record_id, .objection = notice.objection_id,
                                .facts = {{"served", base::json::array{service_facts(s.platform.keys(), notice)}}}, .reasons = std::move(reasons)});
  store::save_service(s.db(), notice, place.row_id);
  return {{"notice", s.platform.public_id("ntc", notice.id)}, {"log_index", place.index}};
}

base::Result<object> serve(Session& s, const ServeNotice& c) {
  Notice notice = TRY(notice_to_serve(s, c.notice));
  notice.service = TRY(decide_serve(notice, c, s.today()));
  notice.served_on = c.served_on;
  notice.served_by = statute::to_string(s.actor);
  return served(s, notice, {{"proof", c.proof}});
}

base::Result<object> acknowledge(Session& s, const AcknowledgeNotice& c) {
  Notice notice = TRY(notice_to_serve(s, c.notice));
  TRY_VOID(decide_acknowledge(notice));
  notice.service = ServiceKind::electronic;
  notice.served_on = s.today();
  notice.served_by = statute::to_string(s.actor);
  return served(s, notice, {});
}

base::Result<object> correct(Session& s, const CorrectRecord& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  TRY_VOID(may_change(record.state));
  TRY_VOID(base::must_say(c.reason, base::RefusalWord::reason_missing, "/reason"));
  const Correction correction = TRY(correct_record(s, record, c.elements, {.operation = s.operation, .reasons = {{"reason", c.reason}}}));
  return object{{"record", c.record}, {"version", correction.version}, {"certificate", correction.recall.certificate_number}, {"recipients", correction.recall.recipients}};
}

base::Result<object> withdraw(Session& s, const WithdrawRecord& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  TRY_VOID(may_change(record.state));
  TRY_VOID(base::must_say(c.reason, base::RefusalWord::reason_missing, "/reason"));
  const auto recall = end_record(s.writer, s.platform, s.actor, record.state, EndKind::withdrawn, {.operation = s.operation, .reasons = {{"reason", c.reason}}});
  return ended_answer(s, record.state, recall);
}

/// The records on the document of this one, itself among them; alone where it names no document.
std::vector<store::StoredRecord> records_beside(Session& s, const store::StoredRecord& record) {
  auto list = records_on(s.db(), document_of(s.db(), record.state));
  if (std::ranges::none_of(list, [&](const store::StoredRecord& one) { return one.state.id == record.state.id; })) list.insert(list.begin(), record);
  return list;
}

base::Result<object> fall(Session& s, const FallDocument& c) {
  store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  TRY_VOID(decide_fall(record.state, c, s.today()));
  // Everything that rests on the document falls the same instant (art. 23).
  object result;
  base::json::array ended;
  for (store::StoredRecord& other : records_beside(s, record)) {
    // One that rests on another of them ended with it.
    if (store::find_record(s.db(), other.state.id)->state.ended != EndKind::none) continue;
    TRY_VOID(s.within_items(other.state.item));
    const auto recall = end_record(s.writer, s.platform, s.actor, other.state, EndKind::document_fallen,
                                   {.operation = s.operation, .facts = {{"document_kind", c.kind}}, .reasons = {{"document_number", c.document_number}, {"decided_on", c.decided_on.iso()}}});
    ended.push_back(ended_answer(s, other.state, recall));
  }
  result["ended"] = std::move(ended);
  // So does a designation of another record that rests on it; those of records that ended are over with them.
  for (cases::Designation& designation : designations_on(s.db(), document_of(s.db(), record.state))) {
    TRY_VOID(s.within_items(store::find_record(s.db(), designation.record_id)->state.item));
    designation.ended_at = s.now();
    end_designation(s, designation, c.kind, {.operation = s.operation, .reasons = {{"document_number", c.document_number}, {"decided_on", c.decided_on.iso()}}});
  }
  return result;
}

/// The document is that of a designation of the record, and not the record's own: who filed the record says nothing of it.
base::Result<cases::Designation> designation_to_stay(Session& s, const StayDocument& c, const RecordState& record) {
  const auto id = s.platform.internal_id("dsg", *c.designation);
  const auto stored = id ? store::find_designation(s.db(), *id) : std::nullopt;
  if (!stored) return base::refuse(base::RefusalWord::designation_unknown, base::one_line(*c.designation), "/designation");
  return cases::decide_stay(*stored, record, c, s.today());
}

base::Result<object> stay(Session& s, const StayDocument& c) {
  const store::StoredRecord record = TRY(s.record(c.record));
  const auto relations = s.relations(record.state);
  TRY_VOID(s.permit(c.designation ? relations & access::SetOf{access::Competence::deciding, access::Competence::court} : relations));
  const auto designation = c.designation ? std::optional(TRY(designation_to_stay(s, c, record.state))) : std::nullopt;
  DocumentStay stay(s, c, designation ? designation->stayed : *TRY(decide_stay(record.state, c, s.today())).stayed);
  // 1. What was named, and everything that rests on the same document, in the same instant (art. 23).
  if (designation) TRY_VOID(stay.reach_designation(designation->id));
  else TRY_VOID(stay.reach_record(record.state.id));
  const Document document = designation ? document_of(*designation, record.state.subject_id) : document_of(s.db(), record.state);
  for (const store::StoredRecord& one : records_on(s.db(), document)) TRY_VOID(stay.reach_record(one.state.id));
  for (const cases::Designation& one : designations_on(s.db(), document)) TRY_VOID(stay.reach_designation(one.id));
  // 2. Its subject is told.
  object result{{"record", c.record}, {"stayed", stay.is_stay()}, {"log_index", stay.log_index()}};
  if (c.designation) result["designation"] = *c.designation;
  base::json::array others;
  for (const auto& [of, notice] : stay.tell()) {
    if (of == record.state.id) result["notice"] = notice;
    else others.push_back({{"record", s.platform.public_id("rec", of)}, {"notice", notice}});
  }
  if (!others.empty()) result["others"] = std::move(others);
  return result;
}

}  // namespace

void add_record_handlers(Handlers& handlers) {
  handlers["service.attest"] = detail::handler<AttestService>(attest);
  handlers["notice.serve"] = detail::handler<ServeNotice>(serve);
  handlers["notice.acknowledge"] = detail::handler<AcknowledgeNotice>(acknowledge);
  handlers["record.correct"] = detail::handler<CorrectRecord>(correct);
  handlers["record.withdraw"] = detail::handler<WithdrawRecord>(withdraw);
  handlers["document.fall"] = detail::handler<FallDocument>(fall);
  handlers["document.stay"] = detail::handler<StayDocument>(stay);
}

}  // namespace liaoxin::app
