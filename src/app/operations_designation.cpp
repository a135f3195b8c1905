// Designation (art. 23): by a document in force, by a named officer and a second one, told to the subject; and its end with the document.
#include "app/designations.hpp"
#include "app/documents.hpp"
#include "app/executor.hpp"
#include "app/notices.hpp"
#include "base/text.hpp"
#include "cases/designation/designation.hpp"
#include "store/designations.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

object facts_of_act(const Session& s, const Designation& d) {
  object facts{{"designation", s.platform.public_id("dsg", d.id)}, {"record", s.platform.public_id("rec", d.record_id)}, {"document_class", facts_of(d.document_class).word},
               {"document_number", d.document_number}, {"authority", d.authority}, {"effective_on", d.effective_on.iso()}};
  if (!d.law.empty()) facts["law"] = d.law;
  if (!d.file_hash.empty()) facts["file_hash"] = d.file_hash;
  return facts;
}

base::Result<object> decide(Session& s, const DecideDesignation& c) {
  const store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  const statute::Item& item = *s.pack().item(record.state.item);
  Designation designation = TRY(decide_designation(record.state, item, c, store::designations_of(s.db(), record.state.id), statute::to_string(s.actor), s.now()));
  // Not effective, stayed, revoked: what the platform was told of the document stands against it, wherever it was told.
  switch (standing_of(s.db(), document_of(designation, record.state.subject_id))) {
    case DocumentStanding::fallen: return refuse(RefusalWord::document_fallen, designation.document_number, "/document_number");
    case DocumentStanding::stayed: return refuse(RefusalWord::document_stayed, designation.document_number, "/document_number");
    case DocumentStanding::holds: break;
  }
  designation.id = s.writer.next_id("designation");
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .record = record.state.id, .facts = facts_of_act(s, designation), .reasons = {{"reason", c.reason}}});
  // It takes effect with the service of this notice, and not before.
  const std::string notice = leave_notice(s.writer, s.platform, record.state, {.kind = registry::NoticeKind::designation_made, .row_id = place.row_id, .parameters = {.designation = designation.document_number}});
  designation.notice_id = *s.platform.internal_id("ntc", notice);
  store::insert_designation(s.db(), designation, place.row_id);
  return object{{"designation", s.platform.public_id("dsg", designation.id)}, {"notice", notice}, {"log_index", place.index}};
}

base::Result<object> end(Session& s, const EndDesignation& c) {
  const auto id = s.platform.internal_id("dsg", c.designation);
  const auto stored = id ? store::find_designation(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::designation_unknown, base::one_line(c.designation), "/designation");
  const store::StoredRecord record = *store::find_record(s.db(), stored->record_id);
  TRY_VOID(s.permit(record.state));
  const Designation ended = TRY(decide_end(*stored, c, s.now()));
  const auto act = [&]() -> Act { return {.operation = s.operation, .facts = {{"document_number", base::one_line(c.document_number)}, {"decided_on", c.decided_on.iso()}}}; };
  const EndedDesignation end = end_designation(s, ended, c.kind, act());
  const Document document = document_of(ended, record.state.subject_id);
  // Everything that rests on the document falls the same instant (art. 23): other records of the subject that it designates.
  for (Designation& other : designations_on(s.db(), document)) {
    other.ended_at = s.now();
    end_designation(s, other, c.kind, act());
  }
  // And the records that rest on it themselves.
  for (store::StoredRecord& other : records_on(s.db(), document)) {
    // One that rests on another of them ended with it.
    if (store::find_record(s.db(), other.state.id)->state.ended != registry::EndKind::none) continue;
    TRY_VOID(s.within_items(other.state.item));
    end_record(s.writer, s.platform, s.actor, other.state, registry::EndKind::document_fallen,
               {.operation = s.operation, .facts = {{"document_kind", c.kind}}, .reasons = {{"document_number", c.document_number}, {"decided_on", c.decided_on.iso()}}});
  }
  object result{{"designation", c.designation}, {"notice", end.notice}, {"log_index", end.place.index}};
  if (!end.certificate.empty()) result["certificate"] = end.certificate;
  return result;
}

}  // namespace

void add_designation_handlers(Handlers& handlers) {
  handlers["designation.decide"] = detail::handler<DecideDesignation>(decide);
  handlers["designation.end"] = detail::handler<EndDesignation>(end);
}

}  // namespace liaoxin::app
