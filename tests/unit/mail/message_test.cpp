#include "mail/message.hpp"

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace liaoxin::mail {
namespace {

Message message() {
  return {.from = "liaoxin@example.cn", .to = "shop@example.cn", .subject = "辽信:您有一份新的告知书 A notice waits for you", .text = "您好\n第二行\n", .id = "mal-1@example.cn",
          .at = *base::Instant::parse_rfc3339("2026-06-01T09:00:00+08:00")};
}

/// The lines of a header field, unfolded.
std::string field(const std::string& text, const std::string& name) {
  const std::size_t at = text.find("\r\n" + name + ": ") + 2;
  std::size_t end = text.find("\r\n", at);
  while (text[end + 2] == ' ') end = text.find("\r\n", end + 2);
  return text.substr(at, end - at);
}

TEST(MailMessage, HasWhatAMailNeedsAndSaysThatAMachineWroteIt) {
  const std::string text = wire_text(message());
  EXPECT_TRUE(text.starts_with("Date: Mon, 01 Jun 2026 01:00:00 +0000\r\n"));
  EXPECT_EQ(field(text, "From"), "From: <liaoxin@example.cn>");
  EXPECT_EQ(field(text, "To"), "To: <shop@example.cn>");
  EXPECT_EQ(field(text, "Message-ID"), "Message-ID: <mal-1@example.cn>");
  EXPECT_EQ(field(text, "Auto-Submitted"), "Auto-Submitted: auto-generated");
}

TEST(MailMessage, IsAsciiInShortLinesThatEndInCrLf) {
  Message long_one = message();
  for (int i = 0; i < 200; ++i) long_one.text += "很长的一行";
  const std::string text = wire_text(long_one);
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find("\r\n", begin)) != std::string::npos; begin = end + 2) EXPECT_LE(end - begin, 76u) << text.substr(begin, end - begin);
  EXPECT_EQ(begin, text.size());
  for (const char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) < 0x80);
}

TEST(MailMessage, EachWordOfTheSubjectIsWholeByItselfAndTogetherTheyAreTheSubject) {
  std::string subject = field(wire_text(message()), "Subject").substr(9), together;
  for (std::size_t at; (at = subject.find("=?UTF-8?B?")) != std::string::npos;) {
    const std::size_t end = subject.find("?=", at + 10);
    const auto word = base::unbase64(subject.substr(at + 10, end - at - 10));
    ASSERT_TRUE(word.has_value());
    EXPECT_TRUE(base::is_utf8(*word));
    together += *word;
    subject.erase(0, end + 2);
  }
  EXPECT_EQ(together, message().subject);
}

TEST(MailMessage, TheBodyIsTheTextWithLineEndsOfMail) {
  const std::string text = wire_text(message());
  std::string encoded = text.substr(text.find("\r\n\r\n") + 4);
  std::erase(encoded, '\r');
  std::erase(encoded, '\n');
  EXPECT_EQ(base::unbase64(encoded), "您好\r\n第二行\r\n");
}

}  // namespace
}  // namespace liaoxin::mail
