#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/json.hpp"
#include "base/refusal.hpp"
#include "journal/checkpoint.hpp"

/// `liaoxin verify --url URL --key VKEY`: what anyone can check from outside, with the log's public key in hand.
namespace liaoxin::app {

/// Gives a file of the log by its path below the log's prefix; nothing when the server says there is none. Throws
/// Failure when it cannot be asked, or would answer with more than `most_bytes`.
using LogFile = std::function<std::optional<base::Bytes>(const std::string& path, std::size_t most_bytes)>;

struct LogVerdict {
  std::optional<base::Refusal> refusal;             ///< nothing when all is well
  std::string note;                                 ///< the fetched checkpoint, byte for byte, once its signature holds
  std::optional<journal::Checkpoint> checkpoint;    ///< the same, read
  std::optional<journal::Checkpoint> remembered;
  std::uint64_t tiles = 0;                          ///< how many were fetched
  [[nodiscard]] bool passed() const { return !refusal; }
};

/// Fetches the checkpoint and every tile it speaks of, and checks signature, tiles and that the log continues the
/// remembered one. Refusals: remembered_malformed, log_not_found, tile_size_false, those of open_checkpoint() and of
/// check_log(). Holds a handful of tiles at a time, however long the log is.
[[nodiscard]] LogVerdict verify_log(const LogFile& file, const journal::VerifierKey& key, const std::optional<std::string>& remembered_note);

[[nodiscard]] base::json::object to_json(const LogVerdict& verdict);

}  // namespace liaoxin::app
