#include "base/check.hpp"
#include "http/head_reader.hpp"
#include "http/target.hpp"

// The head of a request and its target, from any byte stream. Heads arrive in pieces: cut anywhere, they are judged the
// same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t scanned = 0;
  const http::Arrival whole = http::arrival(bytes, scanned);
  std::size_t in_pieces = 0;
  http::Arrival piece = http::Arrival::more;
  for (std::size_t end = 0; end <= size && piece == http::Arrival::more; ++end) piece = http::arrival(bytes.substr(0, end), in_pieces);
  // A head too large may show only when more of it has come, and a fault may show before it.
  if (whole == http::Arrival::complete) CHECK(piece == http::Arrival::complete && in_pieces == scanned);
  if (piece == http::Arrival::complete) CHECK(whole == http::Arrival::complete);
  if (whole == http::Arrival::complete) (void)http::read_head(bytes.substr(0, scanned));
  if (const auto target = http::parse_target(bytes)) {
    // Printed and read again it is the same target: nothing hides inside an escape.
    std::string printed;
    for (const std::string& segment : target->segments) printed += "/" + http::percent_encoded(segment);
    if (printed.empty()) printed = "/";
    char separator = '?';
    for (const auto& [name, value] : target->parameters) {
      printed += separator + http::percent_encoded(name) + "=" + http::percent_encoded(value);
      separator = '&';
    }
    const auto again = http::parse_target(printed);
    if (printed.size() <= http::kTargetBytes) {
      CHECK(again.has_value());
      CHECK(again->segments == target->segments && again->parameters == target->parameters);
    }
  }
  return 0;
}
