#include "http/face.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "http/api.hpp"
#include "http/desk_evidence.hpp"
#include "http/files.hpp"
#include "http/operation_route.hpp"
#include "http/pages.hpp"
#include "http/portal_files.hpp"
#include "http/problem.hpp"
#include "http/reading.hpp"
#include "http/upload.hpp"
#include "http/visitor.hpp"

namespace liaoxin::http {
namespace {

using base::RefusalWord;

constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

/// On every answer, whatever it is.
void add_defences(Response& response) {
  response.fields.push_back({"Content-Security-Policy", std::string(kPolicy)});
  response.fields.push_back({"Strict-Transport-Security", "max-age=31536000; includeSubDomains"});
  response.fields.push_back({"X-Content-Type-Options", "nosniff"});
  response.fields.push_back({"Cross-Origin-Opener-Policy", "same-origin"});
  response.fields.push_back({"Cross-Origin-Resource-Policy", "same-origin"});
  response.fields.push_back({"Referrer-Policy", "same-origin"});
}

bool is_hex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// If-None-Match names the tag; weak comparison.
bool names_tag(std::string_view header, std::string_view tag) {
  for (const std::string& part : base::split(header, ',')) {
    std::string given = base::trim(part);
    if (given.starts_with("W/")) given.erase(0, 2);
    if (given == tag.substr(2)) return true;
  }
  return false;
}

/// If-None-Match: `*` asks for an answer only where there is none.
bool wants_none(std::string_view header) { return base::trim(header) == "*"; }

/// Errors are problem+json instead of a page.
bool is_data(const Request& request) { return request.target.starts_with("/v1") || request.target.starts_with("/log"); }

Language language_of(const Request& request) {
  if (is_data(request)) return accepted_language(request.field("accept-language"));
  const std::string_view target = request.target;
  return target == "/en" || target.starts_with("/en/") || target.starts_with("/en?") ? Language::en : Language::zh;
}

Response unchanged(const std::string& tag) { return {304, {{"Cache-Control", "no-cache"}, {"ETag", tag}}, {}, false}; }

Response made(int status, std::string_view media_type, std::string body) {
  Response response;
  response.status = status;
  response.fields.push_back({"Content-Type", std::string(media_type)});
  response.body = std::move(body);
  return response;
}

}  // namespace

/// A request on its way to an answer.
struct Face::Asked {
  const Request& request;
  Target target;
  Language language = Language::zh;
  bool is_data = false;  ///< errors are problem+json instead of a page
  bool is_large = false;  ///< pages with larger letters
  std::string trace_id;
};

Face::Face(Site site, registry::PublicReads& reads, const Law& law, Desk* desk, ClientDesk* clients, RateLimits::Now now)
    : site_(std::move(site)), reads_(reads), law_(law), clients_(clients), limits_(std::move(now)) {
  if (desk != nullptr) desk_.emplace(*desk);
}

std::string Face::fresh_trace_id(const Request& request) {
  // traceparent: 00-<32 hex>-<16 hex>-<2 hex>
  const std::string_view parent = request.field("traceparent");
  if (parent.size() == 55 && parent.starts_with("00-") && is_hex(parent.substr(3, 32))) return std::string(parent.substr(3, 32));
  const std::lock_guard lock(mutex_);
  return base::hex(random_.bytes(16));
}

template <class Function>
Response Face::guarded(Asked& asked, const Function& function) {
  Response response;
  try {
    asked.trace_id = fresh_trace_id(asked.request);
    asked.language = language_of(asked.request);
    asked.is_large = !asked.is_data && reads_large(asked.request);
    response = function();
  } catch (const base::Failure& failure) {
    response = failed(asked, 503, RefusalWord::machine_failed, fmt::format("{}: {}", failure.word(), failure.what()));
  } catch (const std::exception& error) {
    response = failed(asked, 500, RefusalWord::machine_failed, error.what());
  }
  add_defences(response);
  return response;
}

Response Face::answer(const Request& request) {
  Asked asked{request, {}, Language::zh, is_data(request), false, {}};
  return guarded(asked, [&] { return routed(asked); });
}

Response Face::refuse(const HeadFault& fault) {
  Response response = made(fault.status, "application/problem+json",
                           problem_json(Language::zh, fault.status, base::make_refusal(fault.word, fault.why), {}));
  add_defences(response);
  response.close = true;
  return response;
}

Response Face::too_busy() {
  Response response = made(503, "application/problem+json", problem_json(Language::zh, 503, base::make_refusal(RefusalWord::server_busy), {}));
  response.fields.push_back({"Retry-After", "5"});
  add_defences(response);
  response.close = true;
  return response;
}

namespace {

/// The path of a request without its language, decoded as it is for its answer; empty where it cannot be read.
std::vector<std::string> path_of(const Request& request) {
  auto target = parse_target(request.target);
  if (!target) return {};
  if (!target->segments.empty() && target->segments[0] == "en") target->segments.erase(target->segments.begin());
  return std::move(target->segments);
}

}  // namespace

Effort Face::effort(const Request& request) {
  const auto path = path_of(request);
  if (path.empty()) return Effort::drawing;
  if (request.method != Method::post) {
    const bool asks_provider = (path.size() == 2 && path[0] == "sign-in") || (path.size() == 3 && path[0] == "desk" && path[1] == "identity");
    return asks_provider ? Effort::hashing : Effort::drawing;
  }
  return (path.size() == 1 && path[0] == "sign-in") || (path.size() == 2 && path[0] == "enrol") ? Effort::hashing : Effort::acting;
}

bool Face::is_upload(const Request& request) {
  if (request.method != Method::post || !multipart_boundary(request.field("content-type"))) return false;
  const auto path = path_of(request);
  return path == std::vector<std::string>{"desk", "filings", "new"} || is_evidence_form(path);
}

std::size_t Face::body_limit(const Request& request) { return is_upload(request) ? SIZE_MAX : kBodyBytes; }

std::expected<std::shared_ptr<Upload>, Response> Face::begin_upload(const Request& request, std::uint64_t body_bytes) {
  Asked asked{request, {}, Language::zh, false, false, {}};
  std::shared_ptr<Upload> upload;
  Response refused = guarded(asked, [&] {
    auto target = parse_target(request.target);
    if (!target) return problem(asked, 400, target.error());
    asked.target = std::move(*target);
    if (!desk_) return problem(asked, 404, base::make_refusal(RefusalWord::not_found));
    // Asked here too, before anything of a file is read.
    if (auto response = held_back(asked, Limited::write, network_of(request.address))) return std::move(*response);
    auto begun = desk_->begin_upload(request, context_of(asked), body_bytes, frame_facts());
    if (!begun) return std::move(begun.error());
    upload = std::move(*begun);
    return Response{};
  });
  if (upload) return upload;
  return std::unexpected(std::move(refused));
}

Response Face::too_busy(const Request& request) {
  Asked asked{request, {}, Language::zh, is_data(request), false, {}};
  asked.language = language_of(request);
  asked.is_large = !asked.is_data && reads_large(request);
  Response response = problem(asked, 503, base::make_refusal(RefusalWord::server_busy));
  add_defences(response);
  return response;
}

Response Face::routed(Asked& asked) {
  auto target = parse_target(asked.request.target);
  if (!target) return problem(asked, 400, target.error());
  asked.target = std::move(*target);
  std::vector<std::string> path = asked.target.segments;
  if (asked.language == Language::en && !path.empty()) path.erase(path.begin());
  const bool is_read = asked.request.method != Method::post;
  const bool is_sign_in = !path.empty() && (path[0] == "sign-in" || path[0] == "enrol"), asks_provider = is_sign_in && is_read && path[0] == "sign-in" && path.size() > 1;
  if (auto response = held_back(asked, is_read && !asks_provider ? Limited::read : is_sign_in ? Limited::sign_in : Limited::write, network_of(asked.request.address))) return std::move(*response);
  if (desk_ && !asked.is_data && asked.request.method != Method::other) {
    if (auto response = desk_->answer(asked.request, context_of(asked), path, frame_facts())) return std::move(*response);
  }
  if (clients_ != nullptr) {
    if (const statute::Operation* command = command_at(asked.target, law_)) return operation(asked, *command);
    if (asked.request.target.starts_with(kOperationsPath)) return problem(asked, 404, base::make_refusal(RefusalWord::not_found));
  }
  if (asked.request.method != Method::get && asked.request.method != Method::head) {
    Response response = problem(asked, status_of(RefusalWord::method_not_allowed), base::make_refusal(RefusalWord::method_not_allowed));
    response.fields.push_back({"Allow", "GET, HEAD"});
    return response;
  }
  // 1. Files: static ones, the log, downloads.
  if (const auto file = file_at(asked.target, reads_, site_, law_)) {
    if (!*file) return problem(asked, status_of(file->error().word), file->error());
    Response response = made(200, (*file)->media_type, (*file)->bytes);
    response.fields.push_back({"Cache-Control", (*file)->caching});
    if (!(*file)->download_name.empty()) {
      response.fields.push_back({"Content-Disposition", fmt::format("attachment; filename=\"{}\"", (*file)->download_name)});
    }
    return response;
  }
  // 2. The API.
  if (const statute::Operation* query = query_at(asked.target)) {
    // The tag names the state of everything: who has the answer of this state need not be answered again, and learns
    // no more from that than he told us, for the tag of a hidden thing can be reckoned like any other.
    const std::string tag = entity_tag(asked);
    if (names_tag(asked.request.field("if-none-match"), tag)) return unchanged(tag);
    const auto data = answer_query(*query, asked.target, reads_, law_);
    if (!data) return problem(asked, status_of(data.error().word), data.error());
    if (wants_none(asked.request.field("if-none-match"))) return unchanged(tag);
    Response response = made(200, "application/json", data->body);
    response.fields.push_back({"Cache-Control", "no-cache"});
    response.fields.push_back({"ETag", tag});
    if (!data->next.empty()) response.fields.push_back({"Link", fmt::format("<{}>; rel=\"next\"", data->next)});
    return response;
  }
  // 3. Pages, the English ones below /en.
  if (auto response = reading_response(context_of(asked), path)) return std::move(*response);
  for (const PageRoute& route : page_routes()) {
    if (const auto id = matched(route.pattern, path)) return page(asked, route, *id);
  }
  return problem(asked, 404, base::make_refusal(RefusalWord::not_found));
}

Response Face::page(Asked& asked, const PageRoute& route, std::string id) {
  for (const auto& [name, value] : asked.target.parameters) {
    if (std::ranges::find(route.parameters, name) == route.parameters.end()) {
      return problem(asked, 400, base::make_refusal(RefusalWord::parameter_unknown, base::one_line(name), base::one_line(name)));
    }
  }
  const PageContext context = context_of(asked, std::move(id));
  const std::string tag = entity_tag(asked);
  // One address is drawn in two sizes.
  const Field varies{"Vary", "Cookie"};
  const auto same = [&] {
    Response response = unchanged(tag);
    response.fields.push_back(varies);
    return response;
  };
  if (names_tag(asked.request.field("if-none-match"), tag)) return same();
  const auto drawn = route.draw(context);
  if (!drawn) return problem(asked, status_of(drawn.error().word), drawn.error());
  if (wants_none(asked.request.field("if-none-match"))) return same();
  Response response = made(200, "text/html; charset=utf-8", framed(context, *drawn, route.column, frame_facts()));
  response.fields.push_back({"Cache-Control", "no-cache"});
  response.fields.push_back({"ETag", tag});
  response.fields.push_back(varies);
  response.fields.push_back({"Content-Language", std::string(tag_of(asked.language))});
  if (!drawn->indexed) response.fields.push_back({"X-Robots-Tag", "noindex"});
  return response;
}

std::optional<Response> Face::held_back(const Asked& asked, Limited what, const std::optional<std::string>& who) {
  const auto seconds = who ? limits_.wait_seconds(what, *who) : std::nullopt;
  if (!seconds) return std::nullopt;
  Response response = problem(asked, status_of(RefusalWord::too_many_requests), base::make_refusal(RefusalWord::too_many_requests));
  response.fields.push_back({"Retry-After", std::to_string(*seconds)});
  return response;
}

Response Face::operation(const Asked& asked, const statute::Operation& operation) {
  const auto refused = [&](const base::Refusal& refusal) {
    const int status = status_of(refusal.word);
    Response response = problem(asked, status, refusal);
    if (status == 405) response.fields.push_back({"Allow", "POST"});
    if (status == 401) response.fields.insert(response.fields.end(), {{"WWW-Authenticate", "Signature"}, {"Accept-Signature", accepted_signature()}});
    return response;
  };
  const auto request = signed_request_of(asked.request, asked.target);
  if (!request) return refused(request.error());
  const auto known = clients_->known(*request, operation.name);
  if (!known) return refused(known.error());
  if (auto response = held_back(asked, Limited::client, known->client)) return std::move(*response);
  const ClientAnswer done = clients_->act(*request, *known, operation.name);
  Response response;
  if (done.answer) {
    response = made(200, "application/json", base::json::serialize(*done.answer));
  } else {
    const int status = status_of(done.answer.error().front().word);
    response = made(status, "application/problem+json", problem_json(asked.language, status, done.answer.error(), asked.trace_id));
    response.fields.push_back({"Vary", "Accept-Language"});
  }
  response.fields.push_back({"Cache-Control", "no-store"});
  if (done.is_repeated) response.fields.push_back({"Idempotency-Replayed", "true"});
  return response;
}

Response Face::problem(const Asked& asked, int status, const base::Refusal& refusal) {
  // What is hidden and what never was are answered with the same bytes: no number, no word of what was asked for.
  const std::string trace_id = status == 404 ? std::string() : asked.trace_id;
  Response response;
  if (asked.is_data) {
    response = made(status, "application/problem+json", problem_json(asked.language, status, refusal, trace_id));
    response.fields.push_back({"Vary", "Accept-Language"});
  } else {
    const PageContext context = context_of(asked);
    const Page page = error_page(context, status, refusal, trace_id);
    response = made(status, "text/html; charset=utf-8", framed(context, page, "nav.front", status >= 500 ? FrameFacts{} : frame_facts()));
    response.fields.push_back({"Content-Language", std::string(tag_of(asked.language))});
  }
  response.fields.push_back({"Cache-Control", "no-store"});
  if (status == 503) response.fields.push_back({"Retry-After", "5"});
  return response;
}

Response Face::failed(const Asked& asked, int status, RefusalWord word, std::string_view what) {
  if (on_failure) on_failure(asked.trace_id, what);
  try {
    return problem(asked, status, base::make_refusal(word));
  } catch (const std::exception& again) {
    // Not even the page of the error can be drawn (the clock or the state can not be read): the plain form needs neither.
    if (on_failure) on_failure(asked.trace_id, again.what());
    return made(status, "application/problem+json", problem_json(asked.language, status, base::make_refusal(word), asked.trace_id));
  }
}

PageContext Face::context_of(const Asked& asked, std::string id) const {
  return {asked.language, site_, reads_, law_, asked.target, std::move(id), desk_.has_value(), asked.is_large};
}

std::string Face::entity_tag(const Asked& asked) {
  // Displays end with the day, without any write; so the day belongs to the tag.
  const base::Instant now = reads_.now();
  const std::string seen = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", reads_.state_tag(), now.date().iso(), reads_.clock_is_fixed() ? now.micros : 0, portal_digest(), asked.is_large, asked.request.target);
  return fmt::format("W/\"{}\"", base::hex(base::view(base::sha256(seen))).substr(0, 24));
}

FrameFacts Face::frame_facts() {
  const std::string tag = reads_.state_tag();
  FrameFacts facts;
  bool known = false;
  {
    const std::lock_guard lock(mutex_);
    known = !facts_tag_.empty() && facts_tag_ == tag;
    if (known) facts = facts_;
  }
  if (!known) {
    facts.demonstration = std::ranges::any_of(reads_.items(), [](const registry::ItemView& item) { return item.in_force && item.demonstration; });
    const std::lock_guard lock(mutex_);
    facts_ = facts;
    facts_tag_ = tag;
  }
  facts.fixed_time = reads_.clock_is_fixed() ? reads_.now().rfc3339() : std::string();
  return facts;
}

}  // namespace liaoxin::http
