#pragma once
#include "base/dates.hpp"

namespace liaoxin::statute {

/// Whether somebody born on a day has reached an age on another. An age is reached on the day after the birthday, which
/// favours the minor (default); who was born on 29 February has it on 1 March in other years.
[[nodiscard]] bool has_reached_age(base::Date born_on, int years, base::Date on);

inline constexpr int kAdultYears = 18;

}  // namespace liaoxin::statute
