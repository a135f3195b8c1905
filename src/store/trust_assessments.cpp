#include "store/trust_assessments.hpp"

#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define ASSESSMENT_COLUMNS "id, unit, year, method, result, document_number, decided_on, registered_at, row_id"
const Query kInsert{"INSERT INTO trust_assessment (ledger, " ASSESSMENT_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9)"};
const Query kAll{"SELECT " ASSESSMENT_COLUMNS " FROM trust_assessment WHERE ledger = 0 ORDER BY unit, year DESC"};
const Query kOfYear{"SELECT id FROM trust_assessment WHERE ledger = 0 AND unit = $1 AND year = $2"};

}  // namespace

void insert_trust_assessment(Connection& db, const cases::TrustAssessment& a, std::int64_t row_id) {
  db.run(kInsert, a.id, a.unit, a.year, a.method, a.result, a.document_number, a.decided_on, a.registered_at, row_id);
}
std::vector<StoredTrustAssessment> trust_assessments(Connection& db) {
  std::vector<StoredTrustAssessment> list;
  Rows rows = db.select(kAll);
  while (rows.next()) {
    list.push_back({{.id = rows.integer(0), .unit = rows.text(1), .year = rows.integer(2), .method = rows.text(3), .result = rows.text(4), .document_number = rows.text(5), .decided_on = rows.date(6),
                     .registered_at = rows.instant(7)},
                    rows.integer(8)});
  }
  return list;
}
bool is_trust_assessed(Connection& db, std::string_view unit, std::int64_t year) { return db.select(kOfYear, unit, year).next(); }

}  // namespace liaoxin::store
