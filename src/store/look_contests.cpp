#include "store/look_contests.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define CONTEST_COLUMNS "id, about, sequence, officer, unit, submitted_at, due_on, answered_at, was_needed, answer_row, row_id"
const Query kInsert{"INSERT INTO look_contest (ledger, id, about, sequence, officer, unit, submitted_at, due_on, row_id, was_needed) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, 0)"};
const Query kFind{"SELECT " CONTEST_COLUMNS " FROM look_contest WHERE ledger = 0 AND id = $1"};
const Query kOfLook{"SELECT " CONTEST_COLUMNS " FROM look_contest WHERE ledger = 0 AND about = $1 AND sequence = $2"};
const Query kOpen{"SELECT " CONTEST_COLUMNS " FROM look_contest WHERE ledger = 0 AND unit = $1 AND answered_at IS NULL ORDER BY id"};
const Query kAnswer{"UPDATE look_contest SET answered_at = $2, was_needed = $3, answer_row = $4 WHERE ledger = 0 AND id = $1 AND answered_at IS NULL"};

std::vector<StoredLookContest> all(Rows rows) {
  std::vector<StoredLookContest> list;
  while (rows.next()) {
    cases::LookContest contest{.id = rows.integer(0), .about = rows.text(1), .sequence = rows.integer(2), .officer = rows.text(3), .unit = rows.text(4), .submitted_at = rows.instant(5),
                               .due_on = rows.date(6), .was_needed = rows.integer(8) != 0};
    contest.answered_at = rows.maybe_instant(7);
    list.push_back({std::move(contest), rows.integer(10), rows.maybe_integer(9)});
  }
  return list;
}

}  // namespace

void insert_look_contest(Connection& db, const cases::LookContest& c, std::int64_t row_id) { db.run(kInsert, c.id, c.about, c.sequence, c.officer, c.unit, c.submitted_at, c.due_on, row_id); }
std::optional<StoredLookContest> find_look_contest(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::optional<StoredLookContest> find_look_contest(Connection& db, std::string_view about, std::int64_t sequence) { return first(all(db.select(kOfLook, about, sequence))); }
std::vector<StoredLookContest> open_look_contests(Connection& db, std::string_view unit) { return all(db.select(kOpen, unit)); }
void answer_look_contest(Connection& db, const cases::LookContest& c, std::int64_t answer_row) { CHECK(db.run(kAnswer, c.id, c.answered_at, c.was_needed, answer_row) == 1); }

}  // namespace liaoxin::store
