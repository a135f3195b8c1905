#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "base/dates.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/refusal.hpp"
#include "base/seal.hpp"
#include "base/text.hpp"

namespace liaoxin::base {
namespace {

TEST(Dates, AcceptsTheFormsDepartmentsWriteAndRefusesDaysThatDoNotExist) {
  for (const char* text : {"2026-09-01", "2026/9/1", "20260901", "2026年9月1日", "2026.9.1"}) {
    EXPECT_EQ(Date::parse_lenient(text)->iso(), "2026-09-01") << text;
  }
  for (const char* text : {"2026-02-30", "2026-13-01", "26-09-01", "2026-09-01x", "", "2026-09", "09/01/2026"}) {
    EXPECT_FALSE(Date::parse_lenient(text)) << text;
  }
}

TEST(Dates, MonthTermsEndOnTheCorrespondingDayOrTheLastOfTheMonth) {
  EXPECT_EQ(Date::of(2025, 11, 30).plus_months(3).iso(), "2026-02-28");
  EXPECT_EQ(Date::of(2024, 2, 29).plus_months(12).iso(), "2025-02-28");
  EXPECT_EQ(Date::of(2023, 6, 1).plus_months(36).iso(), "2026-06-01");
}

TEST(Dates, TheCivilDayChangesAtMidnightInShanghai) {
  const Instant before = *Instant::parse_rfc3339("2026-03-01T23:59:59+08:00");
  EXPECT_EQ(before.date().iso(), "2026-03-01");
  EXPECT_EQ((Instant{before.micros + 1'000'000}).date().iso(), "2026-03-02");
  EXPECT_EQ(before.rfc3339(), "2026-03-01T23:59:59+08:00");
}

TEST(Hash, PublishedVectors) {
  EXPECT_EQ(hex(view(sha256(""))), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  // RFC 4231, test case 2.
  EXPECT_EQ(hex(view(hmac_sha256("Jefe", "what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_FALSE(unbase64("Zm9="));   // stray bits
  EXPECT_FALSE(unbase64("Zm8"));    // no padding
  EXPECT_EQ(unbase32(base32("\x01\xff liaoxin")), "\x01\xff liaoxin");
}

TEST(Seal, OpensOnlyUntouchedAndInItsPlace) {
  SeededRandom random(7);
  const Key key{3, random.bytes(32)};
  const Bytes sealed = seal(key, "辽信", "record/body/0/17", random);
  EXPECT_EQ(open(key, sealed, "record/body/0/17"), "辽信");
  EXPECT_FALSE(open(key, sealed, "record/body/0/18"));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    Bytes bad = sealed;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    EXPECT_FALSE(open(key, bad, "record/body/0/17")) << i;
  }
}

TEST(Seal, Ed25519FollowsRfc8032) {
  const Bytes seed = *unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  EXPECT_EQ(hex(ed25519_public(seed)), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  const Bytes signature = ed25519_sign(seed, "");
  EXPECT_EQ(hex(signature).substr(0, 32), "e5564300c360ac729086e2cc806e828a");
  EXPECT_TRUE(ed25519_verify(ed25519_public(seed), "", signature));
  EXPECT_FALSE(ed25519_verify(ed25519_public(seed), "x", signature));
}

struct Inner {
  std::string name;
  std::optional<std::int64_t> count;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (name, count))
struct Outer {
  Date on;
  std::vector<Inner> parts;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (on, parts))

TEST(Json, ReportsEveryWrongFieldWithItsPointer) {
  const auto value = parse_json(R"({"on":"2026-02-30","parts":[{"name":1},{"name":"x","extra":true}]})");
  ASSERT_TRUE(value);
  const auto decoded = from_json<Outer>(*value);
  ASSERT_FALSE(decoded);
  std::vector<std::string> pointers;
  for (const Refusal& refusal : decoded.error()) pointers.push_back(refusal.pointer);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/on", "/parts/0/name", "/parts/1/extra"}));
}

TEST(Json, RefusesDuplicateKeysDepthAndTails) {
  EXPECT_EQ(parse_json(R"({"a":1,"b":{"a":1,"a":2}})").error().word, RefusalWord::json_duplicate_key);
  EXPECT_TRUE(parse_json(R"({"a":1,"b":{"a":1}})"));
  EXPECT_EQ(parse_json("{} x").error().word, RefusalWord::json_malformed);
  EXPECT_FALSE(parse_json(std::string(100, '[') + std::string(100, ']')));
}

TEST(Json, CanonicalFormSortsKeysAndEscapesAsRfc8785) {
  const auto value = parse_json(R"({"b":[1,true,null],"a":"\u0001\u20ac\"\n"})");
  EXPECT_EQ(canonical_json(*value), "{\"a\":\"\\u0001\u20ac\\\"\\n\",\"b\":[1,true,null]}");
}

TEST(Text, NamesAreComparedWithoutWidthCaseScriptAndBlanks) {
  EXPECT_EQ(fold_name("瀋陽 ABC(集團)有限公司"), fold_name("沈阳abc(集团)有限公司"));
  EXPECT_EQ(legal_form(fold_name("沈阳某某股份有限公司")), "股份有限公司");
  EXPECT_EQ(one_line("a\nb\u202e"), "a\\u{a}b\\u{202e}");
  EXPECT_EQ(half_width("2026/09"), "2026/09");
  EXPECT_EQ(trim("\u3000 甲 \t"), "甲");
}

TEST(Seal, D6_NoNonceIsUsedTwiceAlsoByAProcessThatWasForked) {
  SystemRandom random;
  const Key key{7, random.bytes(32)};
  const auto nonce = [](const Bytes& sealed) { return sealed.substr(5, 12); };
  std::set<Bytes> seen;
  for (int i = 0; i < 100'000; ++i) seen.insert(nonce(seal(key, "x", "place", random)));
  // What random bytes a process holds in store when it is forked must not be used by both.
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    Bytes all;
    for (int i = 0; i < 100; ++i) all += nonce(seal(key, "x", "place", random));
    const bool written = ::write(ends[1], all.data(), all.size()) == static_cast<ssize_t>(all.size());
    ::_exit(written ? 0 : 1);
  }
  for (int i = 0; i < 100; ++i) seen.insert(nonce(seal(key, "x", "place", random)));
  Bytes theirs(1200, '\0');
  std::size_t read = 0;
  for (ssize_t got = 1; got > 0 && read < theirs.size(); read += static_cast<std::size_t>(got)) got = ::read(ends[0], theirs.data() + read, theirs.size() - read);
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
  for (std::size_t i = 0; i < theirs.size(); i += 12) seen.insert(theirs.substr(i, 12));
  EXPECT_EQ(seen.size(), 100'200u);
}

// Tag: refusals_explain
TEST(Refusals, EachNamesRuleKindAndRemedyInBothLanguages) {
  for (const RefusalWord w : all_refusal_words()) {
    const Refusal refusal = make_refusal(w);
    EXPECT_FALSE(refusal.basis.reference.empty()) << word(w);
    EXPECT_FALSE(refusal.message.zh.empty() || refusal.message.en.empty()) << word(w);
    EXPECT_FALSE(refusal.remedy.zh.empty() || refusal.remedy.en.empty()) << word(w);
    EXPECT_EQ(refusal_word(word(w)), w);
  }
}

}  // namespace
}  // namespace liaoxin::base
