// Reports on public pledges, and their answers (art. 19).
#include "app/access_register.hpp"
#include "app/executor.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "store/pledge_reports.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<object> report(Session& s, const ReportPledge& c) {
  TRY_VOID(s.permit());
  const store::StoredRecord record = TRY(s.record(c.record));
  const auto reporter = about_self(s.platform, s.actor);
  CHECK(reporter.has_value());
  std::vector<PledgeReport> others;
  for (store::StoredPledgeReport& other : store::pledge_reports_by(s.db(), *reporter)) {
    if (other.report.record_id == record.state.id) others.push_back(std::move(other.report));
  }
  PledgeReport report = TRY(decide_report(record.state, *s.pack().item(record.state.item), c, others, s.now(), s.pack()));
  report.id = s.writer.next_id("pledge_report");
  report.reporter = *reporter;
  const std::string number = s.platform.public_id("plr", report.id);
  // Not among the acts of the record: whoever reads those would learn who reported.
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"report", number}, {"record", c.record}, {"due_on", report.due_on.iso()}}, .reasons = {{"statement", c.statement}}});
  store::insert_pledge_report(s.db(), report, place.row_id);
  return object{{"report", number}, {"due_on", report.due_on.iso()}, {"log_index", place.index}};
}

base::Result<object> answer(Session& s, const AnswerPledgeReport& c) {
  const auto id = s.platform.internal_id("plr", c.report);
  const auto stored = id ? store::find_pledge_report(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::pledge_report_unknown, base::one_line(c.report), "/report");
  const auto record = store::find_record(s.db(), stored->report.record_id);
  CHECK(record.has_value());
  TRY_VOID(s.permit(record->state));
  const PledgeReport answered = TRY(decide_answer(stored->report, c, s.now()));
  // Whatever the answer is, the record stays as it was: only a designation says that a pledge was broken.
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"report", c.report}, {"outcome", facts_of(*answered.outcome).word}}, .reasons = {{"reason", c.reason}}});
  store::answer_pledge_report(s.db(), answered, place.row_id);
  return object{{"report", c.report}, {"log_index", place.index}};
}

}  // namespace

void add_pledge_handlers(Handlers& handlers) {
  handlers["pledge.report"] = detail::handler<ReportPledge>(report);
  handlers["pledge.answer_report"] = detail::handler<AnswerPledgeReport>(answer);
}

}  // namespace liaoxin::app
