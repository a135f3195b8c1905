#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"

/// One-time codes of an authenticator (RFC 6238: HMAC-SHA-1, six digits, steps of thirty seconds), the second factor of
/// every login (security.md A1).
namespace liaoxin::base {

inline constexpr std::int64_t kCodeStepSeconds = 30;
inline constexpr std::size_t kCodeSecretBytes = 20;

[[nodiscard]] std::int64_t code_step(Instant now);
/// Six digits.
[[nodiscard]] std::string one_time_code(std::string_view secret, std::int64_t step);
/// The step the code belongs to: this one, or one to either side for clocks that differ. A step up to `last_used_step`
/// is used up, so that a code seen over somebody's shoulder opens nothing.
[[nodiscard]] std::optional<std::int64_t> accepted_step(std::string_view secret, std::string_view code, Instant now, std::int64_t last_used_step);
/// otpauth://totp/… as authenticators read it from a QR code.
[[nodiscard]] std::string code_address(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace liaoxin::base
