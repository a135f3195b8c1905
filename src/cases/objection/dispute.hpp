#pragma once
#include <boost/describe.hpp>

#include <string>

#include "cases/objection/objection.hpp"

/// Still disputed (art. 37): what left the record as it was goes, where its subject asks for it, to the department concerned, with a last day
/// of its own. The label stands again until somebody there settles it who had not answered before.
namespace liaoxin::cases {

struct DisputeObjection {
  std::string objection, statement;
};
BOOST_DESCRIBE_STRUCT(DisputeObjection, (), (objection, statement))
struct SettleObjection {
  std::string objection, outcome, reason;  ///< upheld, rejected
};
BOOST_DESCRIBE_STRUCT(SettleObjection, (), (objection, outcome, reason))

/// Whether its subject may ask for the hand-over now: it was closed without change, its record runs, and nothing else runs on it.
[[nodiscard]] bool may_be_disputed(const Objection& objection, const registry::RecordState& record);

/// Refusals: objection_handed_over, objection_step_wrong, objection_not_disputed, record_not_running, objection_already_open,
/// objection_without_statement, parameter_not_in_force.
[[nodiscard]] base::Result<Clocked> decide_dispute(const Objection& objection, const registry::RecordState& record, const DisputeObjection& command, base::Instant now, const statute::Pack& pack);
/// That somebody else answered before is for the caller to see. Refusals: objection_step_wrong, outcome_unknown, reason_missing.
[[nodiscard]] base::Result<Objection> decide_settle(const Objection& objection, const SettleObjection& command, base::Instant now);

}  // namespace liaoxin::cases
