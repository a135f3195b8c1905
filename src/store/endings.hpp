#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "store/records.hpp"

/// What an old copy of the data must not bring back: every version that ended, was replaced, erased or hidden since.
/// The same lines stand in the list of endings outside the data directory, where no restore reaches them.
namespace liaoxin::store {

struct StoredEnding {
  std::int64_t id = 0;         ///< grows by one with each; never reused, also over a new epoch of the log
  LogPlace version;            ///< place of the version in the log
  std::string leaf_hash;       ///< 32 raw bytes
  std::string word;            ///< how it ended (word of EndKind), or what else happened to it (app/endings.hpp)
};
void insert_ending(Connection& db, std::int64_t id, std::int64_t version_row, std::string_view word, base::Instant at);
/// The number of the newest; 0 before the first.
[[nodiscard]] std::int64_t last_ending(Connection& db);
/// In order of their numbers.
[[nodiscard]] std::vector<StoredEnding> endings_after(Connection& db, std::int64_t id, std::int64_t limit);

/// Salt and body of a journal row set to NULL, together: nobody opens its commitments again.
void erase_bodies(Connection& db, std::int64_t row_id);
/// The journal row at a place of the log that has this leaf hash; 0 when the copy has none.
[[nodiscard]] std::int64_t row_with_leaf(Connection& db, LogPlace place, std::string_view leaf_hash);

}  // namespace liaoxin::store
