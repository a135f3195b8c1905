#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/hash.hpp"
#include "store/connection.hpp"

/// Forms that accounts keep to go on with later. What was typed is sealed.
namespace liaoxin::store {

struct StoredDraft {
  std::int64_t id = 0, account_id = 0;
  std::int64_t grant_id = 0;  ///< the role it was typed in
  std::string operation;
  base::Bytes values_sealed;
  base::Instant saved_at;
  base::Date last_on;  ///< last day
};
/// Adds it, or replaces the one of its number.
void save_draft(Connection& db, const StoredDraft& draft);
[[nodiscard]] std::optional<StoredDraft> find_draft(Connection& db, std::int64_t id);
/// Of one account in one role, the newest first; those whose last day is not over.
[[nodiscard]] std::vector<StoredDraft> drafts_of(Connection& db, std::int64_t account_id, std::int64_t grant_id, base::Date today);
/// How many an account has in all its roles.
[[nodiscard]] std::int64_t count_drafts(Connection& db, std::int64_t account_id, base::Date today);
void erase_draft(Connection& db, std::int64_t id);
/// Erases those whose last day is over, whose account is disabled, or whose role has ended.
void erase_dead_drafts(Connection& db, base::Date today);

}  // namespace liaoxin::store
