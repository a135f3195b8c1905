#include "store/evidence.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define EVIDENCE_COLUMNS "id, objection_id, kind, bytes, added_at, row_id"
const Query kInsert{"INSERT INTO evidence (ledger, id, objection_id, kind, bytes, added_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6)"};
const Query kCount{"SELECT COUNT(*) FROM evidence WHERE ledger = 0 AND objection_id = $1"};
const Query kFind{"SELECT " EVIDENCE_COLUMNS " FROM evidence WHERE ledger = 0 AND id = $1"};
const Query kOf{"SELECT " EVIDENCE_COLUMNS " FROM evidence WHERE ledger = 0 AND objection_id = $1 ORDER BY id"};

std::vector<StoredEvidence> all(Rows rows) {
  std::vector<StoredEvidence> list;
  while (rows.next()) {
    const auto kind = cases::evidence_kind(rows.text(2));
    CHECK(kind.has_value());
    list.push_back({{.id = rows.integer(0), .objection_id = rows.integer(1), .kind = *kind, .bytes = rows.integer(3), .added_at = rows.instant(4)}, rows.integer(5)});
  }
  return list;
}

}  // namespace

void insert_evidence(Connection& db, const cases::Evidence& e, std::int64_t row_id) { db.run(kInsert, e.id, e.objection_id, cases::facts_of(e.kind).word, e.bytes, e.added_at, row_id); }
std::int64_t count_evidence(Connection& db, std::int64_t objection) {
  auto rows = db.select(kCount, objection);
  return rows.next() ? rows.integer(0) : 0;
}
std::optional<StoredEvidence> find_evidence(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::vector<StoredEvidence> evidence_of(Connection& db, std::int64_t objection) { return all(db.select(kOf, objection)); }

}  // namespace liaoxin::store
