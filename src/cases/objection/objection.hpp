#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"

/// Objections 异议 (arts. 36, 37). The label stands from the submission to the end; each step has its clock, and each
/// due date its derivation. Silence of the source hides the record; what can not be verified is deleted.
namespace liaoxin::cases {

/// Grounds of art. 36, closed.
inline constexpr std::string_view kObjectionGrounds[] = {"error", "omission", "commercial_secret", "privacy", "over_display", "wrong_grade", "other_right"};

/// What was closed without change may be disputed once more, and is settled then by the department concerned.
enum class ObjectionStep { submitted, accepted, asked, decided, closed, disputed, settled };
[[nodiscard]] std::string_view word(ObjectionStep step);
[[nodiscard]] std::optional<ObjectionStep> objection_step(std::string_view word);
/// What an objection waits for at this step.
[[nodiscard]] base::LocalText printed(ObjectionStep step);

/// Nobody has to do anything about it now.
[[nodiscard]] constexpr bool is_over(ObjectionStep step) { return step == ObjectionStep::closed || step == ObjectionStep::settled; }

/// How an objection was decided.
enum class ObjectionOutcome { own_error, confirmed, corrected, withdrawn, unverifiable, not_founded };
[[nodiscard]] std::string_view word(ObjectionOutcome outcome);
[[nodiscard]] std::optional<ObjectionOutcome> objection_outcome(std::string_view word);
[[nodiscard]] base::LocalText printed(ObjectionOutcome outcome);
/// True when the objector was right.
[[nodiscard]] bool upheld(ObjectionOutcome outcome);

/// How the department concerned settles what is still disputed, closed: the subject was right, or the record stays as it is.
enum class Settlement { upheld, rejected };
[[nodiscard]] std::string_view word(Settlement settlement);
[[nodiscard]] std::optional<Settlement> settlement(std::string_view word);
[[nodiscard]] base::LocalText printed(Settlement settlement);

/// What stops the clock of a review, or of the source's answer (art. 37), closed.
enum class PauseKind { inspection, testing, quarantine, evaluation, expert_review };
struct ObjectionPause {
  std::int64_t id = 0;
  ObjectionStep step = ObjectionStep::accepted;  ///< whose clock stands still: accepted, asked
  PauseKind kind = PauseKind::inspection;
  std::string document_number = {};              ///< by which it began
  base::Date from_on = {};                       ///< first day that is not counted
  std::optional<base::Date> until_on = {};       ///< last one; nothing: it goes on
  std::string until_document = {};               ///< by which it ended
};

struct Objection {
  std::int64_t id = 0;
  std::string number;
  registry::RecordId record_id = 0;
  registry::SubjectId subject_id = 0;
  ObjectionStep step = ObjectionStep::submitted;
  std::string ground;
  base::Instant submitted_at;
  bool is_deemed_accepted = false;  ///< nobody accepted it in time
  std::optional<base::Date> accepted_on, review_due_on, asked_on, answer_due_on, answered_on, told_due_on;
  std::optional<ObjectionOutcome> outcome;
  std::optional<base::Instant> decided_at, closed_at;
  std::vector<ObjectionPause> pauses;              ///< in order; of a step at most the last one goes on
  std::optional<base::Instant> disputed_at;
  std::optional<base::Date> settle_due_on;
  std::optional<base::Instant> settled_at;
  std::optional<Settlement> settlement;
};

struct SubmitObjection {
  std::string record, ground, statement;
};
BOOST_DESCRIBE_STRUCT(SubmitObjection, (), (record, ground, statement))
struct AcceptObjection {
  std::string objection;
};
BOOST_DESCRIBE_STRUCT(AcceptObjection, (), (objection))
/// The work body's own decision: its own error (corrected at once, with the right content), or not founded in what
/// the platform itself did.
struct DecideObjection {
  std::string objection, outcome, reason;  ///< own_error, not_founded; unverifiable, where the source stays silent
  std::map<std::string, std::string> elements;
};
BOOST_DESCRIBE_STRUCT(DecideObjection, (), (objection, outcome, reason, elements))
struct AskSource {
  std::string objection, question;
};
BOOST_DESCRIBE_STRUCT(AskSource, (), (objection, question))
/// The source's answer to each point of the statement, in order: confirmed, corrected (with content), withdrawn, unverifiable.
struct AnswerObjection {
  std::string objection, outcome;
  std::vector<std::string> points;
  std::map<std::string, std::string> elements;
};
BOOST_DESCRIBE_STRUCT(AnswerObjection, (), (objection, outcome, points, elements))
/// More points than these are answered together with the last of them.
inline constexpr std::size_t kMostPoints = 20;
/// What a statement says is wrong, point by point: each line that says something is one, with its number where it has one.
[[nodiscard]] std::vector<std::string> points_of(std::string_view statement);
struct CloseObjection {
  std::string objection;
  base::Date told_on;
  std::string proof;
};
BOOST_DESCRIBE_STRUCT(CloseObjection, (), (objection, told_on, proof))

/// A due date with its derivation, ready to be kept beside the step.
struct Clocked {
  Objection objection;
  std::vector<statute::DueDate> due;
};

/// Whether the clock of the present step stands still: it has no last day then.
[[nodiscard]] bool is_paused(const Objection& objection);
/// The term of a review or of the source's answer, over working days outside its pauses; each day that is not counted names its document.
/// Refusal: parameter_not_in_force.
[[nodiscard]] base::Result<statute::DueDate> term_outside_pauses(const Objection& objection, ObjectionStep step, const statute::Pack& pack);

/// Accepting is due within `objection.accept_decision` of the submission; after that it is deemed accepted.
[[nodiscard]] base::Result<statute::DueDate> accept_due(const Objection& objection, const statute::Pack& pack);
/// The term that began with a step, nothing for a step the objection has not come to or that starts none. Its last day is the one fixed when
/// it began; the derivation stands beside it where the calendar of today gives that day too.
[[nodiscard]] std::optional<statute::DueDate> due_after(const Objection& objection, ObjectionStep step, const statute::Pack& pack);
/// The state as it is read on a day: an acceptance that fell due has happened.
[[nodiscard]] base::Result<Clocked> as_of(Objection objection, base::Date today, const statute::Pack& pack);
/// The source was asked and is silent past its day: the record is hidden from everyone but subject and source.
[[nodiscard]] bool is_unanswered(const Objection& objection, base::Date today);
/// Of these grounds the platform itself does what is objected to (how long it shows, the grade it derives): the work body can say that nothing is wrong.
[[nodiscard]] bool is_own_doing(std::string_view ground);
/// Its source was asked and never answered: the record is hidden for that, or was found unverifiable.
[[nodiscard]] bool was_answered_by_silence(const Objection& objection, base::Date today);
/// Clocks that ran out on a day, by name: accept, review, answer, tell, settle.
[[nodiscard]] std::vector<std::string> overdue(const Objection& objection, base::Date today, const statute::Pack& pack);

[[nodiscard]] base::Result<Objection> decide_submit(const registry::RecordState& record, const SubmitObjection& command, base::Instant now);
[[nodiscard]] base::Result<Clocked> decide_accept(const Objection& objection, base::Date today, const statute::Pack& pack);
[[nodiscard]] base::Result<Clocked> decide_outcome(const Objection& objection, const DecideObjection& command, base::Instant now, const statute::Pack& pack);
[[nodiscard]] base::Result<Clocked> decide_ask(const Objection& objection, const AskSource& command, base::Date today, const statute::Pack& pack);
/// `asked`: the points of the statement. Refusals: objection_step_wrong, objection_outcome_unknown, answer_without_points, point_unanswered, nothing_changed, parameter_not_in_force.
[[nodiscard]] base::Result<Clocked> decide_answer(const Objection& objection, const std::vector<std::string>& asked, const AnswerObjection& command, base::Instant now, const statute::Pack& pack);
[[nodiscard]] base::Result<Objection> decide_close(const Objection& objection, const CloseObjection& command, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& objection_commands();

}  // namespace liaoxin::cases
