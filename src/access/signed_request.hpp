#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/hash.hpp"
#include "base/refusal.hpp"

/// Signed requests of machine clients (security.md D7): HTTP Message Signatures (RFC 9421) in one profile. A client signs
/// method, host, path, digest of the body and idempotency key, in this order, with Ed25519, and names itself, the time and
/// a nonce. What another order or further parts could mean is never asked: anything else is refused.
namespace liaoxin::access {

/// A client certificate that an authority of ours vouches for, shown by the connection a request came through.
struct ShownCertificate {
  base::Bytes fingerprint;  ///< SHA-256 of the certificate, 32 bytes
  std::string serial;       ///< hexadecimal
  bool operator==(const ShownCertificate&) const = default;
};

/// What of a request is signed, and the fields that sign it, as they were sent.
struct SignedRequest {
  std::string method, authority, path;  ///< POST; the Host in lower case; the path without a query
  std::string content_digest, idempotency_key;
  std::string signature_input, signature;
  std::string body;
  std::optional<ShownCertificate> certificate = {};  ///< of the connection
};

/// What the signature says of itself.
struct RequestSignature {
  std::string client;      ///< cli-…
  base::Instant created_at;
  std::string nonce;       ///< 16 to 64 letters, digits and -_+/=
  std::string parameters;  ///< as sent: the last line of what is signed
  base::Bytes bytes;       ///< 64
};

/// The parts every signature covers, as they stand in Signature-Input.
inline constexpr std::string_view kSignedParts = R"(("@method" "@authority" "@path" "content-digest" "idempotency-key"))";
/// How far the time of a signature may lie from ours, before or after.
inline constexpr std::int64_t kSignatureMinutes = 5;
/// How long a nonce is remembered: longer than any signature is current, whatever a clock was set back by in a day.
inline constexpr std::int64_t kNonceHours = 24;

/// How long a request that is sent again gets its first answer.
inline constexpr std::int64_t kIdempotencyDays = 30;

/// Refusals: signature_missing, signature_malformed.
[[nodiscard]] base::Result<RequestSignature> read_signature(const SignedRequest& request);
/// The bytes that are signed (RFC 9421 section 2.5).
[[nodiscard]] std::string signature_base(const SignedRequest& request, std::string_view parameters);
/// What a client is registered with; what is empty it has not.
struct ClientIdentity {
  base::Bytes public_key;   ///< Ed25519, 32
  base::Bytes certificate;  ///< SHA-256 of its certificate, 32
};
/// That a request comes from this client: everything it is registered with is there, and nothing else is taken in its place.
/// Refusals: signature_missing, signature_false, content_digest_false, certificate_unknown.
[[nodiscard]] base::Result<void> verify_identity(const SignedRequest& request, const std::optional<RequestSignature>& signature, const ClientIdentity& client);
/// The signature is that of `public_key`, and the body the one whose digest was signed. Refusals: signature_false,
/// content_digest_false.
[[nodiscard]] base::Result<void> verify_request(const SignedRequest& request, const RequestSignature& signature, std::string_view public_key);
/// Refusal: signature_not_current.
[[nodiscard]] base::Result<void> is_current(const RequestSignature& signature, base::Instant now);

/// Content-Digest (RFC 9530) of a body, with SHA-256.
[[nodiscard]] std::string content_digest(std::string_view body);
/// The key behind an Idempotency-Key field, with or without quotation marks. Refusal: idempotency_key_invalid.
[[nodiscard]] base::Result<std::string> read_idempotency_key(std::string_view field);

/// The client's half: fills digest, Signature-Input and Signature of a request whose other parts are set.
void sign_request(SignedRequest& request, std::string_view client, std::string_view nonce, base::Instant now, std::string_view seed);

/// Whether a client may act on this day. Refusals: client_revoked, client_not_in_force.
[[nodiscard]] base::Result<void> client_may_act(base::Date from_on, base::Date until_on, bool is_revoked, base::Date today);

}  // namespace liaoxin::access
