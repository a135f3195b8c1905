#include "app/corrections.hpp"

#include <algorithm>

#include "app/admission.hpp"
#include "app/declared.hpp"
#include "app/listings.hpp"
#include "app/notices.hpp"
#include "app/persons.hpp"
#include "app/supplied.hpp"
#include "base/check.hpp"
#include "base/text.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;

registry::FilingContext filing_context(store::Connection& db, const std::string& submitter_unit, base::Date today) {
  registry::FilingContext context;
  context.today = today;
  context.submitter_unit = submitter_unit;
  context.may_submit_for = [&db, submitter_unit](const std::string& source) { return source == submitter_unit || store::is_submitter(db, source, submitter_unit); };
  context.is_public_security = [&db](const std::string& code) {
    const auto unit = store::find_unit(db, code);
    return unit && unit->is_public_security;
  };
  context.policy_value = [&db](const std::string& key, const std::string& unit, base::Date on) -> std::optional<std::string> {
    const auto value = store::policy_value(db, key, unit, on);
    if (!value) return std::nullopt;
    return value->value;
  };
  return context;
}

base::Result<Correction> correct_record(Session& session, const store::StoredRecord& record, const std::map<std::string, std::string>& elements, Act act) {
  const statute::Item* item = session.pack().item(record.state.item == "C4-04" ? "C4-03" : record.state.item);
  CHECK(item != nullptr);
  const statute::Schema* schema = session.pack().schema_of(*item);
  CHECK(schema != nullptr);
  const auto body = store::record_body(session.db(), session.platform.keys(), record.row_id);
  if (!body) return refuse(RefusalWord::record_not_running);
  if (is_own_entry(session.db(), record.state)) return refuse(RefusalWord::entry_by_proceeding);
  // 1. The present content with the corrected cells in it.
  std::vector<std::string> cells;
  for (const statute::Column& column : schema->columns) {
    const auto changed = elements.find(column.code);
    const auto held = body->elements.find(column.code);
    cells.push_back(changed != elements.end() ? changed->second : held != body->elements.end() ? held->second : std::string{});
  }
  // A person's number stands in no body: it is put back for the judgement only.
  const auto subject = store::find_subject(session.db(), record.state.subject_id);
  CHECK(subject.has_value());
  if (subject->person_id) {
    const auto person = store::find_person(session.db(), *subject->person_id);
    CHECK(person.has_value());
    const std::string column = schema->role("identity_number").value_or(schema->role("subject_code").value_or(""));
    if (!elements.contains(column)) cells[static_cast<std::size_t>(schema->column(column) - schema->columns.data())] = number_of(session.platform.keys(), *person);
  }
  for (const auto& [code, value] : elements) {
    if (schema->column(code) == nullptr) return refuse(RefusalWord::element_unknown, base::one_line(code), "/elements/" + base::one_line(code));
  }
  // 2. Judged as a filed row is: a correction can not bring in what a file could not.
  registry::Attestation attestation;
  const bool texts_changed = std::any_of(elements.begin(), elements.end(), [&](const auto& e) { return schema->column(e.first)->secrecy_review; });
  if (!texts_changed) attestation.reviewed_by = record.state.reviewed_by;
  const registry::Judge judge(session.pack(), *item, *schema, attestation);
  const auto context = filing_context(session.db(), record.state.source_unit, session.today());
  registry::JudgedRow row = judge.judge(cells, context);
  if (!row.refusals.empty()) {
    base::Refusal refusal = row.refusals.front();
    refusal.pointer = "/elements/" + refusal.pointer;
    return std::unexpected(std::move(refusal));
  }
  if (item->code == kDeclaredItem) TRY_VOID(may_correct_supplied(elements));
  // 3. The same record: what identifies it stays. A wrong number is withdrawn and filed anew.
  if (find_same_record(session.db(), session.platform.keys(), row, subject_of_row(session.db(), session.platform.keys(), row)).value_or(store::StoredRecord{}).state.id != record.state.id) {
    return refuse(RefusalWord::key_element_fixed);
  }
  const base::Bytes hash = content_hash(session.platform.keys(), row);
  if (hash == record.content_hash) return refuse(RefusalWord::nothing_changed);
  row.state.subject_id = record.state.subject_id;
  // The result of an objection is told by whoever judged it, and with it the version it brought: of what its subject had been told before, never of what was held.
  const bool by_objection = act.objection.has_value();
  if (by_objection && record.state.told_at) {
    row.state.served_on = record.state.served_on;
    row.state.served_by = record.state.served_by;
  }
  // 4. The new version, then the act that explains it; the old version is recalled in the same instant.
  Admitter admitter(session.platform, session.actor, *schema);
  const store::Appended place = admitter.write_version(session.writer, row, &record, hash, 0, "corrected");
  admitter.flush_figures(session.writer);
  act.record = record.state.id;
  act.reason = "corrected";
  act.facts["record"] = session.platform.public_id("rec", record.state.id);
  act.facts["version"] = row.state.version;
  act.facts["version_index"] = place.index;
  const store::Appended decision = write_act(session.writer, session.actor, std::move(act));
  Correction correction{row.state.version, recall_everywhere(session.writer, session.platform, session.actor, record.state, registry::EndKind::corrected, decision)};
  if (!by_objection) {
    leave_notice(session.writer, session.platform, row.state, {.kind = registry::NoticeKind::record_corrected, .row_id = decision.row_id,
                                                               .parameters = {.certificate = correction.recall.certificate_number}});
  }
  return correction;
}

}  // namespace liaoxin::app
