#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "statute/item_end.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"
#include "statute/running_term.hpp"

/// Restoration of credit 信用修复 (art. 39): the subject applies about one negative record once its earliest day has come, an officer who is
/// named handles it, and a second one of the unit that made the finding decides. Granted, the record ends everywhere at once. Silence grants
/// nothing and is seen. There is no fee, and so no field for one.
namespace liaoxin::cases {

/// Ways of restoring, closed as the article lists them.
enum class RestorationWay { pledge, completed_rectification, passed_verification, special_training, credit_report, public_interest, other };
struct RestorationWayFacts {
  RestorationWay way;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const RestorationWayFacts> restoration_ways();
[[nodiscard]] const RestorationWayFacts* restoration_way(std::string_view word);
[[nodiscard]] const RestorationWayFacts& facts_of(RestorationWay way);

enum class RestorationStep { applied, accepted, granted, refused };
[[nodiscard]] std::string_view word(RestorationStep step);
[[nodiscard]] std::optional<RestorationStep> restoration_step(std::string_view word);
[[nodiscard]] base::LocalText printed(RestorationStep step);
/// How an application can be decided, closed: granted, refused.
struct RestorationOutcome {
  RestorationStep step;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const RestorationOutcome> restoration_outcomes();

/// An application, from the day it was made to its decision.
struct Restoration {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  RestorationWay way = RestorationWay::other;
  RestorationStep step = RestorationStep::applied;
  base::Instant applied_at;
  base::Date accept_due_on, answer_due_on;  ///< acceptance, and the answer in all
  std::string handler;                      ///< the named officer, as `--as` writes it; empty before acceptance
  std::optional<base::Date> accepted_on, result_due_on;
  std::optional<base::Instant> decided_at;
  std::optional<RestorationStep> silence_at;  ///< the last step whose missed day stands in the journal
};

struct ApplyRestoration {
  std::string record, way, correction;
  bool pledge = false;  ///< the public pledge of lawful conduct
};
BOOST_DESCRIBE_STRUCT(ApplyRestoration, (), (record, way, correction, pledge))
struct AcceptRestoration {
  std::string application, handler;  ///< officer of the same unit, by its id there
};
BOOST_DESCRIBE_STRUCT(AcceptRestoration, (), (application, handler))
struct DecideRestoration {
  std::string application, outcome, reason;  ///< granted, refused
  std::optional<std::string> rule;           ///< which condition is not met, of a refusal
};
BOOST_DESCRIBE_STRUCT(DecideRestoration, (), (application, outcome, reason, rule))
/// By who applied, or by who was asked for money before it did: then it names the record.
struct ReportRestorationFee {
  std::optional<std::string> application, record;
  std::string statement;
};
BOOST_DESCRIBE_STRUCT(ReportRestorationFee, (), (application, record, statement))

struct Applied {
  Restoration restoration;
  statute::DueDate accept_due, answer_due;
};
struct Accepted {
  Restoration restoration;
  statute::DueDate result_due;
};

/// `end`: of this record by the rules in force today; nothing where its content is no longer kept. `others`: what was applied for of this record before. Refusals: record_not_running,
/// restoration_not_needed, restoration_excluded, restoration_too_early, restoration_open, restoration_way_unknown, restoration_correction_missing, restoration_pledge_missing, parameter_not_in_force.
[[nodiscard]] base::Result<Applied> decide_application(const registry::RecordState& record, const statute::Item& item, const std::optional<statute::ItemEnd>& end, const ApplyRestoration& command,
                                                       const std::vector<Restoration>& others, base::Instant now, const statute::Pack& pack);
/// `handler`: as `--as` writes it. Refusals: record_not_running, restoration_step_wrong, parameter_not_in_force.
[[nodiscard]] base::Result<Accepted> decide_acceptance(const registry::RecordState& record, Restoration application, const std::string& handler, base::Instant now, const statute::Pack& pack);
/// Refusals: record_not_running, restoration_step_wrong, outcome_unknown, reason_missing, restoration_ground_missing.
[[nodiscard]] base::Result<Restoration> decide_restoration(const registry::RecordState& record, Restoration application, const DecideRestoration& command, base::Instant now);

[[nodiscard]] bool is_open(const Restoration& application);
/// Its terms, each from the day it is counted: acceptance, the answer in all, the result.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const Restoration& application);
/// The day by which the present step is due; nothing once it is decided.
[[nodiscard]] std::optional<base::Date> due_of(const Restoration& application);
/// Past that day. It is seen from the first second after it, whether anybody has run a job or not.
[[nodiscard]] bool is_overdue(const Restoration& application, base::Date today);

[[nodiscard]] const std::vector<statute::Operation>& restoration_commands();

}  // namespace liaoxin::cases
