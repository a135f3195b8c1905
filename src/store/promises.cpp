#include "store/promises.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define PROMISE_COLUMNS "id, unit, kind, matter, document_number, due_on, registered_at, state, reason, authority, change_document, compensation, reported_at, row_id, reported_row, new_due_on"
const Query kInsert{
    "INSERT INTO promise (ledger, id, unit, kind, matter, document_number, due_on, registered_at, row_id, state, reason, authority, change_document, compensation) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', "
    "'')"};
const Query kSave{
    "UPDATE promise SET state = $2, reason = $3, authority = $4, change_document = $5, compensation = $6, reported_at = $7, reported_row = $8, new_due_on = $9 WHERE ledger = 0 AND id = $1"};
const Query kFind{"SELECT " PROMISE_COLUMNS " FROM promise WHERE ledger = 0 AND id = $1"};
const Query kAll{"SELECT " PROMISE_COLUMNS " FROM promise WHERE ledger = 0 ORDER BY id"};
const Query kOfUnit{"SELECT " PROMISE_COLUMNS " FROM promise WHERE ledger = 0 AND unit = $1 ORDER BY id"};

std::vector<StoredPromise> all(Rows rows) {
  std::vector<StoredPromise> list;
  while (rows.next()) {
    const auto* kind = cases::promise_kind(rows.text(2));
    const auto state = cases::promise_state(rows.text(7));
    CHECK(kind != nullptr && state.has_value());
    list.push_back({{.id = rows.integer(0), .unit = rows.text(1), .kind = kind->kind, .matter = rows.text(3), .document_number = rows.text(4), .due_on = rows.date(5), .new_due_on = rows.maybe_date(15), .registered_at = rows.instant(6), .state = *state,
                     .reason = rows.text(8), .authority = rows.text(9), .change_document = rows.text(10), .compensation = rows.text(11), .reported_at = rows.maybe_instant(12)},
                    rows.integer(13), rows.maybe_integer(14)});
  }
  return list;
}

}  // namespace

void insert_promise(Connection& db, const cases::Promise& p, std::int64_t row_id) {
  db.run(kInsert, p.id, p.unit, cases::facts_of(p.kind).word, p.matter, p.document_number, p.due_on, p.registered_at, row_id, cases::word(p.state));
}
void save_promise(Connection& db, const cases::Promise& p, std::int64_t reported_row) {
  CHECK(db.run(kSave, p.id, cases::word(p.state), p.reason, p.authority, p.change_document, p.compensation, p.reported_at, reported_row, p.new_due_on) == 1);
}
std::optional<StoredPromise> find_promise(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::vector<StoredPromise> all_promises(Connection& db) { return all(db.select(kAll)); }
std::vector<StoredPromise> promises_of(Connection& db, std::string_view unit) { return all(db.select(kOfUnit, unit)); }

}  // namespace liaoxin::store
