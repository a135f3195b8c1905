#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "app/accounts.hpp"
#include "app/identity_provider.hpp"
#include "http/identity_desk.hpp"

namespace liaoxin::app {

/// An identity provider the operator believes.
struct IdentityHost {
  IdentitySettings settings;
  std::unique_ptr<IdentityProvider> provider;
};

/// Signing in by an identity provider. The network is asked outside of the desks' lock, everything else inside.
class IdentityService final : public http::IdentityDesk {
 public:
  using Act = std::function<void(Platform& platform, SignIn& sign_in)>;
  using Locked = std::function<void(const Act& act)>;  ///< runs it while the desks' lock is held
  IdentityService(IdentityHost host, Locked locked) : host_(std::move(host)), locked_(std::move(locked)) {}

  base::Result<http::SentAway> send_away(bool is_link) override;
  base::Result<http::CameBack> came_back(const std::map<std::string, std::string>& answer, const std::string& secret, const std::string& login, const std::string& network, const std::string& device) override;
  base::Result<http::DeskTokens> finish(const std::string& waiting, const std::string& code, const std::string& network, const std::string& device) override;
  http::IdentityLink link_of(const std::string& login) override;
  base::Result<void> link(const std::string& login) override;
  base::Result<void> unlink(const std::string& login) override;

 private:
  /// Somebody the provider vouched for, until the code is given or the link confirmed.
  struct Waiting {
    std::int64_t account = 0;
    base::Bytes identity;  ///< its keyed hash
    base::Instant until_at;
  };
  /// Whom the provider vouches for in its answer to this browser.
  [[nodiscard]] base::Result<access::Identity> vouched(const std::map<std::string, std::string>& answer, const std::string& secret);
  void wait(std::map<std::string, Waiting>& list, const std::string& token, Waiting waiting, base::Instant now);

  const IdentityHost host_;
  const Locked locked_;
  // Inside the desks' lock.
  std::map<std::string, Waiting> codes_;  ///< by the token of who has yet to give the code; one an account
  std::map<std::string, Waiting> links_;  ///< by the login that has yet to confirm; one an account
};

}  // namespace liaoxin::app
