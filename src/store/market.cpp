#include "store/market.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define AGREEMENT_COLUMNS "id, collector, number, need, method, kinds, objection_procedure, contact, registered_at, until_on, ended_at"
const Query kInsertAgreement{"INSERT INTO collector_agreement (ledger, id, collector, number, need, method, kinds, objection_procedure, contact, registered_at, until_on, row_id) "
                             "VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
const Query kFindAgreement{"SELECT " AGREEMENT_COLUMNS " FROM collector_agreement WHERE ledger = 0 AND id = $1"};
const Query kAgreementsWith{"SELECT " AGREEMENT_COLUMNS " FROM collector_agreement WHERE ledger = 0 AND collector = $1 ORDER BY id"};
const Query kAgreements{"SELECT " AGREEMENT_COLUMNS " FROM collector_agreement WHERE ledger = 0 ORDER BY id DESC"};
const Query kEndAgreement{"UPDATE collector_agreement SET ended_at = $2 WHERE ledger = 0 AND id = $1 AND ended_at IS NULL"};

#define COLLECTION_COLUMNS "id, about, collector, kinds, given_at, until_on, revoked_at"
const Query kInsertCollection{"INSERT INTO collection_consent (ledger, id, about, collector, kinds, given_at, until_on, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kFindCollection{"SELECT " COLLECTION_COLUMNS " FROM collection_consent WHERE ledger = 0 AND id = $1"};
const Query kCollectionsAbout{"SELECT " COLLECTION_COLUMNS " FROM collection_consent WHERE ledger = 0 AND about = $1 ORDER BY id"};
const Query kCollectionsAboutTo{"SELECT " COLLECTION_COLUMNS " FROM collection_consent WHERE ledger = 0 AND about = $1 AND collector = $2 ORDER BY id"};
const Query kRevokeCollection{"UPDATE collection_consent SET revoked_at = $2 WHERE ledger = 0 AND id = $1 AND revoked_at IS NULL"};

const Query kSaveGround{"INSERT INTO supply_ground (ledger, record_id, agreement_id, collection_id) VALUES (0, $1, $2, $3) "
                        "ON CONFLICT (ledger, record_id) DO UPDATE SET agreement_id = excluded.agreement_id, collection_id = excluded.collection_id"};
const Query kUnderAgreement{"SELECT record_id FROM supply_ground WHERE ledger = 0 AND agreement_id = $1 ORDER BY record_id"};
const Query kUnderCollection{"SELECT record_id FROM supply_ground WHERE ledger = 0 AND collection_id = $1 ORDER BY record_id"};

std::string joined(const std::set<cases::MarketKind>& kinds) {
  std::string text;
  for (const std::string& word : cases::words_of(kinds)) text += (text.empty() ? "" : ",") + word;
  return text;
}
std::set<cases::MarketKind> kinds_in(const std::string& text) {
  auto kinds = cases::market_kinds_of(base::split(text, ','));
  CHECK(kinds.has_value());
  return std::move(*kinds);
}

std::vector<cases::Agreement> agreements_in(Rows rows) {
  std::vector<cases::Agreement> list;
  while (rows.next()) {
    cases::Agreement one{.id = rows.integer(0), .collector = rows.text(1), .need = rows.text(3), .method = rows.text(4), .kinds = kinds_in(rows.text(5)), .objection_procedure = rows.text(6),
                         .contact = rows.text(7), .number = rows.text(2), .registered_at = rows.instant(8), .until_on = rows.date(9)};
    one.ended_at = rows.maybe_instant(10);
    list.push_back(std::move(one));
  }
  return list;
}
std::vector<cases::Collection> collections_in(Rows rows) {
  std::vector<cases::Collection> list;
  while (rows.next()) {
    cases::Collection one{.id = rows.integer(0), .about = rows.text(1), .collector = rows.text(2), .kinds = kinds_in(rows.text(3)), .given_at = rows.instant(4), .until_on = rows.date(5)};
    one.revoked_at = rows.maybe_instant(6);
    list.push_back(std::move(one));
  }
  return list;
}
std::vector<registry::RecordId> records_in(Rows rows) {
  std::vector<registry::RecordId> list;
  while (rows.next()) list.push_back(rows.integer(0));
  return list;
}

}  // namespace

void insert_agreement(Connection& db, const cases::Agreement& a, std::int64_t row_id) {
  db.run(kInsertAgreement, a.id, a.collector, a.number, a.need, a.method, joined(a.kinds), a.objection_procedure, a.contact, a.registered_at, a.until_on, row_id);
}
std::optional<cases::Agreement> find_agreement(Connection& db, std::int64_t id) { return first(agreements_in(db.select(kFindAgreement, id))); }
std::vector<cases::Agreement> agreements_with(Connection& db, std::string_view collector) { return agreements_in(db.select(kAgreementsWith, collector)); }
std::optional<cases::Agreement> agreement_in_force(Connection& db, std::string_view collector, base::Instant now) {
  auto list = agreements_with(db, collector);
  std::erase_if(list, [&](const cases::Agreement& one) { return !cases::is_in_force(one, now); });
  return first(std::move(list));
}
std::vector<cases::Agreement> agreements(Connection& db) { return agreements_in(db.select(kAgreements)); }
void end_agreement(Connection& db, const cases::Agreement& a) { CHECK(db.run(kEndAgreement, a.id, a.ended_at) == 1); }

void insert_collection(Connection& db, const cases::Collection& c, std::int64_t row_id) { db.run(kInsertCollection, c.id, c.about, c.collector, joined(c.kinds), c.given_at, c.until_on, row_id); }
std::optional<cases::Collection> find_collection(Connection& db, std::int64_t id) { return first(collections_in(db.select(kFindCollection, id))); }
std::vector<cases::Collection> collections_about(Connection& db, std::string_view about) { return collections_in(db.select(kCollectionsAbout, about)); }
std::vector<cases::Collection> collections_about(Connection& db, std::string_view about, std::string_view collector) { return collections_in(db.select(kCollectionsAboutTo, about, collector)); }
void revoke_collection(Connection& db, const cases::Collection& c) { CHECK(db.run(kRevokeCollection, c.id, c.revoked_at) == 1); }

void save_ground(Connection& db, registry::RecordId record, const cases::Ground& ground) { db.run(kSaveGround, record, ground.agreement, ground.collection); }
std::vector<registry::RecordId> supplied_under_agreement(Connection& db, std::int64_t agreement) { return records_in(db.select(kUnderAgreement, agreement)); }
std::vector<registry::RecordId> supplied_under_collection(Connection& db, std::int64_t collection) { return records_in(db.select(kUnderCollection, collection)); }

}  // namespace liaoxin::store
