#include "journal/log_check.hpp"

#include <string>

#include "base/check.hpp"
#include "journal/proof.hpp"

namespace liaoxin::journal {
namespace {

using Word = base::RefusalWord;

std::string sizes(const Checkpoint& remembered, const Checkpoint& current) {
  return std::to_string(remembered.size) + " -> " + std::to_string(current.size);
}

}  // namespace

base::Result<void> check_log(const Checkpoint& current, const std::optional<Checkpoint>& remembered, const TileReader& reader) {
  if (remembered) {
    CHECK(remembered->origin == current.origin);
    if (current.size < remembered->size) return base::refuse(Word::log_rolled_back, sizes(*remembered, current));
    if (current.size == remembered->size && current.root != remembered->root) return base::refuse(Word::log_forked, sizes(*remembered, current));
  }
  // The right edge alone gives the root: a size that nothing stands behind is found before the long walk.
  if (TRY(root_from_tiles(current.size, reader)) != current.root) return base::refuse(Word::checkpoint_root_false, std::to_string(current.size));
  if (TRY(root_from_all_tiles(current.size, reader)) != current.root) return base::refuse(Word::checkpoint_root_false, std::to_string(current.size));
  // Every log begins with the empty one; no proof says so.
  if (!remembered || remembered->size == 0) return {};
  const Path path = TRY(consistency_proof(remembered->size, current.size, reader));
  if (!verify_consistency(remembered->size, current.size, remembered->root, current.root, path)) {
    return base::refuse(Word::log_forked, sizes(*remembered, current));
  }
  return {};
}

}  // namespace liaoxin::journal
