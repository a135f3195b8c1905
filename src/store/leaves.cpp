#include "store/leaves.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define LEAVE_COLUMNS "id, officer, officer_person, stand_in, stand_in_person, from_on, until_on, ended_at"
const Query kInsert{"INSERT INTO leave (ledger, id, officer, officer_person, stand_in, stand_in_person, from_on, until_on, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8)"};
const Query kOf{"SELECT " LEAVE_COLUMNS " FROM leave WHERE ledger = 0 AND officer = $1 AND ended_at IS NULL ORDER BY from_on, id"};
const Query kBy{"SELECT " LEAVE_COLUMNS " FROM leave WHERE ledger = 0 AND stand_in = $1 AND ended_at IS NULL ORDER BY from_on, id"};
const Query kEnd{"UPDATE leave SET ended_at = $2 WHERE ledger = 0 AND id = $1 AND ended_at IS NULL"};

std::vector<StoredLeave> all(Rows rows) {
  std::vector<StoredLeave> list;
  while (rows.next()) {
    StoredLeave one{{.id = rows.integer(0), .officer = rows.text(1), .stand_in = rows.text(3), .from_on = rows.date(5), .until_on = rows.date(6)}, rows.maybe_integer(2), rows.maybe_integer(4)};
    one.leave.ended_at = rows.maybe_instant(7);
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

void insert_leave(Connection& db, const StoredLeave& s, std::int64_t row_id) {
  db.run(kInsert, s.leave.id, s.leave.officer, s.officer_person, s.leave.stand_in, s.stand_in_person, s.leave.from_on, s.leave.until_on, row_id);
}
std::vector<StoredLeave> leaves_of(Connection& db, std::string_view officer) { return all(db.select(kOf, officer)); }
std::vector<StoredLeave> leaves_stood_in_by(Connection& db, std::string_view officer) { return all(db.select(kBy, officer)); }
void end_leave(Connection& db, std::int64_t id, base::Instant now) { CHECK(db.run(kEnd, id, now) == 1); }

}  // namespace liaoxin::store
