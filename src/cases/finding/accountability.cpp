#include "cases/finding/accountability.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/words.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using statute::closed;
using statute::command;

namespace {

constexpr std::int64_t kFenInYuan = 100;

/// How hard a step may be that rests on this finding: what is ours is talked about, what we know from others' accounts is ordered at most.
AccountabilityStep hardest_on(const Finding& finding) {
  if (rests_on_law(finding)) return AccountabilityStep::criticism;
  return finding.basis.kind == BasisKind::reported ? AccountabilityStep::correction_order : AccountabilityStep::talk;
}

}  // namespace

std::span<const AccountabilityStepFacts> accountability_steps() {
  using enum AccountabilityStep;
  static const AccountabilityStepFacts steps[] = {{talk, "talk", {"约谈", "talk"}}, {correction_order, "correction_order", {"责令改正", "order to correct"}}, {warning, "warning", {"警告", "warning"}}, {criticism, "criticism", {"通报批评", "circulated criticism"}}};
  return steps;
}
const AccountabilityStepFacts* accountability_step(std::string_view word) { return base::line_of_word(accountability_steps(), word); }
const AccountabilityStepFacts& facts_of(AccountabilityStep step) { return base::line_of(accountability_steps(), &AccountabilityStepFacts::step, step); }

std::span<const CollectorConductFacts> collector_conducts() {
  using enum CollectorConduct;
  static const CollectorConductFacts conducts[] = {{no_consent, "no_consent", {"未经同意采集涉及个人信息的市场信用信息", "personal market information collected without consent"}},
                                                   {false_assessment, "false_assessment", {"以虚假宣传、承诺等级等方式承揽业务,或者虚假评价", "business won by false publicity or promised grades, or sham assessment"}},
                                                   {objection_unhandled, "objection_unhandled", {"未按规定核查处理异议信息", "contested information not verified and handled as provided"}},
                                                   {rights_infringed, "rights_infringed", {"其他侵害信用主体合法权益的行为", "other conduct that infringes on rights of credit subjects"}}};
  return conducts;
}
const CollectorConductFacts* collector_conduct(std::string_view word) { return base::line_of_word(collector_conducts(), word); }
const CollectorConductFacts& facts_of(CollectorConduct conduct) { return base::line_of(collector_conducts(), &CollectorConductFacts::conduct, conduct); }

// Article 51. A unit that fails is spoken with and, as serious as it is, ordered to correct, warned or criticised.
base::Result<ActedOn> decide_accountability(const ActOnUnit& command, const std::vector<Finding>& standing, base::Instant now) {
  // 1. One of the four.
  const AccountabilityStepFacts* step = accountability_step(command.step);
  if (step == nullptr) return refuse(RefusalWord::accountability_step_unknown, base::one_line(command.step), "/step");
  // 2. On findings about this unit that stand today, each once; never on what only that unit is shown.
  ActedOn acted;
  for (const std::string& reference : command.findings) {
    const auto found = std::ranges::find(standing, reference, &Finding::reference);
    if (found == standing.end() || std::ranges::count(command.findings, reference) > 1 || facts_of(found->kind).is_for_unit_alone) return refuse(RefusalWord::finding_unknown, base::one_line(reference), "/findings");
    acted.findings.push_back(*found);
  }
  if (acted.findings.empty()) return refuse(RefusalWord::finding_unknown, {}, "/findings");
  // 3. As hard as every one of them bears: a missed default of ours is talked about, and nothing more.
  for (const Finding& finding : acted.findings) {
    if (hardest_on(finding) < step->step) return refuse(RefusalWord::accountability_step_excessive, finding.reference, "/findings");
  }
  // 4. An order says until when; nothing else does.
  const bool is_order = step->step == AccountabilityStep::correction_order;
  if (is_order != command.due_on.has_value() || (is_order && *command.due_on <= now.date())) return refuse(RefusalWord::correction_due_invalid, command.due_on ? command.due_on->iso() : "", "/due_on");
  // 5. By a document, with reasons.
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  acted.accountability = {.unit = acted.findings.front().unit, .step = step->step, .document_number = base::one_line(base::trim(command.document_number)), .due_on = command.due_on, .decided_at = now};
  return acted;
}

base::Result<Accountability> decide_answer(Accountability accountability, const AnswerAccountability& command, base::Instant now) {
  if (accountability.closed_at) return refuse(RefusalWord::accountability_closed);
  if (accountability.answered_at) return refuse(RefusalWord::accountability_answered);
  TRY_VOID(base::must_say(command.answer, RefusalWord::statement_missing, "/answer"));
  accountability.answered_at = now;
  return accountability;
}

base::Result<Accountability> decide_close(Accountability accountability, const CloseAccountability& command, base::Instant now) {
  if (accountability.closed_at) return refuse(RefusalWord::accountability_closed);
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  accountability.closed_at = now;
  return accountability;
}

bool is_overdue(const Accountability& accountability, base::Date today) { return accountability.due_on && today > *accountability.due_on && !accountability.answered_at && !accountability.closed_at; }

// Article 53. Collectors that do one of four things are fined, and their unlawful gains are confiscated.
base::Result<CollectorFine> decide_fine(const FineCollector& command, const std::vector<CollectorFine>& others, base::Instant now, const statute::Pack& pack) {
  // 1. One of the four.
  const CollectorConductFacts* conduct = collector_conduct(command.conduct);
  if (conduct == nullptr) return refuse(RefusalWord::collector_conduct_unknown, base::one_line(command.conduct), "/conduct");
  // 2. By a decision that has been taken, once.
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  const std::string number = base::one_line(base::trim(command.document_number));
  if (command.decided_on > now.date()) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  if (std::ranges::any_of(others, [&](const CollectorFine& other) { return base::fold_number(other.document_number) == base::fold_number(number); })) return refuse(RefusalWord::fine_exists, number, "/document_number");
  // 3. Within the amounts of the article; gains are confiscated where there were any.
  const statute::Parameter least = TRY(pack.parameter("collector.fine_least", command.decided_on));
  const statute::Parameter most = TRY(pack.parameter("collector.fine_most", command.decided_on));
  if (command.fine_yuan < least.value / kFenInYuan || command.fine_yuan > most.value / kFenInYuan) return refuse(RefusalWord::fine_out_of_range, std::to_string(command.fine_yuan), "/fine_yuan");
  if (command.gains_yuan < 0) return refuse(RefusalWord::gains_invalid, std::to_string(command.gains_yuan), "/gains_yuan");
  // 4. The collector was told, and there is proof of it.
  if (command.served_on < command.decided_on || command.served_on > now.date()) return refuse(RefusalWord::service_date_impossible, command.served_on.iso(), "/served_on");
  TRY_VOID(base::must_say(command.proof, RefusalWord::proof_missing, "/proof"));
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  return CollectorFine{.conduct = conduct->conduct, .fine_yuan = command.fine_yuan, .gains_yuan = command.gains_yuan, .document_number = number, .decided_on = command.decided_on, .served_on = command.served_on, .registered_at = now};
}

const std::vector<statute::Operation>& accountability_commands() {
  static const base::Basis units{BasisKind::regulation, "51"};
  static const std::vector<statute::Operation> operations{
      command<ActOnUnit>("accountability.act", units, {"约谈、责令改正、警告或通报批评单位", "Speak with a unit, order it to correct, warn or criticise it"},
                         R"({"unit":"1121…","step":"talk","findings":["objection_late/obj-…/asked"],"document_number":"辽信责〔2026〕1号","reason":"三件异议逾期未答"})",
                         {RefusalWord::unit_unknown, RefusalWord::court_not_overseen, RefusalWord::accountability_step_unknown, RefusalWord::finding_unknown, RefusalWord::accountability_step_excessive,
                          RefusalWord::correction_due_invalid, RefusalWord::document_not_named, RefusalWord::reason_missing}),
      command<AnswerAccountability>("accountability.answer", units, {"答复责任追究", "Answer what was said about the own unit"}, R"({"accountability":"acc-…","answer":"已全部答复,并指定专人"})",
                                    {RefusalWord::accountability_unknown, RefusalWord::accountability_closed, RefusalWord::accountability_answered, RefusalWord::statement_missing}),
      command<CloseAccountability>("accountability.close", units, {"办结责任追究", "Close what was done about a unit"}, R"({"accountability":"acc-…","reason":"已改正"})",
                                   {RefusalWord::accountability_unknown, RefusalWord::accountability_closed, RefusalWord::reason_missing}),
      command<FineCollector>("accountability.fine", {BasisKind::regulation, "53"}, {"登记对采集单位的罚款", "Register a fine on a collector"},
                             R"({"collector":"5121…","conduct":"objection_unhandled","fine_yuan":50000,"gains_yuan":0,"document_number":"辽信罚〔2026〕1号","decided_on":"2026-05-06","served_on":"2026-05-08","proof":"送达回证","reason":"经责令仍不核查异议"})",
                             {RefusalWord::collector_unit_needed, RefusalWord::collector_conduct_unknown, RefusalWord::document_not_named, RefusalWord::document_in_future, RefusalWord::fine_exists,
                              RefusalWord::fine_out_of_range, RefusalWord::gains_invalid, RefusalWord::service_date_impossible, RefusalWord::proof_missing, RefusalWord::reason_missing, RefusalWord::parameter_not_in_force}, {closed("proof")}),
  };
  return operations;
}

}  // namespace liaoxin::cases
