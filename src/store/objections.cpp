#include "store/objections.hpp"

#include "base/check.hpp"
#include "cases/objection/pause.hpp"

namespace liaoxin::store {
namespace {

#define OBJECTION_COLUMNS                                                                                                                   \
  "id, number, record_id, subject_id, state, ground, submitted_at, accepted_on, review_due_on, asked_on, answer_due_on, answered_on, "      \
  "decided_at, told_due_on, outcome, closed_at, disputed_at, settle_due_on, settled_at, settlement, deemed_accepted"

/// Somebody still has to take a step: what was closed is settled only where its subject disputed the result.
#define OBJECTION_RUNS "state NOT IN ('closed', 'settled')"

const Query kById{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND id = $1"};
const Query kOpen{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND " OBJECTION_RUNS " ORDER BY id"};
const Query kSince{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND (" OBJECTION_RUNS " OR closed_at >= $1 OR settled_at >= $1) AND "
                   "($2 = '' OR EXISTS (SELECT 1 FROM record r WHERE r.ledger = 0 AND r.id = objection.record_id AND r.source_unit = $2)) ORDER BY id"};
const Query kOpenOf{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND record_id = $1 AND " OBJECTION_RUNS " ORDER BY id LIMIT 1"};
const Query kOf{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND record_id = $1 ORDER BY id"};
const Query kInsert{"INSERT INTO objection (ledger, " OBJECTION_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"};
const Query kSave{
    "UPDATE objection SET state = $2, accepted_on = $3, review_due_on = $4, asked_on = $5, answer_due_on = $6, answered_on = $7, decided_at = $8, "
    "told_due_on = $9, outcome = $10, closed_at = $11, disputed_at = $12, settle_due_on = $13, settled_at = $14, settlement = $15, deemed_accepted = $16 WHERE ledger = 0 AND id = $1"};
const Query kSums{
    "SELECT COUNT(*), SUM(CASE WHEN " OBJECTION_RUNS " THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN outcome IN ('own_error', 'corrected', 'withdrawn', 'unverifiable') OR settlement = 'upheld' THEN 1 ELSE 0 END) FROM objection WHERE ledger = 0"};

const Query kPauses{"SELECT id, step, kind, document_number, from_on, until_on, until_document FROM objection_pause WHERE ledger = 0 AND objection_id = $1 ORDER BY id"};
const Query kInsertPause{"INSERT INTO objection_pause (ledger, id, objection_id, step, kind, document_number, from_on, row_id, until_document) VALUES (0, $1, $2, $3, $4, $5, $6, $7, '')"};
const Query kEndPause{"UPDATE objection_pause SET until_on = $2, until_document = $3, until_row = $4 WHERE ledger = 0 AND id = $1 AND until_on IS NULL"};

cases::Objection read(const Rows& rows) {
  cases::Objection o;
  o.id = rows.integer(0);
  o.number = rows.text(1);
  o.record_id = rows.integer(2);
  o.subject_id = rows.integer(3);
  const auto step = cases::objection_step(rows.text(4));
  CHECK(step.has_value());
  o.step = *step;
  o.ground = rows.text(5);
  o.submitted_at = rows.instant(6);
  o.accepted_on = rows.maybe_date(7);
  o.review_due_on = rows.maybe_date(8);
  o.asked_on = rows.maybe_date(9);
  o.answer_due_on = rows.maybe_date(10);
  o.answered_on = rows.maybe_date(11);
  o.decided_at = rows.maybe_instant(12);
  o.told_due_on = rows.maybe_date(13);
  if (const auto outcome = rows.maybe_text(14)) o.outcome = cases::objection_outcome(*outcome);
  o.closed_at = rows.maybe_instant(15);
  o.disputed_at = rows.maybe_instant(16);
  o.settle_due_on = rows.maybe_date(17);
  o.settled_at = rows.maybe_instant(18);
  if (const auto settled = rows.maybe_text(19)) o.settlement = cases::settlement(*settled);
  o.is_deemed_accepted = rows.flag(20);
  return o;
}

std::vector<cases::ObjectionPause> pauses_of(Connection& db, std::int64_t objection) {
  std::vector<cases::ObjectionPause> list;
  auto rows = db.select(kPauses, objection);
  while (rows.next()) {
    const auto step = cases::objection_step(rows.text(1));
    const auto* kind = cases::pause_kind(rows.text(2));
    CHECK(step.has_value() && kind != nullptr);
    list.push_back({.id = rows.integer(0), .step = *step, .kind = kind->kind, .document_number = rows.text(3), .from_on = rows.date(4), .until_on = rows.maybe_date(5), .until_document = rows.text(6)});
  }
  return list;
}

std::vector<cases::Objection> all(Connection& db, Rows rows) {
  std::vector<cases::Objection> list;
  while (rows.next()) list.push_back(read(rows));
  for (cases::Objection& one : list) one.pauses = pauses_of(db, one.id);
  return list;
}

std::optional<std::string> outcome_of(const cases::Objection& o) {
  if (!o.outcome) return std::nullopt;
  return std::string(cases::word(*o.outcome));
}
std::optional<std::string> settlement_of(const cases::Objection& o) {
  if (!o.settlement) return std::nullopt;
  return std::string(cases::word(*o.settlement));
}

}  // namespace

std::optional<cases::Objection> find_objection(Connection& db, std::int64_t id) {
  return first(all(db, db.select(kById, id)));
}
std::vector<cases::Objection> open_objections(Connection& db) { return all(db, db.select(kOpen)); }
std::vector<cases::Objection> objections_since(Connection& db, base::Instant since, std::string_view source_unit) { return all(db, db.select(kSince, since, source_unit)); }
std::vector<cases::Objection> objections_of(Connection& db, registry::RecordId record) { return all(db, db.select(kOf, record)); }
std::optional<cases::Objection> open_objection_of(Connection& db, registry::RecordId record) {
  return first(all(db, db.select(kOpenOf, record)));
}
void insert_objection(Connection& db, const cases::Objection& o) {
  db.run(kInsert, o.id, o.number, o.record_id, o.subject_id, cases::word(o.step), o.ground, o.submitted_at, o.accepted_on, o.review_due_on, o.asked_on,
         o.answer_due_on, o.answered_on, o.decided_at, o.told_due_on, outcome_of(o), o.closed_at, o.disputed_at, o.settle_due_on, o.settled_at, settlement_of(o), o.is_deemed_accepted);
}
void save_objection(Connection& db, const cases::Objection& o) {
  CHECK(db.run(kSave, o.id, cases::word(o.step), o.accepted_on, o.review_due_on, o.asked_on, o.answer_due_on, o.answered_on, o.decided_at, o.told_due_on,
               outcome_of(o), o.closed_at, o.disputed_at, o.settle_due_on, o.settled_at, settlement_of(o), o.is_deemed_accepted) == 1);
}
void insert_pause(Connection& db, std::int64_t objection, const cases::ObjectionPause& pause, std::int64_t row_id) {
  db.run(kInsertPause, pause.id, objection, cases::word(pause.step), cases::facts_of(pause.kind).word, pause.document_number, pause.from_on, row_id);
}
void end_pause(Connection& db, const cases::ObjectionPause& pause, std::int64_t until_row) { CHECK(db.run(kEndPause, pause.id, pause.until_on, pause.until_document, until_row) == 1); }
ObjectionSums objection_sums(Connection& db) {
  auto rows = db.select(kSums);
  if (!rows.next()) return {};
  return {rows.integer(1), rows.integer(0) - rows.integer(1), rows.integer(2)};
}

}  // namespace liaoxin::store
