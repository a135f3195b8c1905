#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "statute/item.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"
#include "statute/running_term.hpp"

/// Reports on public pledges 承诺反映 (art. 19): anybody with an account says that an organisation does not do what it publicly pledged, and the unit
/// that filed the pledge answers. Nothing about a report is public, and no record comes of it: only a designation (art. 23) could say more.
namespace liaoxin::cases {

enum class PledgeReportOutcome { performed, not_performed, unfounded };
struct PledgeReportOutcomeFacts {
  PledgeReportOutcome outcome;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const PledgeReportOutcomeFacts> pledge_report_outcomes();
[[nodiscard]] const PledgeReportOutcomeFacts* pledge_report_outcome(std::string_view word);
[[nodiscard]] const PledgeReportOutcomeFacts& facts_of(PledgeReportOutcome outcome);

struct PledgeReport {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  std::string reporter;  ///< as the access register writes it; never shown to the organisation
  base::Instant reported_at;
  base::Date due_on;
  std::optional<base::Instant> answered_at = {};
  std::optional<PledgeReportOutcome> outcome = {};
};

struct ReportPledge {
  std::string record, statement;
};
BOOST_DESCRIBE_STRUCT(ReportPledge, (), (record, statement))
struct AnswerPledgeReport {
  std::string report, outcome, reason;
};
BOOST_DESCRIBE_STRUCT(AnswerPledgeReport, (), (report, outcome, reason))

/// Whether an item of the catalogue holds pledges that can be reported on: C2-01, C2-02, C2-03.
[[nodiscard]] bool is_pledge_item(std::string_view item);
/// Whether a record is a pledge that everybody reads: of an organisation, and shown.
[[nodiscard]] bool is_public_pledge(const registry::RecordState& record, const statute::Item& item, base::Instant now);
/// `others`: what this reporter said about this record before. Refusals: pledge_not_public, pledge_reported, statement_missing, parameter_not_in_force.
[[nodiscard]] base::Result<PledgeReport> decide_report(const registry::RecordState& record, const statute::Item& item, const ReportPledge& command, const std::vector<PledgeReport>& others, base::Instant now,
                                                       const statute::Pack& pack);
/// Refusals: pledge_report_answered, outcome_unknown, reason_missing.
[[nodiscard]] base::Result<PledgeReport> decide_answer(PledgeReport report, const AnswerPledgeReport& command, base::Instant now);

/// The term of its answer.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const PledgeReport& report);

[[nodiscard]] const std::vector<statute::Operation>& pledge_commands();

}  // namespace liaoxin::cases
