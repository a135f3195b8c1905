#pragma once
#include <string>
#include <string_view>
#include <vector>

/// QR codes (ISO/IEC 18004, error correction M) of short texts: a page address with a certificate's number.
namespace liaoxin::report {

struct QrCode {
  int size = 0;            ///< modules a side, without the quiet zone
  std::vector<bool> dark;  ///< row by row
  [[nodiscard]] bool is_dark(int row, int column) const { return dark[static_cast<std::size_t>(row * size + column)]; }
};

constexpr int kQuietZone = 4;  ///< modules that must stay light on every side

/// Throws Failure("qr_failed") when the text does not fit into a code.
[[nodiscard]] QrCode qr_code(std::string_view text);

/// An `<svg>` element for the web page: one path, a viewBox with the quiet zone, no inline style. `label_html`, which
/// the caller has escaped, names the picture for those who do not see it.
[[nodiscard]] std::string qr_svg(std::string_view text, std::string_view label_html);

}  // namespace liaoxin::report
