#include "journal/openings.hpp"

#include <algorithm>

#include "journal/commitment.hpp"

namespace liaoxin::journal {
namespace {
using Word = base::RefusalWord;
}  // namespace

base::Result<void> verify_opening(const Leaf& leaf, const Opening& opening) {
  const auto commit = std::find_if(leaf.commits.begin(), leaf.commits.end(),
                                   [&](const Commit& c) { return c.commit_class == opening.commit_class; });
  if (commit == leaf.commits.end()) return base::refuse(Word::opening_false, "class");
  if (commit->algorithm != CommitAlgorithm::hmac_sha256) return base::refuse(Word::opening_false, "HMAC-SM3");
  if (opening.salt.size() != 32) return base::refuse(Word::opening_false, "salt");
  if (opening.commit_class == CommitClass::document && opening.body.size() != 32) {
    return base::refuse(Word::opening_false, "digest");
  }
  if (commitment(opening.salt, leaf.kind, opening.commit_class, opening.body) != commit->hash) {
    return base::refuse(Word::opening_false);
  }
  return {};
}

OpeningText to_text(const Opening& opening) {
  return {static_cast<std::int64_t>(opening.commit_class), base::base64(opening.salt), base::base64(opening.body)};
}

base::Result<Opening> from_text(const OpeningText& text) {
  if (text.commit_class < 1 || text.commit_class > 5) return base::refuse(Word::opening_malformed, "class");
  auto salt = base::unbase64(text.salt);
  auto body = base::unbase64(text.body);
  if (!salt || salt->size() != 32) return base::refuse(Word::opening_malformed, "salt");
  if (!body) return base::refuse(Word::opening_malformed, "body");
  return Opening{static_cast<CommitClass>(text.commit_class), std::move(*salt), std::move(*body)};
}

LeafOpening leaf_opening(const Leaf& leaf, const std::vector<Opening>& opened) {
  LeafOpening result{base::base64(encode_leaf(leaf)), {}};
  for (const Opening& opening : opened) result.opened.push_back(to_text(opening));
  return result;
}

base::Result<OpenedLeaf> open_leaf(const LeafOpening& opening, std::uint64_t own_index) {
  auto bytes = base::unbase64(opening.leaf);
  if (!bytes) return base::refuse(Word::opening_malformed, "leaf");
  OpenedLeaf result;
  result.leaf = TRY(decode_leaf(*bytes, own_index));
  result.bytes = std::move(*bytes);
  for (const OpeningText& text : opening.opened) {
    result.opened.push_back(TRY(from_text(text)));
    TRY_VOID(verify_opening(result.leaf, result.opened.back()));
  }
  return result;
}

}  // namespace liaoxin::journal
