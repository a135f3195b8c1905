// Tokens of an identity provider: the right one opens, each wrong one is refused by the part that is wrong.
#include "access/identity_token.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "token_issuer.hpp"

namespace liaoxin::access {
namespace {

using testing::TokenKey;

const base::Instant kNow{1'780'275'600'000'000};
const TokenExpectations kExpected{"https://id.example.gov.cn", "liaoxin", "nonce-1", {"mfa", "urn:two"}};

std::string at(std::int64_t seconds) { return std::to_string(kNow.seconds() + seconds); }
const std::string kIssuer = R"("iss":"https://id.example.gov.cn")", kAudience = R"("aud":"liaoxin")", kSubject = R"("sub":"s-1")", kNonce = R"("nonce":"nonce-1")";
std::string kUntil() { return R"("exp":)" + at(300); }
std::string kIssued() { return R"("iat":)" + at(0); }
std::string claims(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "{" : ",") + part;
  return text + "}";
}
std::string good(const std::string& more = R"("x":1)") { return claims({kIssuer, kAudience, kSubject, kNonce, kUntil(), kIssued(), more}); }

std::vector<ProviderKey> keys(const std::vector<std::string>& jwks) {
  std::string text;
  for (const std::string& one : jwks) text += (text.empty() ? "" : ",") + one;
  const auto read = read_key_set(R"({"keys":[)" + text + "]}");
  EXPECT_TRUE(read.has_value());
  return read.value_or(std::vector<ProviderKey>{});
}

/// Empty, or what of the token does not fit, as the refusal says at its end.
std::string outcome(const std::string& token, const std::vector<ProviderKey>& set, const TokenExpectations& expected = kExpected, base::Instant now = kNow) {
  const auto identity = verify_identity_token(token, set, expected, now);
  if (identity) return "";
  EXPECT_EQ(identity.error().word, base::RefusalWord::identity_token_false);
  const std::string& message = identity.error().message.en;
  return message.substr(message.find_last_of(' ') + 1);
}

TEST(IdentityToken, EachOfTheThreeAlgorithmsOpensWithItsOwnKindOfKey) {
  const TokenKey rsa("r", TokenKey::Kind::rsa), ec("e");
  const auto set = keys({rsa.jwk(), ec.jwk()});
  for (const auto& [key, algorithm] : {std::pair(&rsa, "RS256"), std::pair(&rsa, "PS256"), std::pair(&ec, "ES256")}) {
    const auto identity = verify_identity_token(key->token(good(), algorithm), set, kExpected, kNow);
    ASSERT_TRUE(identity) << algorithm << " " << identity.error().message.en;
    EXPECT_EQ(identity->issuer, kExpected.issuer);
    EXPECT_EQ(identity->subject, "s-1");
    EXPECT_FALSE(identity->has_second_factor);
  }
}

TEST(IdentityToken, TheHeaderChoosesNoOtherAlgorithmAndNoOtherKindOfKey) {
  const TokenKey rsa("r", TokenKey::Kind::rsa), ec("e"), other("o");
  const auto set = keys({rsa.jwk(), ec.jwk()});
  const auto headed = [&](const std::string& header, const TokenKey& key, const std::string& algorithm) { return key.token(header, good(), algorithm); };
  EXPECT_EQ(outcome(headed(R"({"alg":"none","kid":"e"})", ec, "ES256"), set), "alg");
  EXPECT_EQ(outcome(headed(R"({"alg":"HS256","kid":"r"})", rsa, "RS256"), set), "alg") << "a public key is no shared secret";
  EXPECT_EQ(outcome(headed(R"({"alg":"RS512","kid":"r"})", rsa, "RS256"), set), "alg");
  EXPECT_EQ(outcome(headed(R"({"alg":"ES256","kid":"r"})", rsa, "RS256"), set), "alg") << "not the kind of that key";
  EXPECT_EQ(outcome(headed(R"({"alg":"RS256","kid":"e"})", rsa, "RS256"), set), "alg");
  EXPECT_EQ(outcome(headed(R"({"alg":"PS256","kid":"r"})", rsa, "RS256"), set), "signature");
  EXPECT_EQ(outcome(headed(R"({"alg":"RS256","kid":"r"})", rsa, "RS256"), keys({rsa.jwk(R"("alg":"PS256",)")})), "alg") << "the key says what it is for";
  EXPECT_EQ(outcome(headed(R"({"alg":"ES256"})", ec, "ES256"), set), "kid");
  EXPECT_EQ(outcome(headed(R"({"alg":"ES256","kid":"unknown"})", ec, "ES256"), set), "kid");
  EXPECT_EQ(outcome(headed(R"({"alg":"ES256","kid":"e"})", other, "ES256"), set), "signature");
  EXPECT_EQ(outcome(headed(R"({"alg":"ES256","kid":"e","crit":["b64"]})", ec, "ES256"), set), "crit");
  EXPECT_EQ(outcome(headed(R"({"alg":"ES256","kid":"e","typ":"at+jwt"})", ec, "ES256"), set), "typ");
  EXPECT_EQ(outcome(headed(R"({"alg":"ES256","kid":"e","typ":"JWT"})", ec, "ES256"), set), "");
  EXPECT_EQ(outcome(headed(R"({"alg":"ES256","kid":"e","alg":"none"})", ec, "ES256"), set), "form") << "no name stands twice";
  EXPECT_EQ(outcome(ec.token(good()), keys({ec.jwk(), TokenKey("e").jwk()})), "kid") << "two keys of one id";
}

TEST(IdentityToken, WhatIsCutOrAlteredIsRefused) {
  const TokenKey ec("e");
  const auto set = keys({ec.jwk()});
  const std::string token = ec.token(good());
  for (const std::string& broken : {std::string(), token.substr(0, token.rfind('.')), token + ".x", "e30." + token, std::string("..."), token.substr(token.find('.')), std::string(20'000, 'a') + token}) EXPECT_EQ(outcome(broken, set), "form") << broken;
  const std::size_t payload = token.find('.') + 1, signature = token.rfind('.') + 1;
  for (const std::size_t place : {payload + 3, payload + 20, signature + 1, signature + 40}) {
    std::string altered = token;
    altered[place] = altered[place] == 'A' ? 'B' : 'A';
    EXPECT_EQ(outcome(altered, set), "signature") << place;
  }
  EXPECT_EQ(outcome(token.substr(0, signature), set), "signature");
  EXPECT_EQ(outcome(ec.token("[]"), set), "form");
  EXPECT_EQ(outcome(ec.token(R"({"iss":"a","iss":"b"})"), set), "form");
}

TEST(IdentityToken, EachClaimIsAskedFor) {
  const TokenKey ec("e");
  const auto set = keys({ec.jwk()});
  const struct {
    std::vector<std::string> claims;
    const char* expected;
  } rows[]{
      {{kAudience, kSubject, kNonce, kUntil(), kIssued()}, "iss"},
      {{R"("iss":"https://id.example.gov.cn/")", kAudience, kSubject, kNonce, kUntil(), kIssued()}, "iss"},
      {{R"("iss":["https://id.example.gov.cn"])", kAudience, kSubject, kNonce, kUntil(), kIssued()}, "iss"},
      {{kIssuer, kSubject, kNonce, kUntil(), kIssued()}, "aud"},
      {{kIssuer, R"("aud":"other")", kSubject, kNonce, kUntil(), kIssued()}, "aud"},
      {{kIssuer, R"("aud":["other"])", kSubject, kNonce, kUntil(), kIssued()}, "aud"},
      {{kIssuer, R"("aud":["liaoxin","other"])", kSubject, kNonce, kUntil(), kIssued()}, "azp"},
      {{kIssuer, R"("aud":["liaoxin","other"],"azp":"liaoxin")", kSubject, kNonce, kUntil(), kIssued()}, ""},
      {{kIssuer, R"("aud":["liaoxin"])", kSubject, kNonce, kUntil(), kIssued()}, ""},
      {{kIssuer, R"("aud":"liaoxin","azp":"other")", kSubject, kNonce, kUntil(), kIssued()}, "azp"},
      {{kIssuer, kAudience, kNonce, kUntil(), kIssued()}, "sub"},
      {{kIssuer, kAudience, R"("sub":"")", kNonce, kUntil(), kIssued()}, "sub"},
      {{kIssuer, kAudience, R"("sub":7)", kNonce, kUntil(), kIssued()}, "sub"},
      {{kIssuer, kAudience, kSubject, kUntil(), kIssued()}, "nonce"},
      {{kIssuer, kAudience, kSubject, R"("nonce":"nonce-2")", kUntil(), kIssued()}, "nonce"},
      {{kIssuer, kAudience, kSubject, kNonce, kIssued()}, "exp"},
      {{kIssuer, kAudience, kSubject, kNonce, R"("exp":"9999999999")", kIssued()}, "exp"},
      {{kIssuer, kAudience, kSubject, kNonce, R"("exp":)" + at(-60), kIssued()}, "exp"},
      {{kIssuer, kAudience, kSubject, kNonce, R"("exp":)" + at(-59), kIssued()}, ""},
      {{kIssuer, kAudience, kSubject, kNonce, kUntil()}, "iat"},
      {{kIssuer, kAudience, kSubject, kNonce, kUntil(), R"("iat":)" + at(61)}, "iat"},
      {{kIssuer, kAudience, kSubject, kNonce, kUntil(), R"("iat":)" + at(60)}, ""},
      {{kIssuer, kAudience, kSubject, kNonce, kUntil(), R"("iat":)" + at(-661)}, "iat"},
      {{kIssuer, kAudience, kSubject, kNonce, kUntil(), R"("iat":)" + at(-660)}, ""},
      {{kIssuer, kAudience, kSubject, kNonce, kUntil(), kIssued(), R"("nbf":)" + at(61)}, "nbf"},
      {{kIssuer, kAudience, kSubject, kNonce, kUntil(), kIssued(), R"("nbf":)" + at(60)}, ""},
  };
  for (const auto& row : rows) EXPECT_EQ(outcome(ec.token(claims(row.claims)), set), row.expected) << claims(row.claims);
}

TEST(IdentityToken, A1_ASecondFactorCountsOnlyByAWordTheOperatorNamed) {
  const TokenKey ec("e");
  const auto set = keys({ec.jwk()});
  const auto second = [&](const std::string& more) { return verify_identity_token(ec.token(good(more)), set, kExpected, kNow)->has_second_factor; };
  EXPECT_TRUE(second(R"("amr":["pwd","mfa"])"));
  EXPECT_TRUE(second(R"("acr":"urn:two")"));
  for (const char* other : {R"("amr":["pwd","otp"])", R"("amr":"mfa")", R"("acr":"urn:one")", R"("acr":["urn:two"])", R"("acr":"")", R"("amr":[])", R"("mfa":true)"}) EXPECT_FALSE(second(other)) << other;
}

TEST(KeySet, HoldsTheKeysThatCouldSignAndPassesOverTheOthers) {
  const TokenKey rsa("r", TokenKey::Kind::rsa), small("s", TokenKey::Kind::small_rsa), ec("e");
  std::string encrypting = ec.jwk();
  encrypting.replace(encrypting.find("\"sig\""), 5, "\"enc\"");
  const auto set = keys({rsa.jwk(), small.jwk(), ec.jwk(), encrypting, R"({"kid":"o","kty":"oct","k":"c2VjcmV0"})", R"({"kid":"p","kty":"EC","crv":"P-521","x":"AA","y":"AA"})", R"({"kty":"EC","crv":"P-256"})", ec.jwk(R"("d":"AA",)"), "7"});
  ASSERT_EQ(set.size(), 2u);
  EXPECT_EQ(set[0].id, "r");
  EXPECT_EQ(set[1].id, "e");
  for (const char* text : {"", "[]", "{}", R"({"keys":{}})", R"({"keys":[],"keys":[]})"}) EXPECT_FALSE(read_key_set(text)) << text;
}

}  // namespace
}  // namespace liaoxin::access
