#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "access/leave.hpp"
#include "store/connection.hpp"

namespace liaoxin::store {

/// A leave, with the persons whose accounts acted so when it was entered: who lost its role since is not on leave in it.
struct StoredLeave {
  access::Leave leave;
  std::optional<std::int64_t> officer_person, stand_in_person;
};
void insert_leave(Connection& db, const StoredLeave& leave, std::int64_t row_id);
/// Those that nobody ended, past ones too, by their days.
[[nodiscard]] std::vector<StoredLeave> leaves_of(Connection& db, std::string_view officer);
[[nodiscard]] std::vector<StoredLeave> leaves_stood_in_by(Connection& db, std::string_view officer);
void end_leave(Connection& db, std::int64_t id, base::Instant now);

}  // namespace liaoxin::store
