#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "base/refusal.hpp"
#include "journal/checkpoint.hpp"
#include "journal/note.hpp"
#include "journal/proof.hpp"

/// C2SP tlog-proof: one text that shows, with no network, that an entry stands in a log.
namespace liaoxin::journal {

struct TlogProof {
  std::uint64_t index = 0;
  Path path;               ///< leaf to root
  std::string checkpoint;  ///< the signed note, byte for byte
  bool operator==(const TlogProof&) const = default;
};

[[nodiscard]] std::string encode_tlog_proof(const TlogProof& proof);
/// Refuses with proof_malformed. A line `extra`, which nothing authenticates, is read over.
[[nodiscard]] base::Result<TlogProof> parse_tlog_proof(std::string_view text);

/// The checkpoint by which a leaf of this hash stands at the proof's index. Refuses as open_checkpoint() and
/// verify_inclusion() do.
[[nodiscard]] base::Result<Checkpoint> verify_tlog_proof(const base::Hash& leaf, const TlogProof& proof,
                                                         std::span<const VerifierKey> keys);

}  // namespace liaoxin::journal
