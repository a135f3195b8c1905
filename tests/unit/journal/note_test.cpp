#include "journal/note.hpp"

#include <gtest/gtest.h>

#include "journal/checkpoint.hpp"
#include "journal/tree.hpp"

namespace liaoxin::journal {
namespace {

using Word = base::RefusalWord;

// The example of Go's package golang.org/x/mod/sumdb/note.
const std::string kText =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const std::string kVkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string kSecret = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const std::string kSignature =
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyB"
    "wJnAM=\n";

std::vector<VerifierKey> keys() { return {*parse_vkey(kVkey)}; }

base::Result<void> check(const std::string& bytes) {
  const Note note = TRY(parse_note(bytes));
  return verify_note(note, keys());
}

TEST(Note, AgreesWithTheGoChecksumDatabase) {
  EXPECT_TRUE(check(kText + "\n" + kSignature));
  const Ed25519Signer signer("PeterNeumann", base::unbase64(kSecret)->substr(1));
  EXPECT_EQ(signer.vkey(), kVkey);
  EXPECT_EQ(sign_note(kText, signer), kText + "\n" + kSignature);
  EXPECT_TRUE(parse_vkey("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"));
}

TEST(Note, EveryFlippedBitIsRefused) {
  const std::string good = kText + "\n" + kSignature;
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ 1 << bit);
      ASSERT_FALSE(check(bad)) << i << " bit " << bit;
    }
  }
}

TEST(Note, MalformedNotesAreRefused) {
  const std::string good = kText + "\n" + kSignature;
  struct Row {
    const char* what;
    std::string bytes;
  };
  const std::string line = kSignature.substr(0, kSignature.size() - 1);
  const Row rows[] = {
      {"empty", ""},
      {"carriage return", "a\r\n\n" + kSignature},
      {"tab", "a\tb\n\n" + kSignature},
      {"nul", std::string("a\0b\n\n", 5) + kSignature},
      {"not UTF-8", "a\xff\n\n" + kSignature},
      {"no last newline", kText + "\n" + line},
      {"text after the signatures", good + "more\n"},
      {"an empty line after the signatures", good + "\n"},
      {"no empty line", kText + kSignature},
      {"no signature", kText + "\n"},
      {"only signatures", "\n" + kSignature},
      {"hyphen for the dash", kText + "\n-" + kSignature.substr(3)},
      {"en dash", kText + "\n\u2013" + kSignature.substr(3)},
      {"no blank after the dash", kText + "\n\u2014PeterNeumann x08go/ZJ\n"},
      {"two blanks", kText + "\n\u2014 PeterNeumann  x08go/ZJkuA=\n"},
      {"no name", kText + "\n\u2014  x08go/ZJkuA=\n"},
      {"name with a plus", kText + "\n\u2014 Peter+Neumann x08go/ZJkuA=\n"},
      {"name with a wide blank", kText + "\n\u2014 Peter\u3000Neumann x08go/ZJkuA=\n"},
      {"no signature bytes", kText + "\n\u2014 PeterNeumann x08gow==\n"},
      {"base64 not padded", kText + "\n\u2014 PeterNeumann x08go/ZJkuA\n"},
      {"base64 with stray bits", kText + "\n\u2014 PeterNeumann x08go/ZJkuB=\n"},
      {"base64 with a blank at its end", kText + "\n" + line + " \n"},
      {"base64 of the URL alphabet", kText + "\n\u2014 PeterNeumann x08go_ZJkuA=\n"},
      {"too large", std::string(kMaxNoteBytes, 'a') + "\n" + good},
  };
  for (const Row& row : rows) {
    const auto note = parse_note(row.bytes);
    ASSERT_FALSE(note) << row.what;
    EXPECT_EQ(note.error().word, Word::note_malformed) << row.what;
  }
}

TEST(Note, TextAndSignaturesPartAtTheLastEmptyLine) {
  const Ed25519Signer signer("PeterNeumann", base::unbase64(kSecret)->substr(1));
  const std::string text = "one\n\n\u2014 not a signature\n\ntwo\n";
  const std::string bytes = sign_note(text, signer);
  EXPECT_EQ(parse_note(bytes)->text, text);
  EXPECT_TRUE(check(bytes));
}

TEST(Note, UnknownLinesAreIgnoredAndAKnownBadLineSpoilsTheNote) {
  const Ed25519Signer stranger("stranger", base::Bytes(32, 's'));
  const Ed25519Signer same_name("PeterNeumann", base::Bytes(32, 't'));
  const std::string body = kText + "\n";
  const std::string wrong_text = Ed25519Signer("PeterNeumann", base::unbase64(kSecret)->substr(1)).sign("other\n");
  EXPECT_TRUE(check(body + stranger.sign(kText) + kSignature));
  EXPECT_TRUE(check(body + kSignature + stranger.sign("other\n")));
  EXPECT_TRUE(check(body + kSignature + same_name.sign(kText))) << "same name, other key";
  EXPECT_TRUE(check(body + kSignature + kSignature)) << "own line twice";
  EXPECT_EQ(check(body + kSignature + wrong_text).error().word, Word::note_signature_false);
  EXPECT_EQ(check(body + wrong_text + kSignature).error().word, Word::note_signature_false);
  EXPECT_EQ(check(body + stranger.sign(kText)).error().word, Word::note_not_signed);
  EXPECT_EQ(check(body + same_name.sign(kText)).error().word, Word::note_not_signed);

  // The key id alone does not make a key ours: the line bears another name.
  std::string renamed = kSignature;
  renamed.replace(renamed.find("PeterNeumann"), 12, "PaulNeumann");
  EXPECT_EQ(check(body + renamed).error().word, Word::note_not_signed);
}

TEST(Note, SixtyFourSignatureLinesAreReadAndNoMore) {
  std::string bytes = kText + "\n" + kSignature;
  for (int i = 0; i < 63; ++i) bytes += Ed25519Signer("w" + std::to_string(i), base::Bytes(32, 'w')).sign(kText);
  EXPECT_TRUE(check(bytes));
  EXPECT_EQ(check(bytes + Ed25519Signer("w64", base::Bytes(32, 'w')).sign(kText)).error().word, Word::note_malformed);
}

TEST(Note, MalformedKeysAreRefused) {
  for (const std::string& bad : {
           std::string(), std::string("PeterNeumann"), std::string("PeterNeumann+c74f20a3"),
           "+" + kVkey.substr(kVkey.find('+') + 1), "Paul" + kVkey, "x " + kVkey, kVkey + "\n",
           "PeterNeumann+C74F20A3+" + kVkey.substr(22), "PeterNeumann+c74f20a4+" + kVkey.substr(22),
           std::string("PeterNeumann+c74f20a3+AhpcAAAA"), kVkey.substr(0, kVkey.size() - 4)}) {
    const auto key = parse_vkey(bad);
    ASSERT_FALSE(key) << bad;
    EXPECT_EQ(key.error().word, Word::key_malformed) << bad;
  }
  EXPECT_EQ(vkey(*parse_vkey(kVkey)), kVkey);
}

class Checkpoints : public ::testing::Test {
 protected:
  Ed25519Signer signer{"localhost:8080/log/0", base::Bytes(32, 'k')};
  Checkpoint checkpoint{"localhost:8080/log/0", 20, leaf_hash("x"), ""};
  std::vector<VerifierKey> log_keys{signer.key()};
};

TEST_F(Checkpoints, HasThreeLinesAndReadsBack) {
  EXPECT_EQ(checkpoint_text(checkpoint),
            "localhost:8080/log/0\n20\n" + base::base64(base::view(checkpoint.root)) + "\n");
  EXPECT_EQ(open_checkpoint(sign_checkpoint(checkpoint, signer), log_keys), checkpoint);
  EXPECT_EQ(parse_checkpoint(checkpoint_text({"o", 0, empty_root(), ""}))->size, 0u);
  EXPECT_EQ(parse_checkpoint(checkpoint_text({"o", kMaxTreeSize, empty_root(), ""}))->size, kMaxTreeSize);
}

TEST_F(Checkpoints, LinesOfOtherLogsAreKept) {
  checkpoint.extensions = "Timestamp: 1\nmore\n";
  EXPECT_EQ(open_checkpoint(sign_checkpoint(checkpoint, signer), log_keys), checkpoint);
}

TEST_F(Checkpoints, MalformedTextIsRefused) {
  const std::string root = base::base64(base::view(checkpoint.root)) + "\n";
  for (const std::string& bad : {
           std::string(), std::string("o\n"), std::string("o\n1\n"), "\n1\n" + root, "o\n01\n" + root, "o\n+1\n" + root,
           "o\n-1\n" + root, "o\n\n" + root, "o\n1 \n" + root, "o\n0x1\n" + root, "o\n9223372036854775808\n" + root,
           "o\n99999999999999999999\n" + root, std::string("o\n1\nAAAA\n"), std::string("o\n1\n\n"),
           "o\n1\n" + root.substr(0, root.size() - 1), "o\n1\n " + root, "o\n0\n" + root, "o\n1\n" + root + "\n",
           "o\n1\n" + root + "ext"}) {
    const auto parsed = parse_checkpoint(bad);
    ASSERT_FALSE(parsed) << bad;
    EXPECT_EQ(parsed.error().word, Word::checkpoint_malformed) << bad;
  }
}

TEST_F(Checkpoints, OnlyTheLogItselfSpeaksForItsOrigin) {
  const Ed25519Signer witness("witness.example", base::Bytes(32, 'w'));
  const std::string note = sign_note(checkpoint_text(checkpoint), witness);
  const std::vector<VerifierKey> both{signer.key(), witness.key()};
  EXPECT_EQ(open_checkpoint(note, both).error().word, Word::origin_unknown);
  EXPECT_TRUE(open_checkpoint(note + signer.sign(checkpoint_text(checkpoint)), both));
  EXPECT_EQ(open_checkpoint(note, log_keys).error().word, Word::note_not_signed);
}

TEST(Origin, NamesTheLedgerAndLaterEpochs) {
  EXPECT_EQ(origin_of("credit.example", 0, 0), "credit.example/log/0");
  EXPECT_EQ(origin_of("credit.example", 3, 2), "credit.example/log/3/2");
}

}  // namespace
}  // namespace liaoxin::journal
