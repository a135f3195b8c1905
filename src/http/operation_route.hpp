#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "access/signed_request.hpp"
#include "http/message.hpp"
#include "http/server.hpp"
#include "http/target.hpp"

/// The write routes: POST /v1/operations/{name} for each command, asked for by a machine client with a signed request.
namespace liaoxin::http {

inline constexpr std::string_view kOperationsPath = "/v1/operations/";

/// The command a target asks for; none: there is no such route.
[[nodiscard]] const statute::Operation* command_at(const Target& target, const Law& law);

/// What of a request is signed. Refusals: method_not_post, parameter_unknown, content_type_wrong, idempotency_key_invalid,
/// signature_malformed (a field that is sent twice).
[[nodiscard]] base::Result<access::SignedRequest> signed_request_of(const Request& request, const Target& target);

/// The words with which any write can be refused besides those of its operation.
[[nodiscard]] const std::vector<base::RefusalWord>& write_refusals();

/// Accept-Signature (RFC 9421 section 5.1): how a request to a write route is signed.
[[nodiscard]] std::string accepted_signature();

}  // namespace liaoxin::http
