// What the department in charge does about units and collectors (arts. 51, 53), and how units answer.
#include "app/executor.hpp"
#include "app/findings.hpp"
#include "base/text.hpp"
#include "cases/finding/accountability.hpp"
#include "registry/identifiers.hpp"
#include "store/accountabilities.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<object> act_on(Session& s, const ActOnUnit& c) {
  TRY_VOID(s.permit());
  const std::string code = registry::normalise_code(c.unit);
  const auto unit = store::find_unit(s.db(), code);
  if (!unit) return refuse(RefusalWord::unit_unknown, base::one_line(c.unit), "/unit");
  // What a court misses is shown to itself, and nobody here acts on it.
  if (unit->kind == "court") return refuse(RefusalWord::court_not_overseen, {}, "/unit");
  ActedOn acted = TRY(decide_accountability(c, findings_about(s.platform, code), s.now()));
  acted.accountability.id = s.writer.next_id("accountability");
  const std::string number = s.platform.public_id("acc", acted.accountability.id);
  base::json::array findings;
  for (const Finding& finding : acted.findings) {
    findings.push_back(object{{"finding", finding.reference}, {"article", facts_of(finding.kind).article}, {"basis", base::word(finding.basis.kind)}, {"due_on", finding.due_on ? finding.due_on->iso() : ""},
                              {"evidence", finding.evidence}, {"evidence_index", log_index_of(s.platform, finding)}});
  }
  object facts{{"accountability", number}, {"unit", code}, {"step", facts_of(acted.accountability.step).word}, {"document_number", acted.accountability.document_number}, {"findings", std::move(findings)}};
  if (acted.accountability.due_on) facts["due_on"] = acted.accountability.due_on->iso();
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = std::move(facts), .reasons = {{"reason", c.reason}}});
  store::insert_accountability(s.db(), acted, place.row_id);
  return object{{"accountability", number}, {"log_index", place.index}};
}

base::Result<store::StoredAccountability> found(Session& s, const std::string& number) {
  const auto id = s.platform.internal_id("acc", number);
  auto stored = id ? store::find_accountability(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::accountability_unknown, base::one_line(number), "/accountability");
  return std::move(*stored);
}

base::Result<object> answer(Session& s, const AnswerAccountability& c) {
  const store::StoredAccountability stored = TRY(found(s, c.accountability));
  TRY_VOID(s.permit(stored.accountability.unit == s.actor.unit ? access::SetOf{Competence::concerned} : access::SetOf<Competence>{}));
  const Accountability answered = TRY(decide_answer(stored.accountability, c, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"accountability", c.accountability}}, .reasons = {{"answer", c.answer}}});
  store::answer_accountability(s.db(), answered, place.row_id);
  return object{{"accountability", c.accountability}, {"log_index", place.index}};
}

base::Result<object> close(Session& s, const CloseAccountability& c) {
  const store::StoredAccountability stored = TRY(found(s, c.accountability));
  TRY_VOID(s.permit());
  const Accountability closed = TRY(decide_close(stored.accountability, c, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"accountability", c.accountability}}, .reasons = {{"reason", c.reason}}});
  store::close_accountability(s.db(), closed, place.row_id);
  return object{{"accountability", c.accountability}, {"log_index", place.index}};
}

base::Result<object> fine(Session& s, const FineCollector& c) {
  TRY_VOID(s.permit());
  const std::string code = registry::normalise_code(c.collector);
  const auto unit = store::find_unit(s.db(), code);
  if (!unit || unit->kind != "collector") return refuse(RefusalWord::collector_unit_needed, base::one_line(c.collector), "/collector");
  CollectorFine fine = TRY(decide_fine(c, store::fines_of(s.db(), code), s.now(), s.pack()));
  fine.id = s.writer.next_id("collector_fine");
  fine.collector = code;
  const std::string number = s.platform.public_id("cfn", fine.id);
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation,
                                .facts = {{"fine", number}, {"collector", code}, {"conduct", facts_of(fine.conduct).word}, {"fine_yuan", fine.fine_yuan}, {"gains_yuan", fine.gains_yuan},
                                          {"document_number", fine.document_number}, {"decided_on", fine.decided_on.iso()}, {"served_on", fine.served_on.iso()}},
                                .reasons = {{"proof", c.proof}, {"reason", c.reason}}});
  store::insert_fine(s.db(), fine, place.row_id);
  return object{{"fine", number}, {"log_index", place.index}};
}

}  // namespace

void add_accountability_handlers(Handlers& handlers) {
  handlers["accountability.act"] = detail::handler<ActOnUnit>(act_on);
  handlers["accountability.answer"] = detail::handler<AnswerAccountability>(answer);
  handlers["accountability.close"] = detail::handler<CloseAccountability>(close);
  handlers["accountability.fine"] = detail::handler<FineCollector>(fine);
}

}  // namespace liaoxin::app
