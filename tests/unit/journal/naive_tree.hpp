#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "journal/tree.hpp"

/// A second, simple model of the tree for the tests: RFC 6962 section 2.1 written down as it stands, over all
/// leaves, and a store of tiles that behaves as the database does.
namespace liaoxin::journal::naive {

inline base::Hash leaf(const std::string& entry) { return base::sha256(std::string(1, '\0') + entry); }
inline base::Hash node(const base::Hash& left, const base::Hash& right) {
  return base::sha256("\x01" + std::string(base::view(left)) + std::string(base::view(right)));
}

inline base::Hash root(const std::vector<base::Hash>& leaves, std::size_t low, std::size_t high) {
  if (low == high) return base::sha256("");
  if (high - low == 1) return leaves[low];
  std::size_t k = 1;
  while (k * 2 < high - low) k *= 2;
  return node(root(leaves, low, low + k), root(leaves, low + k, high));
}

class TileStore {
 public:
  /// Fails when a tile shrinks or its old bytes are not a prefix of the new.
  [[nodiscard]] bool put(const Tile& tile) {
    if (tile.data.size() != tile.width * 32u || tile.width == 0 || tile.width > 256) return false;
    base::Bytes& kept = tiles_[{tile.level, tile.n}];
    if (!tile.data.starts_with(kept)) return false;
    kept = tile.data;
    return true;
  }
  [[nodiscard]] TileReader reader() const {
    return [this](unsigned level, std::uint64_t n, unsigned) -> std::optional<base::Bytes> {
      const auto found = tiles_.find({level, n});
      if (found == tiles_.end()) return std::nullopt;
      return found->second;
    };
  }
  [[nodiscard]] unsigned width(unsigned level, std::uint64_t n) const {
    const auto found = tiles_.find({level, n});
    return found == tiles_.end() ? 0 : static_cast<unsigned>(found->second.size() / 32);
  }
  [[nodiscard]] std::size_t count() const { return tiles_.size(); }
  base::Bytes& at(unsigned level, std::uint64_t n) { return tiles_.at({level, n}); }
  void forget(unsigned level, std::uint64_t n) { tiles_.erase({level, n}); }

 private:
  std::map<std::pair<unsigned, std::uint64_t>, base::Bytes> tiles_;
};

/// A tree of `size` leaves whose entries are their decimal indexes.
struct Log {
  std::vector<base::Hash> leaves;
  TileStore tiles;
  TreeEdge edge;

  [[nodiscard]] bool grow_to(std::uint64_t size) {
    while (edge.size() < size) {
      leaves.push_back(leaf(std::to_string(leaves.size())));
      edge.append(leaves.back());
    }
    bool good = true;
    for (const Tile& tile : edge.take_tiles()) good = tiles.put(tile) && good;
    return good;
  }
};

}  // namespace liaoxin::journal::naive
