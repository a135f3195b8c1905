#include "cases/restoration/restoration.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "cases/restoration/early_end.hpp"
#include "cases/restoration/shield.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using statute::closed;
using statute::command;

namespace {

constexpr std::string_view kAcceptTerm = "restoration.accept", kAnswerTerm = "restoration.answer", kResultTerm = "restoration.result";
constexpr std::array<std::string_view, 4> kSteps{"applied", "accepted", "granted", "refused"};

base::Result<statute::DueDate> due_after(std::string_view key, base::Date from, const statute::Pack& pack) { return pack.calendar().add_working_days(from, TRY(pack.parameter(key, from))); }

base::Result<void> must_be_at(const Restoration& application, RestorationStep step) {
  if (application.step != step) return refuse(RefusalWord::restoration_step_wrong, printed(application.step).zh, "/application");
  return {};
}

}  // namespace

std::span<const RestorationWayFacts> restoration_ways() {
  using enum RestorationWay;
  static const RestorationWayFacts ways[] = {{pledge, "pledge", {"作出信用承诺", "a pledge"}},
                                             {completed_rectification, "completed_rectification", {"完成整改", "completed rectification"}},
                                             {passed_verification, "passed_verification", {"通过核查", "passed verification"}},
                                             {special_training, "special_training", {"接受专题培训", "special training"}},
                                             {credit_report, "credit_report", {"提交信用报告", "a credit report"}},
                                             {public_interest, "public_interest", {"参加公益活动", "public-interest activity"}},
                                             {other, "other", {"其他方式", "another way"}}};
  return ways;
}
const RestorationWayFacts* restoration_way(std::string_view word) { return base::line_of_word(restoration_ways(), word); }
const RestorationWayFacts& facts_of(RestorationWay way) { return base::line_of(restoration_ways(), &RestorationWayFacts::way, way); }

std::string_view word(RestorationStep step) { return kSteps[static_cast<std::size_t>(step)]; }
std::optional<RestorationStep> restoration_step(std::string_view text) { return base::enumerator<RestorationStep>(kSteps, text); }
base::LocalText printed(RestorationStep step) {
  switch (step) {
    case RestorationStep::applied: return {"已申请,待受理", "applied for, to be accepted"};
    case RestorationStep::accepted: return {"已受理,办理中", "accepted, being handled"};
    case RestorationStep::granted: return {"准予修复", "granted"};
    case RestorationStep::refused: return {"不予修复", "refused"};
  }
  CHECK(false);
}
std::span<const RestorationOutcome> restoration_outcomes() {
  static const RestorationOutcome outcomes[] = {{RestorationStep::granted, "granted", printed(RestorationStep::granted)}, {RestorationStep::refused, "refused", printed(RestorationStep::refused)}};
  return outcomes;
}

base::Result<Applied> decide_application(const registry::RecordState& record, const statute::Item& item, const std::optional<statute::ItemEnd>& end, const ApplyRestoration& command,
                                         const std::vector<Restoration>& others, base::Instant now, const statute::Pack& pack) {
  const base::Date today = now.date();
  // 1. Of a record that runs, says something negative and is still shown or used.
  TRY_VOID(must_run(record, now));
  if (!item.negative || !end || end->has_ended(today)) return refuse(RefusalWord::restoration_not_needed, {}, "/record");
  // 2. Of a kind that can be restored: what stands on a list ends by removal from it.
  if (!end->restorable_from) return refuse(RefusalWord::restoration_excluded, item.name.zh, "/record");
  // 3. From the earliest day on, by the rules in force today.
  if (today < *end->restorable_from) return refuse(RefusalWord::restoration_too_early, end->restorable_from->iso(), "/record");
  // 4. One at a time; after a refusal again.
  if (std::ranges::any_of(others, is_open)) return refuse(RefusalWord::restoration_open, {}, "/record");
  // 5. The way, what was done, and the public pledge.
  const RestorationWayFacts* way = restoration_way(command.way);
  if (way == nullptr) return refuse(RefusalWord::restoration_way_unknown, base::one_line(command.way), "/way");
  TRY_VOID(base::must_say(command.correction, RefusalWord::restoration_correction_missing, "/correction"));
  if (!command.pledge) return refuse(RefusalWord::restoration_pledge_missing, {}, "/pledge");
  // 6. Both clocks start on the day of application.
  Applied applied{{.record_id = record.id, .way = way->way, .applied_at = now}, TRY(due_after(kAcceptTerm, today, pack)), TRY(due_after(kAnswerTerm, today, pack))};
  applied.restoration.accept_due_on = applied.accept_due.on;
  applied.restoration.answer_due_on = applied.answer_due.on;
  return applied;
}

base::Result<Accepted> decide_acceptance(const registry::RecordState& record, Restoration application, const std::string& handler, base::Instant now, const statute::Pack& pack) {
  TRY_VOID(must_be_at(application, RestorationStep::applied));
  TRY_VOID(must_run(record, now));
  application.step = RestorationStep::accepted;
  application.handler = handler;
  Accepted accepted{std::move(application), TRY(due_after(kResultTerm, now.date(), pack))};
  accepted.restoration.accepted_on = now.date();
  accepted.restoration.result_due_on = accepted.result_due.on;
  return accepted;
}

base::Result<Restoration> decide_restoration(const registry::RecordState& record, Restoration application, const DecideRestoration& command, base::Instant now) {
  TRY_VOID(must_be_at(application, RestorationStep::accepted));
  TRY_VOID(must_run(record, now));
  const RestorationOutcome* outcome = base::line_of_word(restoration_outcomes(), command.outcome);
  if (outcome == nullptr) return refuse(RefusalWord::outcome_unknown, base::one_line(command.outcome), "/outcome");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  // Who is refused learns which condition is not met, so that it can meet it and apply again.
  if (outcome->step == RestorationStep::refused) TRY_VOID(base::must_say(command.rule.value_or(""), RefusalWord::restoration_ground_missing, "/rule"));
  application.step = outcome->step;
  application.decided_at = now;
  return application;
}

bool is_open(const Restoration& application) { return application.step == RestorationStep::applied || application.step == RestorationStep::accepted; }
std::optional<base::Date> due_of(const Restoration& application) {
  if (!is_open(application)) return std::nullopt;
  if (application.step == RestorationStep::applied) return application.accept_due_on;
  // Accepting late moves the answer to nobody's disadvantage but that of who is late.
  CHECK(application.result_due_on.has_value());
  return std::min(*application.result_due_on, application.answer_due_on);
}
std::vector<statute::RunningTerm> terms_of(const Restoration& application) {
  const base::Date applied_on = application.applied_at.date();
  std::vector<statute::RunningTerm> terms{{.what = {"受理申请", "Accept the application"}, .from_on = applied_on, .parameter = kAcceptTerm, .due_on = application.accept_due_on},
                                          {.what = {"答复申请人", "Answer whoever applied"}, .from_on = applied_on, .parameter = kAnswerTerm, .due_on = application.answer_due_on}};
  if (application.accepted_on) terms.push_back({.what = {"作出决定", "Decide"}, .from_on = *application.accepted_on, .parameter = kResultTerm, .due_on = *application.result_due_on});
  return terms;
}
bool is_overdue(const Restoration& application, base::Date today) {
  const auto due = due_of(application);
  return due && today > *due;
}

const std::vector<statute::Operation>& restoration_commands() {
  static const std::vector<statute::Operation> operations{
      command<ApplyRestoration>("restoration.apply", {BasisKind::regulation, "39"}, {"申请信用修复", "Apply for restoration of credit"},
                                R"({"record":"rec-…","way":"completed_rectification","correction":"罚款已缴清,隐患已整改","pledge":true})",
                                {RefusalWord::record_unknown, RefusalWord::record_not_running, RefusalWord::restoration_not_needed, RefusalWord::restoration_excluded, RefusalWord::restoration_too_early,
                                 RefusalWord::restoration_open, RefusalWord::restoration_way_unknown, RefusalWord::restoration_correction_missing, RefusalWord::restoration_pledge_missing,
                                 RefusalWord::parameter_not_in_force}, {closed("correction")}),
      command<AcceptRestoration>("restoration.accept", {BasisKind::regulation, "39"}, {"受理信用修复申请", "Accept an application for restoration"}, R"({"application":"rst-…","handler":"wang"})",
                                 {RefusalWord::restoration_unknown, RefusalWord::actor_not_registered, RefusalWord::restoration_step_wrong, RefusalWord::record_not_running, RefusalWord::parameter_not_in_force}),
      command<DecideRestoration>("restoration.decide", {BasisKind::regulation, "39"}, {"决定信用修复申请", "Decide on an application for restoration"},
                                 R"({"application":"rst-…","outcome":"refused","reason":"罚款尚未缴清","rule":"履行义务"})",
                                 {RefusalWord::restoration_unknown, RefusalWord::second_person_needed, RefusalWord::restoration_step_wrong, RefusalWord::record_not_running, RefusalWord::outcome_unknown,
                                  RefusalWord::reason_missing, RefusalWord::restoration_ground_missing}),
      command<ReportRestorationFee>("restoration.report_fee", {BasisKind::regulation, "39"}, {"反映修复收费", "Report that a fee was asked for"}, R"({"application":"rst-…","statement":"被要求购买信用报告"})",
                                    {RefusalWord::restoration_unknown, RefusalWord::record_unknown, RefusalWord::restoration_not_needed, RefusalWord::statement_missing}, {closed("statement")}),
      command<SetShield>("shield.set", {BasisKind::regulation, "39"}, {"临时屏蔽重整企业的信息", "Shield a record of an enterprise in reorganisation"},
                         R"({"record":"rec-…","ruling_number":"(2026)辽01破3号","court":"沈阳市中级人民法院","decided_on":"2026-05-06","plan_until_on":"2028-05-05"})",
                         {RefusalWord::record_unknown, RefusalWord::organisation_only, RefusalWord::record_not_running, RefusalWord::restoration_not_needed, RefusalWord::shield_exists,
                          RefusalWord::document_not_named, RefusalWord::document_in_future, RefusalWord::dates_out_of_order}),
      command<LiftShield>("shield.lift", {BasisKind::regulation, "39"}, {"解除临时屏蔽", "Lift a shield"}, R"({"record":"rec-…","reason":"重整计划未能执行,法院终止重整"})",
                          {RefusalWord::record_unknown, RefusalWord::record_not_running, RefusalWord::shield_unknown, RefusalWord::reason_missing}),
      command<CompleteShield>("shield.complete", {BasisKind::regulation, "39"}, {"重整计划执行完毕,终止被屏蔽的信息", "End a shielded record: the plan is carried out"},
                              R"({"record":"rec-…","document_number":"(2026)辽01破3号之五","court":"沈阳市中级人民法院","decided_on":"2028-04-20"})",
                              {RefusalWord::record_unknown, RefusalWord::record_not_running, RefusalWord::shield_unknown, RefusalWord::document_not_named, RefusalWord::document_in_future,
                               RefusalWord::dates_out_of_order}),
      command<EndEarly>("restoration.end_early", {BasisKind::regulation, "39"}, {"提前终止多条信息", "End several records early"},
                        R"({"records":["rec-…"],"document_class":"administrative_decision","document_number":"沈市监信修〔2026〕2号","authority":"沈阳市市场监督管理局","effective_on":"2026-05-06","reason":"均已履行义务并完成整改"})",
                        {RefusalWord::record_unknown, RefusalWord::document_class_unknown, RefusalWord::document_not_named, RefusalWord::law_not_named, RefusalWord::document_not_effective,
                         RefusalWord::reason_missing, RefusalWord::organisation_only, RefusalWord::record_not_running, RefusalWord::restoration_not_needed, RefusalWord::restoration_excluded,
                         RefusalWord::restoration_too_early})};
  return operations;
}

}  // namespace liaoxin::cases
