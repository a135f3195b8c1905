#include "store/leniency.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define LENIENCY_COLUMNS "id, record_id, flag, step, claimed_at, answer_due_on, answered_at"
const Query kInsert{"INSERT INTO leniency (ledger, " LENIENCY_COLUMNS ", row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8)"};
const Query kAnswer{"UPDATE leniency SET step = $2, answered_at = $3, answer_row = $4 WHERE ledger = 0 AND id = $1 AND step = 'claimed'"};
const Query kFind{"SELECT " LENIENCY_COLUMNS ", row_id FROM leniency WHERE ledger = 0 AND id = $1"};
const Query kOfRecord{"SELECT " LENIENCY_COLUMNS " FROM leniency WHERE ledger = 0 AND record_id = $1 ORDER BY id"};
const Query kOpen{"SELECT " LENIENCY_COLUMNS " FROM leniency WHERE ledger = 0 AND step = 'claimed' ORDER BY id"};

cases::Leniency read(const Rows& rows) {
  const auto* flag = cases::leniency_flag(rows.text(2));
  const auto step = cases::leniency_step(rows.text(3));
  CHECK(flag != nullptr && step.has_value());
  return {.id = rows.integer(0), .record_id = rows.integer(1), .flag = flag->flag, .step = *step, .claimed_at = rows.instant(4), .answer_due_on = rows.maybe_date(5), .answered_at = rows.maybe_instant(6)};
}
std::vector<cases::Leniency> all(Rows rows) {
  std::vector<cases::Leniency> list;
  while (rows.next()) list.push_back(read(rows));
  return list;
}

}  // namespace

void insert_leniency(Connection& db, const cases::Leniency& l, std::int64_t row_id) {
  db.run(kInsert, l.id, l.record_id, cases::facts_of(l.flag).word, cases::word(l.step), l.claimed_at, l.answer_due_on, l.answered_at, row_id);
}
void answer_leniency(Connection& db, const cases::Leniency& l, std::int64_t answer_row) { CHECK(db.run(kAnswer, l.id, cases::word(l.step), l.answered_at, answer_row) == 1); }
std::optional<StoredLeniency> find_leniency(Connection& db, std::int64_t id) {
  Rows rows = db.select(kFind, id);
  if (!rows.next()) return std::nullopt;
  return StoredLeniency{read(rows), rows.integer(7)};
}
std::vector<cases::Leniency> leniency_of(Connection& db, registry::RecordId record) { return all(db.select(kOfRecord, record)); }
std::vector<cases::Leniency> open_leniency_claims(Connection& db) { return all(db.select(kOpen)); }

}  // namespace liaoxin::store
