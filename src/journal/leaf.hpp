#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/refusal.hpp"

/// Leaf v1: what the log keeps of one event. It is 54 bytes with one commitment and no reference, holds no text
/// and no identifier, and never changes. All numbers are big-endian and stand in a fixed order, so that one leaf
/// has exactly one encoding.
namespace liaoxin::journal {

enum class LeafKind : std::uint8_t {
  write = 1,
  access = 2,   ///< somebody read non-public data
  correct = 3,
  suspend = 4,
  restore = 5,
  erase = 6,    ///< carries references and a reason only: no bodies, schema 0
  issued = 7,   ///< a report or recall certificate left the house
  system = 8,   ///< key added or retired, hash of the policy table or pack, predecessor checkpoint
};

/// Retention class of a committed body: each class has its own salt, so one can be erased alone.
enum class CommitClass : std::uint8_t {
  identity = 1,
  fact = 2,
  actor = 3,     ///< who acted and for what purpose
  contact = 4,
  document = 5,  ///< the body is the 32 raw bytes of a document's SHA-256
};

enum class CommitAlgorithm : std::uint8_t { hmac_sha256 = 1, hmac_sm3 = 2 };

struct Commit {
  CommitClass commit_class{};
  CommitAlgorithm algorithm = CommitAlgorithm::hmac_sha256;
  base::Hash hash{};
  bool operator==(const Commit&) const = default;
};

struct Leaf {
  LeafKind kind{};
  std::uint32_t ledger = 0;
  std::uint64_t at_seconds = 0;  ///< Unix time in whole seconds; finer times would tell too much
  std::uint16_t schema = 0;      ///< schema_code() of the bodies
  std::uint16_t reason = 0;      ///< reason_code(), or the legal basis of an erasure
  std::vector<std::uint64_t> references;  ///< indexes of earlier leaves of the same log
  std::vector<Commit> commits;            ///< classes strictly ascending
  bool operator==(const Leaf&) const = default;
};

/// The bytes that are hashed. A leaf against the rules of its kind is a bug (CHECK).
[[nodiscard]] base::Bytes encode_leaf(const Leaf& leaf);

/// Reads the leaf that stands at `own_index`. Refuses with leaf_malformed: an unknown version, kind, class or
/// algorithm; classes that do not ascend; a reference that does not point back; references on a write or an
/// access; an erasure without a reference or with a schema; missing or trailing bytes.
[[nodiscard]] base::Result<Leaf> decode_leaf(std::string_view bytes, std::uint64_t own_index);

}  // namespace liaoxin::journal
