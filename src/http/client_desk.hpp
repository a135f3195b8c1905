#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "access/signed_request.hpp"
#include "base/json.hpp"
#include "base/refusal.hpp"

/// What stands behind the write routes of the API: machine clients and the acts they ask for. Safe to call from several
/// threads. Throws base::Failure when the machine fails.
namespace liaoxin::http {

struct ClientAnswer {
  std::expected<base::json::object, std::vector<base::Refusal>> answer;
  bool is_repeated = false;  ///< the request came before under this key, and this was its answer
};

/// A client that asked, and by what it is known.
struct KnownClient {
  std::string client;                                 ///< cli-…
  std::optional<access::RequestSignature> signature;  ///< none: by the certificate of its connection alone
};

class ClientDesk {
 public:
  virtual ~ClientDesk() = default;
  /// That the request comes from a client that may act today; a signed one now, and for the first time. Refusals: those of
  /// reading a signature and of access::verify_identity, client_revoked, client_not_in_force, request_replayed. A client that is
  /// not known and a key that does not fit look alike: signature_false.
  [[nodiscard]] virtual base::Result<KnownClient> known(const access::SignedRequest& request, std::string_view operation) = 0;
  /// Does it, once for each idempotency key. Refusals: idempotency_key_reused, idempotency_running, json_…, and those of
  /// the operation.
  [[nodiscard]] virtual ClientAnswer act(const access::SignedRequest& request, const KnownClient& client, std::string_view operation) = 0;
};

}  // namespace liaoxin::http
