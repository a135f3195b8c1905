#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/failure.hpp"
#include "recall_example.hpp"
#include "report/certificate_pdf.hpp"
#include "report/qr.hpp"

namespace liaoxin::report {
namespace {

bool have_pdftotext() { return std::system("command -v pdftotext >/dev/null 2>&1") == 0; }

/// The text of a PDF; pages end in a form feed.
std::string text_of(const base::Bytes& pdf) {
  const std::string name = "liaoxin_print_test_" + std::to_string(::getpid()) + ".pdf";
  const auto path = std::filesystem::temp_directory_path() / name;
  std::ofstream(path, std::ios::binary) << pdf;
  FILE* pipe = ::popen(("pdftotext -layout '" + path.string() + "' -").c_str(), "r");
  std::string text;
  std::array<char, 4096> buffer;
  for (std::size_t size; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    text.append(buffer.data(), size);
  }
  ::pclose(pipe);
  std::filesystem::remove(path);
  return text;
}

std::size_t count(const std::string& text, const std::string& piece) {
  std::size_t found = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++found;
  return found;
}

TEST(CertificatePdf, ShowsNumberOrganisationAndEveryRecipientAsText) {
  if (!have_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
  const RecallExample example(3);
  const std::string text = text_of(certificate_pdf(example.certificate));
  EXPECT_EQ(count(text, "\f"), 1u);
  for (const std::string& piece :
       {example.certificate.number, example.certificate.organisation_name, example.certificate.organisation_uscc,
        example.certificate.document_number, std::string("撤回 withdrawn"), std::string("沈阳市第3数据使用单位"),
        std::string("尚未确认"), std::string("不能证明真伪")}) {
    EXPECT_NE(text.find(piece), std::string::npos) << piece << "\n" << text;
  }
}

TEST(CertificatePdf, EightyRecipientsFillSeveralPagesEachWithHeadingAndNumber) {
  if (!have_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
  const RecallExample example(80);
  const std::string text = text_of(certificate_pdf(example.certificate));
  const std::size_t pages = count(text, "\f");
  EXPECT_GT(pages, 1u);
  EXPECT_EQ(count(text, "Recipient "), pages) << "the table's heading stands on every page";
  EXPECT_EQ(count(text, "Number " + example.certificate.number), pages) << "the footer";
  EXPECT_NE(text.find("page " + std::to_string(pages) + " of " + std::to_string(pages)), std::string::npos);
  for (int i = 1; i <= 80; ++i) {
    EXPECT_EQ(count(text, "第" + std::to_string(i) + "数据使用单位"), 1u) << i;
  }
}

TEST(CertificatePdf, CarriesNoAttachmentAndRepeatsItself) {
  const RecallExample example(2);
  const base::Bytes pdf = certificate_pdf(example.certificate);
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_EQ(pdf.find("/EmbeddedFile"), base::Bytes::npos);
  EXPECT_EQ(pdf, certificate_pdf(example.certificate));
}

TEST(CertificatePdf, ACharacterWithoutAGlyphFailsInsteadOfPrintingABox) {
  RecallExample example(1);
  example.certificate.organisation_name = "甲\U000E1234乙";
  try {
    (void)certificate_pdf(example.certificate);
    FAIL() << "printed a box";
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.word(), "glyph_missing");
    EXPECT_FALSE(failure.remedy().empty());
  }
}

TEST(Qr, IsOnePathWithAQuietZoneAndNoInlineStyle) {
  const std::string svg = qr_svg("https://credit.example/recall/aaaaaaaaaaaaaaaaaaaaaaaaaa", "凭证编号");
  const int size = qr_code("https://credit.example/recall/aaaaaaaaaaaaaaaaaaaaaaaaaa").size;
  EXPECT_NE(svg.find("viewBox=\"0 0 " + std::to_string(size + 8) + " "), std::string::npos);
  EXPECT_NE(svg.find("aria-label=\"凭证编号\""), std::string::npos);
  EXPECT_EQ(svg.find("style"), std::string::npos);
  EXPECT_NE(svg.find("d=\"M4 4h7v1h-7z"), std::string::npos) << "the upper edge of the first finder pattern";
}

TEST(Qr, ATextTooLongFails) { EXPECT_THROW((void)qr_code(std::string(3000, 'a')), base::Failure); }

}  // namespace
}  // namespace liaoxin::report
