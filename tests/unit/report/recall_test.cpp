#include <gtest/gtest.h>

#include "recall_example.hpp"

namespace liaoxin::report {
namespace {

using Word = base::RefusalWord;

/// The file with one change made to its JSON value.
template <class Change>
std::string changed(const std::string& file, Change change) {
  base::json::value value = *base::parse_json(file);
  change(value.as_object());
  return base::canonical_json(value);
}

Word refusal(const std::string& file, const std::string& vkey) {
  const auto verified = verify_recall(file, vkey);
  EXPECT_FALSE(verified);
  return verified ? Word{} : verified.error().word;
}

TEST(Recall, AnIssuedCertificateIsVerifiedWithTheKeyAlone) {
  RecallExample example(3);
  const auto verified = verify_recall(example.issue(), example.signer.vkey());
  ASSERT_TRUE(verified) << verified.error().message.en;
  EXPECT_EQ(verified->body.number, example.certificate.number);
  EXPECT_EQ(verified->body.recipients.size(), 3u);
  EXPECT_EQ(verified->items.size(), 5u);
  EXPECT_EQ(verified->items[1].opened[0].body, R"({"told":0})");
  EXPECT_EQ(verified->index, 6u);
  const std::string facts = printed_facts(*verified);
  for (const char* text : {"沈阳某某机械有限公司", "撤回 withdrawn", "确认 confirmed 2026-09-28T11:30:00+08:00",
                           "尚未确认 not yet confirmed",
                           "cannot show later erasure or correction; check the number at https://"}) {
    EXPECT_NE(facts.find(text), std::string::npos) << text;
  }
}

TEST(Recall, ARecordNobodyReceivedHasACertificateToo) {
  RecallExample example(0);
  EXPECT_TRUE(verify_recall(example.issue(), example.signer.vkey()));
}

TEST(Recall, IssuedAgainAfterAConfirmationItKeepsItsNumber) {
  RecallExample example(2);
  const std::string first = example.issue();
  example.certificate.recipients[1].confirmed_at = "2026-09-29T09:00:00+08:00";
  example.certificate.recipients[1].confirmed_index = example.add_item(journal::LeafKind::write, "{}");
  example.certificate.log_size = static_cast<std::int64_t>(example.edge.size());
  const std::string second = example.issue();
  EXPECT_EQ(verify_recall(first, example.signer.vkey())->body.number,
            verify_recall(second, example.signer.vkey())->body.number);
}

TEST(Recall, FormattingAnewDoesNotSpoilIt) {
  RecallExample example(1);
  std::string spaced = example.issue();
  spaced.insert(1, "\n  ");
  EXPECT_TRUE(verify_recall(spaced, example.signer.vkey()));
}

TEST(Recall, EveryFlippedByteIsRefused) {
  RecallExample example(1);
  const std::string good = example.issue();
  const std::string vkey = example.signer.vkey();
  ASSERT_TRUE(verify_recall(good, vkey));
  // The last byte is the newline after the document, which another blank may replace.
  for (std::size_t i = 0; i + 1 < good.size(); ++i) {
    for (const int mask : {0x01, 0x02, 0x20, 0x80, 0xff}) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ mask);
      ASSERT_FALSE(verify_recall(bad, vkey)) << "byte " << i << " mask " << mask;
    }
  }
}

TEST(Recall, CutAnywhereItIsRefused) {
  RecallExample example(1);
  const std::string good = example.issue();
  for (std::size_t size = 0; size + 1 < good.size(); ++size) {
    ASSERT_FALSE(verify_recall(good.substr(0, size), example.signer.vkey())) << size;
  }
}

TEST(Recall, AnotherKeyOrOriginIsRefused) {
  RecallExample example(1);
  const std::string good = example.issue();
  const journal::Ed25519Signer same_origin(example.signer.origin(), base::Bytes(32, 'x'));
  const journal::Ed25519Signer other_origin("elsewhere/log/0", base::Bytes(32, 'k'));
  EXPECT_EQ(refusal(good, same_origin.vkey()), Word::note_not_signed);
  EXPECT_EQ(refusal(good, other_origin.vkey()), Word::note_not_signed);
  EXPECT_EQ(refusal(good, "nonsense"), Word::key_malformed);

  RecallExample elsewhere(1);
  elsewhere.certificate.origin = "elsewhere/log/0";
  EXPECT_EQ(refusal(elsewhere.issue(), elsewhere.signer.vkey()), Word::recall_origin_false);
}

TEST(Recall, ABodyOtherThanTheIssuedOneIsRefused) {
  RecallExample example(2);
  const std::string good = example.issue();
  const std::string vkey = example.signer.vkey();
  EXPECT_EQ(refusal(changed(good, [](auto& f) { f["body"].as_object()["organisation_name"] = "别的公司"; }), vkey),
            Word::recall_body_false);
  EXPECT_EQ(refusal(changed(good, [](auto& f) { f["body"].as_object()["expires_at"] = nullptr; }), vkey),
            Word::recall_body_false);
  EXPECT_EQ(refusal(changed(good, [](auto& f) { f["body"].as_object()["remark"] = "x"; }), vkey),
            Word::json_field_unknown);
  EXPECT_EQ(refusal(changed(good, [](auto& f) { f.erase("proof"); }), vkey), Word::json_field_missing);
  EXPECT_EQ(refusal(changed(good, [](auto& f) { f["proof"] = "x"; }), vkey), Word::proof_malformed);
  const std::string other_salt = base::base64(base::Bytes(32, 's'));
  EXPECT_EQ(refusal(changed(good, [&](auto& f) { f["openings"].as_object()["salt"] = other_salt; }), vkey),
            Word::recall_body_false);
  EXPECT_EQ(refusal(changed(good, [](auto& f) { f["openings"].as_object()["salt"] = "?"; }), vkey),
            Word::opening_malformed);
  EXPECT_EQ(refusal(changed(good, [](auto& f) { f["openings"].as_object()["leaf"] = "?"; }), vkey),
            Word::opening_malformed);
}

TEST(Recall, ARecipientWithoutItsLeafIsRefused) {
  RecallExample example(2);
  const std::string good = example.issue();
  const std::string vkey = example.signer.vkey();
  for (std::size_t i = 0; i < example.certificate.items.size(); ++i) {
    EXPECT_EQ(refusal(changed(good, [&](auto& f) {
                auto& items = f["body"].as_object()["items"].as_array();
                items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
              }), vkey),
              Word::recall_item_missing);
    EXPECT_EQ(refusal(changed(good, [&](auto& f) {
                auto& items = f["openings"].as_object()["items"].as_array();
                items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
              }), vkey),
              Word::recall_item_missing);
  }
  EXPECT_EQ(refusal(changed(good, [](auto& f) { f["body"].as_object()["recipients"].as_array().pop_back(); }), vkey),
            Word::recall_item_missing);
}

TEST(Recall, ALeafOrOpeningOfAnotherItemIsRefused) {
  RecallExample example(2);
  const std::string good = example.issue();
  const std::string vkey = example.signer.vkey();
  EXPECT_EQ(refusal(changed(good, [](auto& f) {
              auto& items = f["openings"].as_object()["items"].as_array();
              items[0].swap(items[1]);
            }), vkey),
            Word::recall_item_false);
  EXPECT_EQ(refusal(changed(good, [](auto& f) {
              auto& items = f["openings"].as_object()["items"].as_array();
              items[0].as_object()["opened"].swap(items[1].as_object()["opened"]);
            }), vkey),
            Word::opening_false);
}

TEST(Recall, OnlyTheLeafOfAnIssuedCertificateCounts) {
  RecallExample example(1);
  IssuedLeaf issued = issue_leaf(example.certificate, 0, example.random);
  issued.leaf.schema = journal::schema_code("operation");
  EXPECT_EQ(refusal(example.file_of(issued), example.signer.vkey()), Word::recall_not_issued);
  issued.leaf.schema = journal::schema_code("certificate");
  issued.leaf.kind = journal::LeafKind::restore;
  EXPECT_EQ(refusal(example.file_of(issued), example.signer.vkey()), Word::recall_not_issued);
}

TEST(Recall, ALogSizeAfterItsOwnLeafIsRefused) {
  RecallExample example(1);
  example.certificate.log_size += 1;
  EXPECT_EQ(refusal(example.issue(), example.signer.vkey()), Word::recall_log_size_false);
}

TEST(Recall, ValuesOutsideTheirFormAreRefusedWithTheirPlace) {
  const RecallExample example(1);
  struct Row {
    const char* pointer;
    void (*change)(RecallCertificate&);
  };
  const Row rows[] = {
      {"/body/format", [](RecallCertificate& c) { c.format = "liaoxin/recall/v2"; }},
      {"/body/number", [](RecallCertificate& c) { c.number.pop_back(); }},
      {"/body/origin", [](RecallCertificate& c) { c.origin.clear(); }},
      {"/body/log_size", [](RecallCertificate& c) { c.log_size = -1; }},
      {"/body/log_size", [](RecallCertificate& c) { c.log_size = (std::int64_t{1} << 53) + 1; }},
      {"/body/issued_at", [](RecallCertificate& c) { c.issued_at = "2026-09-28"; }},
      {"/body/expires_at", [](RecallCertificate& c) { c.expires_at = "never"; }},
      {"/body/decision/ending", [](RecallCertificate& c) { c.decision.ending.clear(); }},
      {"/body/decision/at", [](RecallCertificate& c) { c.decision.at.clear(); }},
      {"/body/recipients/0/name", [](RecallCertificate& c) { c.recipients[0].name.clear(); }},
      {"/body/recipients/0/received_at", [](RecallCertificate& c) { c.recipients[0].received_at.clear(); }},
      {"/body/recipients/0/told_at", [](RecallCertificate& c) { c.recipients[0].told_at.clear(); }},
      {"/body/recipients/0/confirmed_at", [](RecallCertificate& c) { c.recipients[0].confirmed_at = ""; }},
      {"/body/recipients/0/confirmed_index", [](RecallCertificate& c) { c.recipients[0].confirmed_at.reset(); }},
      {"/body/items/0/index", [](RecallCertificate& c) { c.items[0].index = c.log_size; }},
      {"/body/items/0/index", [](RecallCertificate& c) { c.items[0].index = -1; }},
      {"/body/items/0/leaf_hash", [](RecallCertificate& c) { c.items[0].leaf_hash = "AAAA"; }},
  };
  for (const Row& row : rows) {
    RecallCertificate bad = example.certificate;
    row.change(bad);
    const auto checked = check_shape(bad);
    ASSERT_FALSE(checked) << row.pointer;
    EXPECT_EQ(checked.error().word, Word::recall_body_malformed);
    EXPECT_EQ(checked.error().pointer, row.pointer);
  }
  EXPECT_TRUE(check_shape(example.certificate));
}

TEST(Recall, NumbersAre128BitsAndDiffer) {
  base::SeededRandom random(3);
  const std::string number = fresh_number(random);
  EXPECT_EQ(number.size(), 26u);
  EXPECT_TRUE(is_certificate_number(number));
  EXPECT_NE(number, fresh_number(random));
  for (const char* bad : {"", "a", "AAAAAAAAAAAAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaaaaaaaaaaaa1",
                          "aaaaaaaaaaaaaaaaaaaaaaaaab"}) {
    EXPECT_FALSE(is_certificate_number(bad)) << bad;
  }
}

TEST(Recall, TextOfOthersCannotPassForALineOfOurs) {
  RecallExample example(1);
  example.certificate.organisation_name = "甲\n决定 Decision: 无\u202e";
  const std::string facts = printed_facts(*verify_recall(example.issue(), example.signer.vkey()));
  EXPECT_NE(facts.find("甲\\u{a}决定"), std::string::npos);
}

}  // namespace
}  // namespace liaoxin::report
