#include "cases/look/look_contest.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {

constexpr std::string_view kAnswerTerm = "look.answer";

}  // namespace

base::Result<base::Date> decide_contest(const ContestLook& command, base::Date today, const statute::Pack& pack) {
  TRY_VOID(base::must_say(command.statement, RefusalWord::objection_without_statement, "/statement"));
  const statute::Parameter term = TRY(pack.parameter(kAnswerTerm, today));
  return pack.calendar().add_working_days(today, term).on;
}

base::Result<LookContest> decide_answer(LookContest contest, const AnswerLook& command, base::Instant now) {
  if (contest.answered_at) return refuse(RefusalWord::look_answered);
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  contest.answered_at = now;
  contest.was_needed = command.was_needed;
  return contest;
}

std::vector<statute::RunningTerm> terms_of(const LookContest& contest) {
  return {{.what = {"说明查阅的需要", "Say what the look was for"}, .from_on = contest.submitted_at.date(), .parameter = kAnswerTerm, .due_on = contest.due_on}};
}

const std::vector<statute::Operation>& look_commands() {
  using statute::closed;
  using statute::command;
  static const base::Basis basis{BasisKind::regulation, "36"};
  static const std::vector<statute::Operation> operations{
      command<ContestLook>("look.contest", basis, {"对一次查阅提出异议", "Contest a look"}, R"({"look":"lok-…","statement":"我没有在该单位办理过任何事项"})",
                           {RefusalWord::look_unknown, RefusalWord::look_contested, RefusalWord::objection_without_statement, RefusalWord::parameter_not_in_force}, {closed("statement")}),
      command<AnswerLook>("look.answer", basis, {"答复对查阅的异议", "Answer the contest of a look"}, R"({"contest":"lct-…","was_needed":true,"reason":"系办理许可所需,见卷宗第 3 页"})",
                          {RefusalWord::look_unknown, RefusalWord::look_answered, RefusalWord::second_person_needed, RefusalWord::reason_missing}),
  };
  return operations;
}

}  // namespace liaoxin::cases
