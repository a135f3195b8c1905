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
#include "statute/operation.hpp"
#include "statute/pack.hpp"
#include "statute/running_term.hpp"

/// What editions of the catalogue, list systems and lists of measures have in common before they take force (arts. 10, 24, 27): units concerned are
/// asked for their opinion, the public comments, each comment is answered, and the joint meeting decides on what came of it.
namespace liaoxin::cases {

enum class RuleDraftKind { edition, list_system, measure_list };
struct RuleDraftKindFacts {
  RuleDraftKind kind;
  std::string_view word;
  std::string_view prefix;  ///< of the numbers of such drafts
};
[[nodiscard]] std::span<const RuleDraftKindFacts> rule_draft_kinds();
[[nodiscard]] const RuleDraftKindFacts& facts_of(RuleDraftKind kind);
/// Of its stored word; CHECK: it is one.
[[nodiscard]] RuleDraftKind rule_draft_kind(std::string_view word);
/// The kind a number belongs to by its prefix; null for any other.
[[nodiscard]] const RuleDraftKindFacts* rule_draft_kind_of(std::string_view number);

/// What one unit that was asked said; without a text it has not answered.
struct UnitOpinion {
  std::string unit;  ///< USCC
  std::string text = {};
  std::optional<base::Instant> given_at = {};
};
struct Consultation {
  base::Date sent_on;
  base::Date until_on;                ///< last day
  std::vector<UnitOpinion> opinions;  ///< one of each unit asked
};
/// Null where the unit was not asked.
[[nodiscard]] const UnitOpinion* opinion_of(const std::optional<Consultation>& consultation, std::string_view unit);

/// Its days, by the parameter of its kind.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const std::optional<Consultation>& consultation, std::string_view days_parameter);

/// What somebody of the public said of a draft; everybody reads it, and its answer.
struct RuleComment {
  std::int64_t id = 0;
  RuleDraftKind kind = RuleDraftKind::measure_list;
  std::int64_t draft_id = 0;
  base::Instant made_at;
  std::string text;
  std::string answer = {};  ///< empty: not yet
};
[[nodiscard]] std::int64_t count_unanswered(std::span<const RuleComment> comments);

struct ConsultOnRuleDraft {
  std::string rule_draft;              ///< edr-…, lsy-…
  std::vector<std::string> consulted;  ///< USCCs of units
  base::Date opinions_until_on;
};
BOOST_DESCRIBE_STRUCT(ConsultOnRuleDraft, (), (rule_draft, consulted, opinions_until_on))
struct GiveUnitOpinion {
  std::string rule_draft, unit_opinion;
};
BOOST_DESCRIBE_STRUCT(GiveUnitOpinion, (), (rule_draft, unit_opinion))
struct CommentRuleDraft {
  std::string rule_draft;  ///< lsy-…, mls-…
  std::string opinion;
};
BOOST_DESCRIBE_STRUCT(CommentRuleDraft, (), (rule_draft, opinion))
struct AnswerRuleComment {
  std::string comment, answer;
};
BOOST_DESCRIBE_STRUCT(AnswerRuleComment, (), (comment, answer))

/// `others`: those of the units named that are registered and may be asked, without the one that drafted. `days_parameter`: the least number of calendar days they have.
/// Refusals: consulted_unit_unfit, consultation_too_short, parameter_not_in_force.
[[nodiscard]] base::Result<Consultation> decide_consultation(const ConsultOnRuleDraft& command, const std::vector<std::string>& others, std::string_view days_parameter, base::Instant now, const statute::Pack& pack);
/// CHECK: the unit was asked. `closed_as`: the step of a draft whose consultation does not run. Refusals: unit_opinion_given, rule_draft_step_wrong, statement_missing, personal_number_in_text.
[[nodiscard]] base::Result<UnitOpinion> decide_unit_opinion(const Consultation& consultation, std::string_view unit, const std::optional<base::LocalText>& closed_as, const std::string& text, base::Instant now);
/// `closed_as`: the step of a draft that takes no comments now. Refusals: comments_closed, statement_missing, personal_number_in_text.
[[nodiscard]] base::Result<RuleComment> decide_comment(RuleDraftKind kind, std::int64_t draft_id, const std::optional<base::LocalText>& closed_as, const std::string& opinion, base::Instant now);
/// Refusals: comment_answered, reason_missing, personal_number_in_text.
[[nodiscard]] base::Result<RuleComment> decide_comment_answer(RuleComment comment, const std::string& answer, base::Date today);
/// That the joint meeting decided on what is settled, and not before: on that day or later. Refusal: joint_decision_too_early.
[[nodiscard]] base::Result<void> must_follow(base::Date decided_on, base::Date settled_on);
/// That a rule takes force on this day or later: the day it was decided, or a later one where nothing takes force on a day that is over. Refusal: dates_out_of_order.
[[nodiscard]] base::Result<void> must_take_force_since(base::Date earliest, base::Date from_on);
/// What everybody reads: it says something, and names nobody by a number. Refusals: `otherwise`, personal_number_in_text.
[[nodiscard]] base::Result<std::string> public_text(const std::string& text, base::RefusalWord otherwise, std::string_view pointer, base::Date today);

[[nodiscard]] const std::vector<statute::Operation>& rule_draft_commands();

}  // namespace liaoxin::cases
