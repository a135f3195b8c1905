#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/refusal.hpp"

/// The Merkle tree of RFC 6962 over SHA-256, kept as tiles of 256 hashes (C2SP tlog-tiles).
namespace liaoxin::journal {

constexpr unsigned kTileWidth = 256;
constexpr std::uint64_t kMaxTreeSize = (std::uint64_t{1} << 63) - 1;

[[nodiscard]] base::Hash leaf_hash(std::string_view entry);
[[nodiscard]] base::Hash node_hash(const base::Hash& left, const base::Hash& right);
/// The root of no leaves: SHA-256 of nothing. It is not the hash of an empty entry.
[[nodiscard]] base::Hash empty_root();

/// Hash i of tile n at level L covers the leaves from (n*256+i)*256^L on, 256^L of them.
struct Tile {
  unsigned level = 0;
  std::uint64_t n = 0;
  unsigned width = 0;  ///< 1..256 hashes
  base::Bytes data;    ///< 32 * width bytes
  bool operator==(const Tile&) const = default;
};

/// How many hashes tile n of a level holds in a tree of `size` leaves; 0 when there is no such tile.
[[nodiscard]] unsigned tile_width(std::uint64_t size, unsigned level, std::uint64_t n);

/// Hands out the first `width` hashes of a tile (more are ignored); nothing when the tile is not there.
using TileReader = std::function<std::optional<base::Bytes>(unsigned level, std::uint64_t n, unsigned width)>;

/// The root of a run of hashes whose count is a power of two, 32 bytes each: the hash by which a full tile
/// stands in the level above.
[[nodiscard]] base::Hash subtree_hash(std::string_view hashes);

/// The right edge of a growing tree: enough to append, to give the root, and to say which tiles changed.
/// Copying it is cheap, so that a writer may keep the state from before a transaction.
class TreeEdge {
 public:
  TreeEdge() = default;
  /// The edge of a tree that has `size` leaves, from its partial tiles. Refuses with tile_missing.
  [[nodiscard]] static base::Result<TreeEdge> load(std::uint64_t size, const TileReader& reader);

  void append(const base::Hash& leaf);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] base::Hash root() const;
  /// Tiles that got hashes since the last call, each with all its hashes; full tiles first. A tile that is not
  /// full has been hashed into no other.
  [[nodiscard]] std::vector<Tile> take_tiles();

 private:
  struct Growing {
    base::Bytes data;
    bool is_touched = false;
  };
  void add_to_tile(unsigned level, const base::Hash& hash);

  std::uint64_t size_ = 0;
  std::vector<base::Hash> peaks_;  // roots of the perfect subtrees, one for each set bit of size_, largest first
  std::vector<Growing> growing_;   // the tile being filled at each level
  std::vector<Tile> full_;
};

/// The root of a tree from the tiles of its right edge.
[[nodiscard]] base::Result<base::Hash> root_from_tiles(std::uint64_t size, const TileReader& reader);

/// Reads every tile of the tree and refuses with tile_false where a tile's hash differs from the one in the level
/// above; the root when all agree. For verifiers, which trust no stored hash but those of the leaves.
[[nodiscard]] base::Result<base::Hash> root_from_all_tiles(std::uint64_t size, const TileReader& reader);

}  // namespace liaoxin::journal
