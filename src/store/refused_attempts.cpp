#include "store/refused_attempts.hpp"

#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define COLUMNS "id, operation, unit, officer, record_id, kind, word, tried_at, row_id"
const Query kInsert{"INSERT INTO refused_attempt (ledger, " COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9)"};
const Query kNewest{"SELECT " COLUMNS " FROM refused_attempt WHERE ledger = 0 ORDER BY id DESC LIMIT 200"};
const Query kBy{"SELECT " COLUMNS " FROM refused_attempt WHERE ledger = 0 AND unit = $1 ORDER BY id DESC LIMIT 200"};

std::vector<RefusedAttempt> attempts(Rows rows) {
  std::vector<RefusedAttempt> all;
  while (rows.next()) all.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.text(5), rows.text(6), rows.instant(7), rows.integer(8)});
  return all;
}

}  // namespace

void insert_refused_attempt(Connection& db, const RefusedAttempt& a) { db.run(kInsert, a.id, a.operation, a.unit, a.officer, a.record_id, a.kind, a.word, a.tried_at, a.row_id); }
std::vector<RefusedAttempt> refused_attempts(Connection& db) { return attempts(db.select(kNewest)); }
std::vector<RefusedAttempt> refused_attempts_by(Connection& db, std::string_view unit) { return attempts(db.select(kBy, unit)); }

}  // namespace liaoxin::store
