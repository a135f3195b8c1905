#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "store/connection.hpp"

/// The log as its auditor lists it: leaves, and what stands in plain columns beside them. No body is opened.
namespace liaoxin::store {

struct ListedLeaf {
  std::int64_t index = 0, row_id = 0;
  base::Bytes leaf;
  std::string operation;                 ///< of an act; empty for other leaves
  std::string look;                      ///< of a look: word of app::AccessKind; empty for other leaves
  std::string actor, unit, office;       ///< of a look
};
/// Newest first, below an index.
[[nodiscard]] std::vector<ListedLeaf> leaves_before(Connection& db, std::int64_t epoch, std::int64_t before, std::int64_t limit);
/// Those of attempts that were refused, newest first, from `first` on and below `before`.
[[nodiscard]] std::vector<ListedLeaf> refused_leaves(Connection& db, std::int64_t epoch, std::int64_t first, std::int64_t before, std::int64_t limit);

}  // namespace liaoxin::store
