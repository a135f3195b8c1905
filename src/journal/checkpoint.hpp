#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "base/refusal.hpp"
#include "journal/note.hpp"

/// C2SP tlog-checkpoint: what a log says about itself at one size. Three lines: origin, size, base64 of the root.
/// We write no further lines; those of other logs are kept.
namespace liaoxin::journal {

struct Checkpoint {
  std::string origin;  ///< `<name>/log/<ledger>`, or with `/<epoch>` after the first
  std::uint64_t size = 0;
  base::Hash root{};
  std::string extensions;  ///< further lines, each with its newline
  bool operator==(const Checkpoint&) const = default;
};

[[nodiscard]] std::string checkpoint_text(const Checkpoint& checkpoint);
/// Refuses with checkpoint_malformed; also a size of 0 with another root than that of the empty tree.
[[nodiscard]] base::Result<Checkpoint> parse_checkpoint(std::string_view text);

/// The signed note of a checkpoint of the signer's own log (CHECK: origin). A caller stores it durably before
/// anybody sees it: two roots at one size can never be taken back.
[[nodiscard]] std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer);

/// Reads a note, checks its signatures under `keys`, then its text. Refuses also with origin_unknown when the
/// origin is not the name of one of the keys that hold for the log.
[[nodiscard]] base::Result<Checkpoint> open_checkpoint(std::string_view note, std::span<const VerifierKey> keys);

/// The origin of a ledger's log: the epoch appears from the second tree on.
[[nodiscard]] std::string origin_of(std::string_view name, std::uint32_t ledger, std::uint32_t epoch);

}  // namespace liaoxin::journal
