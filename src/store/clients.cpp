#include "store/clients.hpp"

#include "base/text.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define CLIENT_COLUMNS "id, name, unit, officer, public_key, certificate, items, from_on, until_on, revoked_at"
const Query kClient{"SELECT " CLIENT_COLUMNS " FROM client WHERE ledger = 0 AND id = $1"};
const Query kClientOfCertificate{"SELECT " CLIENT_COLUMNS " FROM client WHERE ledger = 0 AND certificate = $1"};
const Query kClients{"SELECT " CLIENT_COLUMNS " FROM client WHERE ledger = 0 ORDER BY id"};
const Query kClientKey{"SELECT id FROM client WHERE ledger = 0 AND public_key = $1"};
const Query kInsertClient{
    "INSERT INTO client (ledger, id, name, unit, officer, public_key, certificate, items, from_on, until_on, registered_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
const Query kRevokeClient{"UPDATE client SET revoked_at = $2 WHERE ledger = 0 AND id = $1 AND revoked_at IS NULL"};
const Query kUseNonce{"INSERT INTO request_nonce (ledger, client_id, nonce, seen_at) VALUES (0, $1, $2, $3) ON CONFLICT (ledger, client_id, nonce) DO NOTHING"};
const Query kForgetNonces{"DELETE FROM request_nonce WHERE ledger = 0 AND seen_at < $1"};
const Query kAnswer{"SELECT id, request_hash, answer_sealed FROM idempotency_key WHERE ledger = 0 AND client_id = $1 AND key = $2"};
const Query kKeepAnswer{"INSERT INTO idempotency_key (ledger, client_id, key, id, request_hash, answer_sealed, at) VALUES (0, $1, $2, $3, $4, $5, $6)"};
const Query kForgetAnswers{"DELETE FROM idempotency_key WHERE ledger = 0 AND at < $1"};

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ",") + item;
  return text;
}

StoredClient read_client(const Rows& rows) {
  StoredClient client{rows.integer(0), rows.text(1), rows.text(2), rows.text(3), {rows.blob(4), rows.blob(5)}, {}, rows.date(7), rows.date(8), std::nullopt};
  if (!rows.text_view(6).empty()) client.items = base::split(rows.text_view(6), ',');
  client.revoked_at = rows.maybe_instant(9);
  return client;
}
std::optional<StoredClient> first_client(Rows rows) {
  if (!rows.next()) return std::nullopt;
  return read_client(rows);
}
/// NULL in place of what is empty: each is registered once.
std::optional<Blob> blob_or_null(const base::Bytes& bytes) { return bytes.empty() ? std::nullopt : std::optional(Blob{bytes}); }

}  // namespace

std::optional<StoredClient> find_client(Connection& db, std::int64_t id) { return first_client(db.select(kClient, id)); }
std::optional<StoredClient> find_client_by_certificate(Connection& db, std::string_view fingerprint) { return first_client(db.select(kClientOfCertificate, Blob{fingerprint})); }
std::vector<StoredClient> all_clients(Connection& db) {
  std::vector<StoredClient> list;
  auto rows = db.select(kClients);
  while (rows.next()) list.push_back(read_client(rows));
  return list;
}
bool is_client_key(Connection& db, std::string_view public_key) { return db.select(kClientKey, Blob{public_key}).next(); }
void insert_client(Connection& db, const StoredClient& c, base::Instant now, std::int64_t row_id) {
  db.run(kInsertClient, c.id, c.name, c.unit, c.officer, blob_or_null(c.identity.public_key), blob_or_null(c.identity.certificate), joined(c.items), c.from_on, c.until_on, now, row_id);
}
void revoke_client(Connection& db, std::int64_t id, base::Instant now) { db.run(kRevokeClient, id, now); }

bool use_nonce(Connection& db, std::int64_t client_id, std::string_view nonce, base::Instant now) { return db.run(kUseNonce, client_id, nonce, now) == 1; }
void forget_nonces(Connection& db, base::Instant before) { db.run(kForgetNonces, before); }

std::optional<KeptAnswer> find_answer(Connection& db, std::int64_t client_id, std::string_view key) {
  auto rows = db.select(kAnswer, client_id, key);
  if (!rows.next()) return std::nullopt;
  return KeptAnswer{rows.integer(0), rows.blob(1), rows.blob(2)};
}
void keep_answer(Connection& db, std::int64_t client_id, std::string_view key, const KeptAnswer& a, base::Instant now) {
  db.run(kKeepAnswer, client_id, key, a.id, Blob{a.request_hash}, Blob{a.answer_sealed}, now);
}
void forget_answers(Connection& db, base::Instant before) { db.run(kForgetAnswers, before); }

}  // namespace liaoxin::store
