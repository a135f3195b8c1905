#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "statute/item.hpp"

/// Shielding 临时屏蔽 of enterprises in reorganisation (art. 39): on a court's ruling a negative record is read by nobody but its subject, its
/// source and oversight while the plan runs. The last day of the plan lifts nothing: that takes a reasoned decision. Carried out, the plan ends the
/// record for good.
namespace liaoxin::cases {

struct Shield {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  std::string ruling_number, court;
  base::Date decided_on, plan_until_on;  ///< of the ruling; last day of the plan
  base::Instant set_at;
  std::optional<base::Instant> lifted_at;
};

struct SetShield {
  std::string record, ruling_number, court;
  base::Date decided_on, plan_until_on;
};
BOOST_DESCRIBE_STRUCT(SetShield, (), (record, ruling_number, court, decided_on, plan_until_on))
struct LiftShield {
  std::string record, reason;
};
BOOST_DESCRIBE_STRUCT(LiftShield, (), (record, reason))
struct CompleteShield {
  std::string record, document_number, court;  ///< the document that says the plan is carried out
  base::Date decided_on;
};
BOOST_DESCRIBE_STRUCT(CompleteShield, (), (record, document_number, court, decided_on))

/// That the record has not ended and is not past its last day. Refusal: record_not_running.
[[nodiscard]] base::Result<void> must_run(const registry::RecordState& record, base::Instant now);

/// Refusals: organisation_only, record_not_running, restoration_not_needed, shield_exists, document_not_named, document_in_future, dates_out_of_order.
[[nodiscard]] base::Result<Shield> decide_shield(const registry::RecordState& record, const statute::Item& item, const SetShield& command, base::Instant now);
/// Refusals: record_not_running, shield_unknown, reason_missing.
[[nodiscard]] base::Result<void> decide_lift(const registry::RecordState& record, const LiftShield& command, base::Instant now);
/// `standing`: the row of its shield, where one is stored. Refusals: record_not_running, shield_unknown, document_not_named, document_in_future, dates_out_of_order (before the ruling).
[[nodiscard]] base::Result<void> decide_completion(const registry::RecordState& record, const std::optional<Shield>& standing, const CompleteShield& command, base::Instant now);

}  // namespace liaoxin::cases
