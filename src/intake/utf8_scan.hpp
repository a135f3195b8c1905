#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace liaoxin::intake {

/// Where a run of well-formed UTF-8 ends, and why.
struct Utf8Scan {
  std::size_t good = 0;         ///< bytes of whole well-formed sequences at the start
  bool beyond_ascii = false;
  bool has_nul = false;
  bool unfinished = false;      ///< what follows is the beginning of a sequence, cut by the end of the text
};

/// Scans up to the first malformed byte. Fast: eight ASCII bytes at a time.
[[nodiscard]] Utf8Scan scan_utf8(std::string_view text);

}  // namespace liaoxin::intake
