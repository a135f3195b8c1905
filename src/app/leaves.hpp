#pragma once
#include <optional>
#include <string>

#include "app/executor.hpp"
#include "store/leaves.hpp"

/// Leave and hand-over (access/leave.hpp).
namespace liaoxin::app {

/// The leave an officer is on now; one ends by itself when either of the two has lost its role.
[[nodiscard]] std::optional<store::StoredLeave> leave_of(store::Connection& db, const statute::Actor& officer, base::Instant now);
/// The leaves in which an officer stands in now.
[[nodiscard]] std::vector<store::StoredLeave> stands_in_for(store::Connection& db, const statute::Actor& officer, base::Instant now);
/// Whether one of two stands in for the other now: then they do not count as two persons.
[[nodiscard]] bool stand_in_for_each_other(store::Connection& db, const statute::Actor& one, const statute::Actor& other, base::Instant now);
/// An officer who acts has returned: the leave it is on ends.
void end_leave_of_who_acts(Session& session);

}  // namespace liaoxin::app
