// Files sent by a form, byte by byte or at once.
#include "http/multipart.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace liaoxin::http {
namespace {

struct Read {
  base::Result<MultipartForm> form;
  std::string file;
  [[nodiscard]] std::string word() const { return form ? "" : std::string(base::word(form.error().word)); }
};

Read read(const std::string& body, std::size_t piece = std::string::npos) {
  std::string file;
  MultipartReader reader("b", [&](std::string_view bytes) { file += bytes; });
  for (std::size_t at = 0; at < body.size(); at += std::min(piece, body.size())) reader.take(std::string_view(body).substr(at, piece));
  auto form = reader.finish();
  return {std::move(form), std::move(file)};
}

std::string field(const std::string& name, const std::string& value) { return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"; }
std::string file(const std::string& name, const std::string& bytes) {
  return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: text/csv\r\n\r\n" + bytes + "\r\n";
}

TEST(Multipart, FieldsAndTheFileComeApartHoweverTheyArrive) {
  const std::string bytes("a,b\r\n--c\r\n\r\n-\r\n--\0\xff\r\n", 21);
  const std::string body = field("item", "C4-03") + field("served_on", "") + file("处罚.csv", bytes) + field("note", "一\r\n二") + "--b--\r\n";
  for (const std::size_t piece : {std::string::npos, std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
    const Read got = read(body, piece);
    ASSERT_TRUE(got.form) << piece;
    EXPECT_EQ(got.form->values, (FormValues{{"item", "C4-03"}, {"served_on", ""}, {"note", "一\n二"}}));
    EXPECT_EQ(got.file, bytes);
    EXPECT_EQ(got.form->file_bytes, bytes.size());
    EXPECT_EQ(got.form->file_name, "处罚.csv");
  }
}

TEST(Multipart, NoFileChosenIsAnEmptyOne) {
  const Read got = read(file("", "") + field("item", "C4-03") + "--b--");
  ASSERT_TRUE(got.form);
  EXPECT_EQ(got.form->file_bytes, 0u);
  EXPECT_EQ(got.form->values.at("item"), "C4-03");
}

// F5: no path from the client, and nothing of its name that could break a line or a page.
TEST(Multipart, F5_AFileNameIsOnlyShownAndHasNoFolders) {
  EXPECT_EQ(read(file("../../etc/passwd", "x") + "--b--").form->file_name, "passwd");
  EXPECT_EQ(read(file("C:\\Users\\a\\处罚.xlsx", "x") + "--b--").form->file_name, "处罚.xlsx");
  EXPECT_EQ(read(file("a\\\"b.csv", "x") + "--b--").form->file_name, "a\"b.csv");
  EXPECT_TRUE(base::is_utf8(read(file("\xff\xfe.csv", "x") + "--b--").form->file_name));
  EXPECT_EQ(read(file("a\x1b[31m.csv", "x") + "--b--").form->file_name.find('\x1b'), std::string::npos);
  EXPECT_EQ(base::to_code_points(read(file(std::string(500, 'a') + ".csv", "x") + "--b--").form->file_name).size(), 100u);
}

TEST(Multipart, F5_WhatIsTooMuchIsRefusedAndNotKept) {
  const Read large = read(file("a.csv", std::string(kUploadBytes + 1, 'x')) + "--b--", 1 << 16);
  EXPECT_EQ(large.word(), "file_too_large");
  EXPECT_LE(large.file.size(), kUploadBytes);
  EXPECT_TRUE(read(file("a.csv", std::string(kUploadBytes, 'x')) + "--b--", 1 << 16).form);
  EXPECT_EQ(read(field("a", std::string(70'000, 'x')) + "--b--", 4096).word(), "form_too_large");
  std::string many;
  for (int i = 0; i < 41; ++i) many += field("f" + std::to_string(i), "x");
  EXPECT_EQ(read(many + "--b--").word(), "form_too_large");
  EXPECT_EQ(read("--b\r\nA: " + std::string(5000, 'x') + "\r\n\r\n").word(), "form_too_large");
  EXPECT_EQ(read(file("a.csv", "1") + file("b.csv", "2") + "--b--").word(), "upload_several");
}

TEST(Multipart, F8_WhatTwoReadersCouldUnderstandDifferentlyIsRefused) {
  EXPECT_EQ(read(field("a", "1") + field("a", "2") + "--b--").word(), "parameter_repeated");
  EXPECT_EQ(read("x" + field("a", "1") + "--b--").word(), "form_malformed");
  EXPECT_EQ(read(field("a", "1") + "--b-").word(), "form_malformed") << "cut off";
  EXPECT_EQ(read(file("a.csv", "1,2")).word(), "form_malformed") << "half a file is none";
  EXPECT_EQ(read(field("a", "1")).word(), "form_malformed");
  EXPECT_EQ(read("").word(), "form_malformed");
  EXPECT_EQ(read("--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--").word(), "form_malformed") << "no name";
  EXPECT_EQ(read("--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--b--").word(), "form_malformed");
  EXPECT_EQ(read("--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--b--").word(), "form_malformed");
  EXPECT_EQ(read(field("a", std::string("\0", 1)) + "--b--").word(), "form_malformed");
  EXPECT_EQ(read(field("a", "\xff") + "--b--").word(), "form_malformed");
}

TEST(Multipart, TheBoundaryStandsInTheContentType) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=----x1"), "----x1");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), "a b");
  for (const char* none : {"", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=x", "application/x-www-form-urlencoded", "multipart/form-data; boundary"}) {
    EXPECT_FALSE(multipart_boundary(none)) << none;
  }
  EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'x')));
}

}  // namespace
}  // namespace liaoxin::http
