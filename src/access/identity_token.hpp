#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// Identity tokens of a provider (OpenID Connect Core, RFC 7519, RFC 7515): who vouches for whom, to whom, and until when. Pure:
/// where token and keys come from is not asked here. Whatever does not fit is identity_token_false, with the part that does not.
namespace liaoxin::access {

/// A public key of the provider.
struct ProviderKey {
  std::string id, type;  ///< kid, kty
  std::string text;      ///< the whole of it, a JSON object (RFC 7517)
};

/// The keys of a key set that could sign a token of ours: those for signatures, with an id, RSA of 2048 bits or more or EC on P-256.
/// Others stand in many sets and are passed over.
[[nodiscard]] base::Result<std::vector<ProviderKey>> read_key_set(std::string_view text);

/// What a token says of its signature, before anything of it is believed.
struct TokenHeader {
  std::string algorithm, key_id;
};
/// RS256, PS256 or ES256 with the id of a key, and nothing critical beside.
[[nodiscard]] base::Result<TokenHeader> read_token_header(std::string_view token);

/// What a token must say.
struct TokenExpectations {
  std::string issuer;  ///< the provider, character by character
  std::string client;  ///< as whom the platform is registered there
  std::string nonce;   ///< of this sign-in
  std::vector<std::string> second_factor;  ///< values of acr or amr by which the provider says that it asked for two factors
};

/// Whom the provider vouches for.
struct Identity {
  std::string issuer, subject;
  bool has_second_factor = false;
};

/// A token is believed for ten minutes from its issue, and a clock may differ by one.
inline constexpr std::int64_t kTokenMinutes = 10, kClockMinutes = 1;

[[nodiscard]] base::Result<Identity> verify_identity_token(std::string_view token, std::span<const ProviderKey> keys, const TokenExpectations& expected, base::Instant now);

/// Base64 with the alphabet for addresses, without padding (RFC 4648 section 5).
[[nodiscard]] std::string base64url(std::string_view bytes);

}  // namespace liaoxin::access
