#include "registry/mail_address.hpp"

#include <gtest/gtest.h>

namespace liaoxin::registry {
namespace {

TEST(MailAddress, AnAddressIsReadOrRefused) {
  for (const char* good : {"shop@example.cn", " shop@example.cn ", "a.b+c@mail.example.com.cn", "x_1@1-2.cn"}) EXPECT_TRUE(read_mail_address(good)) << good;
  EXPECT_EQ(*read_mail_address(" shop@example.cn "), "shop@example.cn");
  const std::string long_label(64, 'a'), long_local(65, 'a');
  for (const std::string& bad : std::vector<std::string>{"", "shop", "@example.cn", "shop@", "shop@localhost", "a..b@example.cn", ".a@example.cn", "a b@example.cn", "店@example.cn", "shop@例.cn", "shop@-a.cn", "shop@a-.cn",
                                 "shop@example.cn\r\nBcc: all@example.cn", "<shop@example.cn>", "a,b@example.cn", "shop@" + long_label + ".cn", long_local + "@example.cn", "shop@" + std::string(250, 'a') + ".cn"}) {
    const auto read = read_mail_address(bad);
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().word, base::RefusalWord::mail_address_malformed);
  }
}

TEST(MailAddress, ANumberIsReadOrRefused) {
  for (const char* good : {"13800138000", " 138 0013 8000 ", "138-0013-8000", "+86 13800138000"}) {
    const auto read = read_reminder_address(good);
    ASSERT_TRUE(read) << good;
    EXPECT_EQ(*read, "13800138000");
    EXPECT_TRUE(is_phone_number(*read));
  }
  for (const char* bad : {"1380013800", "138001380000", "12800138000", "23800138000", "024-12345678", "+85 13800138000", "(138)00138000"}) {
    const auto read = read_reminder_address(bad);
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().word, base::RefusalWord::phone_number_malformed) << bad;
  }
  for (const char* meant_as_mail : {"", "shop", "138shop", "13800138000;rm", "1380013８000"}) EXPECT_EQ(read_reminder_address(meant_as_mail).error().word, base::RefusalWord::mail_address_malformed) << meant_as_mail;
  EXPECT_EQ(*read_reminder_address("13800138000@example.cn"), "13800138000@example.cn");
  EXPECT_FALSE(is_phone_number("13800138000@example.cn"));
}

TEST(MailAddress, OnlyTheCodeThatWasSentInTimeConfirms) {
  const base::Instant until = *base::Instant::parse_rfc3339("2026-06-02T09:00:00+08:00");
  const MailAddress waiting{.confirmed = "old@example.cn", .pending = "new@example.cn", .code_hash = "hash", .code_until = until};
  const auto confirmed = decide_confirm(waiting, "hash", until);
  ASSERT_TRUE(confirmed);
  EXPECT_EQ(confirmed->confirmed, "new@example.cn");
  EXPECT_EQ(confirmed->pending, "");
  EXPECT_FALSE(decide_confirm(*confirmed, "hash", until)) << "a code is good once";
  EXPECT_FALSE(decide_confirm(waiting, "other", until));
  EXPECT_FALSE(decide_confirm(waiting, "hash", {until.micros + 1}));
  EXPECT_FALSE(decide_confirm({}, "", until)) << "nothing waits";
}

}  // namespace
}  // namespace liaoxin::registry
