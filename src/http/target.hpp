#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"

namespace liaoxin::http {

/// A request's target, decoded once. Nothing decodes it again.
struct Target {
  std::vector<std::string> segments;  ///< of "/organisations/org-x": organisations, org-x; of "/": none
  std::map<std::string, std::string> parameters;
};

/// Refusals: target_malformed (not UTF-8, a control character, an empty, `.` or `..` segment, an encoded slash, an escape that is broken
/// or hides another), parameter_repeated. Bytes above ASCII may stand unescaped, as people type them.
[[nodiscard]] base::Result<Target> parse_target(std::string_view text);

/// What of a target may stand in a log: its path, without what somebody looked for and without the number of a
/// certificate or of a one-time link, which opens it. "-" of one that can not be read.
[[nodiscard]] std::string logged_path(std::string_view target);

/// The text behind its escapes, decoded once, whatever bytes it holds; nothing when an escape is broken.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank);

/// One path segment, parameter name or value, escaped for an address.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace liaoxin::http
