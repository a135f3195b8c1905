#include "base/password.hpp"

#include <argon2.h>

#include <algorithm>
#include <array>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace liaoxin::base {
namespace {

constexpr std::size_t kHashBytes = 32;

/// What people choose when twelve characters are asked: runs of keys and digits, and the words of the trade.
constexpr std::array<std::string_view, 24> kCommon{
    "123456789012", "1234567890123", "12345678901234", "123123123123", "111111111111", "000000000000", "888888888888", "666666666666",
    "qwertyuiop12", "qwertyuiop123", "1qaz2wsx3edc", "1q2w3e4r5t6y", "qazwsxedcrfv", "asdfghjkl123", "abcdefghijkl", "abcd12345678",
    "password1234", "passw0rd1234", "passwordpassword", "administrator", "admin1234567", "woaini1314520", "liaoxin12345", "liaoning1234"};

/// One character, or a short piece, again and again.
bool repeats(std::string_view text) {
  for (std::size_t size = 1; size <= 3; ++size) {
    bool again = text.size() > size;
    for (std::size_t i = size; i < text.size() && again; ++i) again = text[i] == text[i - size];
    if (again) return true;
  }
  return false;
}

/// The pepper is a key: with it missing, stolen hashes can not even be tried.
Bytes peppered(std::string_view password, std::string_view pepper) { return Bytes(view(hmac_sha256(pepper, password))); }

}  // namespace

std::string hash_password(std::string_view password, std::string_view pepper, std::string_view salt16, const PasswordCost& cost) {
  const Bytes secret = peppered(password, pepper);
  std::string encoded(argon2_encodedlen(cost.passes, cost.memory_kib, cost.lanes, static_cast<std::uint32_t>(salt16.size()), kHashBytes, Argon2_id), '\0');
  const int result = argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, secret.data(), secret.size(), salt16.data(), salt16.size(), kHashBytes, encoded.data(), encoded.size());
  if (result != ARGON2_OK) throw Failure("password_failed", argon2_error_message(result), "check the memory of this machine; no account was changed");
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool is_password(std::string_view password, std::string_view pepper, const std::string& stored) {
  const Bytes secret = peppered(password, pepper);
  const int result = argon2id_verify(stored.c_str(), secret.data(), secret.size());
  if (result == ARGON2_MEMORY_ALLOCATION_ERROR) throw Failure("password_failed", argon2_error_message(result), "check the memory of this machine");
  return result == ARGON2_OK;
}

Result<void> may_be_password(std::string_view password, std::string_view account) {
  if (to_code_points(password).size() < kPasswordLeastCharacters) return refuse(RefusalWord::password_too_short, std::to_string(kPasswordLeastCharacters), "/password");
  if (password.size() > kPasswordMostBytes) return refuse(RefusalWord::password_too_long, std::to_string(kPasswordMostBytes), "/password");
  std::string lower(password);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const bool holds_account = account.size() >= 4 && lower.find(account) != std::string::npos && lower.size() < account.size() + 6;
  if (std::ranges::find(kCommon, lower) != kCommon.end() || repeats(lower) || holds_account) return refuse(RefusalWord::password_common, {}, "/password");
  return {};
}

}  // namespace liaoxin::base
