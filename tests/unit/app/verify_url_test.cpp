// What anyone can find out about a log from outside, with a log that is played here: good, damaged, cut short, replaced.
#include "app/verify_url.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "../journal/naive_tree.hpp"
#include "app/remembered_checkpoint.hpp"
#include "base/failure.hpp"
#include "journal/tile_path.hpp"

namespace liaoxin::app {
namespace {

using base::RefusalWord;
namespace fs = std::filesystem;

/// A log behind an address. A test may grow it, or overwrite single files of it.
class Site {
 public:
  explicit Site(std::uint64_t size) { grow_to(size); }
  void grow_to(std::uint64_t size) { EXPECT_TRUE(log.grow_to(size)); }
  /// One leaf that the other tree does not have, so that everything after it differs.
  void grow_differently() {
    log.leaves.push_back(journal::naive::leaf("another"));
    log.edge.append(log.leaves.back());
    grow_to(log.leaves.size());
  }
  [[nodiscard]] std::string note() const { return journal::sign_checkpoint({signer.origin(), log.edge.size(), log.edge.root(), ""}, signer); }

  [[nodiscard]] LogFile files() {
    return [this](const std::string& path, std::size_t most_bytes) -> std::optional<base::Bytes> {
      asked.insert(path);
      if (const auto found = instead.find(path); found != instead.end()) return found->second;
      if (path == "checkpoint") return note();
      EXPECT_LE(most_bytes, 8192u) << path;
      const auto address = journal::parse_tile_path(path);
      if (!address || log.tiles.width(address->level, address->n) < address->width) return std::nullopt;
      return log.tiles.at(address->level, address->n).substr(0, address->width * 32u);
    };
  }
  /// The word of the refusal, empty when the log was found good.
  std::string verdict(const std::optional<std::string>& remembered = {}) {
    const LogVerdict verdict = verify_log(files(), signer.key(), remembered);
    return verdict.refusal ? std::string(base::word(verdict.refusal->word)) : "";
  }

  journal::naive::Log log;
  journal::Ed25519Signer signer{"localhost:8080/log/0", base::Bytes(32, 'k')};
  std::map<std::string, std::optional<base::Bytes>> instead;
  std::set<std::string> asked;
};

TEST(VerifyUrl, AGoodLogOfAnySizeIsFoundGood) {
  for (const std::uint64_t size : {0, 1, 2, 255, 256, 257, 511, 512, 600, 65'535, 65'536, 65'537}) {
    Site site(size);
    EXPECT_EQ(site.verdict(), "") << size;
  }
}

TEST(VerifyUrl, EveryTileIsAskedForFullOrPartial) {
  Site site(65'536 + 256 + 3);
  ASSERT_EQ(site.verdict(), "");
  std::set<std::string> expected{"checkpoint", "tile/0/257.p/3", "tile/1/000", "tile/1/001.p/1", "tile/2/000.p/1"};
  for (std::uint64_t n = 0; n < 257; ++n) expected.insert(journal::tile_path({journal::TileContent::hashes, 0, n, 256}));
  EXPECT_EQ(site.asked, expected);
}

TEST(VerifyUrl, AGrownLogContinuesTheRememberedOne) {
  for (const std::uint64_t before : {0, 1, 2, 255, 256, 257, 600}) {
    for (const std::uint64_t grown : {0, 1, 255, 256, 257, 1000}) {
      Site site(before);
      const std::string remembered = site.note();
      site.grow_to(before + grown);
      EXPECT_EQ(site.verdict(remembered), "") << before << " + " << grown;
    }
  }
}

TEST(VerifyUrl, AFlippedByteInAnyTileIsFoundAndNeverCalledAFork) {
  Site site(300);
  const std::string remembered = site.note();
  site.grow_to(600);
  for (const char* path : {"tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"}) {
    const base::Bytes good = *site.files()(path, 8192);
    for (const std::size_t position : {std::size_t{0}, good.size() / 2, good.size() - 1}) {
      base::Bytes flipped = good;
      flipped[position] ^= 1;
      site.instead[path] = flipped;
      for (const auto& before : {std::optional<std::string>(), std::optional(remembered)}) {
        const std::string word = site.verdict(before);
        EXPECT_TRUE(word == "tile_false" || word == "checkpoint_root_false") << path << " " << position << ": " << word;
      }
    }
    site.instead.clear();
  }
}

TEST(VerifyUrl, AFlippedByteAnywhereInTheCheckpointIsRefused) {
  Site site(300);
  const std::string good = site.note();
  for (std::size_t position = 0; position < good.size(); ++position) {
    std::string flipped = good;
    flipped[position] ^= 1;
    site.instead["checkpoint"] = flipped;
    const LogVerdict verdict = verify_log(site.files(), site.signer.key(), {});
    EXPECT_FALSE(verdict.passed()) << position;
    EXPECT_TRUE(verdict.note.empty()) << "unsigned text is not handed on, position " << position;
  }
}

TEST(VerifyUrl, AnotherKeyOfTheSameNameIsNotBelieved) {
  Site site(300);
  const journal::Ed25519Signer other(site.signer.origin(), base::Bytes(32, 'o'));
  EXPECT_EQ(verify_log(site.files(), other.key(), {}).refusal->word, RefusalWord::note_not_signed);
}

TEST(VerifyUrl, AShorterLogIsARollback) {
  Site site(300);
  const std::string old = site.note();
  site.grow_to(301);
  const std::string remembered = site.note();
  site.instead["checkpoint"] = old;
  const LogVerdict verdict = verify_log(site.files(), site.signer.key(), remembered);
  ASSERT_FALSE(verdict.passed());
  EXPECT_EQ(verdict.refusal->word, RefusalWord::log_rolled_back);
  EXPECT_TRUE(verdict.refusal->message.en.starts_with("ROLLBACK")) << verdict.refusal->message.en;
  EXPECT_EQ(verdict.remembered->size, 301u);
  EXPECT_EQ(verdict.note, old) << "the evidence is handed on";
}

TEST(VerifyUrl, AnotherTreeIsAForkAtTheSameSizeAndLater) {
  for (const std::uint64_t shared : {1, 200, 255, 256, 300}) {
    Site honest(shared), forked(shared);
    honest.grow_to(shared + 1);
    forked.grow_differently();
    EXPECT_EQ(forked.verdict(honest.note()), "log_forked") << shared;
    for (const std::uint64_t later : {shared + 2, shared + 300}) {
      forked.grow_to(later);
      const LogVerdict verdict = verify_log(forked.files(), forked.signer.key(), honest.note());
      ASSERT_FALSE(verdict.passed());
      EXPECT_EQ(verdict.refusal->word, RefusalWord::log_forked);
      EXPECT_TRUE(verdict.refusal->message.en.starts_with("FORK"));
    }
  }
}

TEST(VerifyUrl, AMissingTileIsNamed) {
  Site site(600);
  for (const char* path : {"tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"}) {
    site.instead[path] = std::nullopt;
    EXPECT_EQ(site.verdict(), "tile_missing") << path;
    site.instead.clear();
  }
  site.instead["checkpoint"] = std::nullopt;
  EXPECT_EQ(site.verdict(), "log_not_found");
}

TEST(VerifyUrl, ATileOfAnotherLengthIsRefused) {
  Site site(600);
  for (const char* path : {"tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2"}) {
    const base::Bytes good = *site.files()(path, 8192);
    for (const base::Bytes& wrong : {good + base::Bytes(32, 'x'), good + "x", good.substr(32), base::Bytes()}) {
      site.instead[path] = wrong;
      EXPECT_EQ(site.verdict(), "tile_size_false") << path << " " << wrong.size();
    }
    site.instead.clear();
  }
}

TEST(VerifyUrl, AnsweringTheSameQuestionDifferentlyGainsNothing) {
  Site site(600);
  // A false tile of leaves, and a tile above it that agrees with it, shown now and then in the place of the good one.
  const base::Bytes false_leaves(8192, 'x');
  const base::Bytes good = *site.files()("tile/1/000.p/2", 8192);
  const base::Hash above = journal::subtree_hash(false_leaves);
  const base::Bytes false_above = std::string(base::view(above)) + good.substr(32);
  site.instead["tile/0/000"] = false_leaves;
  for (int shown_at = 0; shown_at < 6; ++shown_at) {
    int asked = 0;
    const LogFile server = [&, files = site.files()](const std::string& path, std::size_t most_bytes) -> std::optional<base::Bytes> {
      if (path == "tile/1/000.p/2" && asked++ == shown_at) return false_above;
      return files(path, most_bytes);
    };
    EXPECT_FALSE(verify_log(server, site.signer.key(), {}).passed()) << shown_at;
  }
}

TEST(VerifyUrl, ARememberedFileThatIsNoCheckpointOfTheLogStopsEverything) {
  Site site(300);
  const journal::Ed25519Signer other(site.signer.origin(), base::Bytes(32, 'o'));
  for (const std::string& text : {std::string(), std::string("what is this?"), site.note().substr(1), journal::sign_checkpoint({other.origin(), 300, site.log.edge.root(), ""}, other)}) {
    EXPECT_EQ(site.verdict(text), "remembered_malformed");
  }
  EXPECT_TRUE(site.asked.empty()) << "nothing is fetched that could not be compared";
}

class Remembered : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(directory); }
  void TearDown() override { fs::remove_all(directory); }
  fs::path directory = fs::temp_directory_path() / ("liaoxin-remembered-" + std::to_string(::getpid()));
};

TEST_F(Remembered, IsKeptInAFileThatOnlyItsReaderMoves) {
  const RememberedCheckpoint memory(directory / "state" / "a.checkpoint");
  EXPECT_EQ(memory.read(), std::nullopt);
  memory.replace(std::nullopt, "one\n");
  EXPECT_EQ(memory.read(), "one\n");
  memory.replace("one\n", "two\n");
  EXPECT_EQ(memory.read(), "two\n");
  // Somebody who compared with an older one than is there now must compare again.
  EXPECT_THROW(memory.replace("one\n", "three\n"), base::Failure);
  EXPECT_THROW(memory.replace(std::nullopt, "three\n"), base::Failure);
  EXPECT_EQ(memory.read(), "two\n");
}

TEST_F(Remembered, WhatCannotBeReadIsNotTakenForNothing) {
  fs::create_directories(directory / "a.checkpoint");
  EXPECT_THROW((void)RememberedCheckpoint(directory / "a.checkpoint").read(), base::Failure);
}

TEST_F(Remembered, EachKeyHasItsOwnFileInTheStateDirectory) {
  ::setenv("XDG_STATE_HOME", directory.c_str(), 1);
  const journal::Ed25519Signer one("localhost:8080/log/0", base::Bytes(32, 'k')), other("localhost:8080/log/0", base::Bytes(32, 'o'));
  EXPECT_EQ(RememberedCheckpoint::of_key(one.key()).file().parent_path(), directory / "liaoxin");
  EXPECT_EQ(RememberedCheckpoint::of_key(one.key()).file(), RememberedCheckpoint::of_key(one.key()).file());
  EXPECT_NE(RememberedCheckpoint::of_key(one.key()).file(), RememberedCheckpoint::of_key(other.key()).file());
  ::unsetenv("XDG_STATE_HOME");
}

}  // namespace
}  // namespace liaoxin::app
