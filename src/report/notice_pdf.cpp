#include "report/notice_pdf.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "report/pdf_writer.hpp"

namespace liaoxin::report {
namespace {

constexpr double kMargin = 64;
constexpr double kWidth = kPageWidth - 2 * kMargin;
constexpr double kBottom = kPageHeight - 60;  // below it only the footer
constexpr TextStyle kTitle{18, FontWeight::bold};
constexpr TextStyle kPlain{11};
constexpr TextStyle kBasis{8};
constexpr TextStyle kSmall{8};

/// Lays one letter out from top to bottom and turns the page when it is full.
class Layout {
 public:
  /// `page_count`: as found by an earlier pass, for the footers.
  Layout(PdfWriter& pdf, const Notice& notice, const std::string& number, int page_count) : pdf_(pdf), notice_(notice), number_(number), page_count_(page_count) {}

  /// Draws everything; the number of pages.
  int draw() {
    const std::string day = notice_.made_at.date().iso();
    letter(&base::LocalText::zh, notice_.addressee + ":", day);
    y_ += 10;
    pdf_.line(kMargin, y_, kMargin + kWidth, y_);
    y_ += 14;
    letter(&base::LocalText::en, notice_.addressee, day);
    footer();
    return page_;
  }

 private:
  void letter(std::string base::LocalText::*language, const std::string& addressee, const std::string& day) {
    write(notice_.title.*language, kTitle, 14);
    write(addressee, kPlain, 8);
    for (const NoticeParagraph& paragraph : notice_.paragraphs) {
      write(paragraph.text.*language, kPlain, paragraph.basis ? 1 : 8);
      if (paragraph.basis) write(printed_basis(*paragraph.basis).*language, kBasis, 8);
    }
    write(day, kPlain, 0);
  }

  void write(const std::string& text, TextStyle style, double space_after) {
    if (y_ + pdf_.text_height(text, kWidth, style) > kBottom) {
      footer();
      ++page_;
      y_ = kMargin;
    }
    y_ += pdf_.text(kMargin, y_, kWidth, text, style) + space_after;
  }

  void footer() {
    pdf_.line(kMargin, kBottom + 8, kMargin + kWidth, kBottom + 8);
    pdf_.text(kMargin, kBottom + 12, kWidth, fmt::format("编号 Number {} · 第 {} 页,共 {} 页 page {} of {}", number_, page_, page_count_, page_, page_count_), kSmall);
    pdf_.end_page();
  }

  PdfWriter& pdf_;
  const Notice& notice_;
  const std::string& number_;
  int page_count_;
  int page_ = 1;
  double y_ = kMargin;
};

}  // namespace

base::Bytes notice_pdf(const Notice& notice, const std::string& number) {
  const std::string title = notice.title.zh + " " + number;
  PdfWriter first_pass(title, notice.made_at);
  const int page_count = Layout(first_pass, notice, number, 1).draw();
  PdfWriter pdf(title, notice.made_at);
  CHECK(Layout(pdf, notice, number, page_count).draw() == page_count);
  return pdf.finish();
}

}  // namespace liaoxin::report
