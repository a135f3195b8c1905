#pragma once
#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "access/identity_token.hpp"
#include "base/refusal.hpp"
#include "http/fetch.hpp"

/// The network's half of signing in by an identity provider.
namespace liaoxin::app {

/// What the operator says of it ([identity] of the settings).
struct IdentitySettings {
  std::string issuer;          ///< https://…, as its tokens write it
  std::string client_id;       ///< as whom the platform is registered there
  std::string client_secret;
  std::string return_address;  ///< https://HOST/sign-in/return, as registered there
  std::filesystem::path authorities;       ///< PEM; these alone are believed; empty: those of this machine
  std::vector<std::string> second_factor;  ///< values of acr or amr that stand for our own one-time code; none: it is always asked
};

/// Safe to call from several threads. What fails in the network is identity_provider_failed.
class IdentityProvider {
 public:
  virtual ~IdentityProvider() = default;
  /// Where browsers are sent, without parameters.
  [[nodiscard]] virtual base::Result<std::string> authorization_address() = 0;
  /// The identity token for a code. Refusal: identity_refused (the code opens nothing).
  [[nodiscard]] virtual base::Result<std::string> token(const std::string& code, const std::string& verifier) = 0;
  /// Its keys, kept for an hour; `anew`: a token names one that is not among them.
  [[nodiscard]] virtual base::Result<std::vector<access::ProviderKey>> keys(bool anew) = 0;
};

/// Over HTTPS. Its addresses must lie where the issuer does: the provider is the one place this program asks.
class RemoteIdentityProvider final : public IdentityProvider {
 public:
  explicit RemoteIdentityProvider(IdentitySettings settings) : settings_(std::move(settings)) {}
  base::Result<std::string> authorization_address() override;
  base::Result<std::string> token(const std::string& code, const std::string& verifier) override;
  base::Result<std::vector<access::ProviderKey>> keys(bool anew) override;

 private:
  struct Addresses {
    http::RemoteAddress authorization, token, keys;
  };
  [[nodiscard]] base::Result<Addresses> addresses();
  [[nodiscard]] base::Result<Addresses> discovered();

  const IdentitySettings settings_;
  std::mutex mutex_;  ///< of what follows, never held while the network is asked
  std::optional<Addresses> addresses_;
  std::optional<std::vector<access::ProviderKey>> keys_;
  std::chrono::steady_clock::time_point addresses_at_, keys_at_, down_until_;
};

}  // namespace liaoxin::app
