#include "store/notices.hpp"

#include "base/check.hpp"
#include "base/json.hpp"

namespace liaoxin::store {
namespace {

#define NOTICE_COLUMNS                                                                                                              \
  "id, kind, record_id, version, objection_id, created_at, due_on, derivation, parameters, row_id, served_on, service, served_by, " \
  "served_row"

const Query kInsert{"INSERT INTO notice (ledger, " NOTICE_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};
const Query kServe{"UPDATE notice SET served_on = $2, service = $3, served_by = $4, served_row = $5 WHERE ledger = 0 AND id = $1 AND served_on IS NULL"};
const Query kById{"SELECT " NOTICE_COLUMNS " FROM notice WHERE ledger = 0 AND id = $1"};
const Query kOfRecord{"SELECT " NOTICE_COLUMNS " FROM notice WHERE ledger = 0 AND record_id = $1 ORDER BY id"};
const Query kOfObjection{"SELECT " NOTICE_COLUMNS " FROM notice WHERE ledger = 0 AND objection_id = $1 ORDER BY id"};
const Query kUnserved{"SELECT " NOTICE_COLUMNS " FROM notice WHERE ledger = 0 AND served_on IS NULL AND id > $1 ORDER BY id LIMIT $2"};
const Query kFrom{"SELECT " NOTICE_COLUMNS " FROM notice WHERE ledger = 0 AND id > $1 ORDER BY id LIMIT 500"};

std::optional<std::string> service_of(const registry::Notice& notice) {
  if (!notice.service) return std::nullopt;
  return std::string(registry::word(*notice.service));
}

StoredNotice read(const Rows& rows) {
  StoredNotice stored;
  registry::Notice& n = stored.notice;
  n.id = rows.integer(0);
  const auto kind = registry::notice_kind(rows.text(1));
  const auto parameters = base::parse_json(rows.text(8));
  const auto decoded = parameters ? base::from_json<registry::NoticeParameters>(*parameters) : std::unexpected(std::vector{parameters.error()});
  // The row was written by this program; another hand's edit is a damaged database, not a user's mistake.
  if (!kind || !decoded) throw base::Failure("database_corrupt", "notice " + std::to_string(n.id) + " cannot be read", "verify the data directory");
  n.kind = *kind;
  n.record_id = rows.integer(2);
  n.version = static_cast<int>(rows.integer(3));
  n.objection_id = rows.maybe_integer(4);
  n.created_at = rows.instant(5);
  n.due_on = rows.maybe_date(6);
  n.derivation = rows.text(7);
  n.parameters = *decoded;
  stored.row_id = rows.integer(9);
  n.served_on = rows.maybe_date(10);
  if (const auto service = rows.maybe_text(11)) n.service = registry::service_kind(*service);
  n.served_by = rows.text(12);
  stored.served_row = rows.maybe_integer(13);
  return stored;
}

std::vector<StoredNotice> all(Rows rows) {
  std::vector<StoredNotice> list;
  while (rows.next()) list.push_back(read(rows));
  return list;
}

}  // namespace

void insert_notice(Connection& db, const StoredNotice& s) {
  const registry::Notice& n = s.notice;
  db.run(kInsert, n.id, registry::word(n.kind), n.record_id, n.version, n.objection_id, n.created_at, n.due_on, n.derivation,
         base::canonical_json(base::to_json(n.parameters)), s.row_id, n.served_on, service_of(n), n.served_by, s.served_row);
}
void save_service(Connection& db, const registry::Notice& n, std::int64_t served_row) {
  CHECK(db.run(kServe, n.id, n.served_on, service_of(n), n.served_by, served_row) == 1);
}
std::optional<StoredNotice> find_notice(Connection& db, std::int64_t id) {
  auto rows = db.select(kById, id);
  if (!rows.next()) return std::nullopt;
  return read(rows);
}
std::vector<StoredNotice> notices_of(Connection& db, registry::RecordId record) { return all(db.select(kOfRecord, record)); }
std::vector<StoredNotice> notices_of_objection(Connection& db, std::int64_t objection) { return all(db.select(kOfObjection, objection)); }
std::vector<StoredNotice> unserved_notices(Connection& db, std::int64_t after, std::int64_t limit) { return all(db.select(kUnserved, after, limit)); }
void each_notice(Connection& db, const std::function<void(const StoredNotice&)>& take) {
  for (std::int64_t last = 0;;) {
    const std::vector<StoredNotice> page = all(db.select(kFrom, last));
    if (page.empty()) return;
    for (const StoredNotice& notice : page) take(notice);
    last = page.back().notice.id;
  }
}

}  // namespace liaoxin::store
