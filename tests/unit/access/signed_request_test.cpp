// Signed requests of machine clients: what is signed, and that nothing else passes (security.md D7, RFC 9421, RFC 9530).
#include "access/signed_request.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "base/seal.hpp"

namespace liaoxin::access {
namespace {

const std::string kSeed(32, '\x07'), kOtherSeed(32, '\x08'), kNonce = "0123456789abcdef";
const base::Instant kNow{1'780'275'600'000'000};

SignedRequest signed_request() {
  SignedRequest request{"POST", "localhost:8080", "/v1/operations/record.withdraw", "", "matter-1", "", "", R"({"record":"rec-x","reason":"报送有误"})"};
  sign_request(request, "cli-abc", kNonce, kNow, kSeed);
  return request;
}

std::string word_of(const SignedRequest& request, const std::string& seed = kSeed) {
  const auto signature = read_signature(request);
  if (!signature) return std::string(base::word(signature.error().word));
  const auto good = verify_request(request, *signature, base::ed25519_public(seed));
  return good ? "" : std::string(base::word(good.error().word));
}

TEST(SignedRequest, WhatTheClientSignedIsReadAndHolds) {
  const SignedRequest request = signed_request();
  EXPECT_EQ(word_of(request), "");
  const auto signature = read_signature(request);
  ASSERT_TRUE(signature);
  EXPECT_EQ(signature->client, "cli-abc");
  EXPECT_EQ(signature->nonce, kNonce);
  EXPECT_EQ(signature->created_at, kNow);
}

TEST(SignedRequest, TheSignedBytesAreThoseOfTheStandard) {
  SignedRequest request{"POST", "example.com", "/foo", "sha-256=:x:", "k", "", "", ""};
  EXPECT_EQ(signature_base(request, "(\"@method\");created=1"),
            "\"@method\": POST\n\"@authority\": example.com\n\"@path\": /foo\n\"content-digest\": sha-256=:x:\n\"idempotency-key\": k\n\"@signature-params\": (\"@method\");created=1");
  // RFC 9530 appendix: the digest of {"hello": "world"} and a line end.
  EXPECT_EQ(content_digest("{\"hello\": \"world\"}\n"), "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
}

TEST(SignedRequest, D7_AnAlteredByteOrAnotherKeyIsRefused) {
  EXPECT_EQ(word_of(signed_request(), kOtherSeed), "signature_false");
  const std::pair<const char*, std::function<std::string&(SignedRequest&)>> parts[]{
      {"method", [](SignedRequest& r) -> std::string& { return r.method; }},
      {"authority", [](SignedRequest& r) -> std::string& { return r.authority; }},
      {"path", [](SignedRequest& r) -> std::string& { return r.path; }},
      {"content digest", [](SignedRequest& r) -> std::string& { return r.content_digest; }},
      {"idempotency key", [](SignedRequest& r) -> std::string& { return r.idempotency_key; }},
      {"body", [](SignedRequest& r) -> std::string& { return r.body; }},
      {"parameters", [](SignedRequest& r) -> std::string& { return r.signature_input; }},
      {"signature", [](SignedRequest& r) -> std::string& { return r.signature; }},
  };
  for (const auto& [name, part] : parts) {
    SignedRequest request = signed_request();
    const std::size_t size = part(request).size();
    for (std::size_t at = 0; at < size; ++at) {
      request = signed_request();
      part(request)[at] = static_cast<char>(part(request)[at] ^ 1);
      EXPECT_NE(word_of(request), "") << name << " at " << at;
    }
  }
  SignedRequest request = signed_request();
  request.body += " ";
  EXPECT_EQ(word_of(request), "content_digest_false");
  // The digest of the other body does not help: it is signed.
  request.content_digest = content_digest(request.body);
  EXPECT_EQ(word_of(request), "signature_false");
}

TEST(SignedRequest, AnythingButTheProfileIsRefusedByName) {
  const std::string good = signed_request().signature_input;
  const std::string parts(kSignedParts), rest = good.substr(5 + parts.size());
  const auto with_input = [](const std::string& input) {
    SignedRequest request = signed_request();
    request.signature_input = input;
    return word_of(request);
  };
  EXPECT_EQ(with_input(""), "signature_missing");
  for (const std::string& input : {
           "sig2=" + parts + rest,                                              // another name
           good + ", sig2=()",                                                  // a second signature
           "sig1=(\"@method\" \"@authority\" \"@path\" \"content-digest\")" + rest,  // a part left out
           "sig1=(\"@authority\" \"@method\" \"@path\" \"content-digest\" \"idempotency-key\")" + rest,
           good + ";expires=1", good + ";nonce=\"0123456789abcdef\"", good + ";", good + " ",
           "sig1=" + parts + ";created=1780275600;keyid=\"cli-abc\";nonce=\"0123456789abcdef\"",                     // no alg
           "sig1=" + parts + ";created=1780275600;keyid=\"cli-abc\";nonce=\"0123456789abcdef\";alg=\"hmac-sha256\"",
           "sig1=" + parts + ";created=1780275600;keyid=\"cli-abc\";nonce=\"0123\";alg=\"ed25519\"",                 // a short nonce
           "sig1=" + parts + ";created=1780275600;keyid=\"cli-abc\";nonce=\"0123456789 abcdef\";alg=\"ed25519\"",
           "sig1=" + parts + ";created=\"1780275600\";keyid=\"cli-abc\";nonce=\"0123456789abcdef\";alg=\"ed25519\"",
           "sig1=" + parts + ";created=-1;keyid=\"cli-abc\";nonce=\"0123456789abcdef\";alg=\"ed25519\"",
           "sig1=" + parts + ";created=9999999999999999999;keyid=\"cli-abc\";nonce=\"0123456789abcdef\";alg=\"ed25519\"",
           "sig1=" + parts + ";created=;keyid=\"cli-abc\";nonce=\"0123456789abcdef\";alg=\"ed25519\"",
           "sig1=" + parts + ";created=1780275600;keyid=\"cli-abc;nonce=\"0123456789abcdef\";alg=\"ed25519\"",
       }) {
    EXPECT_EQ(with_input(input), "signature_malformed") << input;
  }
  for (const char* signature : {"sig1=::", "sig1=:AAAA:", "sig1=AAAA", "sig2=:AAAA:", "sig1=:!:"}) {
    SignedRequest request = signed_request();
    request.signature = signature;
    EXPECT_EQ(word_of(request), "signature_malformed") << signature;
  }
  SignedRequest request = signed_request();
  request.signature.clear();
  EXPECT_EQ(word_of(request), "signature_missing");
}

TEST(SignedRequest, D7_ASignatureIsCurrentForFiveMinutesBeforeAndAfter) {
  const RequestSignature signature = *read_signature(signed_request());
  constexpr std::int64_t kWindow = kSignatureMinutes * 60'000'000;
  for (const std::int64_t apart : {-kWindow, std::int64_t{0}, kWindow}) EXPECT_TRUE(is_current(signature, {kNow.micros + apart}));
  for (const std::int64_t apart : {-kWindow - 1, kWindow + 1}) {
    const auto refused = is_current(signature, {kNow.micros + apart});
    ASSERT_FALSE(refused);
    EXPECT_EQ(base::word(refused.error().word), "signature_not_current");
  }
}

TEST(SignedRequest, AClientActsFromItsFirstToItsLastDayUnlessItIsRevoked) {
  const base::Date from = base::Date::of(2026, 6, 1), until = base::Date::of(2026, 6, 30);
  const auto word = [&](bool is_revoked, base::Date today) {
    const auto may = client_may_act(from, until, is_revoked, today);
    return may ? "" : std::string(base::word(may.error().word));
  };
  EXPECT_EQ(word(false, from), "");
  EXPECT_EQ(word(false, until), "");
  EXPECT_EQ(word(false, from.plus_days(-1)), "client_not_in_force");
  EXPECT_EQ(word(false, until.plus_days(1)), "client_not_in_force");
  EXPECT_EQ(word(true, from), "client_revoked");
}

// What a client is registered with is asked for, all of it, and nothing else stands in for it.
TEST(SignedRequest, AClientShowsEverythingItIsRegisteredWith) {
  const base::Bytes key = base::ed25519_public(kSeed), print(32, 'p'), other(32, 'q');
  enum Sent { nothing, signature, foreign_signature };
  const struct {
    const char* registered;
    ClientIdentity client;
    Sent sent;
    base::Bytes shown;
    const char* expected;
  } rows[]{
      {"key", {key, {}}, signature, {}, ""},
      {"key", {key, {}}, signature, other, ""},
      {"key", {key, {}}, nothing, {}, "signature_missing"},
      {"key", {key, {}}, nothing, print, "signature_missing"},
      {"key", {key, {}}, foreign_signature, {}, "signature_false"},
      {"certificate", {{}, print}, nothing, print, ""},
      {"certificate", {{}, print}, nothing, other, "certificate_unknown"},
      {"certificate", {{}, print}, nothing, {}, "certificate_unknown"},
      {"certificate", {{}, print}, signature, print, "signature_false"},
      {"both", {key, print}, signature, print, ""},
      {"both", {key, print}, nothing, print, "signature_missing"},
      {"both", {key, print}, signature, {}, "certificate_unknown"},
      {"both", {key, print}, signature, other, "certificate_unknown"},
      {"both", {key, print}, foreign_signature, print, "signature_false"},
  };
  for (const auto& row : rows) {
    SignedRequest request = signed_request();
    if (row.sent == foreign_signature) sign_request(request, "cli-abc", kNonce, kNow, kOtherSeed);
    const auto read = row.sent == nothing ? std::nullopt : std::optional(*read_signature(request));
    if (row.sent == nothing) request.content_digest.clear();
    if (!row.shown.empty()) request.certificate = {row.shown, "01"};
    const auto may = verify_identity(request, read, row.client);
    EXPECT_EQ(may ? "" : base::word(may.error().word), row.expected) << row.registered << ", sent " << row.sent << ", shown " << row.shown;
  }
  SignedRequest request = signed_request();
  request.certificate = {print, "01"};
  request.body += " ";
  EXPECT_EQ(verify_identity(request, std::nullopt, {{}, print}).error().word, base::RefusalWord::content_digest_false);
}

TEST(SignedRequest, AnIdempotencyKeyIsShortAndPlain) {
  EXPECT_EQ(*read_idempotency_key("a-B_9"), "a-B_9");
  EXPECT_EQ(*read_idempotency_key("\"a-B_9\""), "a-B_9");
  for (const std::string& key : {std::string(), std::string("\"\""), std::string("\""), std::string("a b"), std::string("钥"), std::string(65, 'a')}) EXPECT_FALSE(read_idempotency_key(key)) << key;
}

}  // namespace
}  // namespace liaoxin::access
