#include "journal/tree.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "base/check.hpp"

namespace liaoxin::journal {
namespace {

constexpr std::size_t kHashSize = 32;
constexpr unsigned kLevels = 8;  // 256^8 leaves are more than a tree may have

std::string tile_name(unsigned level, std::uint64_t n) {
  return "level " + std::to_string(level) + ", tile " + std::to_string(n);
}

base::Hash hash_at(std::string_view data, std::size_t position) {
  return *base::to_hash(data.substr(position * kHashSize, kHashSize));
}

/// A tile cut to the width asked for.
base::Result<base::Bytes> read_tile(const TileReader& reader, unsigned level, std::uint64_t n, unsigned width) {
  std::optional<base::Bytes> data = reader(level, n, width);
  if (!data || data->size() < width * kHashSize) {
    return base::refuse(base::RefusalWord::tile_missing, tile_name(level, n));
  }
  data->resize(width * kHashSize);
  return std::move(*data);
}

}  // namespace

base::Hash leaf_hash(std::string_view entry) { return base::sha256(std::string_view("\0", 1), entry); }

base::Hash node_hash(const base::Hash& left, const base::Hash& right) {
  std::array<char, 1 + 2 * kHashSize> message;
  message[0] = 1;
  std::memcpy(message.data() + 1, left.data(), kHashSize);
  std::memcpy(message.data() + 1 + kHashSize, right.data(), kHashSize);
  return base::sha256({message.data(), message.size()});
}

base::Hash empty_root() { return base::sha256(""); }

unsigned tile_width(std::uint64_t size, unsigned level, std::uint64_t n) {
  if (level >= kLevels) return 0;
  const std::uint64_t hashes = size >> 8 * level;
  if (n > hashes / kTileWidth) return 0;
  return static_cast<unsigned>(std::min<std::uint64_t>(kTileWidth, hashes - n * kTileWidth));
}

base::Hash subtree_hash(std::string_view hashes) {
  const std::size_t count = hashes.size() / kHashSize;
  CHECK(count > 0 && (count & (count - 1)) == 0 && hashes.size() == count * kHashSize && count <= kTileWidth);
  std::array<base::Hash, kTileWidth> row;
  for (std::size_t i = 0; i < count; ++i) row[i] = hash_at(hashes, i);
  for (std::size_t left = count / 2; left > 0; left /= 2) {
    for (std::size_t i = 0; i < left; ++i) row[i] = node_hash(row[2 * i], row[2 * i + 1]);
  }
  return row[0];
}

base::Result<TreeEdge> TreeEdge::load(std::uint64_t size, const TileReader& reader) {
  CHECK(size <= kMaxTreeSize);
  TreeEdge edge;
  edge.size_ = size;
  edge.growing_.resize(kLevels);
  for (unsigned level = kLevels; level-- > 0;) {
    const unsigned width = size >> 8 * level & 255;
    if (width == 0) continue;
    base::Bytes& data = edge.growing_[level].data;
    data = TRY(read_tile(reader, level, (size >> 8 * level) / kTileWidth, width));
    std::string_view rest = data;
    for (unsigned count = kTileWidth / 2; count > 0; count /= 2) {
      if ((width & count) == 0) continue;
      edge.peaks_.push_back(subtree_hash(rest.substr(0, count * kHashSize)));
      rest.remove_prefix(count * kHashSize);
    }
  }
  return edge;
}

void TreeEdge::add_to_tile(unsigned level, const base::Hash& hash) {
  if (growing_.size() <= level) growing_.resize(level + 1);
  Growing& tile = growing_[level];
  if (tile.data.capacity() < kTileWidth * kHashSize) tile.data.reserve(kTileWidth * kHashSize);
  tile.data += base::view(hash);
  tile.is_touched = true;
  if (tile.data.size() < kTileWidth * kHashSize) return;
  full_.push_back({level, (size_ >> 8 * level) / kTileWidth, kTileWidth, std::move(tile.data)});
  tile = {};
}

void TreeEdge::append(const base::Hash& leaf) {
  CHECK(size_ < kMaxTreeSize);
  add_to_tile(0, leaf);
  base::Hash node = leaf;
  unsigned height = 0;
  for (std::uint64_t full = size_; (full & 1) != 0; full >>= 1) {
    node = node_hash(peaks_.back(), node);
    peaks_.pop_back();
    ++height;
    if (height % 8 == 0) add_to_tile(height / 8, node);
  }
  peaks_.push_back(node);
  ++size_;
}

base::Hash TreeEdge::root() const {
  if (peaks_.empty()) return empty_root();
  base::Hash root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = node_hash(peaks_[i], root);
  return root;
}

std::vector<Tile> TreeEdge::take_tiles() {
  std::vector<Tile> tiles = std::move(full_);
  full_.clear();
  for (unsigned level = 0; level < growing_.size(); ++level) {
    Growing& tile = growing_[level];
    if (!tile.is_touched) continue;
    tiles.push_back({level, (size_ >> 8 * level) / kTileWidth,
                     static_cast<unsigned>(tile.data.size() / kHashSize), tile.data});
    tile.is_touched = false;
  }
  return tiles;
}

base::Result<base::Hash> root_from_tiles(std::uint64_t size, const TileReader& reader) {
  return TRY(TreeEdge::load(size, reader)).root();
}

namespace {

/// Reads the full tile that `hash`, at `position` of `level`, stands for, and everything below it.
base::Result<void> check_below(unsigned level, std::uint64_t position, const base::Hash& hash, const TileReader& reader) {
  const base::Bytes tile = TRY(read_tile(reader, level - 1, position, kTileWidth));
  if (subtree_hash(tile) != hash) return base::refuse(base::RefusalWord::tile_false, tile_name(level - 1, position));
  if (level == 1) return {};
  for (unsigned i = 0; i < kTileWidth; ++i) TRY_VOID(check_below(level - 1, position * kTileWidth + i, hash_at(tile, i), reader));
  return {};
}

}  // namespace

base::Result<base::Hash> root_from_all_tiles(std::uint64_t size, const TileReader& reader) {
  CHECK(size <= kMaxTreeSize);
  // From the right edge downwards, each tile read once: who answers the same question twice, differently, gains nothing.
  std::array<base::Bytes, kLevels> edge;
  for (unsigned level = 0; level < kLevels; ++level) {
    const unsigned width = size >> 8 * level & 255;
    const std::uint64_t n = (size >> 8 * level) / kTileWidth;
    if (width > 0) edge[level] = TRY(read_tile(reader, level, n, width));
    for (unsigned i = 0; level > 0 && i < width; ++i) TRY_VOID(check_below(level, n * kTileWidth + i, hash_at(edge[level], i), reader));
  }
  return root_from_tiles(size, [&](unsigned level, std::uint64_t, unsigned) -> std::optional<base::Bytes> { return edge[level]; });
}

}  // namespace liaoxin::journal
