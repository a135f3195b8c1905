#include "store/drafts.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define DRAFT_COLUMNS "id, account_id, grant_id, operation, values_sealed, saved_at, last_on"
const Query kSave{
    "INSERT INTO draft (ledger, " DRAFT_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (ledger, id) DO UPDATE SET values_sealed = $5, saved_at = $6, last_on = $7"};
const Query kDraft{"SELECT " DRAFT_COLUMNS " FROM draft WHERE ledger = 0 AND id = $1"};
const Query kDraftsOf{"SELECT " DRAFT_COLUMNS " FROM draft WHERE ledger = 0 AND account_id = $1 AND grant_id = $2 AND last_on >= $3 ORDER BY saved_at DESC, id DESC"};
const Query kCount{"SELECT count(*) FROM draft WHERE ledger = 0 AND account_id = $1 AND last_on >= $2"};
const Query kErase{"DELETE FROM draft WHERE ledger = 0 AND id = $1"};
const Query kEraseDead{
    "DELETE FROM draft WHERE ledger = 0 AND (last_on < $1 OR account_id IN (SELECT id FROM account WHERE ledger = 0 AND disabled_at IS NOT NULL) "
    "OR grant_id IN (SELECT id FROM account_grant WHERE ledger = 0 AND until_at IS NOT NULL))"};

StoredDraft read(const Rows& rows) {
  return {.id = rows.integer(0), .account_id = rows.integer(1), .grant_id = rows.integer(2), .operation = rows.text(3), .values_sealed = rows.blob(4), .saved_at = rows.instant(5), .last_on = rows.date(6)};
}

}  // namespace

void save_draft(Connection& db, const StoredDraft& d) { db.run(kSave, d.id, d.account_id, d.grant_id, d.operation, Blob{d.values_sealed}, d.saved_at, d.last_on); }
std::optional<StoredDraft> find_draft(Connection& db, std::int64_t id) {
  auto rows = db.select(kDraft, id);
  if (!rows.next()) return std::nullopt;
  return read(rows);
}
std::vector<StoredDraft> drafts_of(Connection& db, std::int64_t account_id, std::int64_t grant_id, base::Date today) {
  std::vector<StoredDraft> list;
  auto rows = db.select(kDraftsOf, account_id, grant_id, today);
  while (rows.next()) list.push_back(read(rows));
  return list;
}
std::int64_t count_drafts(Connection& db, std::int64_t account_id, base::Date today) {
  auto rows = db.select(kCount, account_id, today);
  CHECK(rows.next());
  return rows.integer(0);
}
void erase_draft(Connection& db, std::int64_t id) { db.run(kErase, id); }
void erase_dead_drafts(Connection& db, base::Date today) { db.run(kEraseDead, today); }

}  // namespace liaoxin::store
