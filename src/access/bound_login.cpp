#include "access/bound_login.hpp"

#include "base/hash.hpp"
#include "base/words.hpp"

namespace liaoxin::access {
namespace {

constexpr char kSeparator = '~';  // in no base-32 token
constexpr std::size_t kClientCharacters = 16;

}  // namespace

std::string bound_token(std::string_view login, std::string_view device, std::string_view user_agent) {
  // A browser that lost its device's cookie is bound to nothing, and is no login's own.
  if (login.empty() || device.empty()) return std::string(login);
  // Between the two parts a byte that no field of a request can hold.
  const std::string browser = std::string(device) + '\0' + std::string(user_agent);
  return std::string(login) + kSeparator + base::base32(base::view(base::sha256("liaoxin/client/" + browser))).substr(0, kClientCharacters);
}

BoundToken read_bound(std::string_view token) {
  const std::size_t at = token.find(kSeparator);
  if (at == std::string_view::npos) return {token, {}};
  return {token.substr(0, at), token.substr(at + 1)};
}

std::span<const AlertFacts> alert_kinds() {
  static const AlertFacts kinds[] = {
      {AlertKind::new_device, "new_device", {"在一台新设备上登录了", "A new device signed in"}},
      {AlertKind::other_client, "other_client", {"有别的浏览器用了您的登录,已被拒绝", "Another browser tried to use your login and was refused"}},
  };
  return kinds;
}
const AlertFacts* alert_kind(std::string_view word) { return base::line_of_word(alert_kinds(), word); }
const AlertFacts& facts_of(AlertKind kind) { return base::line_of(alert_kinds(), &AlertFacts::kind, kind); }

}  // namespace liaoxin::access
