#pragma once
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "base/refusal.hpp"
#include "http/message.hpp"

/// The one reader of request heads (RFC 9112), stricter than the RFC demands: what two readers could understand
/// differently is refused, so that nothing can be smuggled past a proxy in front.
namespace liaoxin::http {

inline constexpr std::size_t kHeadBytes = 16 * 1024;
inline constexpr std::size_t kTargetBytes = 8 * 1024;
inline constexpr std::size_t kFieldCount = 100;
inline constexpr std::size_t kBodyBytes = 64 * 1024;

/// How far a head has arrived. `scanned` carries over between calls, so that each byte is looked at once.
enum class Arrival { more, complete, malformed, too_large };
/// On `complete`, `scanned` is the size of the head with its blank line. A bare CR or LF is malformed at once.
[[nodiscard]] Arrival arrival(std::string_view buffer, std::size_t& scanned);

struct Head {
  Request request;
  bool keep_alive = true;
  std::size_t body_bytes = 0;  ///< of a POST: what follows the head and belongs to it
};

/// A head that is refused: the connection ends after the answer.
struct HeadFault {
  int status = 400;
  base::RefusalWord word = base::RefusalWord::request_malformed;
  std::string_view why;  ///< for the log and the detail, a constant
};

/// The bytes a request's body may have.
using BodyLimit = std::size_t (*)(const Request& request);
[[nodiscard]] inline std::size_t ordinary_body(const Request&) { return kBodyBytes; }

/// Reads one complete head. Refused: a folded line, a blank before the colon, a bad field name or value, a missing,
/// repeated or strange Host, Content-Length together with Transfer-Encoding, repeated or strange lengths, codings
/// other than one `chunked`, any body of a GET or HEAD, a POST whose body comes in chunks or exceeds its limit,
/// versions other than HTTP/1.0 and 1.1.
[[nodiscard]] std::expected<Head, HeadFault> read_head(std::string_view head, BodyLimit limit = ordinary_body);

}  // namespace liaoxin::http
