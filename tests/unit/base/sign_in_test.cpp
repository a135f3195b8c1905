// Passwords and one-time codes: what is taken, what opens nothing.
#include <gtest/gtest.h>

#include "base/one_time_code.hpp"
#include "base/password.hpp"

namespace liaoxin::base {
namespace {

constexpr PasswordCost kCheap{.memory_kib = 64, .passes = 1, .lanes = 1};
const std::string kSalt = "0123456789abcdef", kPepper(32, 'p');

// A3: boundaries and samples of the list.
TEST(Password, A3_LengthAndTheCommonOnesDecideAndNothingElse) {
  const auto word = [](std::string_view password) {
    const auto result = may_be_password(password, "zhang.wei");
    return result ? std::string("taken") : std::string(base::word(result.error().word));
  };
  EXPECT_EQ(word("abcdefghijk"), "password_too_short");
  EXPECT_EQ(word("zbcdefghijkq"), "taken") << "no digit, no capital, no sign is asked";
  EXPECT_EQ(word("辽河春水向东流到海不复"), "password_too_short") << "characters are counted, not bytes";
  EXPECT_EQ(word("辽河春水向东流到海不复回"), "taken");
  EXPECT_EQ(word(std::string("long ") + std::string(95, 'x') + "y"), "taken") << "more than 64 characters";
  EXPECT_EQ(word(std::string(1020, 'x') + "abcd"), "taken");
  EXPECT_EQ(word(std::string(1021, 'x') + "abcd"), "password_too_long");
  for (const char* common : {"123456789012", "Password1234", "QWERTYUIOP12", "aaaaaaaaaaaa", "abcabcabcabc", "zhang.wei123"}) EXPECT_EQ(word(common), "password_common") << common;
}

TEST(Password, A3_NoCharacterIsCutOff) {
  const std::string whole(200, 'q');
  const std::string stored = hash_password(whole + "a", kPepper, kSalt, kCheap);
  EXPECT_TRUE(is_password(whole + "a", kPepper, stored));
  EXPECT_FALSE(is_password(whole + "b", kPepper, stored));
  EXPECT_FALSE(is_password(whole, kPepper, stored));
}

TEST(Password, A6_HashIsMemoryHardSaltedAndPeppered) {
  const std::string stored = hash_password("correct horse battery", kPepper, kSalt);
  EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << stored;
  EXPECT_TRUE(is_password("correct horse battery", kPepper, stored));
  EXPECT_FALSE(is_password("correct horse battery", std::string(32, 'q'), stored)) << "another pepper";
  EXPECT_NE(hash_password("correct horse battery", kPepper, "0123456789abcdeg", kCheap), hash_password("correct horse battery", kPepper, kSalt, kCheap));
  EXPECT_FALSE(is_password("correct horse battery", kPepper, "not a hash"));
  EXPECT_FALSE(is_password("", kPepper, stored));
}

TEST(OneTimeCode, IsThatOfTheStandard) {
  const std::string secret = "12345678901234567890";
  // RFC 6238, appendix B, last six digits.
  const std::pair<std::int64_t, const char*> vectors[] = {{59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"}, {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [seconds, code] : vectors) EXPECT_EQ(one_time_code(secret, code_step({seconds * 1'000'000})), code) << seconds;
}

TEST(OneTimeCode, A1_OpensOnceAndOnlyNow) {
  const std::string secret = "12345678901234567890";
  const Instant now{1'234'567'890LL * 1'000'000};
  const std::int64_t step = code_step(now);
  EXPECT_EQ(accepted_step(secret, one_time_code(secret, step), now, 0), step);
  EXPECT_EQ(accepted_step(secret, one_time_code(secret, step - 1), now, 0), step - 1);
  EXPECT_EQ(accepted_step(secret, one_time_code(secret, step + 1), now, 0), step + 1);
  EXPECT_FALSE(accepted_step(secret, one_time_code(secret, step - 2), now, 0));
  EXPECT_FALSE(accepted_step(secret, one_time_code(secret, step + 2), now, 0));
  EXPECT_FALSE(accepted_step(secret, one_time_code(secret, step), now, step)) << "used already";
  EXPECT_FALSE(accepted_step(secret, one_time_code(secret, step - 1), now, step)) << "older than the one used";
  for (const char* code : {"", "00592", "0059240", "abcdef", "-05924"}) EXPECT_FALSE(accepted_step(secret, code, now, 0)) << code;
}

TEST(OneTimeCode, AnAuthenticatorReadsItsAddress) {
  EXPECT_EQ(code_address("辽信", "zhang", "12345678901234567890"),
            "otpauth://totp/%E8%BE%BD%E4%BF%A1:zhang?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%BE%BD%E4%BF%A1&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace liaoxin::base
