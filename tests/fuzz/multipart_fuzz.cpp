#include "base/check.hpp"
#include "http/multipart.hpp"

// A form with a file, from any byte stream: cut anywhere, it is read the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 61;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::string at_once, in_pieces;
  http::MultipartReader whole("b", [&](std::string_view part) { at_once += part; });
  http::MultipartReader cut("b", [&](std::string_view part) { in_pieces += part; });
  whole.take(bytes);
  for (std::size_t at = 0; at < bytes.size(); at += piece) cut.take(bytes.substr(at, piece));
  const auto a = whole.finish();
  const auto b = cut.finish();
  CHECK(a.has_value() == b.has_value());
  if (a) {
    CHECK(a->values == b->values && a->file_name == b->file_name && a->file_bytes == b->file_bytes && at_once == in_pieces);
    CHECK(a->file_bytes == at_once.size());
  } else {
    CHECK(a.error().word == b.error().word);
  }
  (void)http::multipart_boundary(bytes);
  return 0;
}
