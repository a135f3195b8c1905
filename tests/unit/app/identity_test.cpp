// Signing in by an identity provider: linked by the holder of the account alone, and opened by the right answer alone.
#include "app/identity_service.hpp"

#include <sqlite3.h>

#include "../access/token_issuer.hpp"
#include "base/hash.hpp"
#include "desk_of.hpp"
#include "http/target.hpp"

namespace liaoxin::app {
namespace {

using access::base64url;
using access::testing::TokenKey;
using http::IdentityStep;
using testing::DeskOf;
using testing::kDepartment;

const std::string kIssuer = "https://id.example.gov.cn", kReturn = "https://credit.example.gov.cn/sign-in/return";
using Answer = std::map<std::string, std::string>;

/// A provider that hands out whatever token it was told to, and remembers what it was asked.
class FakeProvider final : public IdentityProvider {
 public:
  base::Result<std::string> authorization_address() override { return kIssuer + "/authorize"; }
  base::Result<std::string> token(const std::string& code, const std::string& verifier) override {
    last_code = code;
    last_verifier = verifier;
    if (tokens.empty()) return base::refuse(base::RefusalWord::identity_provider_failed);
    return tokens;
  }
  base::Result<std::vector<access::ProviderKey>> keys(bool anew) override {
    asked_anew += anew ? 1 : 0;
    return access::read_key_set(R"({"keys":[)" + (anew ? key.jwk() : known.jwk()) + "]}");
  }
  std::string tokens, last_code, last_verifier;
  int asked_anew = 0;
  TokenKey known{"known"}, key{"new"};
};

/// A desk with a provider, and an officer with an account at both.
class Identities : public DeskOf {
 public:
  explicit Identities(std::vector<std::string> second_factor = {}) {
    auto provider = std::make_unique<FakeProvider>();
    provider_ = provider.get();
    end_desk();
    begin_desk(IdentityHost{{kIssuer, "liaoxin", "secret", kReturn, {}, std::move(second_factor)}, std::move(provider)});
  }
  FakeProvider& provider() { return *provider_; }
  http::IdentityDesk& identities() { return *desk().identities(); }

  /// The way to the provider: what the browser is sent with.
  struct Way {
    std::string secret;
    Answer asked;
  };
  Way leave(bool is_link = false) {
    const auto away = identities().send_away(is_link);
    EXPECT_TRUE(away);
    EXPECT_TRUE(away->address.starts_with(kIssuer + "/authorize?"));
    const auto target = http::parse_target(away->address.substr(kIssuer.size()));
    EXPECT_TRUE(target);
    return {away->secret, target->parameters};
  }
  std::string claims(const Way& way, const std::string& subject, const std::string& more = "") {
    const std::int64_t now = clock().now().seconds();
    return R"({"iss":")" + kIssuer + R"(","aud":"liaoxin","sub":")" + subject + R"(","nonce":")" + way.asked.at("nonce") + R"(","iat":)" + std::to_string(now) + R"(,"exp":)" + std::to_string(now + 300) + more + "}";
  }
  Answer answer(const Way& way) { return {{"code", "c-1"}, {"state", way.asked.at("state")}, {"iss", kIssuer}}; }
  base::Result<http::CameBack> come_back(const Way& way, const std::string& subject, const std::string& login = "", const std::string& more = "") {
    provider().tokens = provider().known.token(claims(way, subject, more));
    return identities().came_back(answer(way), way.secret, login, "192.0.2.1", "");
  }
  template <class T>
  static std::string word_of(const base::Result<T>& result) {
    return result ? "" : std::string(base::word(result.error().word));
  }
  /// Links whom the provider calls `subject` to an account, as its holder does.
  void link(const std::string& subject, const std::string& login = "zhang.wei") {
    later(30);
    const std::string token = enter(login);
    const auto back = come_back(leave(true), subject, token);
    ASSERT_TRUE(back && back->step == IdentityStep::to_be_linked) << word_of(back);
    ASSERT_EQ(word_of(identities().link(token)), "");
  }
  [[nodiscard]] std::int64_t acts(const std::string& operation) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(platform().db().handle(), ("SELECT COUNT(*) FROM act WHERE operation = '" + operation + "'").c_str(), -1, &statement, nullptr);
    EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
    const std::int64_t found = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return found;
  }

 private:
  FakeProvider* provider_ = nullptr;
};

TEST(Identity, TheWayThereIsACodeFlowWithProofOfItsBeginner) {
  Identities i;
  const auto way = i.leave();
  EXPECT_EQ(way.asked.at("response_type"), "code");
  EXPECT_EQ(way.asked.at("client_id"), "liaoxin");
  EXPECT_EQ(way.asked.at("redirect_uri"), kReturn);
  EXPECT_EQ(way.asked.at("scope"), "openid");
  EXPECT_EQ(way.asked.at("code_challenge_method"), "S256");
  i.link("s-1");
  const auto second = i.leave();
  ASSERT_TRUE(i.come_back(second, "s-1"));
  EXPECT_EQ(base64url(base::view(base::sha256(i.provider().last_verifier))), second.asked.at("code_challenge"));
  EXPECT_GE(i.provider().last_verifier.size(), 43u);
  // Nothing of one way is that of another, and nothing tells another part.
  std::set<std::string> parts{second.secret, i.provider().last_verifier};
  for (const auto& one : {way, second}) parts.insert({one.asked.at("state"), one.asked.at("nonce"), one.asked.at("code_challenge")});
  EXPECT_EQ(parts.size(), 8u);
}

TEST(Identity, AnAccountIsLinkedByItsHolderAndThenOpenedWithItsOwnCode) {
  Identities i;
  EXPECT_EQ(i.word_of(i.come_back(i.leave(), "s-1")), "identity_not_linked") << "nobody is matched by anything else";
  i.later(30);
  const std::string token = i.enter();
  EXPECT_EQ(i.word_of(i.identities().link(token)), "identity_link_unknown");
  const auto back = i.come_back(i.leave(true), "s-1", token);
  ASSERT_TRUE(back) << i.word_of(back);
  EXPECT_EQ(back->step, IdentityStep::to_be_linked);
  EXPECT_TRUE(i.identities().link_of(token).is_waiting);
  EXPECT_EQ(i.word_of(i.come_back(i.leave(), "s-1")), "identity_not_linked") << "the holder has yet to confirm it";
  // A9: it opens the account, so it asks for a fresh code.
  i.later(9 * 60);
  EXPECT_EQ(i.acts("account.link_identity"), 0);
  i.later(61);
  ASSERT_TRUE(i.come_back(i.leave(true), "s-1", token));
  EXPECT_EQ(i.word_of(i.identities().link(token)), "factor_not_fresh");
  ASSERT_TRUE(i.desk().refresh(token, i.code(), "192.0.2.1"));
  EXPECT_EQ(i.word_of(i.identities().link(token)), "");
  EXPECT_EQ(i.acts("account.link_identity"), 1);
  EXPECT_FALSE(i.identities().link_of(token).linked_at.empty());
  EXPECT_EQ(i.word_of(i.identities().link(token)), "identity_link_unknown") << "once";

  // The provider alone does not open it: A1, password or provider, and the code.
  i.later(30);
  const auto vouched = i.come_back(i.leave(), "s-1", "", R"(,"amr":["pwd","mfa"])");
  ASSERT_TRUE(vouched);
  EXPECT_EQ(vouched->step, IdentityStep::code_asked) << "the operator trusts no second factor of the provider";
  EXPECT_TRUE(vouched->tokens.login.empty());
  EXPECT_FALSE(i.desk().who(vouched->waiting)) << "who waits is not signed in";
  EXPECT_EQ(i.word_of(i.identities().finish(vouched->waiting, "000000", "192.0.2.1", "")), "sign_in_failed");
  EXPECT_EQ(i.word_of(i.identities().finish("", i.code(), "192.0.2.1", "")), "identity_answer_false");
  const auto tokens = i.identities().finish(vouched->waiting, i.code(), "192.0.2.1", "");
  ASSERT_TRUE(tokens) << i.word_of(tokens);
  ASSERT_TRUE(i.desk().who(tokens->login));
  EXPECT_EQ(i.desk().who(tokens->login)->login, "zhang.wei");
  EXPECT_TRUE(i.desk().who(tokens->login)->is_fresh);
  EXPECT_EQ(i.word_of(i.identities().finish(vouched->waiting, i.code(), "192.0.2.1", "")), "identity_answer_false") << "once";
}

TEST(Identity, A4_WrongCodesAreCountedAsThoseOfAnOrdinarySignIn) {
  Identities i;
  i.link("s-1");
  i.later(30);
  const auto back = i.come_back(i.leave(), "s-1");
  ASSERT_TRUE(back);
  for (int n = 0; n < 5; ++n) EXPECT_EQ(i.word_of(i.identities().finish(back->waiting, "000000", "198.51.100.7", "")), "sign_in_failed");
  EXPECT_EQ(i.word_of(i.identities().finish(back->waiting, i.code(), "198.51.100.7", "")), "sign_in_wait");
  EXPECT_EQ(i.word_of(i.desk().sign_in("zhang.wei", testing::kPassword, i.code(), "198.51.100.7", "")), "sign_in_wait");
  i.later(601);
  EXPECT_EQ(i.word_of(i.identities().finish(back->waiting, i.code(), "192.0.2.1", "")), "identity_answer_false") << "ten minutes, and it has to begin anew";
}

TEST(Identity, A9_TheProvidersSecondFactorCountsWhereTheOperatorSaysSoAndIsFreshForNothing) {
  Identities i({"mfa"});
  i.link("s-1");
  const auto one = i.come_back(i.leave(), "s-1", "", R"(,"amr":["pwd"])");
  ASSERT_TRUE(one);
  EXPECT_EQ(one->step, IdentityStep::code_asked);
  const auto both = i.come_back(i.leave(), "s-1", "", R"(,"amr":["pwd","mfa"])");
  ASSERT_TRUE(both);
  ASSERT_EQ(both->step, IdentityStep::signed_in);
  const auto person = i.desk().who(both->tokens.login);
  ASSERT_TRUE(person);
  EXPECT_FALSE(person->is_fresh);
}

TEST(Identity, AnAnswerOpensNothingButTheWayItBelongsTo) {
  Identities i;
  i.link("s-1");
  const auto way = i.leave(), other = i.leave();
  i.provider().tokens = i.provider().known.token(i.claims(way, "s-1"));
  const auto outcome = [&](const Answer& answer, const std::string& secret) { return i.word_of(i.identities().came_back(answer, secret, "", "192.0.2.1", "")); };
  const auto changed = [&](const std::string& name, const std::string& value) {
    Answer answer = i.answer(way);
    answer[name] = value;
    return answer;
  };
  const auto without = [&](const std::string& name) {
    Answer answer = i.answer(way);
    answer.erase(name);
    return answer;
  };
  EXPECT_EQ(outcome(i.answer(way), other.secret), "identity_answer_false") << "another browser's";
  EXPECT_EQ(outcome(i.answer(way), ""), "identity_answer_false");
  EXPECT_EQ(outcome(changed("state", other.asked.at("state")), way.secret), "identity_answer_false");
  EXPECT_EQ(outcome(without("state"), way.secret), "identity_answer_false");
  EXPECT_EQ(outcome(changed("iss", "https://id.example.org"), way.secret), "identity_answer_false") << "another provider's (RFC 9207)";
  EXPECT_EQ(outcome(without("iss"), way.secret), "identity_answer_false");
  EXPECT_EQ(i.provider().last_code, "c-1");
  i.provider().last_code.clear();
  EXPECT_EQ(outcome(without("code"), way.secret), "identity_refused");
  EXPECT_EQ(outcome(changed("error", "access_denied"), way.secret), "identity_refused");
  EXPECT_EQ(i.provider().last_code, "") << "no code of an answer that is false leaves the house";
  // The token of another sign-in, and one by a key that the provider took up a moment ago.
  i.provider().tokens = i.provider().known.token(i.claims(other, "s-1"));
  EXPECT_EQ(outcome(i.answer(way), way.secret), "identity_token_false");
  EXPECT_EQ(i.provider().asked_anew, 0);
  i.provider().tokens = i.provider().key.token(i.claims(way, "s-1"));
  EXPECT_EQ(outcome(i.answer(way), way.secret), "");
  EXPECT_EQ(i.provider().asked_anew, 1);
  i.provider().tokens = TokenKey("nobody's").token(i.claims(way, "s-1"));
  EXPECT_EQ(outcome(i.answer(way), way.secret), "identity_token_false");
  EXPECT_EQ(i.provider().asked_anew, 2) << "asked for once";
  i.provider().tokens.clear();
  EXPECT_EQ(outcome(i.answer(way), way.secret), "identity_provider_failed");
}

TEST(Identity, OneIdentityOneAccountUntilItIsRemoved) {
  Identities i;
  i.ready("li.si", "李某", "110105194912310038", kDepartment);
  i.link("s-1");
  i.later(30);
  const std::string li = i.enter("li.si");
  EXPECT_EQ(i.word_of(i.come_back(i.leave(true), "s-1", li)), "identity_linked_before") << "it is another's";
  EXPECT_EQ(i.word_of(i.come_back(i.leave(true), "s-2", "")), "not_signed_in");
  i.later(30);
  const std::string zhang = i.enter();
  EXPECT_EQ(i.word_of(i.come_back(i.leave(true), "s-2", zhang)), "identity_linked_before") << "the account has one";
  EXPECT_EQ(i.word_of(i.identities().unlink(li)), "identity_link_unknown");
  EXPECT_EQ(i.word_of(i.identities().unlink(zhang)), "");
  EXPECT_EQ(i.acts("account.unlink_identity"), 1);
  EXPECT_EQ(i.word_of(i.come_back(i.leave(), "s-1")), "identity_not_linked");
  i.later(601);
  EXPECT_EQ(i.word_of(i.identities().unlink(zhang)), "factor_not_fresh");
  // Two who come with one identity: the first to confirm has it.
  i.later(30);
  const std::string first = i.enter(), second = i.enter("li.si");
  ASSERT_TRUE(i.come_back(i.leave(true), "s-3", first));
  ASSERT_TRUE(i.come_back(i.leave(true), "s-3", second));
  EXPECT_EQ(i.word_of(i.identities().link(second)), "");
  EXPECT_EQ(i.word_of(i.identities().link(first)), "identity_linked_before");
}

// A8, A10: who disables or resets an account closes this way in as well.
TEST(Identity, A10_AnAccountThatIsResetOrDisabledIsNotOpenedByItsIdentity) {
  for (const char* operation : {"account.reset", "account.disable"}) {
    Identities i;
    i.link("s-1");
    i.later(30);
    const auto waiting = i.come_back(i.leave(), "s-1");
    ASSERT_TRUE(waiting);
    i.must(operation, "operator", R"({"login":"zhang.wei","reason":"手机遗失"})");
    EXPECT_EQ(i.word_of(i.identities().finish(waiting->waiting, i.code(), "192.0.2.1", "")), "identity_not_linked") << operation;
    EXPECT_EQ(i.word_of(i.come_back(i.leave(), "s-1")), "identity_not_linked") << operation;
  }
}

}  // namespace
}  // namespace liaoxin::app
