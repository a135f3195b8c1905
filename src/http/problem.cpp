#include "http/problem.hpp"

#include <charconv>

#include "base/json.hpp"
#include "base/text.hpp"

namespace liaoxin::http {

int status_of(base::RefusalWord word) {
  switch (word) {
    using enum base::RefusalWord;
    case method_not_allowed:
    case method_not_post: return 405;
    case signature_missing:
    case signature_false:
    case signature_not_current:
    case request_replayed: return 401;
    case form_too_large: return 413;
    case content_type_wrong: return 415;
    case too_many_requests: return 429;
    default: break;
  }
  switch (base::refusal_class(word)) {
    case base::RefusalClass::shape: return 400;
    case base::RefusalClass::right: return 403;
    case base::RefusalClass::absent: return 404;
    case base::RefusalClass::state: return 409;
    case base::RefusalClass::rule: return 422;
    case base::RefusalClass::again: return 503;
  }
  return 500;
}

std::string problem_json(Language language, int status, const base::Refusal& refusal, std::string_view trace_id) { return problem_json(language, status, std::span(&refusal, 1), trace_id); }

std::string problem_json(Language language, int status, std::span<const base::Refusal> refusals, std::string_view trace_id) {
  const base::Refusal& refusal = refusals.front();
  const std::string word(base::word(refusal.word));
  base::json::object problem;
  problem["type"] = "/api#" + word;
  problem["title"] = pick(language, base::make_refusal(refusal.word).message);
  problem["status"] = status;
  problem["detail"] = pick(language, refusal.message);
  problem["code"] = word;
  problem["basis"] = {{"kind", base::word(refusal.basis.kind)}, {"reference", refusal.basis.reference},
                      {"printed", pick(language, base::printed(refusal.basis.kind))}};
  problem["remedy"] = pick(language, refusal.remedy);
  base::json::array errors;
  for (const base::Refusal& one : refusals) {
    if (!one.pointer.empty()) errors.push_back({{"pointer", one.pointer}, {"detail", pick(language, one.message)}});
  }
  if (!errors.empty()) problem["errors"] = std::move(errors);
  if (!trace_id.empty()) problem["trace_id"] = trace_id;
  return base::json::serialize(problem);
}

Language accepted_language(std::string_view header) {
  double zh = -1, en = -1, any = 0;
  for (const std::string& part : base::split(header, ',')) {
    const auto semicolon = std::min(part.find(';'), part.size());
    const std::string range = base::trim(part.substr(0, semicolon));
    double weight = 1;
    const auto q = part.find("q=", semicolon);
    if (q != std::string::npos) std::from_chars(part.data() + q + 2, part.data() + part.size(), weight);
    if (range.starts_with("zh")) zh = std::max(zh, weight);
    if (range.starts_with("en")) en = std::max(en, weight);
    if (range == "*") any = weight;
  }
  if (zh < 0) zh = any;
  return en > zh && en > 0 ? Language::en : Language::zh;
}

}  // namespace liaoxin::http
