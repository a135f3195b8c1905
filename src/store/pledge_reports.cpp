#include "store/pledge_reports.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define PLEDGE_REPORT_COLUMNS "id, record_id, reporter, reported_at, due_on, answered_at, outcome, row_id, answer_row"
const Query kInsert{"INSERT INTO pledge_report (ledger, id, record_id, reporter, reported_at, due_on, row_id, outcome) VALUES (0, $1, $2, $3, $4, $5, $6, '')"};
const Query kAnswer{"UPDATE pledge_report SET outcome = $2, answered_at = $3, answer_row = $4 WHERE ledger = 0 AND id = $1 AND answered_at IS NULL"};
const Query kFind{"SELECT " PLEDGE_REPORT_COLUMNS " FROM pledge_report WHERE ledger = 0 AND id = $1"};
const Query kOpen{"SELECT " PLEDGE_REPORT_COLUMNS " FROM pledge_report WHERE ledger = 0 AND answered_at IS NULL ORDER BY id"};
const Query kSince{"SELECT " PLEDGE_REPORT_COLUMNS " FROM pledge_report WHERE ledger = 0 AND (answered_at IS NULL OR answered_at >= $1) AND "
                   "($2 = '' OR EXISTS (SELECT 1 FROM record r WHERE r.ledger = 0 AND r.id = pledge_report.record_id AND r.source_unit = $2)) ORDER BY id"};
const Query kAbout{"SELECT " PLEDGE_REPORT_COLUMNS " FROM pledge_report WHERE ledger = 0 AND record_id = $1 ORDER BY id DESC"};
const Query kBy{"SELECT " PLEDGE_REPORT_COLUMNS " FROM pledge_report WHERE ledger = 0 AND reporter = $1 ORDER BY id DESC"};

std::vector<StoredPledgeReport> all(Rows rows) {
  std::vector<StoredPledgeReport> list;
  while (rows.next()) {
    cases::PledgeReport report{.id = rows.integer(0), .record_id = rows.integer(1), .reporter = rows.text(2), .reported_at = rows.instant(3), .due_on = rows.date(4), .answered_at = rows.maybe_instant(5)};
    if (report.answered_at) {
      const auto* outcome = cases::pledge_report_outcome(rows.text(6));
      CHECK(outcome != nullptr);
      report.outcome = outcome->outcome;
    }
    list.push_back({std::move(report), rows.integer(7), rows.maybe_integer(8)});
  }
  return list;
}

}  // namespace

void insert_pledge_report(Connection& db, const cases::PledgeReport& r, std::int64_t row_id) { db.run(kInsert, r.id, r.record_id, r.reporter, r.reported_at, r.due_on, row_id); }
void answer_pledge_report(Connection& db, const cases::PledgeReport& r, std::int64_t answer_row) { CHECK(db.run(kAnswer, r.id, cases::facts_of(*r.outcome).word, r.answered_at, answer_row) == 1); }
std::optional<StoredPledgeReport> find_pledge_report(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::vector<StoredPledgeReport> open_pledge_reports(Connection& db) { return all(db.select(kOpen)); }
std::vector<StoredPledgeReport> pledge_reports_since(Connection& db, base::Instant since, std::string_view source_unit) { return all(db.select(kSince, since, source_unit)); }
std::vector<StoredPledgeReport> pledge_reports_about(Connection& db, registry::RecordId record) { return all(db.select(kAbout, record)); }
std::vector<StoredPledgeReport> pledge_reports_by(Connection& db, std::string_view reporter) { return all(db.select(kBy, reporter)); }

}  // namespace liaoxin::store
