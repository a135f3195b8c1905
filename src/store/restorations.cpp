#include "store/restorations.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define RESTORATION_COLUMNS "a.id, a.record_id, a.way, a.step, a.applied_at, a.accept_due_on, a.answer_due_on, a.handler, a.result_due_on, a.decided_at, a.silence_at, a.accepted_on"
const Query kInsert{
    "INSERT INTO restoration (ledger, id, record_id, way, step, applied_at, accept_due_on, answer_due_on, handler, result_due_on, decided_at, silence_at, row_id, accepted_on) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
    "$11, $12, $13)"};
const Query kSave{"UPDATE restoration SET step = $2, handler = $3, result_due_on = $4, decided_at = $5, silence_at = $6, accepted_on = $7 WHERE ledger = 0 AND id = $1"};
const Query kFind{"SELECT " RESTORATION_COLUMNS ", a.row_id FROM restoration a WHERE a.ledger = 0 AND a.id = $1"};
const Query kOfRecord{"SELECT " RESTORATION_COLUMNS " FROM restoration a WHERE a.ledger = 0 AND a.record_id = $1 ORDER BY a.id"};
// An application falls with its record: what has ended needs no restoration. 0 is a record that runs.
const Query kOpen{
    "SELECT " RESTORATION_COLUMNS " FROM restoration a JOIN record r ON r.ledger = a.ledger AND r.id = a.record_id WHERE a.ledger = 0 AND a.decided_at IS NULL AND r.ended = 0 ORDER BY a.id"};
const Query kSince{
    "SELECT " RESTORATION_COLUMNS " FROM restoration a JOIN record r ON r.ledger = a.ledger AND r.id = a.record_id WHERE a.ledger = 0 AND ((a.decided_at IS NULL AND r.ended = 0) OR a.decided_at >= $1) AND "
    "($2 = '' OR r.source_unit = $2 OR r.deciding_unit = $2) ORDER BY a.id"};
const Query kInsertFee{"INSERT INTO fee_report (ledger, id, record_id, restoration_id, unit, reported_on, row_id) VALUES (0, $1, $2, $3, $4, $5, $6)"};
const Query kFeeSums{"SELECT unit, reported_on, COUNT(*) FROM fee_report WHERE ledger = 0 GROUP BY unit, reported_on ORDER BY reported_on DESC, unit"};
const Query kFees{"SELECT id, record_id, restoration_id, unit, reported_on, row_id FROM fee_report WHERE ledger = 0 ORDER BY id"};
const Query kInsertShield{"INSERT INTO shield (ledger, id, record_id, ruling_number, court, decided_on, plan_until_on, set_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8)"};
const Query kLiftShield{"UPDATE shield SET lifted_at = $2, lift_row = $3 WHERE ledger = 0 AND record_id = $1 AND lifted_at IS NULL"};
const Query kShield{"SELECT id, record_id, ruling_number, court, decided_on, plan_until_on, set_at, lifted_at FROM shield WHERE ledger = 0 AND record_id = $1 AND lifted_at IS NULL"};

cases::Restoration read(const Rows& rows) {
  const auto* way = cases::restoration_way(rows.text(2));
  const auto step = cases::restoration_step(rows.text(3));
  CHECK(way != nullptr && step.has_value());
  return {.id = rows.integer(0), .record_id = rows.integer(1), .way = way->way, .step = *step, .applied_at = rows.instant(4), .accept_due_on = rows.date(5), .answer_due_on = rows.date(6), .handler = rows.text(7),
          .accepted_on = rows.maybe_date(11), .result_due_on = rows.maybe_date(8), .decided_at = rows.maybe_instant(9), .silence_at = cases::restoration_step(rows.text(10))};
}
std::vector<cases::Restoration> all(Rows rows) {
  std::vector<cases::Restoration> list;
  while (rows.next()) list.push_back(read(rows));
  return list;
}
std::string_view silence_of(const cases::Restoration& application) { return application.silence_at ? cases::word(*application.silence_at) : std::string_view(); }

}  // namespace

void insert_restoration(Connection& db, const cases::Restoration& a, std::int64_t row_id) {
  db.run(kInsert, a.id, a.record_id, cases::facts_of(a.way).word, cases::word(a.step), a.applied_at, a.accept_due_on, a.answer_due_on, a.handler, a.result_due_on, a.decided_at, silence_of(a), row_id, a.accepted_on);
}
void save_restoration(Connection& db, const cases::Restoration& a) { CHECK(db.run(kSave, a.id, cases::word(a.step), a.handler, a.result_due_on, a.decided_at, silence_of(a), a.accepted_on) == 1); }
std::optional<StoredRestoration> find_restoration(Connection& db, std::int64_t id) {
  Rows rows = db.select(kFind, id);
  if (!rows.next()) return std::nullopt;
  return StoredRestoration{read(rows), rows.integer(12)};
}
std::vector<cases::Restoration> restorations_of(Connection& db, registry::RecordId record) { return all(db.select(kOfRecord, record)); }
std::vector<cases::Restoration> open_restorations(Connection& db) { return all(db.select(kOpen)); }
std::vector<cases::Restoration> restorations_since(Connection& db, base::Instant since, std::string_view unit) { return all(db.select(kSince, since, unit)); }

void insert_fee_report(Connection& db, const FeeReport& report) { db.run(kInsertFee, report.id, report.record_id, report.restoration_id, report.unit, report.reported_on, report.row_id); }
std::vector<FeeReportSum> fee_report_sums(Connection& db) {
  std::vector<FeeReportSum> sums;
  Rows rows = db.select(kFeeSums);
  while (rows.next()) sums.push_back({rows.text(0), rows.date(1), rows.integer(2)});
  return sums;
}

std::vector<FeeReport> all_fee_reports(Connection& db) {
  std::vector<FeeReport> list;
  Rows rows = db.select(kFees);
  while (rows.next()) list.push_back({rows.integer(0), rows.integer(1), rows.maybe_integer(2), rows.text(3), rows.date(4), rows.integer(5)});
  return list;
}

void insert_shield(Connection& db, const cases::Shield& shield, std::int64_t row_id) {
  db.run(kInsertShield, shield.id, shield.record_id, shield.ruling_number, shield.court, shield.decided_on, shield.plan_until_on, shield.set_at, row_id);
}
void lift_shield(Connection& db, registry::RecordId record, base::Instant now, std::int64_t lift_row) { db.run(kLiftShield, record, now, lift_row); }
std::optional<cases::Shield> standing_shield(Connection& db, registry::RecordId record) {
  Rows rows = db.select(kShield, record);
  if (!rows.next()) return std::nullopt;
  return cases::Shield{.id = rows.integer(0), .record_id = rows.integer(1), .ruling_number = rows.text(2), .court = rows.text(3), .decided_on = rows.date(4), .plan_until_on = rows.date(5), .set_at = rows.instant(6),
                       .lifted_at = rows.maybe_instant(7)};
}

}  // namespace liaoxin::store
