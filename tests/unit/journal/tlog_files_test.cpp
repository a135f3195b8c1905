#include <gtest/gtest.h>

#include "journal/tile_path.hpp"
#include "journal/tlog_proof.hpp"
#include "naive_tree.hpp"

namespace liaoxin::journal {
namespace {

using Word = base::RefusalWord;

TEST(TilePath, HasOneFormForEachTile) {
  const struct {
    TileAddress address;
    const char* path;
  } rows[] = {
      {{TileContent::hashes, 0, 0, 256}, "tile/0/000"},
      {{TileContent::hashes, 1, 0, 1}, "tile/1/000.p/1"},
      {{TileContent::hashes, 0, 273, 112}, "tile/0/273.p/112"},
      {{TileContent::hashes, 63, 999, 255}, "tile/63/999.p/255"},
      {{TileContent::hashes, 0, 1000, 256}, "tile/0/x001/000"},
      {{TileContent::hashes, 0, 1'234'067, 256}, "tile/0/x001/x234/067"},
      {{TileContent::entries, 0, 1'234'067, 8}, "tile/entries/x001/x234/067.p/8"},
      {{TileContent::hashes, 2, kMaxTreeSize, 256}, "tile/2/x009/x223/x372/x036/x854/x775/807"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(tile_path(row.address), row.path);
    EXPECT_EQ(parse_tile_path(row.path), row.address) << row.path;
  }
}

TEST(TilePath, EveryOtherFormIsNotFound) {
  for (const char* path :
       {"", "tile", "tile/", "tile/0", "tile/0/", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/+1/000",
        "tile/x/000",
        "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/x000/000", "tile/0/x000/x001/000", "tile/0/001/000",
        "tile/0/x001",
        "tile/0/x001/x000", "tile/0/x1/000", "tile/0/x001/00a", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0",
        "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/1/", "tile/0/000.p/1.p/1", "tile/0/000/", "/tile/0/000",
        "tile/entries/0", "tile/entries/x000/000", "tile/Entries/000", "tile/0/000 ",
        "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999"}) {
    const auto address = parse_tile_path(path);
    ASSERT_FALSE(address) << path;
    EXPECT_EQ(address.error().word, Word::tile_path_malformed) << path;
  }
}

class TlogProofs : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(log.grow_to(300)); }

  naive::Log log;
  Ed25519Signer signer{"localhost:8080/log/0", base::Bytes(32, 'k')};
  std::vector<VerifierKey> keys{signer.key()};

  TlogProof proof_of(std::uint64_t index) {
    return {index, *inclusion_proof(index, 300, log.tiles.reader()),
            sign_checkpoint({signer.origin(), 300, log.edge.root(), ""}, signer)};
  }
};

TEST_F(TlogProofs, ShowsThatALeafStandsInTheLog) {
  for (const std::uint64_t index : {0, 17, 255, 256, 299}) {
    const std::string text = encode_tlog_proof(proof_of(index));
    EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nindex " + std::to_string(index) + "\n"));
    const TlogProof parsed = *parse_tlog_proof(text);
    EXPECT_EQ(parsed, proof_of(index));
    EXPECT_EQ(verify_tlog_proof(log.leaves[index], parsed, keys)->size, 300u);
    EXPECT_EQ(verify_tlog_proof(log.leaves[index ^ 1], parsed, keys).error().word, Word::proof_false);
  }
}

TEST_F(TlogProofs, EveryFlippedBitIsRefused) {
  const std::string good = encode_tlog_proof(proof_of(299));
  const auto check = [&](const std::string& text) -> base::Result<Checkpoint> {
    const TlogProof proof = TRY(parse_tlog_proof(text));
    return verify_tlog_proof(log.leaves[299], proof, keys);
  };
  ASSERT_TRUE(check(good));
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ 1 << bit);
      ASSERT_FALSE(check(bad)) << i << " bit " << bit;
    }
  }
}

TEST_F(TlogProofs, TheUnauthenticatedExtraLineIsReadOver) {
  std::string text = encode_tlog_proof(proof_of(1));
  text.insert(text.find("index"), "extra AAAA\n");
  EXPECT_EQ(parse_tlog_proof(text), proof_of(1));
}

TEST_F(TlogProofs, MalformedTextIsRefused) {
  const std::string header = "c2sp.org/tlog-proof@v1\n";
  const std::string hash = base::base64(base::view(empty_root())) + "\n";
  std::string many;
  for (int i = 0; i < 64; ++i) many += hash;
  for (const std::string& bad : {std::string(), header, header + "index 1\n", header + "index 01\n\n",
                                 header + "index -1\n\n",
                                 header + "index\n\n", header + "index 1\nAAAA\n\n", header + "index 1\n" + hash,
                                 header + "extra !\nindex 1\n\n", header + "index 1\n " + hash + "\n",
                                 std::string("c2sp.org/tlog-proof@v2\nindex 1\n\n"),
                                 header + "index 1\n" + many + "\n"}) {
    const auto proof = parse_tlog_proof(bad);
    ASSERT_FALSE(proof) << bad;
    EXPECT_EQ(proof.error().word, Word::proof_malformed) << bad;
  }
}

TEST_F(TlogProofs, TheCheckpointOfAnotherLogDoesNotCount) {
  const Ed25519Signer other("elsewhere/log/0", base::Bytes(32, 'o'));
  TlogProof proof = proof_of(1);
  EXPECT_EQ(verify_tlog_proof(log.leaves[1], proof, std::vector{other.key()}).error().word, Word::note_not_signed);
}

}  // namespace
}  // namespace liaoxin::journal
