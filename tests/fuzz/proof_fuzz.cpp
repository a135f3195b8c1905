#include <algorithm>
#include <cstring>

#include "base/check.hpp"
#include "journal/proof.hpp"

// Any path, index and size: a proof for a root that no tree has never holds, and no size makes the check run away.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  if (size < 16) return 0;
  std::uint64_t first = 0, second = 0;
  std::memcpy(&first, data, 8);
  std::memcpy(&second, data + 8, 8);
  journal::Path path;
  for (std::size_t at = 16; at + 32 <= size && path.size() < 200; at += 32) {
    base::Hash hash;
    std::copy_n(data + at, 32, hash.begin());
    path.push_back(hash);
  }
  base::Hash impossible;
  impossible.fill(0xab);
  CHECK(!journal::verify_inclusion(first, second, base::Hash{}, path, impossible));
  const bool same_tree = first == second && path.empty();
  if (!same_tree) CHECK(!journal::verify_consistency(first, second, base::Hash{}, impossible, path));
  return 0;
}
