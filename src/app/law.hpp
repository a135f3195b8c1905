#pragma once
#include <set>
#include <string>
#include <vector>

#include "statute/pack.hpp"

namespace liaoxin::app {

/// Every duty of every article with its state, derived from the operations, tests and pages this program has.
[[nodiscard]] std::vector<statute::JudgedDuty> judged_duties(base::Date on);

/// Names of all operations, commands and queries.
[[nodiscard]] std::set<std::string> operation_names();

}  // namespace liaoxin::app
