#include "access/identity_token.hpp"

#include <cjose/cjose.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace liaoxin::access {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using base::json::value;

constexpr std::size_t kTokenBytes = 16 * 1024, kNameBytes = 256, kLeastModulusBytes = 256;
constexpr std::int64_t kMinuteSeconds = 60;

std::unexpected<base::Refusal> false_token(std::string_view what) { return refuse(RefusalWord::identity_token_false, what); }

std::optional<base::Bytes> unbase64url(std::string_view text) {
  if (text.find_first_of("+/=") != std::string_view::npos) return std::nullopt;
  std::string standard(text);
  std::ranges::replace(standard, '-', '+');
  std::ranges::replace(standard, '_', '/');
  standard.append((4 - standard.size() % 4) % 4, '=');
  return base::unbase64(standard);
}

/// A text of an object; nothing when it is absent, empty, too long or no text.
std::optional<std::string> text_at(const object& from, std::string_view name) {
  const value* found = from.if_contains(name);
  if (found == nullptr || !found->is_string() || found->get_string().empty() || found->get_string().size() > kNameBytes) return std::nullopt;
  return std::string(found->get_string());
}
std::optional<std::int64_t> whole_number_at(const object& from, std::string_view name) {
  const value* found = from.if_contains(name);
  return found != nullptr && found->is_int64() ? std::optional(found->get_int64()) : std::nullopt;
}

std::optional<object> read_object(std::string_view text) {
  auto read = base::parse_json(text);
  if (!read || !read->is_object()) return std::nullopt;
  return std::move(read->get_object());
}

/// The type of key an algorithm signs with; empty: not one of ours.
std::string_view type_of_key(std::string_view algorithm) {
  if (algorithm == "RS256" || algorithm == "PS256") return "RSA";
  return algorithm == "ES256" ? "EC" : "";
}

/// Whether a key could sign a token of ours.
bool is_usable(const object& key) {
  const auto type = text_at(key, "kty");
  if (!type || !text_at(key, "kid") || (key.contains("use") && text_at(key, "use") != "sig") || key.contains("d")) return false;
  if (*type == "EC") return text_at(key, "crv") == "P-256";
  const value* modulus = key.if_contains("n");
  const auto bytes = *type == "RSA" && modulus != nullptr && modulus->is_string() ? unbase64url(modulus->get_string()) : std::nullopt;
  return bytes && bytes->size() >= kLeastModulusBytes && bytes->front() != '\0';
}

/// The payload of a token whose signature holds.
std::optional<std::string> signed_payload(std::string_view token, const ProviderKey& key) {
  cjose_err error{};
  const std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)> jws(cjose_jws_import(token.data(), token.size(), &error), cjose_jws_release);
  const std::unique_ptr<cjose_jwk_t, decltype(&cjose_jwk_release)> jwk(cjose_jwk_import(key.text.data(), key.text.size(), &error), cjose_jwk_release);
  if (!jws || !jwk || !cjose_jws_verify(jws.get(), jwk.get(), &error)) return std::nullopt;
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error)) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(bytes), size);
}

/// Meant for us alone: one audience, or several of which we are the party it was issued to.
base::Result<void> is_for_us(const object& claims, const std::string& client) {
  const value* audience = claims.if_contains("aud");
  if (audience == nullptr) return false_token("aud");
  bool names_us = audience->is_string() && audience->get_string() == client;
  bool names_others = false;
  if (audience->is_array()) {
    for (const value& one : audience->get_array()) {
      if (one.is_string() && one.get_string() == client) names_us = true;
      else names_others = true;
    }
  }
  if (!names_us) return false_token("aud");
  const bool has_party = claims.contains("azp");
  if ((has_party || names_others) && text_at(claims, "azp") != client) return false_token("azp");
  return {};
}

base::Result<void> is_of_now(const object& claims, base::Instant now) {
  const std::int64_t seconds = now.seconds(), skew = kClockMinutes * kMinuteSeconds;
  const auto until = whole_number_at(claims, "exp"), issued = whole_number_at(claims, "iat");
  if (!until || *until <= seconds - skew) return false_token("exp");
  if (!issued || *issued > seconds + skew || *issued < seconds - kTokenMinutes * kMinuteSeconds - skew) return false_token("iat");
  if (claims.contains("nbf") && whole_number_at(claims, "nbf").value_or(INT64_MAX) > seconds + skew) return false_token("nbf");
  return {};
}

bool says_second_factor(const object& claims, const std::vector<std::string>& accepted) {
  const auto is_accepted = [&](const value& one) { return one.is_string() && std::ranges::find(accepted, std::string_view(one.get_string())) != accepted.end(); };
  const value* context = claims.if_contains("acr");
  const value* methods = claims.if_contains("amr");
  return (context != nullptr && is_accepted(*context)) || (methods != nullptr && methods->is_array() && std::ranges::any_of(methods->get_array(), is_accepted));
}

}  // namespace

base::Result<std::vector<ProviderKey>> read_key_set(std::string_view text) {
  const auto set = read_object(text);
  const value* keys = set ? set->if_contains("keys") : nullptr;
  if (keys == nullptr || !keys->is_array()) return false_token("keys");
  std::vector<ProviderKey> read;
  for (const value& one : keys->get_array()) {
    if (!one.is_object() || !is_usable(one.get_object())) continue;
    const object& key = one.get_object();
    read.push_back({*text_at(key, "kid"), *text_at(key, "kty"), base::json::serialize(key)});
  }
  return read;
}

base::Result<TokenHeader> read_token_header(std::string_view token) {
  const std::size_t dot = token.find('.');
  if (token.size() > kTokenBytes || std::ranges::count(token, '.') != 2) return false_token("form");
  const auto bytes = unbase64url(token.substr(0, dot));
  const auto header = bytes ? read_object(*bytes) : std::nullopt;
  if (!header) return false_token("form");
  const auto algorithm = text_at(*header, "alg"), key = text_at(*header, "kid");
  if (!algorithm || type_of_key(*algorithm).empty()) return false_token("alg");
  if (!key) return false_token("kid");
  if (header->contains("crit")) return false_token("crit");
  // An access token is signed by the same key and vouches for nobody here (RFC 9068).
  if (header->contains("typ") && text_at(*header, "typ") != "JWT") return false_token("typ");
  return TokenHeader{*algorithm, *key};
}

base::Result<Identity> verify_identity_token(std::string_view token, std::span<const ProviderKey> keys, const TokenExpectations& expected, base::Instant now) {
  // 1. Which key, before any is used: the token chooses among the provider's, and never what kind of key one is taken for.
  const TokenHeader header = TRY(read_token_header(token));
  const auto key = std::ranges::find(keys, header.key_id, &ProviderKey::id);
  if (key == keys.end() || std::ranges::count(keys, header.key_id, &ProviderKey::id) != 1) return false_token("kid");
  const auto jwk = read_object(key->text);
  if (key->type != type_of_key(header.algorithm) || !jwk || (jwk->contains("alg") && text_at(*jwk, "alg") != header.algorithm)) return false_token("alg");
  // 2. The signature; only now is anything else read.
  const auto payload = signed_payload(token, *key);
  if (!payload) return false_token("signature");
  const auto claims = read_object(*payload);
  if (!claims) return false_token("form");
  // 3. By whom, for whom, when, and for this sign-in.
  if (text_at(*claims, "iss") != expected.issuer) return false_token("iss");
  TRY_VOID(is_for_us(*claims, expected.client));
  TRY_VOID(is_of_now(*claims, now));
  if (!base::equal_secret(text_at(*claims, "nonce").value_or(""), expected.nonce)) return false_token("nonce");
  const auto subject = text_at(*claims, "sub");
  if (!subject) return false_token("sub");
  return Identity{expected.issuer, *subject, says_second_factor(*claims, expected.second_factor)};
}

std::string base64url(std::string_view bytes) {
  std::string text = base::base64(bytes);
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  while (text.ends_with('=')) text.pop_back();
  return text;
}

}  // namespace liaoxin::access
