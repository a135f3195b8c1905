#include "store/log_leaves.hpp"

#include "journal/leaf.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define LISTED                                                                                                                                        \
  "SELECT j.idx, j.row_id, j.leaf, a.operation, e.kind, e.actor, e.unit, e.office FROM journal j LEFT JOIN act a ON a.ledger = 0 AND a.row_id = j.row_id " \
  "LEFT JOIN access_entry e ON e.ledger = 0 AND e.row_id = j.row_id WHERE j.ledger = 0 AND j.epoch = $1 AND j.idx < $2 "
const Query kLeaves{LISTED "ORDER BY j.idx DESC LIMIT $3"};
// A leaf says its kind in its second byte; an access that no line of the register stands for is an attempt that was refused.
const Query kRefused{LISTED "AND j.idx >= $4 AND substr(j.leaf, 2, 1) = $5 AND e.row_id IS NULL ORDER BY j.idx DESC LIMIT $3"};

std::vector<ListedLeaf> all_leaves(Rows rows) {
  std::vector<ListedLeaf> list;
  const auto text = [&](int column) { return rows.maybe_text(column).value_or(""); };
  while (rows.next()) list.push_back({rows.integer(0), rows.integer(1), rows.blob(2), text(3), text(4), text(5), text(6), text(7)});
  return list;
}

}  // namespace

std::vector<ListedLeaf> leaves_before(Connection& db, std::int64_t epoch, std::int64_t before, std::int64_t limit) { return all_leaves(db.select(kLeaves, epoch, before, limit)); }
std::vector<ListedLeaf> refused_leaves(Connection& db, std::int64_t epoch, std::int64_t first, std::int64_t before, std::int64_t limit) {
  const char access = static_cast<char>(journal::LeafKind::access);
  return all_leaves(db.select(kRefused, epoch, before, limit, first, Blob{std::string_view(&access, 1)}));
}

}  // namespace liaoxin::store
