#include "journal/leaf.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "journal/codes.hpp"
#include "journal/commitment.hpp"
#include "journal/openings.hpp"

namespace liaoxin::journal {
namespace {

using Word = base::RefusalWord;

base::Hash filled(unsigned char value) {
  base::Hash hash;
  hash.fill(value);
  return hash;
}

Leaf write_leaf() {
  const Commit fact{CommitClass::fact, CommitAlgorithm::hmac_sha256, filled(0xab)};
  return {LeafKind::write, 0, 1'790'000'000, 1, 2, {}, {fact}};
}

TEST(Leaf, OneCommitmentAndNoReferenceMake54BytesInTheFixedOrder) {
  const base::Bytes bytes = encode_leaf(write_leaf());
  EXPECT_EQ(bytes.size(), 54u);
  EXPECT_EQ(base::hex(bytes), "01" "01" "00000000" "000000006ab13b80" "0001" "0002" "00" "01" "02" "01"
                                  + base::hex(base::view(filled(0xab))));
}

TEST(Leaf, ReadsBackWhatItWrote) {
  Leaf leaf{LeafKind::issued, 7, 1, 4, 0, {0, 41}, {}};
  for (int i = 1; i <= 5; ++i) {
    const base::Hash hash = filled(static_cast<unsigned char>(i));
    leaf.commits.push_back({static_cast<CommitClass>(i), CommitAlgorithm::hmac_sha256, hash});
  }
  EXPECT_EQ(decode_leaf(encode_leaf(leaf), 42), leaf);
  EXPECT_EQ(decode_leaf(encode_leaf(write_leaf()), 0), write_leaf());
  const Leaf erasure{LeafKind::erase, 0, 1, 0, reason_code("retention_ended"), {3}, {}};
  EXPECT_EQ(decode_leaf(encode_leaf(erasure), 4), erasure);
}

TEST(Leaf, RefusesEveryOtherShape) {
  struct Row {
    const char* what;
    std::function<void(base::Bytes&)> change;
  };
  // Offsets: 0 version, 1 kind, 2 ledger, 6 time, 14 schema, 16 reason, 18 references, 19 commitments, 20 class,
  // 21 algorithm.
  const Row rows[] = {
      {"version 0", [](base::Bytes& b) { b[0] = 0; }},
      {"version 2", [](base::Bytes& b) { b[0] = 2; }},
      {"kind 0", [](base::Bytes& b) { b[1] = 0; }},
      {"kind 9", [](base::Bytes& b) { b[1] = 9; }},
      {"class 0", [](base::Bytes& b) { b[20] = 0; }},
      {"class 6", [](base::Bytes& b) { b[20] = 6; }},
      {"algorithm 0", [](base::Bytes& b) { b[21] = 0; }},
      {"algorithm 3", [](base::Bytes& b) { b[21] = 3; }},
      {"a byte more", [](base::Bytes& b) { b += '\0'; }},
      {"a byte less", [](base::Bytes& b) { b.pop_back(); }},
      {"a second commitment announced", [](base::Bytes& b) { b[19] = 2; }},
      {"a commitment not announced", [](base::Bytes& b) { b[19] = 0; }},
      {"the same class twice", [](base::Bytes& b) { b[19] = 2; b += b.substr(20); }},
      {"classes descending", [](base::Bytes& b) { b[19] = 2; b += b.substr(20); b[54] = 1; }},
      {"a reference on a write", [](base::Bytes& b) { b[18] = 1; b.insert(19, 8, '\0'); }},
      {"a reference on an access", [](base::Bytes& b) { b[1] = 2; b[18] = 1; b.insert(19, 8, '\0'); }},
      {"a reference to itself", [](base::Bytes& b) { b[1] = 3; b[18] = 1; b.insert(19, 7, 0); b.insert(26, 1, 100); }},
      {"a reference ahead", [](base::Bytes& b) { b[1] = 3; b[18] = 1; b.insert(19, 8, '\xff'); }},
      {"an erasure without a reference", [](base::Bytes& b) { b[1] = 6; b[15] = 0; }},
      {"an erasure with a schema", [](base::Bytes& b) { b[1] = 6; b[18] = 1; b.insert(19, 8, '\0'); }},
  };
  for (const Row& row : rows) {
    base::Bytes bytes = encode_leaf(write_leaf());
    row.change(bytes);
    const auto decoded = decode_leaf(bytes, 100);
    ASSERT_FALSE(decoded) << row.what;
    EXPECT_EQ(decoded.error().word, Word::leaf_malformed) << row.what;
  }
  base::Bytes back = encode_leaf(write_leaf());
  back[1] = 3;
  back[18] = 1;
  back.insert(19, std::string("\0\0\0\0\0\0\0\x63", 8));
  EXPECT_TRUE(decode_leaf(back, 100)) << "99 is the last a correction at 100 may refer to";
}

TEST(Leaf, CutAnywhereItIsRefused) {
  const base::Bytes bytes = encode_leaf({LeafKind::correct, 0, 1, 1, 2, {5, 6}, write_leaf().commits});
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode_leaf(bytes.substr(0, size), 9)) << size;
  EXPECT_TRUE(decode_leaf(bytes, 9));
}

TEST(Commitment, IsTheHmacOfDomainKindClassAndBody) {
  const base::Bytes salt(32, '\x0b');
  EXPECT_EQ(commitment(salt, LeafKind::write, CommitClass::fact, "{}"),
            base::hmac_sha256(salt, std::string("liaoxin/commit/v1\0\x01\x02{}", 22)));
  EXPECT_NE(commitment(salt, LeafKind::write, CommitClass::fact, "{}"),
            commitment(salt, LeafKind::correct, CommitClass::fact, "{}"));
  EXPECT_NE(commitment(salt, LeafKind::write, CommitClass::fact, "{}"),
            commitment(salt, LeafKind::write, CommitClass::actor, "{}"));
}

TEST(Commitment, TheSameBodyTwiceCannotBeLinked) {
  base::SeededRandom random(1);
  const SaltedCommit first = commit_to(LeafKind::access, CommitClass::actor, "{}", random);
  const SaltedCommit second = commit_to(LeafKind::access, CommitClass::actor, "{}", random);
  EXPECT_NE(first.salt, second.salt);
  EXPECT_NE(first.commit.hash, second.commit.hash);
}

class Openings : public ::testing::Test {
 protected:
  base::SeededRandom random{2};
  SaltedCommit identity = commit_to(LeafKind::write, CommitClass::identity, R"({"uscc":"x"})", random);
  SaltedCommit fact = commit_to(LeafKind::write, CommitClass::fact, R"({"fine":1})", random);
  Leaf leaf{LeafKind::write, 0, 1, 1, 0, {}, {identity.commit, fact.commit}};
  Opening good{CommitClass::fact, fact.salt, R"({"fine":1})"};
};

TEST_F(Openings, OneClassOpensAndTheOtherStaysClosed) {
  EXPECT_TRUE(verify_opening(leaf, good));
  const LeafOpening file = leaf_opening(leaf, {good});
  const OpenedLeaf opened = *open_leaf(file, 5);
  EXPECT_EQ(opened.leaf, leaf);
  EXPECT_EQ(opened.bytes, encode_leaf(leaf));
  EXPECT_EQ(opened.opened, std::vector<Opening>{good});
}

TEST_F(Openings, AnotherSaltBodyClassOrKindDoesNotOpen) {
  for (std::size_t i = 0; i < 32; ++i) {
    Opening bad = good;
    bad.salt[i] ^= 1;
    EXPECT_EQ(verify_opening(leaf, bad).error().word, Word::opening_false);
  }
  for (Opening bad : {Opening{CommitClass::fact, fact.salt, R"({"fine":2})"},
                      Opening{CommitClass::identity, fact.salt, R"({"fine":1})"},
                      Opening{CommitClass::contact, fact.salt, R"({"fine":1})"},
                      Opening{CommitClass::fact, "short", R"({"fine":1})"}}) {
    EXPECT_EQ(verify_opening(leaf, bad).error().word, Word::opening_false);
  }
  Leaf other_kind = leaf;
  other_kind.kind = LeafKind::access;
  EXPECT_EQ(verify_opening(other_kind, good).error().word, Word::opening_false);
}

TEST_F(Openings, WhatThisVersionCannotCheckIsNotGood) {
  Leaf sm3 = leaf;
  sm3.commits[1].algorithm = CommitAlgorithm::hmac_sm3;
  EXPECT_EQ(verify_opening(sm3, good).error().word, Word::opening_false);
  Leaf document{LeafKind::issued, 0, 1, 4, 0, {}, {{CommitClass::document, CommitAlgorithm::hmac_sha256, {}}}};
  EXPECT_EQ(verify_opening(document, {CommitClass::document, base::Bytes(32, 'x'), "not a digest"}).error().word,
            Word::opening_false);
}

TEST_F(Openings, MalformedTextIsRefused) {
  const OpeningText text = to_text(good);
  for (const OpeningText& bad : {OpeningText{0, text.salt, text.body}, OpeningText{6, text.salt, text.body},
                                 OpeningText{2, "AAAA", text.body}, OpeningText{2, text.salt + "=", text.body},
                                 OpeningText{2, text.salt, "?"}}) {
    EXPECT_EQ(from_text(bad).error().word, Word::opening_malformed);
  }
  EXPECT_EQ(open_leaf({"*", {}}, 1).error().word, Word::opening_malformed);
  EXPECT_EQ(open_leaf({"AAAA", {}}, 1).error().word, Word::leaf_malformed);
}

TEST(Codes, NumbersKeepTheirMeaning) {
  EXPECT_EQ(schema_code("record.version"), 1);
  EXPECT_EQ(schema_code("import"), 2);
  EXPECT_EQ(schema_code("operation"), 3);
  EXPECT_EQ(schema_code("certificate"), 4);
  EXPECT_EQ(schema_code("access"), 5);
  EXPECT_EQ(schema_code("system.key_added"), 6);
  EXPECT_EQ(schema_code("system.policy_hash"), 8);
  EXPECT_EQ(schema_code("system.pack_hash"), 9);
  EXPECT_EQ(schema_code("system.epoch"), 10);
  EXPECT_EQ(reason_code("none"), 0);
  EXPECT_EQ(reason_code("corrected"), 2);
  EXPECT_EQ(reason_code("merged"), 10);
  EXPECT_EQ(find_schema("no such"), nullptr);
  EXPECT_EQ(find_reason(std::uint16_t{9999}), nullptr);
  EXPECT_EQ(find_reason(std::uint16_t{3})->title.zh, "撤回");
}

}  // namespace
}  // namespace liaoxin::journal
