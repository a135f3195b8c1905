#include "store/designations.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define DESIGNATION_COLUMNS "d.id, d.record_id, d.version, d.document_class, d.document_number, d.authority, d.law, d.file_hash, d.effective_on, d.officer, d.decided_at, d.notice_id, n.served_on, d.ended_at, d.stayed, d.row_id"
#define DESIGNATION_FROM " FROM designation d JOIN notice n ON n.ledger = d.ledger AND n.id = d.notice_id WHERE d.ledger = 0 AND "
const Query kInsert{
    "INSERT INTO designation (ledger, id, record_id, version, document_class, document_number, authority, law, file_hash, effective_on, officer, decided_at, notice_id, row_id, document_fold, stayed) VALUES (0, $1, $2, $3, $4, $5, $6, $7, "
    "$8, $9, $10, $11, $12, $13, $14, 0)"};
const Query kStay{"UPDATE designation SET stayed = $2 WHERE ledger = 0 AND id = $1 AND stayed <> $2"};
const Query kStanding{"SELECT " DESIGNATION_COLUMNS DESIGNATION_FROM "d.ended_at IS NULL ORDER BY d.id"};
const Query kOfSubject{"SELECT " DESIGNATION_COLUMNS " FROM designation d JOIN notice n ON n.ledger = d.ledger AND n.id = d.notice_id JOIN record r ON r.ledger = d.ledger AND r.id = d.record_id WHERE d.ledger = 0 AND "
                       "d.document_fold = $1 AND r.subject_id = $2 ORDER BY d.id"};
const Query kEnd{"UPDATE designation SET ended_at = $2, end_row = $3 WHERE ledger = 0 AND id = $1 AND ended_at IS NULL"};
const Query kFind{"SELECT " DESIGNATION_COLUMNS DESIGNATION_FROM "d.id = $1"};
const Query kOfRecord{"SELECT " DESIGNATION_COLUMNS DESIGNATION_FROM "d.record_id = $1 ORDER BY d.id"};
const Query kOfDocument{"SELECT " DESIGNATION_COLUMNS DESIGNATION_FROM "d.document_fold = $1 ORDER BY d.id LIMIT $2"};

std::vector<cases::Designation> all(Rows rows) {
  std::vector<cases::Designation> list;
  while (rows.next()) {
    const auto* facts = cases::document_class(rows.text(3));
    CHECK(facts != nullptr);
    list.push_back({.id = rows.integer(0), .record_id = rows.integer(1), .version = static_cast<int>(rows.integer(2)), .document_class = facts->document_class, .document_number = rows.text(4), .authority = rows.text(5),
                    .law = rows.text(6), .file_hash = rows.text(7), .effective_on = rows.date(8), .officer = rows.text(9), .decided_at = rows.instant(10), .notice_id = rows.integer(11), .told_on = rows.maybe_date(12),
                    .stayed = rows.integer(14) != 0, .ended_at = rows.maybe_instant(13), .row_id = rows.integer(15)});
  }
  return list;
}

}  // namespace

void insert_designation(Connection& db, const cases::Designation& d, std::int64_t row_id) {
  db.run(kInsert, d.id, d.record_id, d.version, cases::facts_of(d.document_class).word, d.document_number, d.authority, d.law, d.file_hash, d.effective_on, d.officer, d.decided_at, d.notice_id, row_id, base::fold_number(d.document_number));
}
void end_designation(Connection& db, const cases::Designation& d, std::int64_t end_row) { CHECK(db.run(kEnd, d.id, d.ended_at, end_row) == 1); }
void stay_designation(Connection& db, const cases::Designation& d) { CHECK(db.run(kStay, d.id, d.stayed) == 1); }
std::vector<cases::Designation> standing_designations(Connection& db) { return all(db.select(kStanding)); }
std::vector<cases::Designation> designations_of_document(Connection& db, registry::SubjectId subject, std::string_view document_number) { return all(db.select(kOfSubject, base::fold_number(document_number), subject)); }
std::optional<cases::Designation> find_designation(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::vector<cases::Designation> designations_of(Connection& db, registry::RecordId record) { return all(db.select(kOfRecord, record)); }
std::vector<cases::Designation> designations_with_document(Connection& db, std::string_view document_number, std::int64_t limit) { return all(db.select(kOfDocument, base::fold_number(document_number), limit)); }

}  // namespace liaoxin::store
