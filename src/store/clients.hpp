#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/signed_request.hpp"
#include "base/dates.hpp"
#include "base/hash.hpp"
#include "store/connection.hpp"

/// Machine clients, the nonces they have used, and the answers kept under their idempotency keys.
namespace liaoxin::store {

struct StoredClient {
  std::int64_t id = 0;
  std::string name, unit, officer;  ///< acts as officer:OFFICER@UNIT
  access::ClientIdentity identity;
  std::vector<std::string> items;
  base::Date from_on, until_on;
  std::optional<base::Instant> revoked_at;
};
/// Every client, revoked ones included, by its number.
[[nodiscard]] std::vector<StoredClient> all_clients(Connection& db);
[[nodiscard]] std::optional<StoredClient> find_client(Connection& db, std::int64_t id);
/// The one a certificate is or was registered for, revoked clients included.
[[nodiscard]] std::optional<StoredClient> find_client_by_certificate(Connection& db, std::string_view fingerprint);
/// Whether a key is or was registered, revoked clients included.
[[nodiscard]] bool is_client_key(Connection& db, std::string_view public_key);
void insert_client(Connection& db, const StoredClient& client, base::Instant now, std::int64_t row_id);
void revoke_client(Connection& db, std::int64_t id, base::Instant now);

/// Marks a nonce as used; false when this client used it before.
[[nodiscard]] bool use_nonce(Connection& db, std::int64_t client_id, std::string_view nonce, base::Instant now);
/// Forgets nonces seen before an instant.
void forget_nonces(Connection& db, base::Instant before);

/// What was answered to a request, by the client's key for it.
struct KeptAnswer {
  std::int64_t id = 0;
  base::Bytes request_hash;   ///< SHA-256 of operation and body
  base::Bytes answer_sealed;
};
[[nodiscard]] std::optional<KeptAnswer> find_answer(Connection& db, std::int64_t client_id, std::string_view key);
void keep_answer(Connection& db, std::int64_t client_id, std::string_view key, const KeptAnswer& answer, base::Instant now);
/// Forgets answers given before an instant.
void forget_answers(Connection& db, base::Instant before);

}  // namespace liaoxin::store
