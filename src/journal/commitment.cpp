#include "journal/commitment.hpp"

#include "base/check.hpp"

namespace liaoxin::journal {

base::Hash commitment(std::string_view salt, LeafKind kind, CommitClass commit_class, std::string_view body) {
  CHECK(salt.size() == 32);
  CHECK(commit_class != CommitClass::document || body.size() == 32);
  static constexpr std::string_view kDomain{"liaoxin/commit/v1\0", 18};
  base::Bytes message;
  message.reserve(kDomain.size() + 2 + body.size());
  message += kDomain;
  message += static_cast<char>(kind);
  message += static_cast<char>(commit_class);
  message += body;
  return base::hmac_sha256(salt, message);
}

SaltedCommit commit_to(LeafKind kind, CommitClass commit_class, std::string_view body, base::Random& random) {
  base::Bytes salt = random.bytes(32);
  const Commit commit{commit_class, CommitAlgorithm::hmac_sha256, commitment(salt, kind, commit_class, body)};
  return {commit, std::move(salt)};
}

}  // namespace liaoxin::journal
