// Accounts in an installation: opened, enrolled, signed in, ended.
#include "access/bound_login.hpp"
#include "app/accounts.hpp"

#include "base/one_time_code.hpp"
#include "base/text.hpp"
#include "province.hpp"

namespace liaoxin::app {
namespace {

using testing::kDepartment;
using testing::kInCharge;
using testing::Province;

const std::string kPassword = "辽河春水向东流到海不复回";
const std::string kIdNumber = "11010519491231002X", kOtherIdNumber = "110105194912310038";

class Accounts : public Province {
 public:
  Accounts() : passwords_({.memory_kib = 64, .passes = 1, .lanes = 1}), sign_in_(platform(), passwords_) {}
  SignIn& sign_in() { return sign_in_; }

  std::string open_account(const std::string& login, const std::string& id_number = kIdNumber, const std::string& name = "张某") {
    return std::string(must("account.open", "operator", R"({"login":")" + login + R"(","person_name":")" + name + R"(","id_number":")" + id_number + R"("})").at("enrolment").as_string());
  }
  /// An account that can sign in.
  void ready(const std::string& login, const std::string& id_number = kIdNumber, const std::string& name = "张某") {
    const std::string token = open_account(login, id_number, name);
    secret_[login] = sign_in_.enrolment(token)->secret;
    ASSERT_TRUE(sign_in_.enrol(token, kPassword, code(login)));
    later(60);
  }
  std::string code(const std::string& login) { return base::one_time_code(secret_.at(login), base::code_step(clock().now())); }
  void later(std::int64_t seconds) { clock().set({clock().now().micros + seconds * 1'000'000}); }
  std::string word_of(const base::Result<LoginTokens>& result) { return result ? "" : std::string(base::word(result.error().word)); }
  base::Result<LoginTokens> enter(const std::string& login, const Visitor& visitor = {"192.0.2.1", ""}) { return sign_in_.sign_in(login, kPassword, code(login), visitor); }

 private:
  Passwords passwords_;
  SignIn sign_in_;
  std::map<std::string, std::string> secret_;
};

TEST(SignIn, A2_NobodyCanSignInBeforeTheFirstAccountIsOpenedAndEnrolled) {
  Accounts a;
  EXPECT_EQ(a.word_of(a.sign_in().sign_in("admin", "admin", "000000", {"192.0.2.1", ""})), "sign_in_failed");
  const std::string token = a.open_account("zhang.wei");
  EXPECT_EQ(a.word_of(a.sign_in().sign_in("zhang.wei", "", "000000", {"192.0.2.1", ""})), "sign_in_failed");
  EXPECT_FALSE(a.sign_in().enrolment("not the link"));
  EXPECT_EQ(a.sign_in().enrolment(token)->login, "zhang.wei");
  EXPECT_EQ(a.sign_in().enrolment(token)->secret, a.sign_in().enrolment(token)->secret) << "looking twice at the link changes nothing";
  a.later(72 * 3600 + 1);
  EXPECT_FALSE(a.sign_in().enrolment(token)) << "a link lives for three days";
}

TEST(SignIn, A2_APersonIsOneHoweverManyAccountsItHas) {
  Accounts a;
  a.open_account("zhang.wei");
  a.open_account("zhang.wei-2");
  EXPECT_EQ(a.refusal("account.open", "operator", R"({"login":"li.si","person_name":"李某","id_number":")" + kIdNumber + R"("})"), "person_differs");
  EXPECT_EQ(a.refusal("account.open", "operator", R"({"login":"Zhang.Wei","person_name":"张某","id_number":")" + kIdNumber + R"("})"), "account_exists");
  EXPECT_EQ(a.refusal("account.open", "operator", R"({"login":"li.si","person_name":"李某","id_number":"110105194912310020"})"), "id_number_invalid");
  // B5: over accounts, too.
  a.must("account.grant", "operator", R"({"login":"zhang.wei","role":"security_administrator"})");
  EXPECT_EQ(a.refusal("account.grant", "operator", R"({"login":"zhang.wei-2","role":"audit_administrator"})"), "role_excluded");
  EXPECT_EQ(a.refusal("account.grant", "operator", R"({"login":"zhang.wei-2","role":"officer","unit":")" + kDepartment + R"(","officer":"a"})"), "role_excluded");
  // Nobody grants to himself.
  EXPECT_EQ(a.refusal("account.grant", "security:zhang.wei", R"({"login":"zhang.wei-2","role":"security_administrator"})"), "role_excluded");
}

TEST(SignIn, A1_PasswordAloneOrCodeAloneOrAnOldCodeOpensNothing) {
  Accounts a;
  a.ready("zhang.wei");
  const Visitor visitor{"192.0.2.1", ""};
  EXPECT_EQ(a.word_of(a.sign_in().sign_in("zhang.wei", kPassword, "", visitor)), "sign_in_failed");
  EXPECT_EQ(a.word_of(a.sign_in().sign_in("zhang.wei", "wrong wrong wrong", a.code("zhang.wei"), visitor)), "sign_in_failed");
  EXPECT_EQ(a.word_of(a.sign_in().sign_in("nobody.here", kPassword, a.code("zhang.wei"), visitor)), "sign_in_failed");
  const auto tokens = a.sign_in().sign_in(" Zhang.Wei ", kPassword, a.code("zhang.wei"), visitor);
  ASSERT_TRUE(tokens);
  EXPECT_EQ(a.word_of(a.enter("zhang.wei")), "sign_in_failed") << "the same code again";
  a.later(30);
  EXPECT_TRUE(a.enter("zhang.wei"));
  const auto in = a.sign_in().who(tokens->login);
  ASSERT_TRUE(in);
  EXPECT_EQ(in->login, "zhang.wei");
  EXPECT_EQ(in->person_name, "张某");
  EXPECT_FALSE(in->actor()) << "an account without a role is nobody";
  EXPECT_FALSE(a.sign_in().who(tokens->device));
  EXPECT_FALSE(a.sign_in().who(""));
}

TEST(SignIn, A1_AnotherPersonsCodeOpensNothing) {
  Accounts a;
  a.ready("zhang.wei");
  a.ready("li.si", kOtherIdNumber, "李某");
  EXPECT_EQ(a.word_of(a.sign_in().sign_in("zhang.wei", kPassword, a.code("li.si"), {"192.0.2.1", ""})), "sign_in_failed");
}

TEST(SignIn, A4_AStrangersGuessesDoNotKeepTheUserOut) {
  Accounts a;
  a.ready("zhang.wei");
  const auto tokens = a.enter("zhang.wei");
  ASSERT_TRUE(tokens);
  int looked_at = 0;
  for (int guess = 0; guess < 200; ++guess) looked_at += a.word_of(a.sign_in().sign_in("zhang.wei", "guess guess guess", "000000", {"198.51.100." + std::to_string(guess), ""})) == "sign_in_failed";
  EXPECT_EQ(looked_at, 50) << "from whatever network, the rest waits";
  a.later(30);
  EXPECT_EQ(a.word_of(a.enter("zhang.wei", {"203.0.113.7", ""})), "sign_in_wait") << "the right user on a strange device waits as well";
  const auto again = a.enter("zhang.wei", {"203.0.113.7", tokens->device});
  ASSERT_TRUE(again) << "and gets in from his own";
  EXPECT_EQ(again->device, tokens->device);
  EXPECT_NE(again->login, tokens->login) << "A7: a new token at every login";
}

// Threat "stolen login": what a browser sends of a login is nothing in another one, and its holder hears of it.
TEST(SignIn, StolenLogin_ABoundLoginIsNobodysInAnotherBrowser) {
  Accounts a;
  a.ready("zhang.wei");
  const auto tokens = a.enter("zhang.wei");
  ASSERT_TRUE(tokens);
  const auto from = [&](const std::string& device, const std::string& browser) { return access::bound_token(tokens->login, device, browser); };
  const std::string own = from(tokens->device, "Browser/1");
  a.sign_in().bind(own);
  EXPECT_TRUE(a.sign_in().who(own));
  EXPECT_TRUE(a.sign_in().alerts(own).empty());
  for (const std::string& stolen : {from(tokens->device, "Browser/2"), from("", "Browser/1"), from("another", "Browser/1"), tokens->login}) {
    EXPECT_FALSE(a.sign_in().who(stolen)) << stolen;
    const auto refreshed = a.sign_in().refresh(stolen, a.code("zhang.wei"), {"192.0.2.1", ""});
    ASSERT_FALSE(refreshed) << stolen;
    EXPECT_EQ(refreshed.error().word, base::RefusalWord::not_signed_in) << stolen;
  }
  ASSERT_EQ(a.sign_in().alerts(own).size(), 1U) << "once a minute, however often it is tried";
  EXPECT_EQ(a.sign_in().alerts(own).front().kind, "other_client");
  a.sign_in().settle_alerts(own, false);
  EXPECT_TRUE(a.sign_in().alerts(own).empty());
  EXPECT_TRUE(a.sign_in().who(own)) << "a thief ends nobody's login";
}

TEST(SignIn, StolenLogin_ANewDeviceIsToldOfAndTheHolderEndsItsLogin) {
  Accounts a;
  a.ready("zhang.wei");
  const auto first = a.enter("zhang.wei");
  ASSERT_TRUE(first);
  EXPECT_TRUE(a.sign_in().alerts(first->login).empty()) << "the first device of all is no news";
  a.later(30);
  const auto again = a.enter("zhang.wei", {"203.0.113.7", first->device});
  ASSERT_TRUE(again);
  EXPECT_TRUE(a.sign_in().alerts(first->login).empty()) << "nor one that was there before";
  a.later(30);
  const auto strange = a.enter("zhang.wei", {"203.0.113.7", ""});
  ASSERT_TRUE(strange);
  ASSERT_EQ(a.sign_in().alerts(first->login).size(), 1U);
  EXPECT_EQ(a.sign_in().alerts(first->login).front().kind, "new_device");
  a.sign_in().settle_alerts(first->login, true);
  EXPECT_TRUE(a.sign_in().who(first->login));
  EXPECT_FALSE(a.sign_in().who(strange->login)) << "every other login is over";
  EXPECT_FALSE(a.sign_in().who(again->login));
  EXPECT_TRUE(a.sign_in().alerts(first->login).empty());
}

TEST(SignIn, A4_ASingleNetworkWaitsAfterFiveTries) {
  Accounts a;
  a.ready("zhang.wei");
  const Visitor visitor{"192.0.2.1", ""};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(a.word_of(a.sign_in().sign_in("zhang.wei", "guess guess guess", "000000", visitor)), "sign_in_failed");
  EXPECT_EQ(a.word_of(a.enter("zhang.wei")), "sign_in_wait");
  EXPECT_EQ(a.word_of(a.sign_in().sign_in("no.such.login", "x", "000000", visitor)), "sign_in_failed");
  a.later(61);
  EXPECT_TRUE(a.enter("zhang.wei"));
}

TEST(SignIn, A5_AnUnknownLoginIsHeldUpLikeAKnownOne) {
  Accounts a;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(a.word_of(a.sign_in().sign_in("no.such.login", "x", "000000", {"192.0.2.1", ""})), "sign_in_failed");
  EXPECT_EQ(a.word_of(a.sign_in().sign_in("no.such.login", "x", "000000", {"192.0.2.1", ""})), "sign_in_wait");
}

TEST(SignIn, A8_IdleOldSignedOutDisabledAndResetLoginsEndAtOnce) {
  Accounts a;
  a.ready("zhang.wei");
  const auto enter = [&] {
    a.later(30);
    return a.enter("zhang.wei")->login;
  };
  std::string token = enter();
  a.later(30 * 60 + 1);
  EXPECT_FALSE(a.sign_in().who(token)) << "idle";
  token = enter();
  for (int i = 0; i < 12 * 3 + 1; ++i) {
    EXPECT_TRUE(a.sign_in().who(token));
    a.later(20 * 60);
  }
  EXPECT_FALSE(a.sign_in().who(token)) << "twelve hours old, however busy";
  token = enter();
  a.sign_in().sign_out(token);
  EXPECT_FALSE(a.sign_in().who(token));
  token = enter();
  const std::string grant(a.must("account.grant", "operator", R"({"login":"zhang.wei","role":"officer","unit":")" + kInCharge + R"(","officer":"a"})").at("grant").as_string());
  EXPECT_TRUE(a.sign_in().who(token)) << "a role more ends nothing";
  a.must("account.revoke", "operator", R"({"login":"zhang.wei","grant":")" + grant + R"(","reason":"调离"})");
  EXPECT_FALSE(a.sign_in().who(token)) << "B4: a role less ends the login at once";
  token = enter();
  a.must("account.reset", "operator", R"({"login":"zhang.wei","reason":"手机遗失"})");
  EXPECT_FALSE(a.sign_in().who(token));
  a.later(30);
  EXPECT_EQ(a.word_of(a.enter("zhang.wei")), "sign_in_failed") << "the old password is gone";
  a.must("account.disable", "operator", R"({"login":"zhang.wei","reason":"离职"})");
  EXPECT_EQ(a.refusal("account.reset", "operator", R"({"login":"zhang.wei","reason":"x"})"), "account_disabled");
}

// A10: whoever resets an account never has its second factor, so its link alone opens nothing.
TEST(SignIn, A10_AResetNeverDropsTheSecondFactor) {
  Accounts a;
  a.ready("zhang.wei");
  const std::string token(a.must("account.reset", "operator", R"({"login":"zhang.wei","reason":"忘记密码"})").at("enrolment").as_string());
  EXPECT_TRUE(a.sign_in().enrolment(token)->secret.empty()) << "nothing to scan: the authenticator stays";
  const auto enrol = [&](const std::string& code) {
    const auto done = a.sign_in().enrol(token, kPassword, code);
    return done ? "" : std::string(base::word(done.error().word));
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enrol("000000"), "sign_in_failed");
  EXPECT_EQ(enrol("000000"), "sign_in_wait") << "codes are not tried out";
  a.later(120);
  EXPECT_EQ(enrol(a.code("zhang.wei")), "");
  a.later(60);
  EXPECT_TRUE(a.enter("zhang.wei"));
}

TEST(SignIn, A9_TheSecondFactorGrowsOldAndIsAskedAgain) {
  Accounts a;
  a.ready("zhang.wei");
  const std::string token = a.enter("zhang.wei")->login;
  EXPECT_TRUE(a.sign_in().who(token)->is_fresh);
  a.later(10 * 60 + 1);
  EXPECT_FALSE(a.sign_in().who(token)->is_fresh);
  EXPECT_FALSE(a.sign_in().refresh(token, "000000", {"192.0.2.1", ""}));
  EXPECT_FALSE(a.sign_in().who(token)->is_fresh);
  EXPECT_TRUE(a.sign_in().refresh(token, a.code("zhang.wei"), {"192.0.2.1", ""}));
  EXPECT_TRUE(a.sign_in().who(token)->is_fresh);
  EXPECT_FALSE(a.sign_in().refresh(token, a.code("zhang.wei"), {"192.0.2.1", ""})) << "the same code again";
}

TEST(SignIn, AnAccountActsInTheRoleItChose) {
  Accounts a;
  a.ready("zhang.wei");
  a.must("account.grant", "operator", R"({"login":"zhang.wei","role":"officer","unit":")" + kDepartment + R"(","officer":"a"})");
  std::string token = a.enter("zhang.wei")->login;
  EXPECT_EQ(statute::to_string(*a.sign_in().who(token)->actor()), "officer:a@" + kDepartment) << "the only one is chosen";
  a.must("account.grant", "operator", R"({"login":"zhang.wei","role":"officer","unit":")" + kInCharge + R"(","officer":"a"})");
  a.later(30);
  token = a.enter("zhang.wei")->login;
  const auto in = a.sign_in().who(token);
  ASSERT_EQ(in->grants.size(), 2u);
  EXPECT_FALSE(in->actor());
  EXPECT_FALSE(a.sign_in().choose(token, 999));
  EXPECT_TRUE(a.sign_in().choose(token, in->grants[1].id));
  EXPECT_EQ(statute::to_string(*a.sign_in().who(token)->actor()), "officer:a@" + kInCharge);
}

// D2: nothing of it lies open in the database.
TEST(SignIn, SecretsPepperAndIdNumbersAreInNoFileOfTheData) {
  Accounts a;
  a.ready("zhang.wei");
  const auto tokens = a.enter("zhang.wei");
  a.platform().db().execute("PRAGMA wal_checkpoint(TRUNCATE)");
  std::string all;
  for (const char* file : {"liaoxin.sqlite", "liaoxin.sqlite-wal"}) {
    std::ifstream in(a.places().data / file, std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  ASSERT_GT(all.size(), 100'000u);
  for (const std::string& secret : {kIdNumber, kPassword, std::string("张某"), tokens->login, tokens->device, a.platform().keys().pepper().bytes}) EXPECT_EQ(all.find(secret), std::string::npos) << secret;
}

}  // namespace
}  // namespace liaoxin::app
