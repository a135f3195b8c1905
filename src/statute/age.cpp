#include "statute/age.hpp"

namespace liaoxin::statute {

bool has_reached_age(base::Date born_on, int years, base::Date on) {
  const std::chrono::year_month_day born(born_on.days);
  const std::chrono::year_month_day birthday(born.year() + std::chrono::years(years), born.month(), born.day());
  // sys_days carries 29 February of a common year on to 1 March.
  return on.days > std::chrono::sys_days(birthday);
}

}  // namespace liaoxin::statute
