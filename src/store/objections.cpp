#include "store/objections.hpp"

#include "base/check.hpp"

namespace liaoxin::store {
namespace {

#define OBJECTION_COLUMNS                                                                                                                   \
  "id, number, record_id, subject_id, state, ground, submitted_at, accepted_on, review_due_on, asked_on, answer_due_on, answered_on, "      \
  "decided_at, told_due_on, outcome, closed_at"

const Query kById{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND id = $1"};
const Query kOpen{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND closed_at IS NULL ORDER BY id"};
const Query kOpenOf{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND record_id = $1 AND closed_at IS NULL ORDER BY id LIMIT 1"};
const Query kOf{"SELECT " OBJECTION_COLUMNS " FROM objection WHERE ledger = 0 AND record_id = $1 ORDER BY id"};
const Query kInsert{"INSERT INTO objection (ledger, " OBJECTION_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"};
const Query kSave{
    "UPDATE objection SET state = $2, accepted_on = $3, review_due_on = $4, asked_on = $5, answer_due_on = $6, answered_on = $7, decided_at = $8, "
    "told_due_on = $9, outcome = $10, closed_at = $11 WHERE ledger = 0 AND id = $1"};
const Query kSums{
    "SELECT COUNT(*), COUNT(closed_at), SUM(CASE WHEN outcome IN ('own_error', 'corrected', 'withdrawn', 'unverifiable') THEN 1 ELSE 0 END) FROM objection WHERE ledger = 0"};

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
  return o;
}

std::vector<cases::Objection> all(Rows rows) {
  std::vector<cases::Objection> list;
  while (rows.next()) list.push_back(read(rows));
  return list;
}

std::optional<std::string> outcome_of(const cases::Objection& o) {
  if (!o.outcome) return std::nullopt;
  return std::string(cases::word(*o.outcome));
}

}  // namespace

std::optional<cases::Objection> find_objection(Connection& db, std::int64_t id) {
  auto rows = db.select(kById, id);
  if (!rows.next()) return std::nullopt;
  return read(rows);
}
std::vector<cases::Objection> open_objections(Connection& db) { return all(db.select(kOpen)); }
std::vector<cases::Objection> objections_of(Connection& db, registry::RecordId record) { return all(db.select(kOf, record)); }
std::optional<cases::Objection> open_objection_of(Connection& db, registry::RecordId record) {
  auto rows = db.select(kOpenOf, record);
  if (!rows.next()) return std::nullopt;
  return read(rows);
}
void insert_objection(Connection& db, const cases::Objection& o) {
  db.run(kInsert, o.id, o.number, o.record_id, o.subject_id, cases::word(o.step), o.ground, o.submitted_at, o.accepted_on, o.review_due_on, o.asked_on,
         o.answer_due_on, o.answered_on, o.decided_at, o.told_due_on, outcome_of(o), o.closed_at);
}
void save_objection(Connection& db, const cases::Objection& o) {
  CHECK(db.run(kSave, o.id, cases::word(o.step), o.accepted_on, o.review_due_on, o.asked_on, o.answer_due_on, o.answered_on, o.decided_at, o.told_due_on,
               outcome_of(o), o.closed_at) == 1);
}
ObjectionSums objection_sums(Connection& db) {
  auto rows = db.select(kSums);
  if (!rows.next()) return {};
  return {rows.integer(0) - rows.integer(1), rows.integer(1), rows.integer(2)};
}

}  // namespace liaoxin::store
