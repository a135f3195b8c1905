#include "cases/trust/promise.hpp"

#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "cases/trust/excuse.hpp"
#include "cases/trust/responsibility.hpp"
#include "cases/trust/text_without_number.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {

constexpr std::array<std::string_view, 5> kStates{"running", "performed", "delayed", "not_performed", "changed"};

/// What was performed or changed lies behind; what is delayed or not performed can still be.
base::Result<void> must_wait(const Promise& promise) {
  if (promise.state == PromiseState::performed || promise.state == PromiseState::changed) return refuse(RefusalWord::promise_over, printed(promise.state).zh, "/promise");
  return {};
}

}  // namespace

std::span<const PromiseKindFacts> promise_kinds() {
  static const PromiseKindFacts kinds[] = {{PromiseKind::pledge, "pledge", {"政策承诺", "policy pledge"}}, {PromiseKind::contract, "contract", {"合同、协议", "contract or agreement"}}};
  return kinds;
}
const PromiseKindFacts* promise_kind(std::string_view word) { return base::line_of_word(promise_kinds(), word); }
const PromiseKindFacts& facts_of(PromiseKind kind) { return base::line_of(promise_kinds(), &PromiseKindFacts::kind, kind); }

std::string_view word(PromiseState state) { return kStates[static_cast<std::size_t>(state)]; }
std::optional<PromiseState> promise_state(std::string_view text) { return base::enumerator<PromiseState>(kStates, text); }
base::LocalText printed(PromiseState state) {
  switch (state) {
    case PromiseState::running: return {"履行中", "running"};
    case PromiseState::performed: return {"已经履行", "performed"};
    case PromiseState::delayed: return {"延期履行", "delayed"};
    case PromiseState::not_performed: return {"没有履行", "not performed"};
    case PromiseState::changed: return {"为公共利益变更", "changed for the public interest"};
  }
  CHECK(false);
}
std::span<const PromiseOutcome> promise_outcomes() {
  using enum PromiseState;
  static const PromiseOutcome outcomes[] = {{performed, "performed", printed(performed)}, {delayed, "delayed", printed(delayed)}, {not_performed, "not_performed", printed(not_performed)}};
  return outcomes;
}
std::span<const PromiseCause> promise_causes() {
  static const PromiseCause causes[] = {{"division_changed", {"行政区划调整", "administrative divisions were adjusted"}, true},
                                        {"government_changed", {"政府换届", "the government changed"}, true},
                                        {"institution_changed", {"机构或者职能调整", "institutions or functions were adjusted"}, true},
                                        {"person_replaced", {"相关责任人更替", "the persons responsible were replaced"}, true},
                                        {"other", {"其他原因", "another cause"}}};
  return causes;
}

base::Date last_day(const Promise& promise) { return promise.new_due_on.value_or(promise.due_on); }
bool is_overdue(const Promise& promise, base::Date today) { return (promise.state == PromiseState::running || promise.state == PromiseState::delayed) && today > last_day(promise); }

// Article 46. Governments perform the policy pledges they made to market entities and the contracts they concluded.
base::Result<Promise> decide_promise(const RegisterPromise& command, bool is_there, base::Instant now) {
  const PromiseKindFacts* kind = promise_kind(command.kind);
  if (kind == nullptr) return refuse(RefusalWord::promise_kind_unknown, base::one_line(command.kind), "/kind");
  std::string matter = TRY(text_without_number(command.subject_matter, RefusalWord::promise_matter_missing, "/subject_matter", now.date()));
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  if (is_there) return refuse(RefusalWord::promise_exists, {}, "/document_number");
  return Promise{.kind = kind->kind, .matter = std::move(matter), .document_number = base::one_line(base::trim(command.document_number)), .due_on = command.due_on, .registered_at = now};
}

base::Result<Promise> decide_performance(Promise promise, const ReportPerformance& command, base::Instant now) {
  TRY_VOID(must_wait(promise));
  const PromiseOutcome* outcome = base::line_of_word(promise_outcomes(), command.outcome);
  if (outcome == nullptr) return refuse(RefusalWord::outcome_unknown, base::one_line(command.outcome), "/outcome");
  promise.reason.clear();
  if (outcome->state != PromiseState::performed) {
    // 1. No contract is broken because divisions, governments, institutions, functions or persons changed.
    const PromiseCause* cause = base::line_of_word(promise_causes(), command.cause.value_or(""));
    if (cause == nullptr) return refuse(RefusalWord::trust_cause_unknown, base::one_line(command.cause.value_or("")), "/cause");
    // It was chosen rightly: a form points at no field, and says what the article says.
    if (cause->is_rejected) return refuse(RefusalWord::trust_excuse_rejected, cause->title.zh);
    // 2. What else is the reason the public reads, and none of the four in other clothes.
    promise.reason = TRY(reason_without_excuse(command.reason.value_or(""), "/reason", now.date()));
  }
  if (outcome->state == PromiseState::delayed) {
    // 3. A delay ends on a day to come, and moves the last one.
    if (!command.new_due_on || *command.new_due_on <= now.date() || *command.new_due_on <= last_day(promise)) return refuse(RefusalWord::promise_day_missing, command.new_due_on ? command.new_due_on->iso() : "", "/new_due_on");
    promise.new_due_on = command.new_due_on;
  }
  promise.state = outcome->state;
  promise.reported_at = now;
  return promise;
}

// Article 46. Where the national interest or the public interest asks for a change, authority and procedure are those of the law, and losses are made good. None of
// the four excuses is such an interest.
base::Result<Promise> decide_change(Promise promise, const ChangePromise& command, base::Instant now) {
  TRY_VOID(must_wait(promise));
  const base::Date today = now.date();
  promise.authority = TRY(text_without_number(command.authority, RefusalWord::change_authority_missing, "/authority", today));
  promise.change_document = TRY(text_without_number(command.procedure_document, RefusalWord::document_not_named, "/procedure_document", today));
  promise.compensation = TRY(text_without_number(command.compensation, RefusalWord::compensation_missing, "/compensation", today));
  promise.reason = TRY(reason_without_excuse(command.reason, "/reason", today));
  promise.state = PromiseState::changed;
  promise.reported_at = now;
  return promise;
}

const std::vector<statute::Operation>& trust_commands() {
  using statute::command;
  static const base::Basis basis{BasisKind::regulation, "46"};
  static const std::vector<statute::Operation> operations{
      command<RegisterPromise>("trust.register", basis, {"登记政策承诺或合同", "Register a policy pledge or contract"}, R"({"unit":"1121…","kind":"pledge","subject_matter":"对新建厂房给予租金补贴","due_on":"2026-12-31","document_number":"辽政发〔2026〕1号"})",
                               {RefusalWord::unit_unknown, RefusalWord::promise_kind_unknown, RefusalWord::promise_matter_missing, RefusalWord::id_number_in_text, RefusalWord::document_not_named, RefusalWord::promise_exists}),
      command<ReportPerformance>("trust.report_performance", basis, {"报告政策承诺或合同的履行情况", "Report how a policy pledge or contract is performed"}, R"({"promise":"prm-…","outcome":"delayed","cause":"other","reason":"资金将于七月拨付","new_due_on":"2027-07-31"})",
                                 {RefusalWord::promise_unknown, RefusalWord::promise_over, RefusalWord::outcome_unknown, RefusalWord::trust_cause_unknown, RefusalWord::trust_excuse_rejected, RefusalWord::reason_missing,
                                  RefusalWord::id_number_in_text, RefusalWord::promise_day_missing}),
      command<ChangePromise>("trust.change", basis, {"为公共利益变更政策承诺或合同", "Change a policy pledge or contract for the public interest"},
                             R"({"promise":"prm-…","authority":"省人民政府","procedure_document":"辽政函〔2026〕3号","compensation":"补偿搬迁费用","reason":"防洪工程需要"})",
                             {RefusalWord::promise_unknown, RefusalWord::promise_over, RefusalWord::change_authority_missing, RefusalWord::document_not_named, RefusalWord::compensation_missing, RefusalWord::reason_missing,
                              RefusalWord::id_number_in_text, RefusalWord::trust_excuse_rejected}),
      responsibility_command(),
  };
  return operations;
}

}  // namespace liaoxin::cases
