#pragma once
#include <string>

#include "app/executor.hpp"

namespace liaoxin::app {

/// Whether the stored log is behind what was published; nothing can be written to it then. A log that differs from what
/// was published is a fork, and is not helped by a new epoch.
[[nodiscard]] bool tail_is_lost(Platform& platform);

/// journal.new_epoch: ends a log whose published tail is lost for good and opens the next one, whose first leaf commits
/// to the last published checkpoint and to the reason. What the list of endings says went since is ended, hidden or
/// erased again before anything is served, and open recall certificates are carried over.
/// Refusals: operation_not_allowed, epoch_not_needed.
[[nodiscard]] Answer open_epoch(Platform& platform, const Command& command, const Caller& caller, const base::json::value& input);

}  // namespace liaoxin::app
