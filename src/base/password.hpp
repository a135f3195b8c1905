#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "base/refusal.hpp"

/// Passwords of installations that keep their own (security.md A3, A6): Argon2id over the password mixed with a pepper
/// that lies in a key file, never in the database.
namespace liaoxin::base {

struct PasswordCost {
  std::uint32_t memory_kib = 64 * 1024;
  std::uint32_t passes = 3;
  std::uint32_t lanes = 1;
};

/// `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, cost included, so that a stored password outlives a change of cost.
[[nodiscard]] std::string hash_password(std::string_view password, std::string_view pepper, std::string_view salt16, const PasswordCost& cost = {});
/// Whether the password is the stored one. A stored text that is none answers no.
[[nodiscard]] bool is_password(std::string_view password, std::string_view pepper, const std::string& stored);

/// Length in code points and the list of passwords everybody tries first; nothing else is asked (no kinds of characters,
/// no change by date). Refusals: password_too_short, password_too_long (in bytes), password_common.
[[nodiscard]] Result<void> may_be_password(std::string_view password, std::string_view account);

inline constexpr std::size_t kPasswordLeastCharacters = 12;
inline constexpr std::size_t kPasswordMostBytes = 1024;

}  // namespace liaoxin::base
