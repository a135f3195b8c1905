#pragma once
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "statute/calendar.hpp"
#include "statute/pack.hpp"

namespace liaoxin::statute {

/// One term of a proceeding: what has to be done, from which day it is counted by which dated parameter, and the day it came to.
struct RunningTerm {
  base::LocalText what;
  base::Date from_on;
  std::string_view parameter;
  base::Date due_on;
  std::vector<Pause> pauses = {};
};

/// The term with each of its days counted or not, as the calendar of today has them; of days of the calendar the parameter is the least there are, and every one to the
/// last is counted. Where that gives another day than the one that was
/// told, the day told stands, and no derivation is claimed for it.
[[nodiscard]] DueDate derived(const RunningTerm& term, const Pack& pack);

}  // namespace liaoxin::statute
