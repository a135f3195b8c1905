#pragma once
#include <span>
#include <string_view>

#include "base/refusal.hpp"

namespace liaoxin::statute {

/// The words by which article 28 limits its grounds. Closed: whoever proposes an entry says of each word of the ground how it is met.
enum class LimitingWord { seriously_endangering, seriously_disrupting, malicious, intentional, able_to_perform, refusing, serious_harm_to_credibility };
struct LimitingWordFacts {
  LimitingWord limit;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const LimitingWordFacts> limiting_words();
[[nodiscard]] const LimitingWordFacts& facts_of(LimitingWord limit);

}  // namespace liaoxin::statute
