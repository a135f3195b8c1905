#include "cases/rule_draft/rule_draft.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "registry/text_scan.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

std::span<const RuleDraftKindFacts> rule_draft_kinds() {
  static constexpr RuleDraftKindFacts kinds[] = {{RuleDraftKind::edition, "edition", "edr"}, {RuleDraftKind::list_system, "list_system", "lsy"}, {RuleDraftKind::measure_list, "measure_list", "mls"}};
  return kinds;
}
const RuleDraftKindFacts& facts_of(RuleDraftKind kind) { return base::line_of(rule_draft_kinds(), &RuleDraftKindFacts::kind, kind); }
RuleDraftKind rule_draft_kind(std::string_view word) {
  const RuleDraftKindFacts* facts = base::line_of_word(rule_draft_kinds(), word);
  CHECK(facts != nullptr);
  return facts->kind;
}
const RuleDraftKindFacts* rule_draft_kind_of(std::string_view number) {
  const auto found = std::ranges::find_if(rule_draft_kinds(), [&](const RuleDraftKindFacts& one) { return number.starts_with(std::string(one.prefix) + "-"); });
  return found == rule_draft_kinds().end() ? nullptr : &*found;
}

const UnitOpinion* opinion_of(const std::optional<Consultation>& consultation, std::string_view unit) {
  if (!consultation) return nullptr;
  const auto found = std::ranges::find(consultation->opinions, unit, &UnitOpinion::unit);
  return found == consultation->opinions.end() ? nullptr : &*found;
}

std::vector<statute::RunningTerm> terms_of(const std::optional<Consultation>& consultation, std::string_view days_parameter) {
  if (!consultation) return {};
  return {{.what = {"征求意见", "Opinions and comments"}, .from_on = consultation->sent_on, .parameter = days_parameter, .due_on = consultation->until_on}};
}

std::int64_t count_unanswered(std::span<const RuleComment> comments) {
  return std::ranges::count_if(comments, [](const RuleComment& one) { return one.answer.empty(); });
}

base::Result<std::string> public_text(const std::string& text, RefusalWord otherwise, std::string_view pointer, base::Date today) {
  TRY_VOID(base::must_say(text, otherwise, pointer));
  if (!registry::scan_text(text, today).empty()) return refuse(RefusalWord::personal_number_in_text, {}, pointer);
  return base::trim(text);
}

// Articles 10, 27. The department in charge drafts together with the departments concerned: they are asked before the joint meeting decides.
base::Result<Consultation> decide_consultation(const ConsultOnRuleDraft& command, const std::vector<std::string>& others, std::string_view days_parameter, base::Instant now, const statute::Pack& pack) {
  // 1. Others than who drafted it; nobody asks itself.
  std::vector<std::string> asked = command.consulted;
  std::ranges::sort(asked);
  asked.erase(std::ranges::unique(asked).begin(), asked.end());
  for (const std::string& code : asked) {
    if (std::ranges::find(others, code) == others.end()) return refuse(RefusalWord::consulted_unit_unfit, base::one_line(code), "/consulted");
  }
  if (asked.empty()) return refuse(RefusalWord::consulted_unit_unfit, {}, "/consulted");
  // 2. With days enough to answer.
  const base::Date earliest = now.date().plus_days(static_cast<int>(TRY(pack.parameter(days_parameter, now.date())).value));
  if (command.opinions_until_on < earliest) {
    auto too_short = refuse(RefusalWord::consultation_too_short, earliest.iso(), "/opinions_until_on");
    too_short.error().basis.reference = days_parameter;
    return too_short;
  }
  Consultation sent{.sent_on = now.date(), .until_on = command.opinions_until_on, .opinions = {}};
  for (std::string& code : asked) sent.opinions.push_back({.unit = std::move(code)});
  return sent;
}

base::Result<UnitOpinion> decide_unit_opinion(const Consultation& consultation, std::string_view unit, const std::optional<base::LocalText>& closed_as, const std::string& text, base::Instant now) {
  const UnitOpinion* asked = opinion_of(consultation, unit);
  CHECK(asked != nullptr);
  if (asked->given_at) return refuse(RefusalWord::unit_opinion_given, {}, "/rule_draft");
  if (closed_as) return refuse(RefusalWord::rule_draft_step_wrong, closed_as->zh, "/rule_draft");
  return UnitOpinion{.unit = std::string(unit), .text = TRY(public_text(text, RefusalWord::statement_missing, "/unit_opinion", now.date())), .given_at = now};
}

// Article 24. Comments on lists of measures are invited from the public; by the same measure on lists of the seriously untrustworthy, where article 27 asks for none (default).
base::Result<RuleComment> decide_comment(RuleDraftKind kind, std::int64_t draft_id, const std::optional<base::LocalText>& closed_as, const std::string& opinion, base::Instant now) {
  if (closed_as) return refuse(RefusalWord::comments_closed, closed_as->zh, "/rule_draft");
  return RuleComment{.kind = kind, .draft_id = draft_id, .made_at = now, .text = TRY(public_text(opinion, RefusalWord::statement_missing, "/opinion", now.date()))};
}

base::Result<RuleComment> decide_comment_answer(RuleComment comment, const std::string& answer, base::Date today) {
  if (!comment.answer.empty()) return refuse(RefusalWord::comment_answered, {}, "/comment");
  comment.answer = TRY(public_text(answer, RefusalWord::reason_missing, "/answer", today));
  return comment;
}

// Article 5. What the joint meeting decided on is what takes force.
base::Result<void> must_follow(base::Date decided_on, base::Date settled_on) {
  if (decided_on < settled_on) return refuse(RefusalWord::joint_decision_too_early, settled_on.iso(), "/decision_number");
  return {};
}

// Article 5. It takes force by the decision, so on no day before it.
base::Result<void> must_take_force_since(base::Date earliest, base::Date from_on) {
  if (from_on < earliest) return refuse(RefusalWord::dates_out_of_order, earliest.iso(), "/from_on");
  return {};
}

const std::vector<statute::Operation>& rule_draft_commands() {
  using statute::command;
  static const base::Basis drafted_together{BasisKind::regulation, "10, 27"}, commented{BasisKind::product, "comments of the public on a draft"};
  static const std::vector<statute::Operation> operations{
      command<ConsultOnRuleDraft>("rule_draft.consult", drafted_together, {"就草案征求有关单位意见", "Consult units on a draft"}, R"({"rule_draft":"edr-…","consulted":["11210000MB1234567A"],"opinions_until_on":"2026-07-31"})",
                                  {RefusalWord::rule_draft_unknown, RefusalWord::rule_draft_step_wrong, RefusalWord::consulted_unit_unfit, RefusalWord::consultation_too_short, RefusalWord::parameter_not_in_force}),
      command<GiveUnitOpinion>("rule_draft.opinion", drafted_together, {"对草案提出单位意见", "Give your unit's opinion on a draft"}, R"({"rule_draft":"edr-…","unit_opinion":"无不同意见"})",
                               {RefusalWord::rule_draft_unknown, RefusalWord::unit_opinion_given, RefusalWord::rule_draft_step_wrong, RefusalWord::statement_missing, RefusalWord::personal_number_in_text}),
      command<CommentRuleDraft>("rule_draft.comment", commented, {"对公开征求意见的草案提出意见", "Comment on a draft"}, R"({"rule_draft":"mls-…","opinion":"减分幅度过大"})",
                                {RefusalWord::rule_draft_unknown, RefusalWord::comments_closed, RefusalWord::statement_missing, RefusalWord::personal_number_in_text}),
      command<AnswerRuleComment>("rule_draft.answer_comment", commented, {"答复公众意见", "Answer a comment on a draft"}, R"({"comment":"cmt-…","answer":"已下调减分幅度"})",
                                 {RefusalWord::comment_unknown, RefusalWord::comment_answered, RefusalWord::reason_missing, RefusalWord::personal_number_in_text}),
  };
  return operations;
}

}  // namespace liaoxin::cases
