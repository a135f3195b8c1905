#include "cases/pledge/pledge_report.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/words.hpp"
#include "registry/visibility.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {

constexpr std::string_view kAnswerTerm = "pledge.report";
/// Pledges in approvals, in place of certificates, and of one's own accord; those of restoration (C2-04) are judged with the application.
constexpr std::array<std::string_view, 3> kPledgeItems{"C2-01", "C2-02", "C2-03"};

}  // namespace

std::span<const PledgeReportOutcomeFacts> pledge_report_outcomes() {
  using enum PledgeReportOutcome;
  static const PledgeReportOutcomeFacts outcomes[] = {{performed, "performed", {"已经履行", "performed"}}, {not_performed, "not_performed", {"尚未履行", "not performed so far"}}, {unfounded, "unfounded", {"反映不实", "unfounded"}}};
  return outcomes;
}
const PledgeReportOutcomeFacts* pledge_report_outcome(std::string_view word) { return base::line_of_word(pledge_report_outcomes(), word); }
const PledgeReportOutcomeFacts& facts_of(PledgeReportOutcome outcome) { return base::line_of(pledge_report_outcomes(), &PledgeReportOutcomeFacts::outcome, outcome); }

bool is_pledge_item(std::string_view item) { return std::ranges::count(kPledgeItems, item) > 0; }
bool is_public_pledge(const registry::RecordState& record, const statute::Item& item, base::Instant now) {
  return is_pledge_item(record.item) && statute::is_organisation(record.subject_kind) &&
         registry::is_visible(registry::visible(record, item, statute::Channel::disclosure, registry::Viewer::stranger, now));
}

// Article 19. Pledges made in public are watched by the public.
base::Result<PledgeReport> decide_report(const registry::RecordState& record, const statute::Item& item, const ReportPledge& command, const std::vector<PledgeReport>& others, base::Instant now, const statute::Pack& pack) {
  // 1. A pledge that everybody reads, of an organisation.
  if (!is_public_pledge(record, item, now)) return refuse(RefusalWord::pledge_not_public, {}, "/record");
  // 2. One report at a time of each reporter.
  if (std::ranges::any_of(others, [](const PledgeReport& other) { return !other.answered_at; })) return refuse(RefusalWord::pledge_reported, {}, "/record");
  // 3. It says what is not done.
  TRY_VOID(base::must_say(command.statement, RefusalWord::statement_missing, "/statement"));
  // 4. The unit answers within its term.
  const statute::Parameter term = TRY(pack.parameter(kAnswerTerm, now.date()));
  return PledgeReport{.record_id = record.id, .reported_at = now, .due_on = pack.calendar().add_working_days(now.date(), term).on};
}

base::Result<PledgeReport> decide_answer(PledgeReport report, const AnswerPledgeReport& command, base::Instant now) {
  if (report.answered_at) return refuse(RefusalWord::pledge_report_answered);
  const PledgeReportOutcomeFacts* outcome = pledge_report_outcome(command.outcome);
  if (outcome == nullptr) return refuse(RefusalWord::outcome_unknown, base::one_line(command.outcome), "/outcome");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  report.outcome = outcome->outcome;
  report.answered_at = now;
  return report;
}

std::vector<statute::RunningTerm> terms_of(const PledgeReport& report) {
  return {{.what = {"答复反映", "Answer the report"}, .from_on = report.reported_at.date(), .parameter = kAnswerTerm, .due_on = report.due_on}};
}

const std::vector<statute::Operation>& pledge_commands() {
  using statute::closed;
  using statute::command;
  static const base::Basis basis{BasisKind::regulation, "19"};
  static const std::vector<statute::Operation> operations{
      command<ReportPledge>("pledge.report", basis, {"反映公开承诺的履行情况", "Report on a public pledge"}, R"({"record":"rec-…","statement":"承诺七日内退款,至今没有退"})",
                            {RefusalWord::record_unknown, RefusalWord::pledge_not_public, RefusalWord::pledge_reported, RefusalWord::statement_missing, RefusalWord::parameter_not_in_force}, {closed("statement")}),
      command<AnswerPledgeReport>("pledge.answer_report", basis, {"答复对承诺的反映", "Answer a report on a pledge"}, R"({"report":"plr-…","outcome":"performed","reason":"已于五月退款,见凭证"})",
                                  {RefusalWord::pledge_report_unknown, RefusalWord::pledge_report_answered, RefusalWord::outcome_unknown, RefusalWord::reason_missing}),
  };
  return operations;
}

}  // namespace liaoxin::cases
