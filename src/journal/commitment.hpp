#pragma once
#include <string_view>

#include "base/hash.hpp"
#include "base/seal.hpp"
#include "journal/leaf.hpp"

/// A leaf commits to its bodies without showing them: HMAC-SHA256 under 32 fresh random bytes. Who holds salt and
/// body can prove what was written; when both are destroyed nobody can, and the tree stays as it is.
namespace liaoxin::journal {

/// HMAC-SHA256(key = salt, "liaoxin/commit/v1" 00 kind class body). The salt has 32 bytes; the body is canonical
/// JSON (RFC 8785), or the 32 raw bytes of a digest for CommitClass::document (CHECK).
[[nodiscard]] base::Hash commitment(std::string_view salt, LeafKind kind, CommitClass commit_class,
                                    std::string_view body);

struct SaltedCommit {
  Commit commit;
  base::Bytes salt;  ///< 32 bytes for the vault; never part of the leaf
};

/// Commits to `body` under a salt of its own, so that the same body never gives the same commitment twice.
[[nodiscard]] SaltedCommit commit_to(LeafKind kind, CommitClass commit_class, std::string_view body,
                                     base::Random& random);

}  // namespace liaoxin::journal
