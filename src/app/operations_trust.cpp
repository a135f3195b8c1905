// Policy pledges and contracts of governments, their performance and their change (art. 46); responsibility on the record of a body (art. 48).
#include <algorithm>

#include "app/executor.hpp"
#include "app/made_record.hpp"
#include "app/unfiled_items.hpp"
#include "base/text.hpp"
#include "cases/trust/promise.hpp"
#include "cases/trust/responsibility.hpp"
#include "registry/identifiers.hpp"
#include "store/promises.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

/// Courts, collectors and receivers promise nothing for a government.
bool is_of_government(const store::StoredUnit& unit) { return unit.kind == "department" || unit.kind == "work_body" || unit.kind == "in_charge" || unit.kind == "joint_meeting"; }

/// Its own unit's, and of a work body those of the units in its region.
access::SetOf<Competence> relations_to(Session& s, const store::StoredUnit& unit) {
  access::SetOf<Competence> list = s.unit_relations({unit.region});
  if (s.actor.unit == unit.uscc) list.add(Competence::concerned);
  return list;
}

base::Result<object> register_promise(Session& s, const RegisterPromise& c) {
  const std::string code = registry::normalise_code(c.unit);
  const auto unit = store::find_unit(s.db(), code);
  if (!unit || !is_of_government(*unit)) return refuse(RefusalWord::unit_unknown, base::one_line(c.unit), "/unit");
  TRY_VOID(s.permit(relations_to(s, *unit)));
  const auto others = store::promises_of(s.db(), code);
  const bool is_there = std::ranges::any_of(others, [&](const store::StoredPromise& other) {
    return base::fold_number(other.promise.document_number) == base::fold_number(c.document_number) && other.promise.matter == base::one_line(base::trim(c.subject_matter));
  });
  Promise promise = TRY(decide_promise(c, is_there, s.now()));
  promise.id = s.writer.next_id("promise");
  promise.unit = code;
  const std::string number = s.platform.public_id("prm", promise.id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"promise", number}, {"unit", code}, {"kind", facts_of(promise.kind).word}, {"matter", promise.matter},
                                                                                       {"document_number", promise.document_number}, {"due_on", promise.due_on.iso()}}});
  store::insert_promise(s.db(), promise, place.row_id);
  return object{{"promise", number}, {"log_index", place.index}};
}

/// A promise, once the actor may say something of it.
base::Result<store::StoredPromise> permitted(Session& s, const std::string& number) {
  const auto id = s.platform.internal_id("prm", number);
  auto stored = id ? store::find_promise(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::promise_unknown, base::one_line(number), "/promise");
  TRY_VOID(s.permit(relations_to(s, *store::find_unit(s.db(), stored->promise.unit))));
  return std::move(*stored);
}

/// What was said of it is public, and stands in the log as it is shown.
base::Result<object> said(Session& s, const Promise& promise, const std::string& number, object facts) {
  facts["promise"] = number;
  facts["state"] = word(promise.state);
  facts["reason"] = promise.reason;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = std::move(facts)});
  store::save_promise(s.db(), promise, place.row_id);
  return object{{"promise", number}, {"state", word(promise.state)}, {"log_index", place.index}};
}

base::Result<object> report_performance(Session& s, const ReportPerformance& c) {
  const store::StoredPromise stored = TRY(permitted(s, c.promise));
  const Promise reported = TRY(decide_performance(stored.promise, c, s.now()));
  object facts;
  if (reported.state == PromiseState::delayed) facts["new_due_on"] = reported.new_due_on->iso();
  return said(s, reported, c.promise, std::move(facts));
}

base::Result<object> change(Session& s, const ChangePromise& c) {
  const store::StoredPromise stored = TRY(permitted(s, c.promise));
  const Promise changed = TRY(decide_change(stored.promise, c, s.now()));
  return said(s, changed, c.promise, {{"authority", changed.authority}, {"procedure_document", changed.change_document}, {"compensation", changed.compensation}});
}

/// What such a record says, in the cells of its form.
Cells responsibility_cells(const Responsibility& said, const store::StoredSubject& body, const store::StoredUnit& unit) {
  return {{"ZR_JGMC", body.name}, {"ZR_JGDM", body.uscc}, {"ZR_WSH", said.document_number}, {"ZR_JDRQ", said.decided_on.iso()}, {"ZR_SXRQ", said.effective_on.iso()},
          {"ZR_SY", said.matter}, {"ZR_JDJG", unit.name}, {"ZR_JDJGDM", unit.uscc}, {"ZR_LY", unit.name}, {"ZR_LYDM", unit.uscc}};
}

base::Result<object> record_responsibility(Session& s, const RecordResponsibility& c) {
  const std::string code = registry::normalise_code(c.unit);
  const auto unit = store::find_unit(s.db(), code);
  // In justice a court decides it.
  if (!unit || (!is_of_government(*unit) && unit->kind != "court")) return refuse(RefusalWord::unit_unknown, base::one_line(c.unit), "/unit");
  TRY_VOID(s.permit_with(Competence::deciding, s.actor.unit == code));
  TRY_VOID(item_in_force(s, kResponsibilityItem));
  const auto body = store::find_subject_by_code(s.db(), registry::normalise_code(c.body));
  const Responsibility said = TRY(decide_responsibility(c, body ? std::optional(body->kind) : std::nullopt, s.today()));
  registry::JudgedRow row = TRY(judge_made(s, kResponsibilityItem, responsibility_cells(said, *body, *unit), code));
  const registry::RecordId id = TRY(admit_new(s, row, said.document_number));
  const std::string record = s.platform.public_id("rec", id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .record = id, .facts = {{"record", record}, {"unit", code}, {"body", body->uscc}, {"document_number", said.document_number}}});
  return object{{"record", record}, {"log_index", place.index}};
}

}  // namespace

void add_trust_handlers(Handlers& handlers) {
  handlers["trust.register"] = detail::handler<RegisterPromise>(register_promise);
  handlers["trust.report_performance"] = detail::handler<ReportPerformance>(report_performance);
  handlers["trust.responsibility"] = detail::handler<RecordResponsibility>(record_responsibility);
  handlers["trust.change"] = detail::handler<ChangePromise>(change);
}

}  // namespace liaoxin::app
