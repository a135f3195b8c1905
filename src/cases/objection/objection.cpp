#include "cases/objection/objection.hpp"

#include "cases/objection/dispute.hpp"
#include "cases/objection/evidence.hpp"
#include "cases/objection/pause.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "registry/judge.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using statute::closed;
using statute::command;
using statute::identifying;

namespace {
constexpr std::array<std::string_view, 7> kSteps{"submitted", "accepted", "asked", "decided", "closed", "disputed", "settled"};
constexpr std::array<std::string_view, 6> kOutcomes{"own_error", "confirmed", "corrected", "withdrawn", "unverifiable", "not_founded"};
constexpr std::array<std::string_view, 2> kSettlements{"upheld", "rejected"};

base::Result<statute::DueDate> due(std::string_view key, base::Date from, const statute::Pack& pack) {
  return pack.calendar().add_working_days(from, TRY(pack.parameter(key, from)));
}

/// The pauses of a step that have ended: what goes on has no last day to count to.
std::vector<statute::Pause> ended_pauses(const Objection& objection, ObjectionStep step) {
  std::vector<statute::Pause> list;
  for (const ObjectionPause& pause : objection.pauses) {
    if (pause.step == step && pause.until_on) list.push_back({pause.from_on, *pause.until_on, pause.document_number, {BasisKind::regulation, "37"}});
  }
  return list;
}

base::Result<void> must_be(const Objection& objection, ObjectionStep step) {
  if (objection.step != step) return refuse(RefusalWord::objection_step_wrong, word(objection.step));
  return {};
}
}  // namespace

std::string_view word(ObjectionStep step) { return kSteps[static_cast<std::size_t>(step)]; }
std::optional<ObjectionStep> objection_step(std::string_view text) { return base::enumerator<ObjectionStep>(kSteps, text); }
base::LocalText printed(ObjectionStep step) {
  switch (step) {
    case ObjectionStep::submitted: return {"待受理", "to be accepted"};
    case ObjectionStep::accepted: return {"复核中", "under review"};
    case ObjectionStep::asked: return {"来源单位核实中", "with its source"};
    case ObjectionStep::decided: return {"待告知结果", "result to be told"};
    case ObjectionStep::closed: return {"已办结", "closed"};
    case ObjectionStep::disputed: return {"仍有争议,有关部门处理中", "still disputed, with the department concerned"};
    case ObjectionStep::settled: return {"有关部门已处理", "settled by the department concerned"};
  }
  CHECK(false);
}
std::string_view word(ObjectionOutcome outcome) { return kOutcomes[static_cast<std::size_t>(outcome)]; }
std::optional<ObjectionOutcome> objection_outcome(std::string_view text) { return base::enumerator<ObjectionOutcome>(kOutcomes, text); }
base::LocalText printed(ObjectionOutcome outcome) {
  switch (outcome) {
    case ObjectionOutcome::own_error: return {"平台有误,已更正", "the platform's own error, corrected"};
    case ObjectionOutcome::confirmed: return {"来源单位核实无误", "confirmed by the source"};
    case ObjectionOutcome::corrected: return {"来源单位已更正", "corrected by the source"};
    case ObjectionOutcome::withdrawn: return {"来源单位已撤回", "withdrawn by the source"};
    case ObjectionOutcome::unverifiable: return {"无法核实,已删除", "cannot be verified, deleted"};
    case ObjectionOutcome::not_founded: return {"平台的处理无误", "the platform made no error"};
  }
  CHECK(false);
}
bool upheld(ObjectionOutcome outcome) {
  return outcome != ObjectionOutcome::confirmed && outcome != ObjectionOutcome::not_founded;
}

std::string_view word(Settlement settlement) { return kSettlements[static_cast<std::size_t>(settlement)]; }
std::optional<Settlement> settlement(std::string_view text) { return base::enumerator<Settlement>(kSettlements, text); }
base::LocalText printed(Settlement settlement) {
  switch (settlement) {
    case Settlement::upheld: return {"异议成立,信息撤回", "the objection is upheld, the record is withdrawn"};
    case Settlement::rejected: return {"维持原信息", "the record stays as it is"};
  }
  CHECK(false);
}

bool is_paused(const Objection& objection) {
  return std::ranges::any_of(objection.pauses, [&](const ObjectionPause& pause) { return pause.step == objection.step && !pause.until_on; });
}

base::Result<statute::DueDate> term_outside_pauses(const Objection& objection, ObjectionStep step, const statute::Pack& pack) {
  const bool is_review = step == ObjectionStep::accepted;
  const auto& from = is_review ? objection.accepted_on : objection.asked_on;
  CHECK((is_review || step == ObjectionStep::asked) && from.has_value());
  return pack.calendar().add_working_days(*from, TRY(pack.parameter(is_review ? "objection.platform_review" : "objection.source_feedback", *from)), ended_pauses(objection, step));
}

base::Result<statute::DueDate> accept_due(const Objection& objection, const statute::Pack& pack) {
  return due("objection.accept_decision", objection.submitted_at.date(), pack);
}

namespace {
/// In which term the result is told: what the source was asked, once it is answered for; else the platform's own finding.
std::string_view telling_term(const Objection& objection) { return objection.asked_on ? "objection.result_notify" : "objection.own_error_notify"; }
}  // namespace

std::optional<statute::DueDate> due_after(const Objection& objection, ObjectionStep step, const statute::Pack& pack) {
  const auto as_fixed = [](base::Result<statute::DueDate> term, base::Date fixed) {
    if (term && term->on == fixed) return *term;
    return statute::DueDate{.on = fixed, .basis = term ? term->basis : base::Basis{BasisKind::regulation, "37"}};
  };
  const auto counted = [&](std::string_view key, base::Date from, base::Date fixed) { return as_fixed(due(key, from, pack), fixed); };
  switch (step) {
    case ObjectionStep::submitted: {
      auto term = accept_due(objection, pack);
      return term ? std::optional(std::move(*term)) : std::nullopt;
    }
    case ObjectionStep::accepted:
      if (!objection.accepted_on || !objection.review_due_on) return std::nullopt;
      return as_fixed(term_outside_pauses(objection, step, pack), *objection.review_due_on);
    case ObjectionStep::asked:
      if (!objection.asked_on || !objection.answer_due_on) return std::nullopt;
      return as_fixed(term_outside_pauses(objection, step, pack), *objection.answer_due_on);
    case ObjectionStep::decided:
      if (!objection.decided_at || !objection.told_due_on) return std::nullopt;
      return counted(telling_term(objection), objection.decided_at->date(), *objection.told_due_on);
    case ObjectionStep::disputed:
      if (!objection.disputed_at || !objection.settle_due_on) return std::nullopt;
      return counted("objection.still_disputed", objection.disputed_at->date(), *objection.settle_due_on);
    case ObjectionStep::closed:
    case ObjectionStep::settled: return std::nullopt;
  }
  CHECK(false);
}

base::Result<Clocked> as_of(Objection objection, base::Date today, const statute::Pack& pack) {
  if (objection.step != ObjectionStep::submitted) return Clocked{std::move(objection), {}};
  const statute::DueDate accept = TRY(accept_due(objection, pack));
  if (today <= accept.on) return Clocked{std::move(objection), {}};
  // Nobody accepted it in time: it counts as accepted on its due day (default, most favourable reading).
  Clocked now = TRY(decide_accept(objection, accept.on, pack));
  now.objection.is_deemed_accepted = true;
  return now;
}

bool is_unanswered(const Objection& objection, base::Date today) {
  return objection.step == ObjectionStep::asked && objection.answer_due_on && today > *objection.answer_due_on;
}

bool is_own_doing(std::string_view ground) { return ground == "over_display" || ground == "wrong_grade"; }

bool was_answered_by_silence(const Objection& objection, base::Date today) {
  return is_unanswered(objection, today) || (objection.outcome == ObjectionOutcome::unverifiable && objection.asked_on && !objection.answered_on);
}

std::vector<std::string> overdue(const Objection& objection, base::Date today, const statute::Pack& pack) {
  std::vector<std::string> names;
  if (objection.step == ObjectionStep::submitted) {
    const auto accept = accept_due(objection, pack);
    if (accept && today > accept->on) names.emplace_back("accept");
  }
  if (objection.step == ObjectionStep::accepted && objection.review_due_on && today > *objection.review_due_on) names.emplace_back("review");
  if (is_unanswered(objection, today)) names.emplace_back("answer");
  if (objection.step == ObjectionStep::decided && objection.told_due_on && today > *objection.told_due_on) names.emplace_back("tell");
  if (objection.step == ObjectionStep::disputed && objection.settle_due_on && today > *objection.settle_due_on) names.emplace_back("settle");
  return names;
}

// Article 36. A subject that finds an error, an omission or a violation of its rights may object.
base::Result<Objection> decide_submit(const registry::RecordState& record, const SubmitObjection& command, base::Instant now) {
  // 1. The grounds are those of the article; which one, the subject says.
  if (std::find(std::begin(kObjectionGrounds), std::end(kObjectionGrounds), command.ground) == std::end(kObjectionGrounds)) {
    return refuse(RefusalWord::objection_ground_unknown, command.ground, "/ground");
  }
  // 2. It says in its own words what is wrong.
  TRY_VOID(base::must_say(command.statement, RefusalWord::objection_without_statement, "/statement"));
  // 3. The record is still kept; one objection at a time runs on it.
  if (record.ended == registry::EndKind::retention_ended) return refuse(RefusalWord::record_not_running);
  if (record.open_objections > 0) return refuse(RefusalWord::objection_already_open);
  Objection objection;
  objection.record_id = record.id;
  objection.subject_id = record.subject_id;
  objection.ground = command.ground;
  objection.submitted_at = now;
  return objection;
}

// Article 37. An accepted objection is reviewed within a period counted in working days.
base::Result<Clocked> decide_accept(const Objection& objection, base::Date today, const statute::Pack& pack) {
  TRY_VOID(must_be(objection, ObjectionStep::submitted));
  Clocked next{objection, {TRY(due("objection.platform_review", today, pack))}};
  next.objection.step = ObjectionStep::accepted;
  next.objection.accepted_on = today;
  next.objection.review_due_on = next.due[0].on;
  return next;
}

// Article 37. An error of the work body itself is corrected at once, and the applicant told within two working days.
base::Result<Clocked> decide_outcome(const Objection& objection, const DecideObjection& command, base::Instant now, const statute::Pack& pack) {
  const auto outcome = objection_outcome(command.outcome);
  if (outcome == ObjectionOutcome::unverifiable) {
    // 1. What its source did not answer for in its time cannot be verified as true.
    TRY_VOID(must_be(objection, ObjectionStep::asked));
    if (!is_unanswered(objection, now.date())) return refuse(RefusalWord::source_has_time, objection.answer_due_on ? objection.answer_due_on->iso() : "", "/outcome");
  } else {
    TRY_VOID(must_be(objection, ObjectionStep::accepted));
    if (outcome != ObjectionOutcome::own_error && outcome != ObjectionOutcome::not_founded) return refuse(RefusalWord::objection_outcome_unknown, command.outcome, "/outcome");
    // 2. The work body says by itself that nothing is wrong only of what it does itself; of all else the unit it came from is asked.
    if (outcome == ObjectionOutcome::not_founded && !is_own_doing(objection.ground)) return refuse(RefusalWord::source_must_be_asked, {}, "/outcome");
  }
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  Clocked next{objection, {TRY(due(telling_term(objection), now.date(), pack))}};
  next.objection.step = ObjectionStep::decided;
  next.objection.outcome = outcome;
  next.objection.decided_at = now;
  next.objection.told_due_on = next.due[0].on;
  return next;
}

// Article 37. Otherwise the source is asked to verify, within working days of the notice.
base::Result<Clocked> decide_ask(const Objection& objection, const AskSource& command, base::Date today, const statute::Pack& pack) {
  TRY_VOID(must_be(objection, ObjectionStep::accepted));
  TRY_VOID(base::must_say(command.question, RefusalWord::reason_missing, "/question"));
  Clocked next{objection, {TRY(due("objection.source_feedback", today, pack))}};
  next.objection.step = ObjectionStep::asked;
  next.objection.asked_on = today;
  next.objection.answer_due_on = next.due[0].on;
  return next;
}

std::vector<std::string> points_of(std::string_view statement) {
  std::vector<std::string> points = base::lines_of(statement);
  // What is said in more lines is answered as it hangs together: an answer can always be given.
  for (std::size_t i = kMostPoints; i < points.size(); ++i) points[kMostPoints - 1] += " " + points[i];
  if (points.size() > kMostPoints) points.resize(kMostPoints);
  return points;
}

// Article 37. The source answers; what cannot be verified as true is deleted, and the applicant told in two working days.
base::Result<Clocked> decide_answer(const Objection& objection, const std::vector<std::string>& asked, const AnswerObjection& command, base::Instant now, const statute::Pack& pack) {
  TRY_VOID(must_be(objection, ObjectionStep::asked));
  const auto outcome = objection_outcome(command.outcome);
  if (!outcome || *outcome == ObjectionOutcome::own_error || *outcome == ObjectionOutcome::not_founded) {
    return refuse(RefusalWord::objection_outcome_unknown, command.outcome, "/outcome");
  }
  if (command.points.empty()) return refuse(RefusalWord::answer_without_points, {}, "/points");
  for (const std::string& point : command.points) TRY_VOID(base::must_say(point, RefusalWord::answer_without_points, "/points"));
  // Nothing of what the subject said is passed over: each point has its answer, and more may be said. Which one has none its number says: the words are read
  // where the look is registered.
  if (command.points.size() < asked.size()) return refuse(RefusalWord::point_unanswered, std::to_string(command.points.size() + 1), "/points");
  if (*outcome == ObjectionOutcome::corrected && command.elements.empty()) return refuse(RefusalWord::nothing_changed, {}, "/elements");
  Clocked next{objection, {TRY(due(telling_term(objection), now.date(), pack))}};
  next.objection.step = ObjectionStep::decided;
  next.objection.outcome = outcome;
  next.objection.answered_on = now.date();
  next.objection.decided_at = now;
  next.objection.told_due_on = next.due[0].on;
  return next;
}

base::Result<Objection> decide_close(const Objection& objection, const CloseObjection& command, base::Instant now) {
  TRY_VOID(must_be(objection, ObjectionStep::decided));
  if (command.told_on > now.date() || command.told_on < objection.decided_at->date()) {
    return refuse(RefusalWord::told_date_impossible, command.told_on.iso(), "/told_on");
  }
  TRY_VOID(base::must_say(command.proof, RefusalWord::proof_missing, "/proof"));
  Objection next = objection;
  next.step = ObjectionStep::closed;
  next.closed_at = now;
  return next;
}

const std::vector<statute::Operation>& objection_commands() {
  static const std::vector<RefusalWord> kStep{RefusalWord::objection_unknown, RefusalWord::objection_step_wrong};
  const auto with = [](std::vector<RefusalWord> words) {
    words.insert(words.begin(), kStep.begin(), kStep.end());
    return words;
  };
  const auto correcting = [&](std::vector<RefusalWord> words) {
    words.insert(words.end(), registry::correction_refusals().begin(), registry::correction_refusals().end());
    return with(std::move(words));
  };
  static const std::vector<statute::Operation> operations{
      command<SubmitObjection>("objection.submit", {BasisKind::regulation, "36"}, {"提出异议", "Submit an objection"},
                               R"({"record":"rec-…","ground":"error","statement":"罚款已经撤销"})",
                               {RefusalWord::record_unknown, RefusalWord::record_not_running, RefusalWord::objection_ground_unknown, RefusalWord::objection_without_statement,
                                RefusalWord::objection_already_open, RefusalWord::parameter_not_in_force}, {closed("statement")}),
      command<AddEvidence>("objection.add_evidence", {BasisKind::regulation, "36"}, {"添加证据", "Add evidence"}, R"({"objection":"obj-…","name":"缴款收据.jpg","file":"…"})",
                           with({RefusalWord::name_missing, RefusalWord::id_number_in_text, RefusalWord::evidence_kind_unknown, RefusalWord::evidence_too_large, RefusalWord::evidence_limit, RefusalWord::parameter_not_in_force}), {identifying("file")}),
      command<AcceptObjection>("objection.accept", {BasisKind::regulation, "37"}, {"受理异议", "Accept an objection"}, R"({"objection":"obj-…"})",
                             with({RefusalWord::parameter_not_in_force})),
      command<DecideObjection>("objection.decide", {BasisKind::regulation, "37"}, {"复核结论", "Decide an objection"},
                               R"({"objection":"obj-…","outcome":"own_error","reason":"本机构录入有误","elements":{"CF_NR_FK":"0.1"}})",
                               correcting({RefusalWord::objection_outcome_unknown, RefusalWord::source_must_be_asked, RefusalWord::source_has_time, RefusalWord::reason_missing}), {closed("elements")}),
      command<AskSource>("objection.ask_source", {BasisKind::regulation, "37"}, {"转数据来源单位核实", "Ask the source"},
                         R"({"objection":"obj-…","question":"请核实处罚金额"})", with({RefusalWord::reason_missing, RefusalWord::parameter_not_in_force}), {closed("question")}),
      command<AnswerObjection>("objection.answer", {BasisKind::regulation, "37"}, {"来源单位答复", "Answer of the source"},
                               R"({"objection":"obj-…","outcome":"corrected","points":["金额应为 1,000 元"],"elements":{"CF_NR_FK":"0.1"}})",
                               correcting({RefusalWord::objection_outcome_unknown, RefusalWord::answer_without_points, RefusalWord::point_unanswered}), {closed("elements")}),
      command<CloseObjection>("objection.close", {BasisKind::regulation, "37"}, {"告知结果并办结", "Tell the result and close"},
                              R"({"objection":"obj-…","told_on":"2026-09-01","proof":"送达回证"})", with({RefusalWord::told_date_impossible, RefusalWord::proof_missing}), {closed("proof")}),
      command<PauseObjection>("objection.pause", {BasisKind::regulation, "37"}, {"期限停算", "Stop the clock"}, R"({"objection":"obj-…","kind":"testing","document_number":"沈检委〔2026〕5号","from_on":"2026-09-01"})",
                              with({RefusalWord::pause_kind_unknown, RefusalWord::pause_exists, RefusalWord::document_not_named, RefusalWord::document_in_future, RefusalWord::pause_date_impossible})),
      command<ResumeObjection>("objection.resume", {BasisKind::regulation, "37"}, {"期限恢复计算", "Let the clock run again"}, R"({"objection":"obj-…","document_number":"沈检〔2026〕9号","until_on":"2026-09-08"})",
                               {RefusalWord::objection_unknown, RefusalWord::pause_unknown, RefusalWord::document_not_named, RefusalWord::document_in_future, RefusalWord::pause_date_impossible}),
      command<DisputeObjection>("objection.dispute", {BasisKind::regulation, "37"}, {"仍有争议,移交有关部门", "Still disputed: hand it to the department"}, R"({"objection":"obj-…","statement":"处罚决定书所列金额与答复不同"})",
                                with({RefusalWord::objection_handed_over, RefusalWord::objection_not_disputed, RefusalWord::record_not_running, RefusalWord::objection_already_open, RefusalWord::objection_without_statement,
                                      RefusalWord::parameter_not_in_force}), {closed("statement")}),
      command<SettleObjection>("objection.settle", {BasisKind::regulation, "37"}, {"处理仍有争议的异议", "Settle what is still disputed"}, R"({"objection":"obj-…","outcome":"upheld","reason":"经复查,决定书金额有误"})",
                               with({RefusalWord::second_person_needed, RefusalWord::outcome_unknown, RefusalWord::reason_missing})),
  };
  return operations;
}

}  // namespace liaoxin::cases
