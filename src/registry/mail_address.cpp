#include "registry/mail_address.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace liaoxin::registry {

using base::refuse;
using base::RefusalWord;

namespace {

constexpr std::size_t kAddressBytes = 254, kLocalBytes = 64, kLabelBytes = 63;
constexpr std::int64_t kMinute = 60'000'000;
constexpr std::int64_t kLastTryMinutes = 3 * 24 * 60;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_atom(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos; });
}
bool is_label(std::string_view text) {
  return !text.empty() && text.size() <= kLabelBytes && text.front() != '-' && text.back() != '-' && std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

}  // namespace

base::Result<std::string> read_mail_address(std::string_view text) {
  const std::string address(base::trim(text));
  const auto malformed = [&] { return refuse(RefusalWord::mail_address_malformed, base::one_line(address), "/address"); };
  const std::size_t at = address.rfind('@');
  if (address.size() > kAddressBytes || at == std::string::npos || at > kLocalBytes) return malformed();
  const auto local = base::split(address.substr(0, at), '.'), domain = base::split(address.substr(at + 1), '.');
  if (!std::ranges::all_of(local, is_atom) || domain.size() < 2 || !std::ranges::all_of(domain, is_label)) return malformed();
  return address;
}

base::Result<std::string> read_phone_number(std::string_view text) {
  constexpr std::size_t kDigits = 11;
  constexpr std::string_view kCountry = "+86";
  std::string number = base::trim(text);
  std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
  if (number.starts_with(kCountry)) number.erase(0, kCountry.size());
  const bool is_mobile = number.size() == kDigits && number[0] == '1' && number[1] >= '3' && is_phone_number(number);
  if (!is_mobile) return refuse(RefusalWord::phone_number_malformed, base::one_line(text), "/address");
  return number;
}

bool is_phone_number(std::string_view address) {
  return !address.empty() && std::ranges::all_of(address, [](char c) { return c >= '0' && c <= '9'; });
}

base::Result<std::string> read_reminder_address(std::string_view text) {
  const bool has_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
  const bool is_number = has_digit && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || std::string_view(" +-()\t").find(c) != std::string_view::npos; });
  return is_number ? read_phone_number(text) : read_mail_address(text);
}

base::Result<MailAddress> decide_confirm(MailAddress address, std::string_view code_hash, base::Instant now) {
  const bool is_it = !address.pending.empty() && address.code_hash == code_hash && address.code_until && now.micros <= address.code_until->micros;
  if (!is_it) return refuse(RefusalWord::mail_code_false, {}, "/code");
  return MailAddress{.confirmed = address.pending};
}

std::optional<base::Instant> next_mail_try(base::Instant created_at, std::int64_t tries, base::Instant now) {
  constexpr std::array<std::int64_t, 5> kMinutes{1, 5, 15, 60, 240};
  const std::int64_t wait = tries <= static_cast<std::int64_t>(kMinutes.size()) ? kMinutes[static_cast<std::size_t>(std::max<std::int64_t>(tries, 1) - 1)] : 480;
  const base::Instant next{now.micros + wait * kMinute};
  if (next.micros > created_at.micros + kLastTryMinutes * kMinute) return std::nullopt;
  return next;
}

}  // namespace liaoxin::registry
