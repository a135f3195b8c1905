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
