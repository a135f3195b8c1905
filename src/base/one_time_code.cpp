#include "base/one_time_code.hpp"

#include <fmt/format.h>
#include <openssl/hmac.h>

#include <algorithm>

#include "base/check.hpp"
#include "base/hash.hpp"

namespace liaoxin::base {
namespace {

std::string upper_base32(std::string_view bytes) {
  std::string text = base32(bytes);
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::int64_t code_step(Instant now) { return now.micros / 1'000'000 / kCodeStepSeconds; }

std::string one_time_code(std::string_view secret, std::int64_t step) {
  unsigned char message[8];
  for (int i = 0; i < 8; ++i) message[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  CHECK(HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message, sizeof message, mac, &size) != nullptr && size == 20);
  const unsigned offset = mac[19] & 0x0f;
  const std::uint32_t number = (std::uint32_t{mac[offset]} & 0x7f) << 24 | std::uint32_t{mac[offset + 1]} << 16 | std::uint32_t{mac[offset + 2]} << 8 | mac[offset + 3];
  return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> accepted_step(std::string_view secret, std::string_view code, Instant now, std::int64_t last_used_step) {
  const std::int64_t step = code_step(now);
  std::optional<std::int64_t> accepted;
  // All three are reckoned, whichever it is.
  for (const std::int64_t one : {step - 1, step, step + 1}) {
    if (equal_secret(one_time_code(secret, one), code) && one > last_used_step) accepted = one;
  }
  return accepted;
}

std::string code_address(std::string_view issuer, std::string_view account, std::string_view secret) {
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits=6&period={}", percent_encoded(issuer), percent_encoded(account), upper_base32(secret),
                     percent_encoded(issuer), kCodeStepSeconds);
}

}  // namespace liaoxin::base
