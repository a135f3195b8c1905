#include "cases/market/collection.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;

bool is_live(const Collection& collection, base::Instant now) {
  if (collection.revoked_at) return false;  // an act that was done, whatever the clock says
  return collection.given_at.micros <= now.micros && now.date() <= collection.until_on;
}

base::Result<Collection> decide_allow(const AllowCollection& command, const std::optional<Agreement>& agreement, const std::vector<Collection>& others, base::Instant now, const statute::Pack& pack) {
  const auto longest = TRY(pack.parameter("consent.longest_days", now.date()));
  // 1. To a collector that has an agreement, and with it a published procedure for objections.
  if (!agreement || !is_in_force(*agreement, now)) return refuse(RefusalWord::collector_not_agreed, {}, "/collector");
  // 2. Art. 14: the subject knows content, method, use, rights and duties. Art. 35: tied to nothing.
  if (!command.notice_read) return refuse(RefusalWord::collection_notice_not_read, {}, "/notice_read");
  if (command.is_tied_to_service) return refuse(RefusalWord::collection_tied, {}, "/is_tied_to_service");
  // 3. Kind by kind, within the agreement.
  Collection collection{.kinds = TRY(market_kinds_of(command.kinds)), .given_at = now, .until_on = command.until_on};
  if (!std::ranges::includes(agreement->kinds, collection.kinds)) return refuse(RefusalWord::collection_kinds_invalid, {}, "/kinds");
  // 4. Until a day, not for ever and not longer than the agreement.
  const base::Date last_on = std::min(agreement->until_on, now.date().plus_days(static_cast<int>(longest.value)));
  if (command.until_on < now.date() || command.until_on > last_on) return refuse(RefusalWord::collection_term_invalid, command.until_on.iso(), "/until_on");
  if (std::ranges::any_of(others, [&](const Collection& other) { return is_live(other, now); })) return refuse(RefusalWord::collection_exists, {}, "/collector");
  return collection;
}

base::Result<Collection> decide_revoke(Collection collection, base::Instant now) {
  if (!is_live(collection, now)) return refuse(RefusalWord::collection_ended);
  collection.revoked_at = now;
  return collection;
}

}  // namespace liaoxin::cases
