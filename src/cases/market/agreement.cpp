#include "cases/market/agreement.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/words.hpp"

namespace liaoxin::cases {

using base::must_say;
using base::refuse;
using base::RefusalWord;

std::span<const MarketKindFacts> market_kinds() {
  using enum MarketKind;
  static const std::array<MarketKindFacts, 5> list{{
      {performance, "performance", {"合同履行", "contracts performed"}},
      {delivery, "delivery", {"交货和验收", "delivery and acceptance"}},
      {payment, "payment", {"付款", "payments"}},
      {service, "service", {"服务评价", "service"}},
      {membership, "membership", {"会员自律", "rules of an association kept"}},
  }};
  return list;
}
const MarketKindFacts* market_kind(std::string_view word) { return base::line_of_word(market_kinds(), word); }
const MarketKindFacts& facts_of(MarketKind kind) { return base::line_of(market_kinds(), &MarketKindFacts::kind, kind); }

base::Result<std::set<MarketKind>> market_kinds_of(const std::vector<std::string>& words) {
  std::set<MarketKind> kinds;
  for (const std::string& word : words) {
    const MarketKindFacts* facts = market_kind(word);
    if (facts == nullptr) return refuse(RefusalWord::collection_kinds_invalid, base::one_line(word), "/kinds");
    kinds.insert(facts->kind);
  }
  if (kinds.empty()) return refuse(RefusalWord::collection_kinds_invalid, {}, "/kinds");
  return kinds;
}
std::vector<std::string> words_of(const std::set<MarketKind>& kinds) {
  std::vector<std::string> words;
  for (const MarketKind kind : kinds) words.emplace_back(facts_of(kind).word);
  return words;
}

bool is_in_force(const Agreement& agreement, base::Instant now) {
  if (agreement.ended_at) return false;  // an act that was done, whatever the clock says
  return agreement.registered_at.micros <= now.micros && now.date() <= agreement.until_on;
}

base::Result<Agreement> decide_register(const RegisterCollector& command, const std::vector<Agreement>& others, base::Instant now, const statute::Pack& pack) {
  // 1. A signed agreement, for a service or management that needs it, naming how and of what.
  TRY_VOID(must_say(command.agreement_number, RefusalWord::document_not_named, "/agreement_number"));
  TRY_VOID(must_say(command.need, RefusalWord::collector_need_missing, "/need"));
  TRY_VOID(must_say(command.method, RefusalWord::collector_need_missing, "/method"));
  Agreement agreement{.need = base::trim(command.need), .method = base::trim(command.method), .kinds = TRY(market_kinds_of(command.kinds)), .objection_procedure = base::trim(command.objection_procedure),
                      .contact = base::trim(command.contact), .number = base::trim(command.agreement_number), .registered_at = now, .until_on = command.until_on};
  // 2. Art. 35: who collects has a way to handle objections, and makes it public.
  if (agreement.objection_procedure.empty()) return refuse(RefusalWord::objection_procedure_missing, {}, "/objection_procedure");
  if (agreement.contact.empty()) return refuse(RefusalWord::objection_procedure_missing, {}, "/contact");
  // 3. Until a day, and one at a time.
  const auto longest = TRY(pack.parameter("collector.longest_days", now.date()));
  if (command.until_on < now.date() || command.until_on > now.date().plus_days(static_cast<int>(longest.value))) return refuse(RefusalWord::agreement_term_invalid, command.until_on.iso(), "/until_on");
  if (std::ranges::any_of(others, [&](const Agreement& other) { return is_in_force(other, now); })) return refuse(RefusalWord::agreement_exists, {}, "/collector");
  return agreement;
}

base::Result<Agreement> decide_end(Agreement agreement, const EndAgreement& command, base::Instant now) {
  if (!is_in_force(agreement, now)) return refuse(RefusalWord::agreement_ended);
  TRY_VOID(must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  agreement.ended_at = now;
  return agreement;
}

}  // namespace liaoxin::cases
