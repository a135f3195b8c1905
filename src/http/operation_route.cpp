#include "http/operation_route.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace liaoxin::http {
namespace {

using base::refuse;
using base::RefusalWord;

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// RFC 9421 section 2.2.3: the host in lower case, without the port that its scheme has anyway.
std::string authority_of(std::string_view host) {
  std::string authority = lower(host);
  for (const std::string_view port : {":80", ":443"}) {
    if (authority.ends_with(port)) authority.resize(authority.size() - port.size());
  }
  return authority;
}

}  // namespace

const statute::Operation* command_at(const Target& target, const Law& law) {
  if (target.segments.size() != 3 || target.segments[0] != "v1" || target.segments[1] != "operations") return nullptr;
  const auto found = std::ranges::find_if(law.commands, [&](const statute::Operation* one) { return one->name == target.segments[2]; });
  return found == law.commands.end() ? nullptr : *found;
}

base::Result<access::SignedRequest> signed_request_of(const Request& request, const Target& target) {
  if (request.method != Method::post) return refuse(RefusalWord::method_not_post);
  if (!target.parameters.empty()) return refuse(RefusalWord::parameter_unknown, base::one_line(target.parameters.begin()->first), base::one_line(target.parameters.begin()->first));
  for (const std::string_view name : {"content-digest", "content-type", "idempotency-key", "signature", "signature-input"}) {
    if (std::ranges::count(request.fields, name, &Field::name) > 1) return refuse(RefusalWord::signature_malformed, name);
  }
  const std::string type = lower(request.field("content-type"));
  if (base::trim(type.substr(0, type.find(';'))) != "application/json") return refuse(RefusalWord::content_type_wrong);
  access::SignedRequest read{"POST",
                             authority_of(request.field("host")),
                             request.target,
                             std::string(request.field("content-digest")),
                             std::string(request.field("idempotency-key")),
                             std::string(request.field("signature-input")),
                             std::string(request.field("signature")),
                             request.body,
                             request.certificate};
  if (const auto key = access::read_idempotency_key(read.idempotency_key); !key) return std::unexpected(key.error());
  return read;
}

const std::vector<base::RefusalWord>& write_refusals() {
  using enum RefusalWord;
  static const std::vector<RefusalWord> words{
      method_not_post, parameter_unknown, content_type_wrong, target_malformed, parameter_repeated, form_too_large, json_malformed, json_duplicate_key, json_wrong_type, json_field_missing, json_field_unknown, personal_number_in_text,
      idempotency_key_invalid, idempotency_key_reused, idempotency_running, signature_missing, signature_malformed, signature_false, signature_not_current, request_replayed, content_digest_false, certificate_unknown, client_revoked,
      client_not_in_force, operation_not_for_clients, item_not_of_client, operation_not_allowed, not_competent, region_not_covered, post_not_held, actor_not_registered, too_many_requests, server_busy, machine_failed};
  return words;
}

std::string accepted_signature() { return "sig1=" + std::string(access::kSignedParts) + R"(;created;keyid;nonce;alg="ed25519")"; }

}  // namespace liaoxin::http
