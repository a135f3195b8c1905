#include "report/certificate_pdf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "report/pdf_writer.hpp"

namespace liaoxin::report {
namespace {

constexpr double kMargin = 42;
constexpr double kWidth = kPageWidth - 2 * kMargin;
constexpr double kBottom = kPageHeight - 60;  // below it only the footer
constexpr double kQrSide = 96;
constexpr double kPadding = 3;
constexpr TextStyle kTitle{20, FontWeight::bold};
constexpr TextStyle kHeading{11, FontWeight::bold};
constexpr TextStyle kPlain{9};
constexpr TextStyle kSmall{8};
constexpr TextStyle kCell{7.5};
constexpr TextStyle kCellHeading{7.5, FontWeight::bold};

constexpr std::size_t kColumns = 7;
using Row = std::array<std::string, kColumns>;
constexpr std::array<double, kColumns> kColumnWidths = {28, 118, 60, 47, 86, 86, 86};
const Row kTableHeading = {"序号\nNo.",      "接收方\nRecipient", "类别\nKind",     "渠道\nChannel",
                           "收到\nReceived", "告知\nTold",        "确认\nConfirmed"};

std::string clean(std::string_view text) { return base::one_line(text); }

/// Date and time without the zone, which the table's heading names.
std::string table_time(const std::string& rfc3339) { return rfc3339.substr(0, 10) + " " + rfc3339.substr(11, 8); }

std::string channel_title(const std::string& channel) {
  if (channel == "disclosure") return "公示 disclosure";
  if (channel == "inquiry") return "查询 inquiry";
  if (channel == "sharing") return "共享 sharing";
  return clean(channel);
}

Row table_row(std::size_t number, const RecallRecipient& recipient) {
  return {std::to_string(number),
          clean(recipient.name),
          clean(recipient.kind_zh) + " " + clean(recipient.kind_en),
          channel_title(recipient.channel),
          table_time(recipient.received_at),
          fmt::format("{}\n#{}", table_time(recipient.told_at), recipient.told_index),
          recipient.confirmed_at
              ? fmt::format("{}\n#{}", table_time(*recipient.confirmed_at), *recipient.confirmed_index)
              : std::string("尚未确认\nnot yet")};
}

/// Lays one certificate out from top to bottom and turns the page when it is full.
class Layout {
 public:
  /// `page_count`: as found by an earlier pass, for the footers.
  Layout(PdfWriter& pdf, const RecallCertificate& certificate, int page_count)
      : pdf_(pdf), certificate_(certificate), page_count_(page_count) {}

  /// Draws everything; the number of pages.
  int draw() {
    head();
    facts();
    recipients();
    closing();
    footer();
    return page_;
  }

 private:
  void head() {
    pdf_.qr(kPageWidth - kMargin - kQrSide, y_ - 8, kQrSide, qr_code(certificate_.address));
    y_ += pdf_.text(kMargin, y_, kWidth - kQrSide, "信用信息消除凭证", kTitle);
    y_ += pdf_.text(kMargin, y_, kWidth - kQrSide, "Recall certificate", kHeading) + 8;
  }

  void fact(std::string_view label, const std::string& value) {
    constexpr double kLabelWidth = 128;
    const double width = kWidth - kLabelWidth - (page_ == 1 && y_ < kMargin + kQrSide ? kQrSide : 0);
    make_room(pdf_.text_height(value, width, kPlain));
    pdf_.text(kMargin, y_, kLabelWidth, label, kPlain);
    y_ += pdf_.text(kMargin + kLabelWidth, y_, width, value, kPlain) + kPadding;
  }

  void facts() {
    const RecallCertificate& c = certificate_;
    const base::LocalText ending = ending_title(c.decision.ending);
    fact("编号 Number", c.number);
    fact("签发时间 Issued", c.issued_at);
    fact("有效期 Validity", c.expires_at ? *c.expires_at : std::string("长期有效 does not expire"));
    fact("组织 Organisation", clean(c.organisation_name));
    fact("统一社会信用代码 Code", clean(c.organisation_uscc));
    fact("事项 Item", fmt::format("{} {} {}", clean(c.item_code), clean(c.item_title_zh), clean(c.item_title_en)));
    fact("文书号 Document", clean(c.document_number));
    fact("决定 Decision",
         fmt::format("{} {}, {}, #{}", clean(ending.zh), clean(ending.en), c.decision.at, c.decision.index));
    fact("日志 Log", fmt::format("{}, {}", clean(c.origin), c.log_size));
    fact("核验地址 Check at", clean(c.address));
    y_ += 8;
  }

  void recipients() {
    const auto confirmed = std::count_if(certificate_.recipients.begin(), certificate_.recipients.end(),
                                         [](const RecallRecipient& r) { return r.confirmed_at.has_value(); });
    make_room(60);
    y_ += pdf_.text(kMargin, y_, kWidth,
                    fmt::format("接收方 {} 个,已确认 {} 个 · {} recipients, {} confirmed", certificate_.recipients.size(),
                                confirmed, certificate_.recipients.size(), confirmed),
                    kHeading);
    y_ += pdf_.text(kMargin, y_, kWidth, "时间为北京时间(+08:00),# 为日志位置 · times are +08:00, # is the position in the log",
                    kSmall) + kPadding;
    if (certificate_.recipients.empty()) return;
    row(kTableHeading, kCellHeading);
    for (std::size_t i = 0; i < certificate_.recipients.size(); ++i) {
      const Row cells = table_row(i + 1, certificate_.recipients[i]);
      if (make_room(row_height(cells, kCell))) row(kTableHeading, kCellHeading);
      row(cells, kCell);
    }
  }

  void closing() {
    constexpr std::string_view kText =
        "本凭证不载明已终止的内容。打印件的外观不能证明真伪:请核验同编号的 JSON 文件,或按编号查询其后的变化。\n"
        "This certificate does not repeat the content that ended. The look of a print proves nothing: verify the JSON "
        "file of the same number, or look the number up for later changes.";
    y_ += 8;
    make_room(pdf_.text_height(kText, kWidth, kSmall));
    y_ += pdf_.text(kMargin, y_, kWidth, kText, kSmall);
  }

  double row_height(const Row& cells, TextStyle style) {
    double height = 0;
    for (std::size_t i = 0; i < kColumns; ++i) {
      height = std::max(height, pdf_.text_height(cells[i], kColumnWidths[i] - 2 * kPadding, style));
    }
    return height + 2 * kPadding;
  }

  void row(const Row& cells, TextStyle style) {
    const double height = row_height(cells, style);
    double x = kMargin;
    for (std::size_t i = 0; i < kColumns; ++i) {
      pdf_.text(x + kPadding, y_ + kPadding, kColumnWidths[i] - 2 * kPadding, cells[i], style);
      x += kColumnWidths[i];
    }
    y_ += height;
    pdf_.line(kMargin, y_, kMargin + kWidth, y_);
  }

  /// Turns the page when `height` no longer fits; whether it did.
  bool make_room(double height) {
    if (y_ + height <= kBottom) return false;
    footer();
    ++page_;
    y_ = kMargin;
    return true;
  }

  void footer() {
    pdf_.line(kMargin, kBottom + 8, kMargin + kWidth, kBottom + 8);
    pdf_.text(kMargin, kBottom + 12, kWidth,
              fmt::format("编号 Number {} · 第 {} 页,共 {} 页 page {} of {}", certificate_.number, page_, page_count_, page_,
                          page_count_),
              kSmall);
    pdf_.end_page();
  }

  PdfWriter& pdf_;
  const RecallCertificate& certificate_;
  int page_count_;
  int page_ = 1;
  double y_ = kMargin;
};

}  // namespace

base::Bytes certificate_pdf(const RecallCertificate& certificate) {
  CHECK(check_shape(certificate));
  const std::string title = "消除凭证 " + certificate.number;
  const base::Instant issued_at = *base::Instant::parse_rfc3339(certificate.issued_at);
  PdfWriter first_pass(title, issued_at);
  const int page_count = Layout(first_pass, certificate, 1).draw();
  PdfWriter pdf(title, issued_at);
  CHECK(Layout(pdf, certificate, page_count).draw() == page_count);
  return pdf.finish();
}

}  // namespace liaoxin::report
