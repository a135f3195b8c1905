#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// Signing in: what an account may, how long a login lasts, and how often one may try (security.md A1 to A10). Values in,
/// decisions out; password and code were compared before.
namespace liaoxin::access {

/// Roles of accounts. The three administrators exclude each other and everything else, over all accounts of a person.
enum class AccountRole { officer, court, collector, subject, person, system_administrator, security_administrator, audit_administrator };
inline constexpr AccountRole kAccountRoles[] = {AccountRole::officer, AccountRole::court, AccountRole::collector, AccountRole::subject, AccountRole::person,
                                                AccountRole::system_administrator, AccountRole::security_administrator, AccountRole::audit_administrator};
[[nodiscard]] std::string_view word(AccountRole role);
[[nodiscard]] std::optional<AccountRole> account_role(std::string_view word);
[[nodiscard]] base::LocalText printed(AccountRole role);
[[nodiscard]] bool is_administrator(AccountRole role);

/// Whether a person who has these roles, on whatever accounts, may be given one more. Refusal: role_excluded.
[[nodiscard]] base::Result<void> may_also_be(std::span<const AccountRole> held, AccountRole role);

/// Tries that failed from one place: a device the account has signed in from before, or the network of a stranger.
struct Tries {
  std::int64_t failures = 0;
  base::Instant last_at;
};
/// When the next try is looked at: at once up to five failures, then after a pause that doubles from a minute to an
/// hour. Strangers wait by their own network and, all of them together, by `strangers` of the account; who comes from a
/// known device waits for nobody but itself.
[[nodiscard]] base::Instant next_try_at(const Tries& here, const std::optional<Tries>& strangers);

inline constexpr std::int64_t kFreeTries = 5;
inline constexpr std::int64_t kFreeTriesOfStrangers = 50;

/// A login: from when, last seen when, second factor when.
struct Login {
  base::Instant started_at, seen_at, factor_at;
};
inline constexpr std::int64_t kIdleMinutes = 30;
inline constexpr std::int64_t kLongestMinutes = 12 * 60;
inline constexpr std::int64_t kFreshFactorMinutes = 10;
/// Neither idle for longer than kIdleMinutes nor older than kLongestMinutes.
[[nodiscard]] bool is_alive(const Login& login, base::Instant now);
/// The second factor is fresh enough to publish, delete, export or grant.
[[nodiscard]] bool is_fresh(const Login& login, base::Instant now);

}  // namespace liaoxin::access
