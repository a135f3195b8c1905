#include "store/accountabilities.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define ACCOUNTABILITY_COLUMNS "id, unit, step, document_number, due_on, decided_at, answered_at, closed_at, row_id, answer_row, close_row"
const Query kInsert{"INSERT INTO accountability (ledger, id, unit, step, document_number, due_on, decided_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kInsertFinding{
    "INSERT INTO accountability_finding (ledger, accountability_id, position, kind, reference, missed_zh, missed_en, due_on, basis_kind, basis_reference, evidence, evidence_row) VALUES (0, $1, $2, $3, $4, $5, $6, $7, "
    "$8, $9, $10, $11)"};
const Query kFind{"SELECT " ACCOUNTABILITY_COLUMNS " FROM accountability WHERE ledger = 0 AND id = $1"};
const Query kAll{"SELECT " ACCOUNTABILITY_COLUMNS " FROM accountability WHERE ledger = 0 ORDER BY id DESC"};
const Query kOfUnit{"SELECT " ACCOUNTABILITY_COLUMNS " FROM accountability WHERE ledger = 0 AND unit = $1 ORDER BY id DESC"};
const Query kFindings{
    "SELECT kind, reference, missed_zh, missed_en, due_on, basis_kind, basis_reference, evidence, evidence_row FROM accountability_finding WHERE ledger = 0 AND accountability_id = $1 ORDER BY position"};
const Query kAnswer{"UPDATE accountability SET answered_at = $2, answer_row = $3 WHERE ledger = 0 AND id = $1 AND answered_at IS NULL AND closed_at IS NULL"};
const Query kClose{"UPDATE accountability SET closed_at = $2, close_row = $3 WHERE ledger = 0 AND id = $1 AND closed_at IS NULL"};
#define FINE_COLUMNS "id, collector, conduct, fine_yuan, gains_yuan, document_number, decided_on, served_on, registered_at"
const Query kInsertFine{
    "INSERT INTO collector_fine (ledger, id, collector, conduct, fine_yuan, gains_yuan, document_number, decided_on, served_on, registered_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
const Query kAllFines{"SELECT " FINE_COLUMNS " FROM collector_fine WHERE ledger = 0 ORDER BY id DESC"};
const Query kFinesOf{"SELECT " FINE_COLUMNS " FROM collector_fine WHERE ledger = 0 AND collector = $1 ORDER BY id DESC"};

std::vector<StoredAccountability> all(Rows rows) {
  std::vector<StoredAccountability> list;
  while (rows.next()) {
    const auto* step = cases::accountability_step(rows.text(2));
    CHECK(step != nullptr);
    list.push_back({{.id = rows.integer(0), .unit = rows.text(1), .step = step->step, .document_number = rows.text(3), .due_on = rows.maybe_date(4), .decided_at = rows.instant(5), .answered_at = rows.maybe_instant(6),
                     .closed_at = rows.maybe_instant(7)},
                    rows.integer(8), rows.maybe_integer(9), rows.maybe_integer(10)});
  }
  return list;
}
std::vector<cases::CollectorFine> fines(Rows rows) {
  std::vector<cases::CollectorFine> list;
  while (rows.next()) {
    const auto* conduct = cases::collector_conduct(rows.text(2));
    CHECK(conduct != nullptr);
    list.push_back({.id = rows.integer(0), .collector = rows.text(1), .conduct = conduct->conduct, .fine_yuan = rows.integer(3), .gains_yuan = rows.integer(4), .document_number = rows.text(5), .decided_on = rows.date(6),
                    .served_on = rows.date(7), .registered_at = rows.instant(8)});
  }
  return list;
}

}  // namespace

void insert_accountability(Connection& db, const cases::ActedOn& acted, std::int64_t row_id) {
  const cases::Accountability& a = acted.accountability;
  db.run(kInsert, a.id, a.unit, cases::facts_of(a.step).word, a.document_number, a.due_on, a.decided_at, row_id);
  std::int64_t position = 0;
  for (const cases::Finding& f : acted.findings) {
    db.run(kInsertFinding, a.id, position++, cases::facts_of(f.kind).word, f.reference, f.missed.zh, f.missed.en, f.due_on, base::word(f.basis.kind), f.basis.reference, f.evidence, f.row_id);
  }
}
std::optional<StoredAccountability> find_accountability(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::vector<StoredAccountability> all_accountabilities(Connection& db) { return all(db.select(kAll)); }
std::vector<StoredAccountability> accountabilities_of(Connection& db, std::string_view unit) { return all(db.select(kOfUnit, unit)); }
std::vector<cases::Finding> findings_of(Connection& db, const cases::Accountability& accountability) {
  std::vector<cases::Finding> list;
  Rows rows = db.select(kFindings, accountability.id);
  while (rows.next()) {
    const auto* kind = cases::finding_kind(rows.text(0));
    const auto basis = base::basis_kind(rows.text(5));
    CHECK(kind != nullptr && basis.has_value());
    list.push_back({.kind = kind->kind, .unit = accountability.unit, .reference = rows.text(1), .missed = {rows.text(2), rows.text(3)}, .due_on = rows.maybe_date(4), .basis = {*basis, rows.text(6)},
                    .evidence = rows.text(7), .row_id = rows.integer(8)});
  }
  return list;
}
void answer_accountability(Connection& db, const cases::Accountability& a, std::int64_t answer_row) { CHECK(db.run(kAnswer, a.id, a.answered_at, answer_row) == 1); }
void close_accountability(Connection& db, const cases::Accountability& a, std::int64_t close_row) { CHECK(db.run(kClose, a.id, a.closed_at, close_row) == 1); }

void insert_fine(Connection& db, const cases::CollectorFine& f, std::int64_t row_id) {
  db.run(kInsertFine, f.id, f.collector, cases::facts_of(f.conduct).word, f.fine_yuan, f.gains_yuan, f.document_number, f.decided_on, f.served_on, f.registered_at, row_id);
}
std::vector<cases::CollectorFine> all_fines(Connection& db) { return fines(db.select(kAllFines)); }
std::vector<cases::CollectorFine> fines_of(Connection& db, std::string_view collector) { return fines(db.select(kFinesOf, collector)); }

}  // namespace liaoxin::store
