#include "http/reading.hpp"

#include "base/text.hpp"
#include "http/desk_visit.hpp"

namespace liaoxin::http {
namespace {

constexpr std::string_view kLarge = "large", kStandard = "standard";
constexpr int kReadingSeconds = 365 * 24 * 3600;

/// A decoded path as an address of this site, whatever it says; the front page of one that hides something.
Url page_at(std::string_view path) {
  Url url("/");
  for (const std::string& segment : base::split(path, '/')) {
    if (segment.empty()) continue;
    if (segment == "." || segment == ".." || segment.find('\\') != std::string::npos) return Url("/");
    url = url.segment(segment);
  }
  return url;
}

/// What belongs to the page that is read, and not to the choice.
std::map<std::string, std::string> page_parameters(const PageContext& context) {
  std::map<std::string, std::string> parameters = context.target.parameters;
  parameters.erase("size");
  parameters.erase("back");
  return parameters;
}

}  // namespace

bool reads_large(const Request& request) { return request_cookie(request, kReadingCookie) == kLarge; }

Url other_reading(const PageContext& context) {
  std::string path;
  for (const std::string& segment : context.target.segments) path += "/" + segment;
  if (path.empty()) path = context.language == Language::en ? "/en" : "/";
  return context.link(Url("/reading")).parameter("size", context.is_large ? kStandard : kLarge).parameter("back", path).parameters(page_parameters(context));
}

std::optional<Response> reading_response(const PageContext& context, const std::vector<std::string>& path) {
  if (path.size() != 1 || path[0] != "reading") return std::nullopt;
  const std::string size = context.parameter("size");
  if (size != kLarge && size != kStandard) return std::nullopt;
  Response response = redirect(page_at(context.parameter("back")).parameters(page_parameters(context)));
  response.fields.push_back(cookie(kReadingCookie, size == kLarge ? kLarge : "", size == kLarge ? kReadingSeconds : 0));
  return response;
}

}  // namespace liaoxin::http
