#include "http/head_reader.hpp"

#include <algorithm>
#include <optional>

namespace liaoxin::http {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_letter_or_digit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_host(std::string_view host) {
  return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, [](char c) {
    return is_letter_or_digit(c) || std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
}

using Fault = std::unexpected<HeadFault>;
Fault malformed(std::string_view why) { return Fault(HeadFault{400, base::RefusalWord::request_malformed, why}); }

/// Takes one line off the front; every head ends in a blank line, so there always is one.
std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find(kLineEnd);
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kLineEnd.size());
  return line;
}

/// Leaves the origin form: of `http://host/path` only what stands behind the host.
std::optional<std::string_view> origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto path = target.find('/', scheme.size());
    if (path == std::string_view::npos || !is_host(target.substr(scheme.size(), path - scheme.size()))) return {};
    return target.substr(path);
  }
  if (!target.starts_with('/')) return {};
  return target;
}

std::expected<void, HeadFault> read_request_line(std::string_view line, Head& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return malformed("request line");
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method) || target.find_first_of(" \t") != std::string_view::npos) return malformed("request line");
  if (std::ranges::any_of(target, is_control)) return malformed("control character in the target");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    if (version.starts_with("HTTP/")) return Fault(HeadFault{505, base::RefusalWord::request_malformed, "version"});
    return malformed("request line");
  }
  if (target.size() > kTargetBytes) return Fault(HeadFault{414, base::RefusalWord::request_too_large, "target"});
  head.request.method = method == "GET" ? Method::get : method == "HEAD" ? Method::head : method == "POST" ? Method::post : Method::other;
  head.keep_alive = version == "HTTP/1.1";
  if (head.request.method == Method::other) {
    // CONNECT and OPTIONS have targets of their own; they are answered 405 whatever they name.
    head.request.target = "/";
    return {};
  }
  const auto path = origin_form(target);
  if (!path) return malformed("target");
  head.request.target = std::string(*path);
  return {};
}

std::expected<void, HeadFault> read_field(std::string_view line, Head& head) {
  if (line.front() == ' ' || line.front() == '\t') return malformed("folded line");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return malformed("field without a colon");
  const std::string_view name = line.substr(0, colon);
  if (!is_token(name)) return malformed("field name");
  const std::string_view value = without_blanks(line.substr(colon + 1));
  if (std::ranges::any_of(value, is_control)) return malformed("control character in a field");
  if (head.request.fields.size() == kFieldCount) {
    return Fault(HeadFault{431, base::RefusalWord::request_too_large, "fields"});
  }
  head.request.fields.push_back({lower(name), std::string(value)});
  return {};
}

/// Host, lengths and codings: what decides where this request ends and the next begins.
std::expected<void, HeadFault> check_framing(Head& head, BodyLimit limit) {
  std::size_t hosts = 0, lengths = 0, codings = 0;
  bool has_body = false;
  for (const Field& field : head.request.fields) {
    if (field.name == "host") {
      if (++hosts > 1 || !is_host(field.value)) return malformed("Host");
    } else if (field.name == "content-length") {
      const bool digits = !field.value.empty() && field.value.size() <= 18 &&
                          std::ranges::all_of(field.value, [](char c) { return c >= '0' && c <= '9'; });
      if (++lengths > 1 || !digits) return malformed("Content-Length");
      has_body = has_body || field.value.find_first_not_of('0') != std::string::npos;
    } else if (field.name == "transfer-encoding") {
      if (++codings > 1 || lower(field.value) != "chunked") return malformed("Transfer-Encoding");
      has_body = true;
    } else if (field.name == "connection") {
      const std::string options = lower(field.value);
      if (options.find("close") != std::string::npos) head.keep_alive = false;
    }
  }
  if (hosts == 0) return malformed("no Host");
  if (lengths > 0 && codings > 0) return malformed("Content-Length with Transfer-Encoding");
  if (head.request.method == Method::post) {
    if (codings > 0) return malformed("a POST without Content-Length");
    if (lengths == 0) return {};  // no body
    const std::string length(head.request.field("content-length"));
    if (std::stoull(length) > limit(head.request)) return Fault(HeadFault{413, base::RefusalWord::form_too_large, "body"});
    head.body_bytes = std::stoull(length);
    return {};
  }
  if (has_body && head.request.method != Method::other) return malformed("a body where none belongs");
  // No other body is read, so nothing behind such a head can be told from a further request.
  if (has_body) head.keep_alive = false;
  return {};
}

}  // namespace

Arrival arrival(std::string_view buffer, std::size_t& scanned) {
  for (; scanned < buffer.size(); ++scanned) {
    if (scanned >= kHeadBytes) return Arrival::too_large;
    const char c = buffer[scanned];
    const bool after_return = scanned > 0 && buffer[scanned - 1] == '\r';
    if ((c == '\n') != after_return) return Arrival::malformed;
    if (c == '\n' && (scanned == 1 || (scanned >= 3 && buffer.substr(scanned - 3, 4) == "\r\n\r\n"))) {
      ++scanned;
      return Arrival::complete;
    }
  }
  return Arrival::more;
}

std::expected<Head, HeadFault> read_head(std::string_view head, BodyLimit limit) {
  Head result;
  std::string_view rest = head;
  if (const auto line = read_request_line(take_line(rest), result); !line) return Fault(line.error());
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    if (const auto field = read_field(line, result); !field) return Fault(field.error());
  }
  if (const auto framing = check_framing(result, limit); !framing) return Fault(framing.error());
  return result;
}

}  // namespace liaoxin::http
