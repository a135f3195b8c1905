#include "access/signed_request.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/seal.hpp"

namespace liaoxin::access {
namespace {

using base::refuse;
using base::RefusalWord;

constexpr std::string_view kLabel = "sig1";
constexpr std::int64_t kMinute = 60'000'000;
constexpr std::size_t kNonceLeast = 16, kNonceMost = 64, kKeyMost = 64;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool consists_of(std::string_view text, std::string_view more) {
  return std::ranges::all_of(text, [more](char c) { return is_letter_or_digit(c) || more.find(c) != std::string_view::npos; });
}

std::unexpected<base::Refusal> malformed(std::string_view what) { return refuse(RefusalWord::signature_malformed, what); }

/// What stands behind `sig1=`: one signature, under one name.
std::optional<std::string_view> labelled(std::string_view field) {
  const std::string label = std::string(kLabel) + "=";
  if (!field.starts_with(label)) return std::nullopt;
  return field.substr(label.size());
}

/// `;name=value` until the end, each name once. A text has neither escapes nor blanks: none of ours needs them.
std::optional<std::map<std::string, std::string, std::less<>>> read_parameters(std::string_view rest) {
  std::map<std::string, std::string, std::less<>> found;
  while (!rest.empty()) {
    const std::size_t equals = rest.find('=');
    if (rest.front() != ';' || equals == std::string_view::npos) return std::nullopt;
    const std::string name(rest.substr(1, equals - 1));
    rest.remove_prefix(equals + 1);
    std::string_view value;
    if (rest.starts_with('"')) {
      const std::size_t end = rest.find('"', 1);
      if (end == std::string_view::npos || name == "created") return std::nullopt;
      value = rest.substr(1, end - 1);
      rest.remove_prefix(end + 1);
    } else {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      value = rest.substr(0, end);
      rest.remove_prefix(end);
      if (name != "created") return std::nullopt;
    }
    if (!found.emplace(name, std::string(value)).second) return std::nullopt;
  }
  return found;
}

}  // namespace

base::Result<RequestSignature> read_signature(const SignedRequest& request) {
  if (request.signature_input.empty() || request.signature.empty()) return refuse(RefusalWord::signature_missing);
  const auto input = labelled(request.signature_input);
  if (!input || !input->starts_with(kSignedParts)) return malformed("Signature-Input");
  const auto parameters = read_parameters(input->substr(kSignedParts.size()));
  // 1. Exactly these four, in whatever order.
  constexpr std::string_view kNames[]{"alg", "created", "keyid", "nonce"};
  if (!parameters || !std::ranges::equal(*parameters, kNames, {}, [](const auto& one) { return std::string_view(one.first); })) return malformed("alg, created, keyid, nonce");
  if (parameters->at("alg") != "ed25519") return malformed("alg");
  RequestSignature read;
  read.client = parameters->at("keyid");
  read.nonce = parameters->at("nonce");
  read.parameters = std::string(*input);
  if (!consists_of(read.client, "-")) return malformed("keyid");
  if (read.nonce.size() < kNonceLeast || read.nonce.size() > kNonceMost || !consists_of(read.nonce, "-_+/=")) return malformed("nonce");
  // 2. Seconds since 1970, digits only; later than the year 9999 is nobody's clock.
  const std::string& created = parameters->at("created");
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(created.data(), created.data() + created.size(), seconds);
  if (error != std::errc() || end != created.data() + created.size() || created.size() > 12 || !consists_of(created, "")) return malformed("created");
  read.created_at = {seconds * 1'000'000};
  // 3. The signature between colons (RFC 8941).
  const auto signature = labelled(request.signature);
  if (!signature || signature->size() < 2 || !signature->starts_with(':') || !signature->ends_with(':')) return malformed("Signature");
  const auto bytes = base::unbase64(signature->substr(1, signature->size() - 2));
  if (!bytes || bytes->size() != 64) return malformed("Signature");
  read.bytes = *bytes;
  return read;
}

std::string signature_base(const SignedRequest& request, std::string_view parameters) {
  return "\"@method\": " + request.method + "\n\"@authority\": " + request.authority + "\n\"@path\": " + request.path + "\n\"content-digest\": " + request.content_digest +
         "\n\"idempotency-key\": " + request.idempotency_key + "\n\"@signature-params\": " + std::string(parameters);
}

base::Result<void> verify_request(const SignedRequest& request, const RequestSignature& signature, std::string_view public_key) {
  if (!base::ed25519_verify(public_key, signature_base(request, signature.parameters), signature.bytes)) return refuse(RefusalWord::signature_false);
  if (request.content_digest != content_digest(request.body)) return refuse(RefusalWord::content_digest_false);
  return {};
}

base::Result<void> verify_identity(const SignedRequest& request, const std::optional<RequestSignature>& signature, const ClientIdentity& client) {
  // 1. The key first: nobody else learns what the client is registered with.
  if (signature) {
    if (client.public_key.empty()) return refuse(RefusalWord::signature_false);
    TRY_VOID(verify_request(request, *signature, client.public_key));
  } else if (!client.public_key.empty()) {
    return refuse(RefusalWord::signature_missing);
  }
  // 2. The certificate of the connection.
  if (!client.certificate.empty() && (!request.certificate || request.certificate->fingerprint != client.certificate)) return refuse(RefusalWord::certificate_unknown);
  // 3. A digest nobody signed may be left out, but it is not false.
  if (!signature && !request.content_digest.empty() && request.content_digest != content_digest(request.body)) return refuse(RefusalWord::content_digest_false);
  return {};
}

base::Result<void> is_current(const RequestSignature& signature, base::Instant now) {
  const std::int64_t apart = now.micros - signature.created_at.micros;
  if (apart > kSignatureMinutes * kMinute || apart < -kSignatureMinutes * kMinute) return refuse(RefusalWord::signature_not_current, now.rfc3339());
  return {};
}

std::string content_digest(std::string_view body) { return "sha-256=:" + base::base64(base::view(base::sha256(body))) + ":"; }

base::Result<std::string> read_idempotency_key(std::string_view field) {
  if (field.size() >= 2 && field.starts_with('"') && field.ends_with('"')) field = field.substr(1, field.size() - 2);
  if (field.empty() || field.size() > kKeyMost || !consists_of(field, "-_")) return refuse(RefusalWord::idempotency_key_invalid);
  return std::string(field);
}

void sign_request(SignedRequest& request, std::string_view client, std::string_view nonce, base::Instant now, std::string_view seed) {
  request.content_digest = content_digest(request.body);
  const std::string parameters = std::string(kSignedParts) + ";created=" + std::to_string(now.seconds()) + ";keyid=\"" + std::string(client) + "\";nonce=\"" + std::string(nonce) + "\";alg=\"ed25519\"";
  request.signature_input = std::string(kLabel) + "=" + parameters;
  request.signature = std::string(kLabel) + "=:" + base::base64(base::ed25519_sign(seed, signature_base(request, parameters))) + ":";
}

base::Result<void> client_may_act(base::Date from_on, base::Date until_on, bool is_revoked, base::Date today) {
  if (is_revoked) return refuse(RefusalWord::client_revoked);
  if (today < from_on || today > until_on) return refuse(RefusalWord::client_not_in_force, from_on.iso() + " – " + until_on.iso());
  return {};
}

}  // namespace liaoxin::access
