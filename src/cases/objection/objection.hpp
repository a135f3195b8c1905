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

enum class ObjectionStep { submitted, accepted, asked, decided, closed };
[[nodiscard]] std::string_view word(ObjectionStep step);
[[nodiscard]] std::optional<ObjectionStep> objection_step(std::string_view word);
/// What an objection waits for at this step.
[[nodiscard]] base::LocalText printed(ObjectionStep step);

/// How an objection was decided.
enum class ObjectionOutcome { own_error, confirmed, corrected, withdrawn, unverifiable, not_founded };
[[nodiscard]] std::string_view word(ObjectionOutcome outcome);
[[nodiscard]] std::optional<ObjectionOutcome> objection_outcome(std::string_view word);
[[nodiscard]] base::LocalText printed(ObjectionOutcome outcome);
/// True when the objector was right.
[[nodiscard]] bool upheld(ObjectionOutcome outcome);

struct Objection {
  std::int64_t id = 0;
  std::string number;
  registry::RecordId record_id = 0;
  registry::SubjectId subject_id = 0;
  ObjectionStep step = ObjectionStep::submitted;
  std::string ground;
  base::Instant submitted_at;
  std::optional<base::Date> accepted_on, review_due_on, asked_on, answer_due_on, answered_on, told_due_on;
  std::optional<ObjectionOutcome> outcome;
  std::optional<base::Instant> decided_at, closed_at;
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
  std::string objection, outcome, reason;  ///< own_error, not_founded
  std::map<std::string, std::string> elements;
};
BOOST_DESCRIBE_STRUCT(DecideObjection, (), (objection, outcome, reason, elements))
struct AskSource {
  std::string objection, question;
};
BOOST_DESCRIBE_STRUCT(AskSource, (), (objection, question))
/// The source's answer, point by point: confirmed, corrected (with content), withdrawn, unverifiable.
struct AnswerObjection {
  std::string objection, outcome;
  std::vector<std::string> points;
  std::map<std::string, std::string> elements;
};
BOOST_DESCRIBE_STRUCT(AnswerObjection, (), (objection, outcome, points, elements))
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

/// Accepting is due within `objection.accept_decision` of the submission; after that it is deemed accepted.
[[nodiscard]] base::Result<statute::DueDate> accept_due(const Objection& objection, const statute::Pack& pack);
/// The term that began with a step, nothing for a step the objection has not come to or that starts none. Its last day is the one fixed when
/// it began; the derivation stands beside it where the calendar of today gives that day too.
[[nodiscard]] std::optional<statute::DueDate> due_after(const Objection& objection, ObjectionStep step, const statute::Pack& pack);
/// The state as it is read on a day: an acceptance that fell due has happened.
[[nodiscard]] base::Result<Clocked> as_of(Objection objection, base::Date today, const statute::Pack& pack);
/// The source was asked and is silent past its day: the record is hidden from everyone but subject and source.
[[nodiscard]] bool is_unanswered(const Objection& objection, base::Date today);
/// Clocks that ran out on a day, by name: accept, review, answer, tell.
[[nodiscard]] std::vector<std::string> overdue(const Objection& objection, base::Date today, const statute::Pack& pack);

[[nodiscard]] base::Result<Objection> decide_submit(const registry::RecordState& record, const SubmitObjection& command, base::Instant now);
[[nodiscard]] base::Result<Clocked> decide_accept(const Objection& objection, base::Date today, const statute::Pack& pack);
[[nodiscard]] base::Result<Clocked> decide_outcome(const Objection& objection, const DecideObjection& command, base::Instant now, const statute::Pack& pack);
[[nodiscard]] base::Result<Clocked> decide_ask(const Objection& objection, const AskSource& command, base::Date today, const statute::Pack& pack);
[[nodiscard]] base::Result<Clocked> decide_answer(const Objection& objection, const AnswerObjection& command, base::Instant now, const statute::Pack& pack);
[[nodiscard]] base::Result<Objection> decide_close(const Objection& objection, const CloseObjection& command, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& objection_commands();

}  // namespace liaoxin::cases
