#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "cases/trust/promise.hpp"
#include "store/connection.hpp"

/// Policy pledges and contracts of governments (art. 46).
namespace liaoxin::store {

struct StoredPromise {
  cases::Promise promise;
  std::int64_t row_id = 0;                   ///< of its registration
  std::optional<std::int64_t> reported_row;  ///< of the newest report or change
};
void insert_promise(Connection& db, const cases::Promise& promise, std::int64_t row_id);
/// Its state and what was said of it. CHECK: it is there.
void save_promise(Connection& db, const cases::Promise& promise, std::int64_t reported_row);
[[nodiscard]] std::optional<StoredPromise> find_promise(Connection& db, std::int64_t id);
/// All of them, or of one unit, in the order of registration.
[[nodiscard]] std::vector<StoredPromise> all_promises(Connection& db);
[[nodiscard]] std::vector<StoredPromise> promises_of(Connection& db, std::string_view unit);

}  // namespace liaoxin::store
