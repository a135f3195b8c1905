#include "cases/leniency/leniency.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/words.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using registry::Bar;
using registry::Bars;
using statute::closed;
using statute::command;

namespace {

constexpr std::string_view kAnswerTerm = "leniency.answer";
constexpr std::array<std::string_view, 3> kSteps{"claimed", "granted", "refused"};

/// What both ways share: it is a ground of the article, of a record that says something negative, runs, and has not been treated so.
base::Result<const LeniencyFlagFacts*> ground_of(const registry::RecordState& record, const statute::Item& item, const std::string& word, const std::vector<Leniency>& others) {
  const LeniencyFlagFacts* facts = leniency_flag(word);
  if (facts == nullptr) return refuse(RefusalWord::leniency_flag_unknown, base::one_line(word), "/flag");
  if (record.ended != registry::EndKind::none) return refuse(RefusalWord::record_not_running, printed(record.ended).zh, "/record");
  if (!item.negative) return refuse(RefusalWord::leniency_not_negative, {}, "/record");
  if (!is_ground_of(*facts, record.subject_kind)) return refuse(RefusalWord::leniency_persons_only, {}, "/flag");
  const auto is_same = [&](const Leniency& other) { return other.flag == facts->flag; };
  if (std::ranges::any_of(others, [&](const Leniency& other) { return is_same(other) && other.step == LeniencyStep::granted; })) return refuse(RefusalWord::leniency_set_before, {}, "/flag");
  if (std::ranges::any_of(others, [](const Leniency& other) { return other.step == LeniencyStep::claimed; })) return refuse(RefusalWord::leniency_claim_open, {}, "/record");
  return facts;
}

bool was_claimed(const LeniencyFlagFacts& flag, const std::vector<Leniency>& others) {
  return std::ranges::any_of(others, [&](const Leniency& other) { return other.flag == flag.flag; });
}

}  // namespace

std::span<const LeniencyFlagFacts> leniency_flags() {
  static const LeniencyFlagFacts flags[] = {{LeniencyFlag::minor, "minor", {"行为时未满十八周岁", "under 18 at the time of the conduct"}, Bar::minority_claimed, true},
                                            {LeniencyFlag::force_majeure, "force_majeure", {"不可抗力", "force majeure"}, Bar::force_majeure},
                                            {LeniencyFlag::slight_no_intent, "slight_no_intent", {"行为轻微且无主观故意", "slight conduct without intent"}, Bar::slight_no_intent}};
  return flags;
}
const LeniencyFlagFacts* leniency_flag(std::string_view word) { return base::line_of_word(leniency_flags(), word); }
const LeniencyFlagFacts& facts_of(LeniencyFlag flag) { return base::line_of(leniency_flags(), &LeniencyFlagFacts::flag, flag); }
bool is_ground_of(const LeniencyFlagFacts& flag, statute::SubjectKind subject) { return !flag.persons_only || !statute::is_organisation(subject); }

std::string_view word(LeniencyStep step) { return kSteps[static_cast<std::size_t>(step)]; }
std::optional<LeniencyStep> leniency_step(std::string_view text) { return base::enumerator<LeniencyStep>(kSteps, text); }
std::span<const LeniencyOutcome> leniency_outcomes() {
  static const LeniencyOutcome outcomes[] = {{LeniencyStep::granted, "granted", {"认定", "granted"}}, {LeniencyStep::refused, "refused", {"不予认定", "refused"}}};
  return outcomes;
}

// Article 31. Conduct of minors, caused by force majeure, or slight and without intent is treated leniently and with caution; the subject may say so.
base::Result<Claimed> decide_claim(const registry::RecordState& record, const statute::Item& item, const ClaimLeniency& command, const std::vector<Leniency>& others, base::Instant now,
                                   const statute::Pack& pack) {
  const LeniencyFlagFacts* facts = TRY(ground_of(record, item, command.flag, others));
  // 1. Each ground is answered once: claiming it again and again would hide the record for ever.
  if (was_claimed(*facts, others)) return refuse(RefusalWord::leniency_claimed_before, {}, "/flag");
  // 2. The subject says what happened.
  TRY_VOID(base::must_say(command.statement, RefusalWord::statement_missing, "/statement"));
  // 3. The answer has its day; until then the record is treated as if it had been granted.
  Claimed claimed{{.record_id = record.id, .flag = facts->flag, .claimed_at = now}, pack.calendar().add_working_days(now.date(), TRY(pack.parameter(kAnswerTerm, now.date())))};
  claimed.leniency.answer_due_on = claimed.due.on;
  return claimed;
}

base::Result<Leniency> decide_answer(Leniency claim, const DecideLeniency& command, base::Instant now) {
  if (claim.step != LeniencyStep::claimed) return refuse(RefusalWord::leniency_answered);
  const LeniencyOutcome* outcome = base::line_of_word(leniency_outcomes(), command.outcome);
  if (outcome == nullptr) return refuse(RefusalWord::outcome_unknown, base::one_line(command.outcome), "/outcome");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  claim.step = outcome->step;
  claim.answered_at = now;
  return claim;
}

base::Result<Leniency> decide_grant(const registry::RecordState& record, const statute::Item& item, const GrantLeniency& command, const std::vector<Leniency>& others, base::Instant now) {
  const LeniencyFlagFacts* facts = TRY(ground_of(record, item, command.flag, others));
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  return Leniency{.record_id = record.id, .flag = facts->flag, .step = LeniencyStep::granted, .claimed_at = now, .answer_due_on = std::nullopt, .answered_at = now};
}

std::vector<const LeniencyFlagFacts*> grounds_to_grant(const registry::RecordState& record, const statute::Item& item, const std::vector<Leniency>& others) {
  std::vector<const LeniencyFlagFacts*> grounds;
  for (const LeniencyFlagFacts& one : leniency_flags()) {
    if (ground_of(record, item, std::string(one.word), others)) grounds.push_back(&one);
  }
  return grounds;
}
std::vector<const LeniencyFlagFacts*> grounds_to_claim(const registry::RecordState& record, const statute::Item& item, const std::vector<Leniency>& others) {
  auto grounds = grounds_to_grant(record, item, others);
  std::erase_if(grounds, [&](const LeniencyFlagFacts* one) { return was_claimed(*one, others); });
  return grounds;
}

Bars with_leniency(Bars bars, const std::vector<Leniency>& all) {
  bars &= ~registry::kBarsOfLeniency;
  for (const Leniency& one : all) {
    if (one.step == LeniencyStep::refused) continue;
    const bool is_open = one.step == LeniencyStep::claimed;
    // Of whom was a minor no record is left once it is granted; while it is claimed nobody reads it.
    if (one.flag != LeniencyFlag::minor || is_open) bars = bars | facts_of(one.flag).bar;
    if (is_open) bars = bars | Bar::leniency_claimed;
  }
  return bars;
}

std::vector<statute::RunningTerm> terms_of(const Leniency& claim) {
  if (!claim.answer_due_on) return {};
  return {{.what = {"说明理由答复", "Answer with reasons"}, .from_on = claim.claimed_at.date(), .parameter = kAnswerTerm, .due_on = *claim.answer_due_on}};
}

const std::vector<statute::Operation>& leniency_commands() {
  static const std::vector<RefusalWord> kGround{RefusalWord::record_unknown, RefusalWord::leniency_flag_unknown, RefusalWord::record_not_running, RefusalWord::leniency_not_negative,
                                                RefusalWord::leniency_persons_only, RefusalWord::leniency_set_before, RefusalWord::leniency_claim_open};
  const auto with = [](std::vector<RefusalWord> words) {
    words.insert(words.begin(), kGround.begin(), kGround.end());
    return words;
  };
  static const std::vector<statute::Operation> operations{
      command<ClaimLeniency>("leniency.claim", {BasisKind::regulation, "31"}, {"主张从宽", "Claim lenient treatment"}, R"({"record":"rec-…","flag":"force_majeure","statement":"当日因洪水停产"})",
                             with({RefusalWord::leniency_claimed_before, RefusalWord::statement_missing, RefusalWord::parameter_not_in_force}), {closed("statement")}),
      command<DecideLeniency>("leniency.decide", {BasisKind::regulation, "31"}, {"答复从宽主张", "Answer a claim of lenient treatment"}, R"({"claim":"len-…","outcome":"granted","reason":"经核实,停产系洪水所致"})",
                              {RefusalWord::leniency_unknown, RefusalWord::leniency_answered, RefusalWord::outcome_unknown, RefusalWord::reason_missing}),
      command<GrantLeniency>("leniency.grant", {BasisKind::regulation, "31"}, {"认定从宽", "Grant lenient treatment"}, R"({"record":"rec-…","flag":"slight_no_intent","reason":"首次、及时改正、无主观故意"})", with({RefusalWord::reason_missing}))};
  return operations;
}

}  // namespace liaoxin::cases
