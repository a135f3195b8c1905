#include "base/check.hpp"
#include "registry/text_scan.hpp"

// Any text: hits lie inside it, in order, and never overlap backwards.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t last = 0;
  for (const registry::TextHit& hit : registry::scan_text(text, base::Date::of(2026, 9, 1))) {
    CHECK(hit.begin < hit.end && hit.end <= size);
    CHECK(hit.begin >= last);
    last = hit.begin;
  }
  return 0;
}
