#include "journal/tree.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "naive_tree.hpp"

namespace liaoxin::journal {
namespace {

std::string hex(const base::Hash& hash) { return base::hex(base::view(hash)); }

// The eight entries and the roots of the Certificate Transparency test tree.
const char* const kEntries[] = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                "606162636465666768696a6b6c6d6e6f"};
const char* const kRoots[] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

TEST(Tree, HasThePublishedRootsOfTheCertificateTransparencyTree) {
  TreeEdge edge;
  EXPECT_EQ(hex(edge.root()), kRoots[0]);
  EXPECT_EQ(hex(empty_root()), kRoots[0]);
  for (std::size_t size = 1; size <= std::size(kEntries); ++size) {
    edge.append(leaf_hash(*base::unhex(kEntries[size - 1])));
    EXPECT_EQ(edge.size(), size);
    EXPECT_EQ(hex(edge.root()), kRoots[size]);
  }
}

TEST(Tree, TheEmptyTreeIsNotAnEmptyEntry) { EXPECT_NE(empty_root(), leaf_hash("")); }

TEST(Tree, AgreesWithTheDefinitionAtEverySizeUpTo600) {
  naive::Log log;
  for (std::size_t size = 0; size <= 600; ++size) {
    ASSERT_TRUE(log.grow_to(size)) << size;
    const base::Hash expected = naive::root(log.leaves, 0, size);
    ASSERT_EQ(log.edge.root(), expected) << size;
    ASSERT_EQ(root_from_tiles(size, log.tiles.reader()), expected) << size;
    ASSERT_EQ(root_from_all_tiles(size, log.tiles.reader()), expected) << size;
  }
}

TEST(Tree, APastRootIsStillComputedFromTheTilesOfALargerTree) {
  naive::Log log;
  ASSERT_TRUE(log.grow_to(70'000));
  for (const std::size_t size : {1, 2, 255, 256, 257, 511, 512, 513, 4095, 4096, 65535, 65536, 65537, 69999}) {
    EXPECT_EQ(root_from_tiles(size, log.tiles.reader()), naive::root(log.leaves, 0, size)) << size;
  }
}

TEST(Tree, TheEdgeGrowsTheSameAfterBeingLoadedAtAnySize) {
  for (const std::size_t size : {0, 1, 2, 3, 127, 128, 129, 255, 256, 257, 511, 512, 65535, 65536, 65537}) {
    naive::Log log;
    ASSERT_TRUE(log.grow_to(size));
    log.edge = *TreeEdge::load(size, log.tiles.reader());
    EXPECT_TRUE(log.edge.take_tiles().empty()) << "nothing was touched by loading";
    ASSERT_TRUE(log.grow_to(size + 300));
    EXPECT_EQ(log.edge.root(), naive::root(log.leaves, 0, size + 300)) << size;
    EXPECT_EQ(root_from_all_tiles(size + 300, log.tiles.reader()), log.edge.root()) << size;
  }
}

TEST(Tree, OnlyTouchedTilesAreHandedOut) {
  naive::Log log;
  ASSERT_TRUE(log.grow_to(600));
  log.edge.append(naive::leaf("600"));
  const std::vector<Tile> tiles = log.edge.take_tiles();
  ASSERT_EQ(tiles.size(), 1u);
  EXPECT_EQ(tiles[0].level, 0u);
  EXPECT_EQ(tiles[0].n, 2u);
  EXPECT_EQ(tiles[0].width, 601u - 512u);
  EXPECT_TRUE(log.edge.take_tiles().empty());
}

// The example of the tile specification: which tiles exist at which size.
TEST(Tree, TileWidthsAtSizes256And70000) {
  naive::Log log;
  ASSERT_TRUE(log.grow_to(256));
  EXPECT_EQ(log.tiles.width(0, 0), 256u);
  EXPECT_EQ(log.tiles.width(1, 0), 1u);
  EXPECT_EQ(log.tiles.count(), 2u);

  ASSERT_TRUE(log.grow_to(70'000));
  for (std::uint64_t n = 0; n < 273; ++n) EXPECT_EQ(log.tiles.width(0, n), 256u) << n;
  EXPECT_EQ(log.tiles.width(0, 273), 112u);
  EXPECT_EQ(log.tiles.width(1, 0), 256u);
  EXPECT_EQ(log.tiles.width(1, 1), 17u);
  EXPECT_EQ(log.tiles.width(2, 0), 1u);
  EXPECT_EQ(log.tiles.count(), 274u + 2u + 1u);
  for (unsigned level = 0; level < 4; ++level) {
    for (const std::uint64_t n : {0, 1, 272, 273, 274}) {
      EXPECT_EQ(tile_width(70'000, level, n), log.tiles.width(level, n)) << level << " " << n;
    }
  }
}

TEST(Tree, TileWidthsHoldNearTheLargestSize) {
  EXPECT_EQ(tile_width(kMaxTreeSize, 0, kMaxTreeSize / 256), 255u);
  EXPECT_EQ(tile_width(kMaxTreeSize, 0, kMaxTreeSize / 256 + 1), 0u);
  EXPECT_EQ(tile_width(kMaxTreeSize, 7, 0), 127u);
  EXPECT_EQ(tile_width(kMaxTreeSize, 8, 0), 0u);
  EXPECT_EQ(tile_width(kMaxTreeSize, 63, 0), 0u);
}

TEST(Tree, AMissingTileIsNamed) {
  naive::Log log;
  ASSERT_TRUE(log.grow_to(300));
  log.tiles.forget(0, 1);
  EXPECT_EQ(root_from_tiles(300, log.tiles.reader()).error().word, base::RefusalWord::tile_missing);
  EXPECT_EQ(TreeEdge::load(300, log.tiles.reader()).error().word, base::RefusalWord::tile_missing);
}

TEST(Tree, AChangedHashInsideTheTreeIsFound) {
  naive::Log log;
  ASSERT_TRUE(log.grow_to(1000));
  const base::Hash root = log.edge.root();
  for (const std::uint64_t n : {0, 1, 2}) {
    log.tiles.at(0, n)[777] ^= 1;
    EXPECT_EQ(root_from_all_tiles(1000, log.tiles.reader()).error().word, base::RefusalWord::tile_false) << n;
    log.tiles.at(0, n)[777] ^= 1;
  }
  log.tiles.at(0, 3)[777] ^= 1;  // the partial tile has no hash above it: the root tells
  EXPECT_NE(root_from_all_tiles(1000, log.tiles.reader()), root);
}

}  // namespace
}  // namespace liaoxin::journal
