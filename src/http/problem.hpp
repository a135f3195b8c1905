#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/refusal.hpp"
#include "http/texts.hpp"

/// Errors as RFC 9457 has them, derived from refusals.
namespace liaoxin::http {

/// 405 for a method, 401 for a signature, 413 and 415 for a body, 429 too_many_requests; else 400 shape, 403 right, 404 absent, 409 state, 422 rule, 503 again.
[[nodiscard]] int status_of(base::RefusalWord word);
/// The body of application/problem+json. Without a trace id where none is said: a 404 has the same bytes for hidden and absent.
[[nodiscard]] std::string problem_json(Language language, int status, const base::Refusal& refusal, std::string_view trace_id);
/// Of several refusals the first gives the word, and each its line among the errors.
[[nodiscard]] std::string problem_json(Language language, int status, std::span<const base::Refusal> refusals, std::string_view trace_id);
/// The language a client of the API asks for (Accept-Language); Chinese unless English is preferred.
[[nodiscard]] Language accepted_language(std::string_view header);

}  // namespace liaoxin::http
