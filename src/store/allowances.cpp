#include "store/allowances.hpp"

#include <iterator>

#include "base/check.hpp"

namespace liaoxin::store {
namespace {

struct Kept {
  Query row, id;
};
/// In the order of Allowance.
#define KEPT_IN(table) {Query{"SELECT row_id FROM " table " WHERE ledger = 0 AND id = $1"}, Query{"SELECT id FROM " table " WHERE ledger = 0 AND row_id = $1"}}
const Kept kKept[] = {KEPT_IN("consent"), KEPT_IN("declaration"), KEPT_IN("collector_agreement"), KEPT_IN("collection_consent"), KEPT_IN("account_grant"), KEPT_IN("account"), KEPT_IN("client"),
                       KEPT_IN("reward"), KEPT_IN("list_system")};

const Kept& kept(Allowance what) {
  const auto index = static_cast<std::size_t>(what);
  CHECK(index < std::size(kKept));
  return kKept[index];
}

}  // namespace

std::int64_t allowing_row(Connection& db, Allowance what, std::int64_t id) {
  auto rows = db.select(kept(what).row, id);
  CHECK(rows.next());
  return rows.integer(0);
}

std::optional<std::int64_t> allowed_by(Connection& db, Allowance what, std::int64_t row_id) {
  auto rows = db.select(kept(what).id, row_id);
  if (!rows.next()) return std::nullopt;
  return rows.integer(0);
}

}  // namespace liaoxin::store
