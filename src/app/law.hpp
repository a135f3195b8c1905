#pragma once
#include <string>
#include <vector>

#include "statute/pack.hpp"

namespace liaoxin::app {

/// Every duty of every article with its state, derived from the operations, tests and pages this program has.
[[nodiscard]] std::vector<statute::JudgedDuty> judged_duties(base::Date on);

/// Names of the pages the portal serves, as the duties name them.
[[nodiscard]] const std::vector<std::string>& page_names();

}  // namespace liaoxin::app
