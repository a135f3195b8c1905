#include "cases/objection/pause.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;

namespace {
/// The last day of the term of a step that can pause.
std::optional<base::Date>& due_of(Objection& objection) { return objection.step == ObjectionStep::accepted ? objection.review_due_on : objection.answer_due_on; }
}  // namespace

std::span<const PauseKindFacts> pause_kinds() {
  static const PauseKindFacts kinds[] = {{PauseKind::inspection, "inspection", {"检验", "inspection"}},
                                         {PauseKind::testing, "testing", {"检测", "testing"}},
                                         {PauseKind::quarantine, "quarantine", {"检疫", "quarantine"}},
                                         {PauseKind::evaluation, "evaluation", {"鉴定", "evaluation"}},
                                         {PauseKind::expert_review, "expert_review", {"专家评审", "expert review"}}};
  return kinds;
}
const PauseKindFacts* pause_kind(std::string_view word) { return base::line_of_word(pause_kinds(), word); }
const PauseKindFacts& facts_of(PauseKind kind) { return base::line_of(pause_kinds(), &PauseKindFacts::kind, kind); }

// Article 37. The time of inspection, testing, quarantine, evaluation and expert review is not counted.
base::Result<Objection> decide_pause(const Objection& objection, const PauseObjection& command, base::Date today) {
  // 1. A clock runs that may stand still: the review's, or the source's.
  if (objection.step != ObjectionStep::accepted && objection.step != ObjectionStep::asked) return refuse(RefusalWord::objection_step_wrong, word(objection.step));
  if (is_paused(objection)) return refuse(RefusalWord::pause_exists);
  // 2. For one of the reasons of the article, proved by a document.
  const PauseKindFacts* facts = pause_kind(command.kind);
  if (facts == nullptr) return refuse(RefusalWord::pause_kind_unknown, base::one_line(command.kind), "/kind");
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  // 3. Within the term. Whoever let it run out cannot undo that afterwards.
  if (command.from_on > today) return refuse(RefusalWord::document_in_future, command.from_on.iso(), "/from_on");
  Objection next = objection;
  const base::Date begun_on = objection.step == ObjectionStep::accepted ? *objection.accepted_on : *objection.asked_on;
  std::optional<base::Date>& due_on = due_of(next);
  CHECK(due_on.has_value());
  if (command.from_on < begun_on || today > *due_on) return refuse(RefusalWord::pause_date_impossible, command.from_on.iso(), "/from_on");
  due_on.reset();
  next.pauses.push_back({.step = objection.step, .kind = facts->kind, .document_number = base::one_line(base::trim(command.document_number)), .from_on = command.from_on});
  return next;
}

base::Result<Clocked> decide_resume(const Objection& objection, const ResumeObjection& command, base::Date today, const statute::Pack& pack) {
  if (!is_paused(objection)) return refuse(RefusalWord::pause_unknown);
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  if (command.until_on > today) return refuse(RefusalWord::document_in_future, command.until_on.iso(), "/until_on");
  Objection next = objection;
  const auto pause = std::ranges::find_if(next.pauses, [&](const ObjectionPause& one) { return one.step == objection.step && !one.until_on; });
  if (command.until_on < pause->from_on) return refuse(RefusalWord::pause_date_impossible, command.until_on.iso(), "/until_on");
  pause->until_on = command.until_on;
  pause->until_document = base::one_line(base::trim(command.document_number));
  // The term began under a parameter in force on that day, which no later one takes away.
  const auto term = term_outside_pauses(next, next.step, pack);
  CHECK(term.has_value());
  due_of(next) = term->on;
  return Clocked{std::move(next), {*term}};
}

}  // namespace liaoxin::cases
