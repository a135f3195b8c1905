#include "http/message.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace liaoxin::http {
namespace {

std::string_view value_of(const std::vector<Field>& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? std::string_view{} : std::string_view(found->value);
}

}  // namespace

std::string_view Request::field(std::string_view name) const { return value_of(fields, name); }
std::string_view Response::field(std::string_view name) const { return value_of(fields, name); }

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Internal Server Error";
  }
}

std::string head_text(const Response& response, std::string_view date, bool keep_alive) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_phrase(response.status), date);
  for (const Field& field : response.fields) head += fmt::format("{}: {}\r\n", field.name, field.value);
  if (response.status != 304) head += fmt::format("Content-Length: {}\r\n", response.body.size());
  head += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head;
}

}  // namespace liaoxin::http
