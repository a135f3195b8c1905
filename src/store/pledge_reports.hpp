#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "cases/pledge/pledge_report.hpp"
#include "store/connection.hpp"

/// Reports on public pledges (art. 19).
namespace liaoxin::store {

struct StoredPledgeReport {
  cases::PledgeReport report;
  std::int64_t row_id = 0;                 ///< of the act of reporting, beside which the reporter's words are sealed
  std::optional<std::int64_t> answer_row;  ///< of its answer
};
void insert_pledge_report(Connection& db, const cases::PledgeReport& report, std::int64_t row_id);
/// CHECK: nobody answered it before.
void answer_pledge_report(Connection& db, const cases::PledgeReport& report, std::int64_t answer_row);
[[nodiscard]] std::optional<StoredPledgeReport> find_pledge_report(Connection& db, std::int64_t id);
/// Those nobody answered, the oldest first.
[[nodiscard]] std::vector<StoredPledgeReport> open_pledge_reports(Connection& db);
/// Those, and those answered since; about pledges that one unit filed (USCC), or all.
[[nodiscard]] std::vector<StoredPledgeReport> pledge_reports_since(Connection& db, base::Instant since, std::string_view source_unit = {});
/// Of one record, and of one reporter; the newest first.
[[nodiscard]] std::vector<StoredPledgeReport> pledge_reports_about(Connection& db, registry::RecordId record);
[[nodiscard]] std::vector<StoredPledgeReport> pledge_reports_by(Connection& db, std::string_view reporter);

}  // namespace liaoxin::store
