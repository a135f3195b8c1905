#include "journal/proof.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include "base/check.hpp"

namespace liaoxin::journal {
namespace {

using Word = base::RefusalWord;

/// Hashes of ranges of leaves, computed from the tiles of a tree of `size` leaves.
class Ranges {
 public:
  Ranges(std::uint64_t size, const TileReader& reader) : size_(size), reader_(reader) {}

  /// The tree hash of the leaves [low, high).
  base::Result<base::Hash> hash(std::uint64_t low, std::uint64_t high) {
    const std::uint64_t count = high - low;
    if (std::has_single_bit(count)) return perfect(static_cast<unsigned>(std::countr_zero(count)), low);
    const std::uint64_t middle = low + std::bit_floor(count - 1);
    const base::Hash left = TRY(hash(low, middle));
    const base::Hash right = TRY(hash(middle, high));
    return node_hash(left, right);
  }

 private:
  base::Result<base::Hash> perfect(unsigned height, std::uint64_t low) {
    const unsigned level = height / 8;
    const std::uint64_t first = low >> 8 * level;  // position among the hashes of that level
    const std::size_t count = std::size_t{1} << height % 8;
    const std::size_t offset = first % kTileWidth;
    const base::Bytes& data = *TRY(tile(level, first / kTileWidth));
    CHECK((offset + count) * 32 <= data.size());
    return subtree_hash(std::string_view(data).substr(offset * 32, count * 32));
  }

  base::Result<const base::Bytes*> tile(unsigned level, std::uint64_t n) {
    const auto key = std::make_pair(level, n);
    auto found = tiles_.find(key);
    if (found == tiles_.end()) {
      const unsigned width = tile_width(size_, level, n);
      auto data = reader_(level, n, width);
      if (!data || data->size() < width * 32) {
        return base::refuse(Word::tile_missing, "level " + std::to_string(level) + ", tile " + std::to_string(n));
      }
      found = tiles_.emplace(key, std::move(*data)).first;
    }
    return &found->second;
  }

  std::uint64_t size_;
  const TileReader& reader_;
  std::map<std::pair<unsigned, std::uint64_t>, base::Bytes> tiles_;
};

std::unexpected<base::Refusal> false_proof() { return base::refuse(Word::proof_false); }

}  // namespace

base::Result<Path> inclusion_proof(std::uint64_t index, std::uint64_t size, const TileReader& reader) {
  if (index >= size || size > kMaxTreeSize) return base::refuse(Word::proof_impossible);
  Ranges ranges(size, reader);
  Path path;
  std::uint64_t low = 0, high = size;
  while (high - low > 1) {
    const std::uint64_t middle = low + std::bit_floor(high - low - 1);
    if (index < middle) {
      path.push_back(TRY(ranges.hash(middle, high)));
      high = middle;
    } else {
      path.push_back(TRY(ranges.hash(low, middle)));
      low = middle;
    }
  }
  std::reverse(path.begin(), path.end());
  return path;
}

base::Result<Path> consistency_proof(std::uint64_t old_size, std::uint64_t new_size, const TileReader& reader) {
  if (old_size == 0 || old_size > new_size || new_size > kMaxTreeSize) return base::refuse(Word::proof_impossible);
  Ranges ranges(new_size, reader);
  Path path;
  std::uint64_t low = 0, high = new_size;
  while (high != old_size) {
    const std::uint64_t middle = low + std::bit_floor(high - low - 1);
    if (old_size <= middle) {
      path.push_back(TRY(ranges.hash(middle, high)));
      high = middle;
    } else {
      path.push_back(TRY(ranges.hash(low, middle)));
      low = middle;
    }
  }
  // The verifier holds the old root; a part of it that stands alone must be told.
  if (low != 0) path.push_back(TRY(ranges.hash(low, high)));
  std::reverse(path.begin(), path.end());
  return path;
}

base::Result<void> verify_inclusion(std::uint64_t index, std::uint64_t size, const base::Hash& leaf, const Path& path,
                                    const base::Hash& root) {
  // The steps of RFC 9162 2.1.3.2; fn and sn are its names.
  if (index >= size) return false_proof();
  std::uint64_t fn = index, sn = size - 1;
  base::Hash r = leaf;
  for (const base::Hash& p : path) {
    if (sn == 0) return false_proof();
    if ((fn & 1) != 0 || fn == sn) {
      r = node_hash(p, r);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      r = node_hash(r, p);
    }
    fn >>= 1;
    sn >>= 1;
  }
  if (sn != 0 || r != root) return false_proof();
  return {};
}

base::Result<void> verify_consistency(std::uint64_t old_size, std::uint64_t new_size, const base::Hash& old_root,
                                      const base::Hash& new_root, const Path& path) {
  // The steps of RFC 9162 2.1.4.2. From size 0 nothing can be proved.
  if (old_size == 0 || old_size > new_size) return false_proof();
  if (old_size == new_size) {
    if (!path.empty() || old_root != new_root) return false_proof();
    return {};
  }
  if (path.empty()) return false_proof();
  std::uint64_t fn = old_size - 1, sn = new_size - 1;
  while ((fn & 1) != 0) {
    fn >>= 1;
    sn >>= 1;
  }
  const bool starts_at_old_root = std::has_single_bit(old_size);
  base::Hash fr = starts_at_old_root ? old_root : path.front();
  base::Hash sr = fr;
  for (std::size_t i = starts_at_old_root ? 0 : 1; i < path.size(); ++i) {
    const base::Hash& c = path[i];
    if (sn == 0) return false_proof();
    if ((fn & 1) != 0 || fn == sn) {
      fr = node_hash(c, fr);
      sr = node_hash(c, sr);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      sr = node_hash(sr, c);
    }
    fn >>= 1;
    sn >>= 1;
  }
  if (fr != old_root || sr != new_root || sn != 0) return false_proof();
  return {};
}

}  // namespace liaoxin::journal
