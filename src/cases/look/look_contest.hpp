#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"
#include "statute/running_term.hpp"

/// Contesting a look 对查阅的异议 (arts. 35, 36): the subject says that a look at it was needless. From then on it sees the name of
/// the officer who looked, and the unit says, through somebody else, what the look was for.
namespace liaoxin::cases {

struct LookContest {
  std::int64_t id = 0;
  std::string about;              ///< as the access register writes it
  std::int64_t sequence = 0;      ///< number of the look
  std::string officer, unit;      ///< who looked, as `--as` writes it, and its unit
  base::Instant submitted_at;
  base::Date due_on;
  std::optional<base::Instant> answered_at;
  bool was_needed = false;        ///< by the answer
};

struct ContestLook {
  std::string look, statement;
};
BOOST_DESCRIBE_STRUCT(ContestLook, (), (look, statement))
struct AnswerLook {
  std::string contest;
  bool was_needed = false;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AnswerLook, (), (contest, was_needed, reason))

/// The day by which the unit answers. Refusals: objection_without_statement, parameter_not_in_force.
[[nodiscard]] base::Result<base::Date> decide_contest(const ContestLook& command, base::Date today, const statute::Pack& pack);
/// Refusals: look_answered, reason_missing.
[[nodiscard]] base::Result<LookContest> decide_answer(LookContest contest, const AnswerLook& command, base::Instant now);

/// The term of its answer.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const LookContest& contest);

[[nodiscard]] const std::vector<statute::Operation>& look_commands();

}  // namespace liaoxin::cases
