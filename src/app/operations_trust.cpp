// Policy pledges and contracts of governments, their performance and their change (art. 46).
#include <algorithm>

#include "app/executor.hpp"
#include "base/text.hpp"
#include "cases/trust/promise.hpp"
#include "registry/identifiers.hpp"
#include "store/promises.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

/// Its own unit's, and of a work body those of the units in its region.
access::SetOf<Competence> relations_to(Session& s, const store::StoredUnit& unit) {
  access::SetOf<Competence> list = s.unit_relations({unit.region});
  if (s.actor.unit == unit.uscc) list.add(Competence::concerned);
  return list;
}

base::Result<object> register_promise(Session& s, const RegisterPromise& c) {
  const std::string code = registry::normalise_code(c.unit);
  const auto unit = store::find_unit(s.db(), code);
  // Courts, collectors and receivers promise nothing for a government.
  const bool is_government = unit && (unit->kind == "department" || unit->kind == "work_body" || unit->kind == "in_charge" || unit->kind == "joint_meeting");
  if (!is_government) return refuse(RefusalWord::unit_unknown, base::one_line(c.unit), "/unit");
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
base::Result<object> said(Session& s, const store::StoredPromise& before, const Promise& promise, const std::string& number, object facts) {
  facts["promise"] = number;
  facts["state"] = word(promise.state);
  facts["reason"] = promise.reason;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .references = store::reference_to(s.db(), before.row_id), .facts = std::move(facts)});
  store::save_promise(s.db(), promise, place.row_id);
  return object{{"promise", number}, {"state", word(promise.state)}, {"log_index", place.index}};
}

base::Result<object> report_performance(Session& s, const ReportPerformance& c) {
  const store::StoredPromise stored = TRY(permitted(s, c.promise));
  const Promise reported = TRY(decide_performance(stored.promise, c, s.now()));
  return said(s, stored, reported, c.promise, {});
}

base::Result<object> change(Session& s, const ChangePromise& c) {
  const store::StoredPromise stored = TRY(permitted(s, c.promise));
  const Promise changed = TRY(decide_change(stored.promise, c, s.now()));
  return said(s, stored, changed, c.promise, {{"authority", changed.authority}, {"procedure_document", changed.change_document}, {"compensation", changed.compensation}});
}

}  // namespace

void add_trust_handlers(Handlers& handlers) {
  handlers["trust.register"] = detail::handler<RegisterPromise>(register_promise);
  handlers["trust.report_performance"] = detail::handler<ReportPerformance>(report_performance);
  handlers["trust.change"] = detail::handler<ChangePromise>(change);
}

}  // namespace liaoxin::app
