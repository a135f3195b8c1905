#include "store/endings.hpp"

namespace liaoxin::store {
namespace {

const Query kInsert{"INSERT INTO ending (ledger, id, version_row, word, at) VALUES (0, $1, $2, $3, $4)"};
const Query kAfter{
    "SELECT e.id, j.epoch, j.idx, j.leaf_hash, e.word FROM ending e JOIN journal j ON j.ledger = 0 AND j.row_id = e.version_row "
    "WHERE e.ledger = 0 AND e.id > $1 ORDER BY e.id LIMIT $2"};
const Query kLast{"SELECT id FROM ending WHERE ledger = 0 AND id > 0 ORDER BY id DESC LIMIT 1"};
const Query kErase{"UPDATE vault SET salt = NULL, body = NULL WHERE ledger = 0 AND row_id = $1"};
const Query kRowWithLeaf{"SELECT row_id FROM journal WHERE ledger = 0 AND epoch = $1 AND idx = $2 AND leaf_hash = $3"};

}  // namespace

void insert_ending(Connection& db, std::int64_t id, std::int64_t version_row, std::string_view word, base::Instant at) { db.run(kInsert, id, version_row, word, at); }

std::int64_t last_ending(Connection& db) {
  auto rows = db.select(kLast);
  return rows.next() ? rows.integer(0) : 0;
}

std::vector<StoredEnding> endings_after(Connection& db, std::int64_t id, std::int64_t limit) {
  std::vector<StoredEnding> list;
  auto rows = db.select(kAfter, id, limit);
  while (rows.next()) list.push_back({rows.integer(0), {rows.integer(1), rows.integer(2)}, rows.blob(3), rows.text(4)});
  return list;
}

void erase_bodies(Connection& db, std::int64_t row_id) { db.run(kErase, row_id); }

std::int64_t row_with_leaf(Connection& db, LogPlace place, std::string_view leaf_hash) {
  auto rows = db.select(kRowWithLeaf, place.epoch, place.index, Blob{leaf_hash});
  return rows.next() ? rows.integer(0) : 0;
}

}  // namespace liaoxin::store
