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
#include "statute/item.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"
#include "statute/running_term.hpp"

/// Lenient treatment 从宽处理 (art. 31): conduct of a minor, force majeure, slight conduct without intent. Each stands for itself. The source
/// grants one, or the subject claims one and gets a reasoned answer; while a claim is open the record is treated as if it had been granted.
namespace liaoxin::cases {

enum class LeniencyFlag { minor, force_majeure, slight_no_intent };
struct LeniencyFlagFacts {
  LeniencyFlag flag;
  std::string_view word;
  base::LocalText title;
  registry::Bar bar;          ///< what keeps the record from the public once it is granted; of a minor, while it is claimed
  bool persons_only = false;
};
[[nodiscard]] std::span<const LeniencyFlagFacts> leniency_flags();
[[nodiscard]] const LeniencyFlagFacts* leniency_flag(std::string_view word);
[[nodiscard]] const LeniencyFlagFacts& facts_of(LeniencyFlag flag);
/// Whether it can be a ground at all, of a record about such a subject: an organisation is never under age.
[[nodiscard]] bool is_ground_of(const LeniencyFlagFacts& flag, statute::SubjectKind subject);

enum class LeniencyStep { claimed, granted, refused };
[[nodiscard]] std::string_view word(LeniencyStep step);
[[nodiscard]] std::optional<LeniencyStep> leniency_step(std::string_view word);
/// How a claim can be answered, closed: granted, refused.
struct LeniencyOutcome {
  LeniencyStep step;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const LeniencyOutcome> leniency_outcomes();

/// A claim with its answer, or what the source granted by itself.
struct Leniency {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  LeniencyFlag flag = LeniencyFlag::force_majeure;
  LeniencyStep step = LeniencyStep::claimed;
  base::Instant claimed_at;                 ///< or granted, where nobody claimed it
  std::optional<base::Date> answer_due_on;  ///< of a claim
  std::optional<base::Instant> answered_at;
};

struct ClaimLeniency {
  std::string record, flag, statement;
};
BOOST_DESCRIBE_STRUCT(ClaimLeniency, (), (record, flag, statement))
struct DecideLeniency {
  std::string claim, outcome, reason;  ///< granted, refused
};
BOOST_DESCRIBE_STRUCT(DecideLeniency, (), (claim, outcome, reason))
struct GrantLeniency {
  std::string record, flag, reason;
};
BOOST_DESCRIBE_STRUCT(GrantLeniency, (), (record, flag, reason))

struct Claimed {
  Leniency leniency;
  statute::DueDate due;  ///< of the answer
};

/// `others`: what was claimed and granted of this record before. Refusals: leniency_flag_unknown, record_not_running, leniency_not_negative,
/// leniency_persons_only, leniency_set_before, leniency_claim_open, leniency_claimed_before, statement_missing, parameter_not_in_force.
[[nodiscard]] base::Result<Claimed> decide_claim(const registry::RecordState& record, const statute::Item& item, const ClaimLeniency& command, const std::vector<Leniency>& others, base::Instant now,
                                                 const statute::Pack& pack);
/// Refusals: leniency_answered, outcome_unknown, reason_missing.
[[nodiscard]] base::Result<Leniency> decide_answer(Leniency claim, const DecideLeniency& command, base::Instant now);
/// By the source itself. Refusals: leniency_flag_unknown, record_not_running, leniency_not_negative, leniency_persons_only, leniency_set_before, leniency_claim_open (it is answered instead), reason_missing.
[[nodiscard]] base::Result<Leniency> decide_grant(const registry::RecordState& record, const statute::Item& item, const GrantLeniency& command, const std::vector<Leniency>& others, base::Instant now);

/// The grounds that a subject can still claim of its record, and those its source can still grant by itself.
[[nodiscard]] std::vector<const LeniencyFlagFacts*> grounds_to_claim(const registry::RecordState& record, const statute::Item& item, const std::vector<Leniency>& others);
[[nodiscard]] std::vector<const LeniencyFlagFacts*> grounds_to_grant(const registry::RecordState& record, const statute::Item& item, const std::vector<Leniency>& others);

/// What keeps a record from the public on account of all that was claimed and granted; with the bars it has for other reasons.
[[nodiscard]] registry::Bars with_leniency(registry::Bars bars, const std::vector<Leniency>& all);

/// The term of its answer; none of what the source granted by itself.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const Leniency& claim);

[[nodiscard]] const std::vector<statute::Operation>& leniency_commands();

}  // namespace liaoxin::cases
