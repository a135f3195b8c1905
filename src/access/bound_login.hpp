#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/refusal.hpp"

/// A login is bound to the browser it was made in (security.md, threat "stolen login"): its cookie is nothing in another one, and its
/// holder hears of it.
namespace liaoxin::access {

/// The token of a login together with the browser that sends it, as one text; empty where there is no login, that alone where the browser
/// names no device.
[[nodiscard]] std::string bound_token(std::string_view login, std::string_view device, std::string_view user_agent);

struct BoundToken {
  std::string_view login;
  std::string_view client;  ///< of the browser; empty: nothing told
};
[[nodiscard]] BoundToken read_bound(std::string_view token);

/// What the holder of an account is told of its logins; closed.
enum class AlertKind { new_device, other_client };
struct AlertFacts {
  AlertKind kind;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const AlertFacts> alert_kinds();
[[nodiscard]] const AlertFacts* alert_kind(std::string_view word);
[[nodiscard]] const AlertFacts& facts_of(AlertKind kind);

}  // namespace liaoxin::access
