#include "report/pdf_writer.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/failure.hpp"

namespace liaoxin::report {
namespace {

constexpr const char* kFontFamily = "Noto Sans CJK SC";

template <class T>
using Handle = std::unique_ptr<T, void (*)(T*)>;

template <class T>
void unref(T* object) {
  g_object_unref(object);
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned int size) {
  static_cast<base::Bytes*>(closure)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw base::Failure("pdf_failed", cairo_status_to_string(status));
}

}  // namespace

struct PdfWriter::State {
  base::Bytes bytes;
  Handle<cairo_surface_t> surface;
  Handle<cairo_t> cairo;

  State()
      : surface(cairo_pdf_surface_create_for_stream(append, &bytes, kPageWidth, kPageHeight), cairo_surface_destroy),
        cairo(cairo_create(surface.get()), cairo_destroy) {}

  Handle<PangoLayout> layout(std::string_view text, double width, TextStyle style) const {
    Handle<PangoLayout> layout(pango_cairo_create_layout(cairo.get()), unref<PangoLayout>);
    const Handle<PangoFontDescription> font(pango_font_description_new(), pango_font_description_free);
    pango_font_description_set_family(font.get(), kFontFamily);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      style.weight == FontWeight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) {
      throw base::Failure("glyph_missing", "no installed font has every character of: " + std::string(text),
                          "install the Noto CJK fonts (Debian: fonts-noto-cjk, fonts-noto-cjk-extra)");
    }
    return layout;
  }
};

PdfWriter::PdfWriter(const std::string& title, base::Instant created_at) : state_(std::make_unique<State>()) {
  check(cairo_status(state_->cairo.get()));
  cairo_surface_t* surface = state_->surface.get();
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created_at.rfc3339().c_str());
}

PdfWriter::~PdfWriter() = default;

double PdfWriter::text_height(std::string_view text, double width, TextStyle style) {
  int height = 0;
  pango_layout_get_size(state_->layout(text, width, style).get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

double PdfWriter::text(double x, double y, double width, std::string_view text, TextStyle style) {
  const Handle<PangoLayout> layout = state_->layout(text, width, style);
  cairo_move_to(state_->cairo.get(), x, y);
  pango_cairo_show_layout(state_->cairo.get(), layout.get());
  check(cairo_status(state_->cairo.get()));
  int height = 0;
  pango_layout_get_size(layout.get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

void PdfWriter::line(double x1, double y1, double x2, double y2) {
  cairo_t* cairo = state_->cairo.get();
  cairo_set_line_width(cairo, 0.5);
  cairo_move_to(cairo, x1, y1);
  cairo_line_to(cairo, x2, y2);
  cairo_stroke(cairo);
}

void PdfWriter::qr(double x, double y, double side, const QrCode& code) {
  cairo_t* cairo = state_->cairo.get();
  const double module = side / (code.size + 2 * kQuietZone);
  for (int row = 0; row < code.size; ++row) {
    for (int column = 0; column < code.size; ++column) {
      if (!code.is_dark(row, column)) continue;
      cairo_rectangle(cairo, x + (column + kQuietZone) * module, y + (row + kQuietZone) * module, module, module);
    }
  }
  cairo_fill(cairo);
}

void PdfWriter::end_page() {
  cairo_show_page(state_->cairo.get());
  check(cairo_status(state_->cairo.get()));
}

base::Bytes PdfWriter::finish() {
  cairo_surface_finish(state_->surface.get());
  check(cairo_surface_status(state_->surface.get()));
  return std::move(state_->bytes);
}

}  // namespace liaoxin::report
