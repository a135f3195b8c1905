#pragma once
#include <map>
#include <string>

#include "base/refusal.hpp"

/// What stands behind signing in by the operator's identity provider (OpenID Connect). Safe to call from several threads. Throws
/// base::Failure when the machine fails; a provider that fails is a refusal.
namespace liaoxin::http {

struct DeskTokens {
  std::string login, device;
};

/// Where a browser is sent, and what it keeps until it comes back: everything the answer is compared with follows from it, so that
/// nothing is kept here for strangers.
struct SentAway {
  std::string address, secret;
};

enum class IdentityStep { signed_in, code_asked, to_be_linked };

/// Who came back is whom the provider vouches for.
struct CameBack {
  IdentityStep step = IdentityStep::signed_in;
  DeskTokens tokens;    ///< of who is signed in
  std::string waiting;  ///< of who has yet to give the code of the second factor
};

/// The link between an account and an identity, as its holder sees it.
struct IdentityLink {
  std::string linked_at;    ///< RFC 3339, or empty
  bool is_waiting = false;  ///< the provider vouched for somebody who is not linked yet: to be confirmed
};

class IdentityDesk {
 public:
  virtual ~IdentityDesk() = default;
  /// Refusal: identity_provider_failed.
  [[nodiscard]] virtual base::Result<SentAway> send_away(bool is_link) = 0;
  /// `answer`: the parameters the provider sent back; `login`: the token of who wants to link. Refusals: identity_answer_false,
  /// identity_refused, identity_token_false, identity_not_linked, identity_linked_before, identity_provider_failed, not_signed_in.
  [[nodiscard]] virtual base::Result<CameBack> came_back(const std::map<std::string, std::string>& answer, const std::string& secret, const std::string& login, const std::string& network,
                                                         const std::string& device) = 0;
  /// Refusals: identity_answer_false (too long ago), identity_not_linked, sign_in_failed, sign_in_wait.
  [[nodiscard]] virtual base::Result<DeskTokens> finish(const std::string& waiting, const std::string& code, const std::string& network, const std::string& device) = 0;

  [[nodiscard]] virtual IdentityLink link_of(const std::string& login) = 0;
  /// Links whom the provider vouched for just now. Refusals: not_signed_in, factor_not_fresh, identity_link_unknown, identity_linked_before.
  [[nodiscard]] virtual base::Result<void> link(const std::string& login) = 0;
  /// Refusals: not_signed_in, factor_not_fresh, identity_link_unknown.
  [[nodiscard]] virtual base::Result<void> unlink(const std::string& login) = 0;
};

}  // namespace liaoxin::http
