#include "store/sittings.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define SITTING_COLUMNS "id, clerk, clerk_person, about, subject, present_index, opened_at, closed_at, told_on"
const Query kInsert{"INSERT INTO sitting (ledger, " SITTING_COLUMNS ", row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
const Query kFind{"SELECT " SITTING_COLUMNS " FROM sitting WHERE ledger = 0 AND id = $1"};
const Query kRow{"SELECT row_id FROM sitting WHERE ledger = 0 AND id = $1"};
const Query kLast{"SELECT " SITTING_COLUMNS " FROM sitting WHERE ledger = 0 AND clerk = $1 ORDER BY id DESC LIMIT 1"};
const Query kAbout{"SELECT " SITTING_COLUMNS " FROM sitting WHERE ledger = 0 AND about = $1 ORDER BY id DESC"};
const Query kUntold{"SELECT " SITTING_COLUMNS " FROM sitting WHERE ledger = 0 AND told_on IS NULL ORDER BY id"};
const Query kCount{"SELECT COUNT(*) FROM sitting WHERE ledger = 0 AND opened_at >= $3 AND (clerk = $1 OR clerk_person = $2)"};
const Query kPresent{"SELECT 1 FROM sitting WHERE ledger = 0 AND clerk = $1 AND opened_at >= $4 AND present_index = $2 AND about <> $3 LIMIT 1"};
const Query kClose{"UPDATE sitting SET closed_at = $2 WHERE ledger = 0 AND id = $1 AND closed_at IS NULL"};
const Query kTell{"UPDATE sitting SET told_on = $2 WHERE ledger = 0 AND id = $1 AND told_on IS NULL"};

std::vector<cases::Sitting> all(Rows rows) {
  std::vector<cases::Sitting> list;
  while (rows.next()) {
    cases::Sitting sitting{.id = rows.integer(0), .clerk = rows.text(1), .clerk_person = rows.maybe_integer(2), .about = rows.text(3), .subject = rows.text(4), .present_index = rows.blob(5),
                           .opened_at = rows.instant(6), .told_on = rows.maybe_date(8)};
    sitting.closed_at = rows.maybe_instant(7);
    list.push_back(std::move(sitting));
  }
  return list;
}

}  // namespace

void insert_sitting(Connection& db, const cases::Sitting& s, std::int64_t row_id) {
  std::optional<std::int64_t> closed_at;
  if (s.closed_at) closed_at = s.closed_at->micros;
  db.run(kInsert, s.id, s.clerk, s.clerk_person, s.about, s.subject, Blob{s.present_index}, s.opened_at, closed_at, s.told_on, row_id);
}
std::optional<cases::Sitting> find_sitting(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::optional<cases::Sitting> last_sitting(Connection& db, std::string_view clerk) { return first(all(db.select(kLast, clerk))); }
std::int64_t sitting_row(Connection& db, std::int64_t id) {
  auto rows = db.select(kRow, id);
  CHECK(rows.next());
  return rows.integer(0);
}
std::vector<cases::Sitting> sittings_about(Connection& db, std::string_view about) { return all(db.select(kAbout, about)); }
std::vector<cases::Sitting> untold_sittings(Connection& db) { return all(db.select(kUntold)); }
std::int64_t sittings_since(Connection& db, std::string_view clerk, std::optional<std::int64_t> clerk_person, base::Instant since) {
  auto rows = db.select(kCount, clerk, clerk_person, since);
  CHECK(rows.next());
  return rows.integer(0);
}
bool was_present_for_another(Connection& db, std::string_view clerk, std::string_view present_index, std::string_view about, base::Instant since) {
  return db.select(kPresent, clerk, Blob{present_index}, about, since).next();
}
void close_sitting(Connection& db, std::int64_t id, base::Instant now) { db.run(kClose, id, now); }
void tell_sitting(Connection& db, std::int64_t id, base::Date told_on) { CHECK(db.run(kTell, id, told_on) == 1); }

}  // namespace liaoxin::store
