// Assessments of government trust, entered by the department in charge (art. 46).
#include "app/executor.hpp"
#include "app/regions.hpp"
#include "base/text.hpp"
#include "cases/trust/trust_assessment.hpp"
#include "registry/identifiers.hpp"
#include "store/trust_assessments.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

/// The department in charge of a region that holds the unit's; nobody assesses itself.
access::SetOf<Competence> relations_to(Session& s, const store::StoredUnit& assessed) {
  access::SetOf<Competence> list = s.unit_relations();
  const auto own = store::find_unit(s.db(), s.actor.unit);
  if (!own || own->uscc == assessed.uscc || !covers_one(*own, {assessed.region})) list.remove(Competence::in_charge);
  return list;
}

base::Result<object> assess(Session& s, const AssessTrust& given) {
  AssessTrust c = given;
  c.unit = registry::normalise_code(c.unit);
  const auto unit = store::find_unit(s.db(), c.unit);
  if (!unit || !is_assessed_for_trust(unit->kind)) return refuse(RefusalWord::unit_unknown, base::one_line(given.unit), "/unit");
  TRY_VOID(s.permit(relations_to(s, *unit)));
  TrustAssessment assessment = TRY(decide_trust_assessment(c, store::is_trust_assessed(s.db(), c.unit, c.assessed_year), s.now()));
  assessment.id = s.writer.next_id("trust_assessment");
  const std::string number = s.platform.public_id("tas", assessment.id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation,
                                                   .facts = {{"assessment", number}, {"unit", assessment.unit}, {"year", assessment.year}, {"method", assessment.method}, {"result", assessment.result},
                                                             {"document_number", assessment.document_number}, {"decided_on", assessment.decided_on.iso()}}});
  store::insert_trust_assessment(s.db(), assessment, place.row_id);
  return object{{"assessment", number}, {"log_index", place.index}};
}

}  // namespace

void add_trust_assessment_handlers(Handlers& handlers) { handlers["trust.assess"] = detail::handler<AssessTrust>(assess); }

}  // namespace liaoxin::app
