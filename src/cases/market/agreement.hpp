#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"

/// Market information 市场信用信息 (arts. 13, 14, 35): collectors supply it under an agreement that says what for, of which kinds and
/// until when. A collector that has not published how it handles objections supplies nothing. Information of this kind is never
/// public and never shared: it is read by its subject, and under the subject's consent by others.
namespace liaoxin::cases {

/// What a collector may supply, closed. Income, deposits, securities, insurance, real estate and tax are not among them.
enum class MarketKind { performance, delivery, payment, service, membership };
struct MarketKindFacts {
  MarketKind kind;
  std::string_view word;
  base::LocalText title;  ///< the Chinese is the word of the form (statute/liaoning/schemas/market_information.toml)
};
[[nodiscard]] std::span<const MarketKindFacts> market_kinds();
[[nodiscard]] const MarketKindFacts* market_kind(std::string_view word);
[[nodiscard]] const MarketKindFacts& facts_of(MarketKind kind);
/// The kinds these words name, each once. Refusal: collection_kinds_invalid.
[[nodiscard]] base::Result<std::set<MarketKind>> market_kinds_of(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> words_of(const std::set<MarketKind>& kinds);

/// An agreement with a collector 采集协议.
struct Agreement {
  std::int64_t id = 0;
  std::string collector;                     ///< USCC
  std::string need, method;                  ///< which service or management it serves; how the information is collected
  std::set<MarketKind> kinds;
  std::string objection_procedure, contact;  ///< published (art. 35)
  std::string number;                        ///< of the signed document
  base::Instant registered_at;
  base::Date until_on;                       ///< last day
  std::optional<base::Instant> ended_at;
};
[[nodiscard]] bool is_in_force(const Agreement& agreement, base::Instant now);

struct RegisterCollector {
  std::string collector, agreement_number, need, method;
  std::vector<std::string> kinds;
  std::string objection_procedure, contact;
  base::Date until_on;
};
BOOST_DESCRIBE_STRUCT(RegisterCollector, (), (collector, agreement_number, need, method, kinds, objection_procedure, contact, until_on))
struct EndAgreement {
  std::string agreement, reason;
};
BOOST_DESCRIBE_STRUCT(EndAgreement, (), (agreement, reason))

/// `others`: the agreements there were with this collector. Refusals: document_not_named, collector_need_missing,
/// collection_kinds_invalid, objection_procedure_missing, agreement_term_invalid, agreement_exists, parameter_not_in_force.
[[nodiscard]] base::Result<Agreement> decide_register(const RegisterCollector& command, const std::vector<Agreement>& others, base::Instant now, const statute::Pack& pack);
/// Refusals: agreement_ended, reason_missing.
[[nodiscard]] base::Result<Agreement> decide_end(Agreement agreement, const EndAgreement& command, base::Instant now);

}  // namespace liaoxin::cases
