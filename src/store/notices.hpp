#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "registry/notice.hpp"
#include "store/connection.hpp"

namespace liaoxin::store {

struct StoredNotice {
  registry::Notice notice;
  std::int64_t row_id = 0;                ///< journal row of the event
  std::optional<std::int64_t> served_row; ///< journal row of the act that entered the service
};
void insert_notice(Connection& db, const StoredNotice& notice);
/// CHECK: it is not served yet.
void save_service(Connection& db, const registry::Notice& notice, std::int64_t served_row);
[[nodiscard]] std::optional<StoredNotice> find_notice(Connection& db, std::int64_t id);
[[nodiscard]] std::vector<StoredNotice> notices_of(Connection& db, registry::RecordId record);
[[nodiscard]] std::vector<StoredNotice> notices_of_objection(Connection& db, std::int64_t objection);
/// Those nobody entered a service of, from a number on, the oldest first.
[[nodiscard]] std::vector<StoredNotice> unserved_notices(Connection& db, std::int64_t after, std::int64_t limit);
void each_notice(Connection& db, const std::function<void(const StoredNotice&)>& take);

}  // namespace liaoxin::store
