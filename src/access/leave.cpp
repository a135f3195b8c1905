#include "access/leave.hpp"

#include "base/text.hpp"

namespace liaoxin::access {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

bool overlaps(const Leave& leave, base::Date from_on, base::Date until_on) { return !leave.ended_at && leave.from_on <= until_on && from_on <= leave.until_on; }
bool is_live(const Leave& leave, base::Instant now) { return overlaps(leave, now.date(), now.date()); }

base::Result<void> decide_begin(const BeginLeave& command, bool is_on_leave_then, const StandInFacts& stand_in, base::Date today) {
  if (command.from_on < today || command.until_on < command.from_on) return refuse(RefusalWord::leave_dates_invalid, command.from_on.iso() + " – " + command.until_on.iso(), "/until_on");
  if (is_on_leave_then) return refuse(RefusalWord::leave_overlaps, {}, "/from_on");
  if (!stand_in.is_registered || !stand_in.is_other_person || !stand_in.is_same_office || stand_in.is_away) return refuse(RefusalWord::stand_in_invalid, base::one_line(command.stand_in), "/stand_in");
  return {};
}

const std::vector<statute::Operation>& leave_commands() {
  using statute::command;
  static const base::Basis basis{BasisKind::product, "who is away names who stands in"};
  static const std::vector<statute::Operation> operations{
      command<BeginLeave>("leave.begin", basis, {"登记请假和替班人", "Go on leave and name who stands in"}, R"({"from_on":"2026-09-01","until_on":"2026-09-05","stand_in":"li"})",
                          {RefusalWord::leave_dates_invalid, RefusalWord::leave_overlaps, RefusalWord::stand_in_invalid}),
      command<EndLeave>("leave.end", basis, {"结束请假", "End a leave"}, "{}", {RefusalWord::leave_unknown}),
  };
  return operations;
}

}  // namespace liaoxin::access
