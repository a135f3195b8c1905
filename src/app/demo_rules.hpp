#pragma once
#include <string>
#include <vector>

#include "app/demo_acts.hpp"
#include "app/demo_province.hpp"

/// The rules the demo province goes by: its catalogue and standards, a list of measures and a list system in force, and drafts of the next ones.
namespace liaoxin::app {

/// Adopts all items the platform can collect, and gives every department its standards, matters of inquiry and list of rewards.
void adopt_catalogue(Platform& platform, const DemoBodies& bodies, const std::vector<DemoUnit>& departments);

/// When the log began: what takes weeks begins there.
[[nodiscard]] base::Instant log_begin(Platform& platform);
/// Whether the weeks between two days suffice for what the public is asked about.
[[nodiscard]] bool is_time_for_rules(base::Date begin, base::Date today);
/// A list of measures of one department and a list system it lists on: drafted, open to comments for their days, decided, released and established on the day
/// after; the clock goes on to then. Answers the number of the list system.
std::string put_rules_in_force(Platform& platform, Clock& clock, const DemoBodies& bodies, const DemoUnit& implementing);
/// The next list of measures of a unit and the next list system, open to comments, one comment answered.
void draft_rules(Platform& platform, const DemoBodies& bodies, const DemoUnit& implementing, const statute::Actor& commenting);

}  // namespace liaoxin::app
