#include "journal/proof.hpp"

#include <gtest/gtest.h>

#include "naive_tree.hpp"

namespace liaoxin::journal {
namespace {

using Word = base::RefusalWord;

/// Sizes where proofs change their shape.
std::vector<std::size_t> shapes(std::size_t most) {
  std::vector<std::size_t> sizes = {1};
  for (std::size_t power = 2; power <= most; power *= 2) {
    for (const std::size_t size : {power - 1, power, power + 1}) {
      if (size > sizes.back() && size <= most) sizes.push_back(size);
    }
  }
  return sizes;
}

class Proofs : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    log_ = new naive::Log;
    ASSERT_TRUE(log_->grow_to(600));
    for (std::size_t size = 0; size <= 600; ++size) roots_.push_back(naive::root(log_->leaves, 0, size));
  }
  static void TearDownTestSuite() { delete log_; }
  static TileReader reader() { return log_->tiles.reader(); }
  static const base::Hash& leaf(std::size_t index) { return log_->leaves[index]; }
  static const base::Hash& root(std::size_t size) { return roots_[size]; }

 private:
  static inline naive::Log* log_ = nullptr;
  static inline std::vector<base::Hash> roots_;
};

TEST_F(Proofs, EveryLeafIsProvedInEveryTreeUpTo130) {
  for (std::size_t size = 1; size <= 130; ++size) {
    for (std::size_t index = 0; index < size; ++index) {
      const Path path = *inclusion_proof(index, size, reader());
      ASSERT_TRUE(verify_inclusion(index, size, leaf(index), path, root(size))) << index << " of " << size;
      ASSERT_FALSE(verify_inclusion(index ^ 1, size, leaf(index), path, root(size)) && size > 1);
    }
  }
}

TEST_F(Proofs, EveryTreeUpTo130ContinuesEachSmallerOne) {
  for (std::size_t size = 1; size <= 130; ++size) {
    for (std::size_t old = 1; old <= size; ++old) {
      const Path path = *consistency_proof(old, size, reader());
      ASSERT_TRUE(verify_consistency(old, size, root(old), root(size), path)) << old << " to " << size;
    }
  }
}

TEST_F(Proofs, HoldAcrossTilesAtTheSizesWhereTheirShapeChanges) {
  std::vector<std::size_t> sizes = shapes(600);
  sizes.push_back(600);
  for (const std::size_t size : sizes) {
    for (const std::size_t other : sizes) {
      if (other > size) break;
      const Path inclusion = *inclusion_proof(other - 1, size, reader());
      ASSERT_TRUE(verify_inclusion(other - 1, size, leaf(other - 1), inclusion, root(size))) << other << " " << size;
      const Path consistency = *consistency_proof(other, size, reader());
      ASSERT_TRUE(verify_consistency(other, size, root(other), root(size), consistency)) << other << " " << size;
    }
  }
}

TEST_F(Proofs, EveryFlippedBitOfAnInclusionProofIsRefused) {
  for (const std::size_t size : {1, 2, 3, 7, 8, 9, 257, 600}) {
    for (const std::size_t index : {std::size_t{0}, size / 2, size - 1}) {
      const Path good = *inclusion_proof(index, size, reader());
      for (std::size_t bit = 0; bit < good.size() * 256; ++bit) {
        Path bad = good;
        bad[bit / 256][bit % 256 / 8] ^= static_cast<unsigned char>(1u << bit % 8);
        ASSERT_EQ(verify_inclusion(index, size, leaf(index), bad, root(size)).error().word, Word::proof_false);
      }
      for (std::size_t bit = 0; bit < 256; ++bit) {
        base::Hash bad_leaf = leaf(index), bad_root = root(size);
        bad_leaf[bit / 8] ^= static_cast<unsigned char>(1u << bit % 8);
        bad_root[bit / 8] ^= static_cast<unsigned char>(1u << bit % 8);
        ASSERT_FALSE(verify_inclusion(index, size, bad_leaf, good, root(size)));
        ASSERT_FALSE(verify_inclusion(index, size, leaf(index), good, bad_root));
      }
      for (unsigned bit = 0; bit < 64; ++bit) {
        ASSERT_FALSE(verify_inclusion(index ^ std::uint64_t{1} << bit, size, leaf(index), good, root(size)));
      }
    }
  }
}

TEST_F(Proofs, EveryFlippedBitOfAConsistencyProofIsRefused) {
  for (const std::size_t size : {2, 3, 7, 8, 9, 257, 600}) {
    for (const std::size_t old : {std::size_t{1}, size / 2, size - 1}) {
      const Path good = *consistency_proof(old, size, reader());
      for (std::size_t bit = 0; bit < good.size() * 256; ++bit) {
        Path bad = good;
        bad[bit / 256][bit % 256 / 8] ^= static_cast<unsigned char>(1u << bit % 8);
        ASSERT_EQ(verify_consistency(old, size, root(old), root(size), bad).error().word, Word::proof_false);
      }
      for (std::size_t bit = 0; bit < 256; ++bit) {
        base::Hash bad_old = root(old), bad_new = root(size);
        bad_old[bit / 8] ^= static_cast<unsigned char>(1u << bit % 8);
        bad_new[bit / 8] ^= static_cast<unsigned char>(1u << bit % 8);
        ASSERT_FALSE(verify_consistency(old, size, bad_old, root(size), good));
        ASSERT_FALSE(verify_consistency(old, size, root(old), bad_new, good));
      }
    }
  }
}

TEST_F(Proofs, PathsTooShortOrTooLongAreRefused) {
  for (const std::size_t size : shapes(600)) {
    Path inclusion = *inclusion_proof(size / 2, size, reader());
    inclusion.push_back(root(1));
    EXPECT_FALSE(verify_inclusion(size / 2, size, leaf(size / 2), inclusion, root(size))) << size;
    inclusion.pop_back();
    if (size == 1) continue;
    inclusion.pop_back();
    EXPECT_FALSE(verify_inclusion(size / 2, size, leaf(size / 2), inclusion, root(size))) << size;

    Path consistency = *consistency_proof(size - 1, size, reader());
    consistency.push_back(root(1));
    EXPECT_FALSE(verify_consistency(size - 1, size, root(size - 1), root(size), consistency)) << size;
    consistency.pop_back();
    consistency.pop_back();
    EXPECT_FALSE(verify_consistency(size - 1, size, root(size - 1), root(size), consistency)) << size;
  }
}

TEST_F(Proofs, EqualSizesNeedEqualRootsAndNoPath) {
  EXPECT_TRUE(verify_consistency(8, 8, root(8), root(8), {}));
  EXPECT_FALSE(verify_consistency(8, 8, root(8), root(8), {root(1)}));
  EXPECT_FALSE(verify_consistency(8, 8, root(8), root(7), {}));
}

TEST_F(Proofs, NothingIsProvedFromTheEmptyTreeOutsideOrBackwards) {
  EXPECT_FALSE(verify_consistency(0, 8, root(0), root(8), {}));
  EXPECT_FALSE(verify_consistency(0, 0, root(0), root(0), {}));
  EXPECT_FALSE(verify_consistency(8, 7, root(8), root(7), {}));
  EXPECT_FALSE(verify_inclusion(8, 8, leaf(8), {}, root(8)));
  EXPECT_FALSE(verify_inclusion(0, 0, leaf(0), {}, root(0)));
  EXPECT_EQ(inclusion_proof(8, 8, reader()).error().word, Word::proof_impossible);
  EXPECT_EQ(inclusion_proof(0, 0, reader()).error().word, Word::proof_impossible);
  EXPECT_EQ(consistency_proof(0, 8, reader()).error().word, Word::proof_impossible);
  EXPECT_EQ(consistency_proof(9, 8, reader()).error().word, Word::proof_impossible);
  EXPECT_EQ(inclusion_proof(0, 700, reader()).error().word, Word::tile_missing);
}

TEST_F(Proofs, SizesNearTheLargestEndInsteadOfLooping) {
  const Path long_path(63, root(1));
  const base::Hash& any = root(1);
  EXPECT_FALSE(verify_inclusion(kMaxTreeSize - 1, kMaxTreeSize, any, long_path, any));
  EXPECT_FALSE(verify_inclusion(0, kMaxTreeSize, any, long_path, any));
  EXPECT_FALSE(verify_inclusion(~std::uint64_t{0} - 1, ~std::uint64_t{0}, any, long_path, any));
  EXPECT_FALSE(verify_consistency(kMaxTreeSize - 1, kMaxTreeSize, any, any, long_path));
  EXPECT_FALSE(verify_consistency(std::uint64_t{1} << 62, kMaxTreeSize, any, any, long_path));
  EXPECT_FALSE(verify_consistency(~std::uint64_t{0} - 1, ~std::uint64_t{0}, any, any, long_path));
}

}  // namespace
}  // namespace liaoxin::journal
