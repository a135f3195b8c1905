#pragma once
#include <boost/describe.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cases/objection/objection.hpp"

/// Days that do not count (art. 37): inspection, testing, quarantine, evaluation and expert review stop the clock of the review, and that
/// of the source's answer. Each pause has its document, its first and its last day; while one goes on the step has no last day.
namespace liaoxin::cases {

struct PauseKindFacts {
  PauseKind kind;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const PauseKindFacts> pause_kinds();
[[nodiscard]] const PauseKindFacts* pause_kind(std::string_view word);
[[nodiscard]] const PauseKindFacts& facts_of(PauseKind kind);

struct PauseObjection {
  std::string objection, kind, document_number;
  base::Date from_on;  ///< first day that is not counted
};
BOOST_DESCRIBE_STRUCT(PauseObjection, (), (objection, kind, document_number, from_on))
struct ResumeObjection {
  std::string objection, document_number;
  base::Date until_on;  ///< last day that is not counted
};
BOOST_DESCRIBE_STRUCT(ResumeObjection, (), (objection, document_number, until_on))

/// With its new pause as the last one. Refusals: objection_step_wrong, pause_kind_unknown, pause_exists, document_not_named, document_in_future,
/// pause_date_impossible (before the term began, or the term is over: what ran out is not undone).
[[nodiscard]] base::Result<Objection> decide_pause(const Objection& objection, const PauseObjection& command, base::Date today);
/// The term is counted anew from its start, over working days outside its pauses. Refusals: pause_unknown, document_not_named, document_in_future,
/// pause_date_impossible (before the pause began).
[[nodiscard]] base::Result<Clocked> decide_resume(const Objection& objection, const ResumeObjection& command, base::Date today, const statute::Pack& pack);

}  // namespace liaoxin::cases
