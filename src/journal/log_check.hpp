#pragma once
#include <optional>

#include "base/refusal.hpp"
#include "journal/checkpoint.hpp"
#include "journal/tree.hpp"

/// What a reader who holds a log's key, and perhaps one of its older checkpoints, can find out about the log.
namespace liaoxin::journal {

/// Checks that the tiles behind `reader` are those of `current`, all of them and at every level, and that the log
/// continues the one `remembered` speaks of. Both checkpoints must have been opened under the log's key.
/// Refuses, first found first: log_rolled_back (now smaller), log_forked (another root at the same size), tile_missing,
/// checkpoint_root_false, tile_false, and log_forked again when the new tree does not begin with the old one. By then
/// every tile has been found good, so that a damaged tile is never called a fork.
[[nodiscard]] base::Result<void> check_log(const Checkpoint& current, const std::optional<Checkpoint>& remembered, const TileReader& reader);

}  // namespace liaoxin::journal
