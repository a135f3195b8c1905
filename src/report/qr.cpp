#include "report/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "base/failure.hpp"

namespace liaoxin::report {

QrCode qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      QRcode_free);
  if (!code) throw base::Failure("qr_failed", fmt::format("no QR code for a text of {} bytes", text.size()));
  QrCode result{code->width, {}};
  const int modules = code->width * code->width;
  for (int i = 0; i < modules; ++i) result.dark.push_back((code->data[i] & 1) != 0);
  return result;
}

std::string qr_svg(std::string_view text, std::string_view label_html) {
  const QrCode code = qr_code(text);
  std::string path;
  for (int row = 0; row < code.size; ++row) {
    for (int column = 0; column < code.size; ++column) {
      if (!code.is_dark(row, column)) continue;
      int run = 1;
      while (column + run < code.size && code.is_dark(row, column + run)) ++run;
      path += fmt::format("M{} {}h{}v1h-{}z", column + kQuietZone, row + kQuietZone, run, run);
      column += run;
    }
  }
  const int side = code.size + 2 * kQuietZone;
  return fmt::format(
      R"(<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">)"
      R"(<path d="{}"/></svg>)",
      label_html, side, side, path);
}

}  // namespace liaoxin::report
