#pragma once
#include <cstdint>
#include <vector>

#include "base/hash.hpp"
#include "base/refusal.hpp"
#include "journal/tree.hpp"

/// Inclusion and consistency proofs of RFC 9162 (2.1.3, 2.1.4). Readers compute them from public tiles; the server
/// has no proof endpoint. No other shape of proof is ever made or accepted.
namespace liaoxin::journal {

using Path = std::vector<base::Hash>;

/// From leaf `index` to the root of the tree of `size` leaves. Refuses with proof_impossible (index outside the
/// tree) and tile_missing.
[[nodiscard]] base::Result<Path> inclusion_proof(std::uint64_t index, std::uint64_t size, const TileReader& reader);

/// That the tree of `new_size` continues the tree of `old_size`; empty when they are equal. Refuses with
/// proof_impossible (old size 0, or larger than the new) and tile_missing.
[[nodiscard]] base::Result<Path> consistency_proof(std::uint64_t old_size, std::uint64_t new_size,
                                                   const TileReader& reader);

/// Both refuse with proof_false, whatever is wrong: a proof is right or it is not.
[[nodiscard]] base::Result<void> verify_inclusion(std::uint64_t index, std::uint64_t size, const base::Hash& leaf,
                                                  const Path& path, const base::Hash& root);
[[nodiscard]] base::Result<void> verify_consistency(std::uint64_t old_size, std::uint64_t new_size,
                                                    const base::Hash& old_root, const base::Hash& new_root,
                                                    const Path& path);

}  // namespace liaoxin::journal
