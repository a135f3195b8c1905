#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"

/// Leave and hand-over 请假和替班: an officer who is away names who stands in. The stand-in acts in its own name, with its own
/// rights; the hand-over gives it none, and is named beside each of its acts.
namespace liaoxin::access {

struct Leave {
  std::int64_t id = 0;
  std::string officer, stand_in;  ///< as `--as` writes them; of one unit and one office
  base::Date from_on, until_on;   ///< first and last day
  std::optional<base::Instant> ended_at;
};

struct BeginLeave {
  base::Date from_on, until_on;
  std::string stand_in;  ///< number of an officer of the same unit
};
BOOST_DESCRIBE_STRUCT(BeginLeave, (), (from_on, until_on, stand_in))
/// Ends the leave one is on, else the next one.
struct EndLeave {};
BOOST_DESCRIBE_STRUCT(EndLeave, (), ())

[[nodiscard]] bool overlaps(const Leave& leave, base::Date from_on, base::Date until_on);
[[nodiscard]] bool is_live(const Leave& leave, base::Instant now);

/// What is known of who stands in.
struct StandInFacts {
  bool is_registered = false;  ///< an officer of the same unit
  bool is_other_person = false, is_same_office = false;
  bool is_away = false;        ///< on leave itself on one of these days
};
/// Refusals: leave_dates_invalid, leave_overlaps, stand_in_invalid.
[[nodiscard]] base::Result<void> decide_begin(const BeginLeave& command, bool is_on_leave_then, const StandInFacts& stand_in, base::Date today);

[[nodiscard]] const std::vector<statute::Operation>& leave_commands();

}  // namespace liaoxin::access
