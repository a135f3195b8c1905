#include "app/identity_provider.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "http/target.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using std::chrono::steady_clock;

constexpr http::FetchLimits kLimits{.body_bytes = 128 * 1024, .time = std::chrono::seconds(5)};
constexpr auto kKept = std::chrono::hours(1);
/// However many tokens name a key nobody knows, its set is asked for once in so long.
constexpr auto kAnewAtMost = std::chrono::minutes(1);
/// A provider that failed is left alone for a while: who waits for it holds up those who sign in with a password.
constexpr auto kPause = std::chrono::seconds(10);

/// For the operator: the visitor is told only that it failed.
std::unexpected<base::Refusal> failed(std::string_view why) {
  fmt::print(stderr, "{{\"identity_provider\":\"failed\",\"message\":{}}}\n", base::json::serialize(base::json::value(base::one_line(why))));
  return refuse(RefusalWord::identity_provider_failed);
}

base::Result<http::Fetched> asked(const IdentitySettings& settings, const http::RemoteAddress& address, const http::Posted* posted) {
  http::Fetcher fetcher({settings.authorities, {}, {}});
  try {
    return posted == nullptr ? fetcher.get(address, kLimits) : fetcher.post(address, *posted, kLimits);
  } catch (const base::Failure& failure) {
    return failed(fmt::format("{}: {}", failure.word(), failure.what()));
  }
}

base::Result<object> read_answer(const http::Fetched& answer, const http::RemoteAddress& address) {
  if (answer.status != 200) return failed(fmt::format("{} answers {}", address.url(), answer.status));
  auto read = base::parse_json(answer.body);
  if (!read || !read->is_object()) return failed(address.url() + " answers no JSON object");
  return std::move(read->get_object());
}

std::string text_at(const object& from, std::string_view name) {
  const auto* found = from.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::string form(const std::vector<std::pair<std::string_view, std::string>>& fields) {
  std::string text;
  for (const auto& [name, value] : fields) text += (text.empty() ? "" : "&") + std::string(name) + "=" + http::percent_encoded(value);
  return text;
}

}  // namespace

base::Result<RemoteIdentityProvider::Addresses> RemoteIdentityProvider::discovered() {
  const http::RemoteAddress issuer = TRY(http::parse_remote_address(settings_.issuer));
  http::RemoteAddress document = issuer;
  document.path += "/.well-known/openid-configuration";
  const http::Fetched fetched = TRY(asked(settings_, document, nullptr));
  const object told = TRY(read_answer(fetched, document));
  if (text_at(told, "issuer") != settings_.issuer) return failed("the provider calls itself " + text_at(told, "issuer"));
  Addresses found;
  for (const auto& [name, place] : {std::pair("authorization_endpoint", &found.authorization), std::pair("token_endpoint", &found.token), std::pair("jwks_uri", &found.keys)}) {
    auto address = http::parse_remote_address(text_at(told, name));
    const bool is_there = address && address->is_encrypted && address->host == issuer.host && address->port == issuer.port;
    if (!is_there) return failed(fmt::format("{} does not lie where the issuer does: {}", name, text_at(told, name)));
    *place = std::move(*address);
  }
  return found;
}

base::Result<RemoteIdentityProvider::Addresses> RemoteIdentityProvider::addresses() {
  {
    const std::lock_guard lock(mutex_);
    if (addresses_ && steady_clock::now() - addresses_at_ < kKept) return *addresses_;
    if (steady_clock::now() < down_until_) return refuse(RefusalWord::identity_provider_failed);
  }
  base::Result<Addresses> found = discovered();
  const std::lock_guard lock(mutex_);
  if (!found) {
    down_until_ = steady_clock::now() + kPause;
    return found;
  }
  addresses_ = *found;
  addresses_at_ = steady_clock::now();
  return found;
}

base::Result<std::string> RemoteIdentityProvider::authorization_address() { return TRY(addresses()).authorization.url(); }

base::Result<std::string> RemoteIdentityProvider::token(const std::string& code, const std::string& verifier) {
  const Addresses where = TRY(addresses());
  // RFC 6749 section 2.3.1: both halves are escaped before they are joined.
  const std::string basic = base::base64(http::percent_encoded(settings_.client_id) + ":" + http::percent_encoded(settings_.client_secret));
  const http::Posted posted{form({{"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", settings_.return_address}, {"code_verifier", verifier}}),
                            {{"Content-Type", "application/x-www-form-urlencoded"}, {"Authorization", "Basic " + basic}}};
  const http::Fetched answer = TRY(asked(settings_, where.token, &posted));
  if (answer.status == 400) return refuse(RefusalWord::identity_refused);
  const object told = TRY(read_answer(answer, where.token));
  const std::string token = text_at(told, "id_token");
  if (token.empty()) return failed("the provider's answer holds no identity token");
  return token;
}

base::Result<std::vector<access::ProviderKey>> RemoteIdentityProvider::keys(bool anew) {
  {
    const std::lock_guard lock(mutex_);
    const auto age = steady_clock::now() - keys_at_;
    if (keys_ && age < (anew ? steady_clock::duration(kAnewAtMost) : steady_clock::duration(kKept))) return *keys_;
  }
  const Addresses where = TRY(addresses());
  const http::Fetched answer = TRY(asked(settings_, where.keys, nullptr));
  if (answer.status != 200) return failed(fmt::format("{} answers {}", where.keys.url(), answer.status));
  auto read = access::read_key_set(answer.body);
  if (!read) return failed(where.keys.url() + " is no key set");
  const std::lock_guard lock(mutex_);
  keys_ = *read;
  keys_at_ = steady_clock::now();
  return std::move(*read);
}

}  // namespace liaoxin::app
