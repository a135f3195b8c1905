#include "access/sign_in.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"

namespace liaoxin::access {
namespace {

constexpr std::int64_t kMinute = 60'000'000;
constexpr std::int64_t kLongestPauseMinutes = 60;

struct RoleWords {
  AccountRole role;
  std::string_view word;
  base::LocalText printed;
};
const std::array<RoleWords, 8>& roles() {
  static const std::array<RoleWords, 8> table{{
      {AccountRole::officer, "officer", {"经办人", "officer"}},
      {AccountRole::court, "court", {"法院或复议机关人员", "officer of a court or reviewing organ"}},
      {AccountRole::collector, "collector", {"市场信用信息采集单位人员", "staff of a collector of market information"}},
      {AccountRole::subject, "subject", {"信用主体代表", "representative of a credit subject"}},
      {AccountRole::person, "person", {"本人", "the person itself"}},
      {AccountRole::system_administrator, "system_administrator", {"系统管理员", "system administrator"}},
      {AccountRole::security_administrator, "security_administrator", {"安全管理员", "security administrator"}},
      {AccountRole::audit_administrator, "audit_administrator", {"审计管理员", "audit administrator"}},
  }};
  return table;
}
const RoleWords& row(AccountRole role) {
  const auto found = std::ranges::find(roles(), role, &RoleWords::role);
  CHECK(found != roles().end());
  return *found;
}

/// From the try after the free ones on: a minute, two, four, up to the longest.
base::Instant after(const Tries& tries, std::int64_t free) {
  if (tries.failures < free) return {};
  const std::int64_t doublings = std::min<std::int64_t>(tries.failures - free, 10);
  return {tries.last_at.micros + std::min(std::int64_t{1} << doublings, kLongestPauseMinutes) * kMinute};
}

}  // namespace

std::string_view word(AccountRole role) { return row(role).word; }
std::optional<AccountRole> account_role(std::string_view word) {
  const auto found = std::ranges::find(roles(), word, &RoleWords::word);
  return found == roles().end() ? std::nullopt : std::optional(found->role);
}
base::LocalText printed(AccountRole role) { return row(role).printed; }
bool is_administrator(AccountRole role) { return role >= AccountRole::system_administrator; }

base::Result<void> may_also_be(std::span<const AccountRole> held, AccountRole role) {
  for (const AccountRole other : held) {
    // Who runs, grants or watches the platform does nothing else on it; acting for oneself or a subject is everybody's own affair.
    const auto is_own_affair = [](AccountRole one) { return one == AccountRole::subject || one == AccountRole::person; };
    const bool excluded = other != role && !is_own_affair(other) && !is_own_affair(role) && (is_administrator(other) || is_administrator(role));
    if (excluded) return base::refuse(base::RefusalWord::role_excluded, printed(other).zh, "/role");
  }
  return {};
}

base::Instant next_try_at(const Tries& here, const std::optional<Tries>& strangers) {
  const base::Instant own = after(here, kFreeTries);
  const base::Instant theirs = strangers ? after(*strangers, kFreeTriesOfStrangers) : base::Instant{};
  return own.micros > theirs.micros ? own : theirs;
}

bool is_alive(const Login& login, base::Instant now) {
  return now.micros - login.seen_at.micros <= kIdleMinutes * kMinute && now.micros - login.started_at.micros <= kLongestMinutes * kMinute;
}
bool is_fresh(const Login& login, base::Instant now) { return now.micros - login.factor_at.micros <= kFreshFactorMinutes * kMinute; }

}  // namespace liaoxin::access
