#include "intake/utf8_scan.hpp"

#include <cstring>

namespace liaoxin::intake {
namespace {

/// Length of the sequence at `p`: 0 malformed, -1 cut by the end.
int sequence(const unsigned char* p, std::size_t left) {
  const unsigned char lead = p[0];
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  // The second byte excludes overlong forms, surrogates and what lies beyond U+10FFFF.
  if (left >= 2) {
    const unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (p[1] < low || p[1] > high) return 0;
  }
  for (std::size_t i = 2; i < length && i < left; ++i) {
    if ((p[i] & 0xc0) != 0x80) return 0;
  }
  return left < length ? -1 : static_cast<int>(length);
}

}  // namespace

Utf8Scan scan_utf8(std::string_view text) {
  Utf8Scan scan;
  const auto* begin = reinterpret_cast<const unsigned char*>(text.data());
  const auto* end = begin + text.size();
  const auto* p = begin;
  while (p < end) {
    if (*p < 0x80) {
      while (end - p >= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, p, 8);
        if ((eight & 0x8080808080808080ULL) != 0) break;
        if (((eight - 0x0101010101010101ULL) & ~eight & 0x8080808080808080ULL) != 0) scan.has_nul = true;
        p += 8;
      }
      while (p < end && *p < 0x80) {
        if (*p == 0) scan.has_nul = true;
        ++p;
        if (end - p >= 8 && (reinterpret_cast<std::uintptr_t>(p) & 7) == 0) break;
      }
      continue;
    }
    // Chinese text is mostly three-byte sequences that need no exception: E1..EC.
    while (end - p >= 3 && p[0] >= 0xe1 && p[0] <= 0xec && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
      p += 3;
      scan.beyond_ascii = true;
    }
    if (p == end || *p < 0x80) continue;
    const int length = sequence(p, static_cast<std::size_t>(end - p));
    if (length <= 0) {
      scan.unfinished = length < 0;
      break;
    }
    scan.beyond_ascii = true;
    p += length;
  }
  scan.good = static_cast<std::size_t>(p - begin);
  return scan;
}

}  // namespace liaoxin::intake
