#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/refusal.hpp"

/// Addresses of tiles below a log's prefix, C2SP tlog-tiles. One tile has one address:
///     tile/<level>/<n>[.p/<width>]      tile/entries/<n>[.p/<width>]
/// n stands in groups of three digits, all but the last with an x before: 1234067 is x001/x234/067.
namespace liaoxin::journal {

enum class TileContent { hashes, entries };

struct TileAddress {
  TileContent content = TileContent::hashes;
  unsigned level = 0;     ///< 0..63; 0 for entries
  std::uint64_t n = 0;
  unsigned width = 256;   ///< 1..255 in a partial tile, 256 in a full one
  bool operator==(const TileAddress&) const = default;
};

[[nodiscard]] std::string tile_path(const TileAddress& address);
/// Refuses with tile_path_malformed whatever tile_path() would not have written (to a client: not found).
[[nodiscard]] base::Result<TileAddress> parse_tile_path(std::string_view path);

}  // namespace liaoxin::journal
