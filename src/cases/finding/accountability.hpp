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
#include "cases/finding/finding.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"

/// What the department in charge does about a unit 责任追究 (art. 51), and about a collector (art. 53). It rests on findings that stand on the day of
/// the act. Nothing is held about an officer or a person responsible.
namespace liaoxin::cases {

/// Closed, the mildest first.
enum class AccountabilityStep { talk, correction_order, warning, criticism };
struct AccountabilityStepFacts {
  AccountabilityStep step;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const AccountabilityStepFacts> accountability_steps();
[[nodiscard]] const AccountabilityStepFacts* accountability_step(std::string_view word);
[[nodiscard]] const AccountabilityStepFacts& facts_of(AccountabilityStep step);

struct Accountability {
  std::int64_t id = 0;
  std::string unit;  ///< USCC
  AccountabilityStep step = AccountabilityStep::talk;
  std::string document_number;
  std::optional<base::Date> due_on;  ///< of a correction order: last day to correct
  base::Instant decided_at;
  std::optional<base::Instant> answered_at, closed_at;
};

struct ActOnUnit {
  std::string unit, step;
  std::vector<std::string> findings;  ///< references, as the page of findings gives them
  std::optional<base::Date> due_on;
  std::string document_number, reason;
};
BOOST_DESCRIBE_STRUCT(ActOnUnit, (), (unit, step, findings, due_on, document_number, reason))
struct AnswerAccountability {
  std::string accountability, answer;
};
BOOST_DESCRIBE_STRUCT(AnswerAccountability, (), (accountability, answer))
struct CloseAccountability {
  std::string accountability, reason;
};
BOOST_DESCRIBE_STRUCT(CloseAccountability, (), (accountability, reason))

/// An act and the findings it keeps.
struct ActedOn {
  Accountability accountability;
  std::vector<Finding> findings;
};
/// `standing`: the findings about this unit today. Refusals: accountability_step_unknown, finding_unknown, accountability_step_excessive, correction_due_invalid, document_not_named, reason_missing.
[[nodiscard]] base::Result<ActedOn> decide_accountability(const ActOnUnit& command, const std::vector<Finding>& standing, base::Instant now);
/// Refusals: accountability_closed, accountability_answered, statement_missing.
[[nodiscard]] base::Result<Accountability> decide_answer(Accountability accountability, const AnswerAccountability& command, base::Instant now);
/// Refusals: accountability_closed, reason_missing.
[[nodiscard]] base::Result<Accountability> decide_close(Accountability accountability, const CloseAccountability& command, base::Instant now);
/// A correction order past its last day that nobody answered or closed.
[[nodiscard]] bool is_overdue(const Accountability& accountability, base::Date today);

/// The conduct of collectors that article 53 names, closed.
enum class CollectorConduct { no_consent, false_assessment, objection_unhandled, rights_infringed };
struct CollectorConductFacts {
  CollectorConduct conduct;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const CollectorConductFacts> collector_conducts();
[[nodiscard]] const CollectorConductFacts* collector_conduct(std::string_view word);
[[nodiscard]] const CollectorConductFacts& facts_of(CollectorConduct conduct);

/// A fine on a collector as a unit; what the article says about persons is no field here.
struct CollectorFine {
  std::int64_t id = 0;
  std::string collector;  ///< USCC
  CollectorConduct conduct = CollectorConduct::no_consent;
  std::int64_t fine_yuan = 0, gains_yuan = 0;  ///< the fine, and the unlawful gains confiscated with it
  std::string document_number;
  base::Date decided_on, served_on;
  base::Instant registered_at;
};
struct FineCollector {
  std::string collector, conduct;
  std::int64_t fine_yuan = 0, gains_yuan = 0;
  std::string document_number;
  base::Date decided_on, served_on;
  std::string proof, reason;
};
BOOST_DESCRIBE_STRUCT(FineCollector, (), (collector, conduct, fine_yuan, gains_yuan, document_number, decided_on, served_on, proof, reason))
/// `others`: the fines on this collector that are registered. Refusals: collector_conduct_unknown, document_not_named, document_in_future, fine_out_of_range, gains_invalid, service_date_impossible,
/// proof_missing, reason_missing, fine_exists, parameter_not_in_force.
[[nodiscard]] base::Result<CollectorFine> decide_fine(const FineCollector& command, const std::vector<CollectorFine>& others, base::Instant now, const statute::Pack& pack);

[[nodiscard]] const std::vector<statute::Operation>& accountability_commands();

}  // namespace liaoxin::cases
