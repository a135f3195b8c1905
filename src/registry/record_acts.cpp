#include "registry/record_acts.hpp"

#include "base/words.hpp"

namespace liaoxin::registry {

using base::refuse;
using base::RefusalWord;

base::Result<Effect> decide_attest(const RecordState& state, const statute::Item& item, const AttestService& command, const std::string& officer,
                                   base::Instant now) {
  TRY_VOID(may_change(state));
  const bool reviews = command.secrecy_reviewed.value_or(false) && state.reviewed_by.empty();
  if ((state.told_at || !item.told_first) && !reviews) return refuse(RefusalWord::already_told);
  if (command.served_on > now.date() || !serves(state, command.served_on)) {
    return refuse(RefusalWord::service_date_impossible, command.served_on.iso(), "/served_on");
  }
  TRY_VOID(base::must_say(command.proof, RefusalWord::proof_missing, "/proof"));
  // Red line 5: while the day of the conduct is unknown, the source says that the person was no minor then, or the record stays held.
  const bool is_open = has(state.bars, Bar::adulthood_not_stated);
  if (is_open && !command.adult_at_conduct.value_or(false)) return refuse(RefusalWord::adulthood_not_stated, {}, "/adult_at_conduct");
  Effect effect;
  if (is_open) effect.bars = state.bars & ~static_cast<Bars>(Bar::adulthood_not_stated);
  if (!state.told_at && item.told_first) {
    effect.served_on = command.served_on.iso();
    effect.served_by = officer;
    effect.told_at = now.micros;
  }
  if (reviews) effect.reviewed_by = officer;
  return effect;
}

bool serves(const RecordState& version, base::Date served_on) {
  if (version.document_on && served_on < *version.document_on) return false;
  // A changed version is told again: what was served before it was made told another one.
  return version.version == 1 || version.admitted_at.date() <= served_on;
}

base::Result<void> may_change(const RecordState& state) {
  if (state.ended != EndKind::none) return refuse(RefusalWord::record_not_running, printed(state.ended).zh);
  return {};
}

std::span<const DocumentWord> fall_kinds() {
  static const DocumentWord kinds[] = {{"revoked", {"被撤销", "revoked"}}, {"annulled", {"被确认无效", "annulled"}}, {"replaced", {"被新文书取代", "replaced by another document"}}, {"settled", {"经调解或和解终结", "settled"}}};
  return kinds;
}
std::span<const DocumentWord> stay_actions() {
  static const DocumentWord actions[] = {{"stay", {"中止执行", "stay"}}, {"lift", {"恢复执行", "lift the stay"}}};
  return actions;
}

base::Result<void> decide_fall(const RecordState& state, const FallDocument& command, base::Date today) {
  TRY_VOID(may_change(state));
  if (base::line_of_word(fall_kinds(), command.kind) == nullptr) return refuse(RefusalWord::document_kind_unknown, command.kind, "/kind");
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  if (command.decided_on > today) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  return {};
}

base::Result<bool> stays(bool is_stayed, const StayDocument& command, base::Date today) {
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  if (command.decided_on > today) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  const bool is_stay = command.action == "stay";
  if ((!is_stay && command.action != "lift") || is_stay == is_stayed) return refuse(RefusalWord::stay_unchanged, command.action, "/action");
  return is_stay;
}

base::Result<Effect> decide_stay(const RecordState& state, const StayDocument& command, base::Date today) {
  TRY_VOID(may_change(state));
  Effect effect;
  effect.stayed = TRY(stays(state.stayed, command, today));
  return effect;
}

}  // namespace liaoxin::registry
