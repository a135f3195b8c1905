#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/hash.hpp"
#include "report/qr.hpp"

/// A4 pages as PDF by cairo and pango. Lengths are points (1/72 inch), y runs downwards.
namespace liaoxin::report {

constexpr double kPageWidth = 595.28;
constexpr double kPageHeight = 841.89;

enum class FontWeight { normal, bold };

struct TextStyle {
  double size = 9;
  FontWeight weight = FontWeight::normal;
};

/// Every call throws Failure("pdf_failed") when cairo fails, and Failure("glyph_missing") when no installed font has
/// a character: an official print with a box in place of a name must not leave the house.
class PdfWriter {
 public:
  /// `created_at` and `title` go into the file's properties; the same input gives the same pages.
  PdfWriter(const std::string& title, base::Instant created_at);
  ~PdfWriter();
  PdfWriter(const PdfWriter&) = delete;
  PdfWriter& operator=(const PdfWriter&) = delete;

  /// The height `text` needs when wrapped to `width`.
  [[nodiscard]] double text_height(std::string_view text, double width, TextStyle style);
  /// Draws wrapped text with its upper left corner at (x, y); returns its height.
  double text(double x, double y, double width, std::string_view text, TextStyle style);
  void line(double x1, double y1, double x2, double y2);
  /// Draws a code in a square of `side`, the quiet zone within it.
  void qr(double x, double y, double side, const QrCode& code);
  void end_page();
  /// The file; nothing may be drawn afterwards.
  [[nodiscard]] base::Bytes finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace liaoxin::report
