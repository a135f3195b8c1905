#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/platform.hpp"
#include "base/password.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"
#include "store/accounts.hpp"

/// Who stands behind an account, and who is signed in.
namespace liaoxin::app {

inline constexpr std::size_t kTokenBytes = 32;

/// Hash under which a token (login, device, one-time link) is stored.
[[nodiscard]] base::Bytes token_hash(std::string_view token);
/// Under what a login is found, whatever browser sends it (access::bound_token).
[[nodiscard]] base::Bytes key_of(std::string_view token);
/// A login that was bound is nobody's in another browser.
[[nodiscard]] bool is_its_browser(const store::StoredLogin& stored, std::string_view token);
/// Keyed hash by which the person of an ID number is found again.
[[nodiscard]] base::Bytes person_index(const store::KeyStore& keys, std::string_view id_number);
/// A personal value sealed to its place.
[[nodiscard]] base::Bytes seal_column(Platform& platform, std::string_view column, std::int64_t row, std::string_view value);
[[nodiscard]] std::optional<base::Bytes> open_column(const store::KeyStore& keys, std::string_view column, std::int64_t row, std::string_view sealed);
[[nodiscard]] std::string name_of(const store::KeyStore& keys, const store::StoredPerson& person);
/// Who acts where an account acts as itself: enrols, signs in, is linked.
[[nodiscard]] statute::Actor actor_of_login(const std::string& login);

/// Where a try to sign in comes from.
struct Visitor {
  std::string network;  ///< address, as the server sees it
  std::string device;   ///< token of a device that signed in before, or empty
};

/// What a new login is given to keep.
struct LoginTokens {
  std::string login;   ///< 256 random bits, new at every login
  std::string device;  ///< the device's, kept longer than the login
};

/// Somebody signed in, as of one request.
struct SignedIn {
  std::string token;
  std::string login, person_name;
  std::int64_t person_id = 0, account_id = 0;
  std::vector<store::StoredGrant> grants;
  std::optional<store::StoredGrant> acting;  ///< the role chosen; the only one where there is one
  std::string own_actor;                     ///< person:per-…, whoever it speaks for
  bool is_fresh = false;                     ///< the second factor is fresh
  base::Instant seen_at, started_at;
  [[nodiscard]] std::optional<statute::Actor> actor() const;
};

/// What somebody who holds a one-time link sees: whose account, and the secret for the authenticator.
struct Enrolment {
  std::string login, person_name;
  std::string secret;   ///< raw bytes; empty: the account keeps the authenticator it has
  std::string address;  ///< otpauth://…; empty likewise
};

/// The slow part of signing in: Argon2id. It touches no other state, so it runs outside whatever lock its caller holds.
class Passwords {
 public:
  explicit Passwords(base::PasswordCost cost = {}) : cost_(cost) {}
  virtual ~Passwords() = default;
  Passwords(const Passwords&) = delete;
  Passwords& operator=(const Passwords&) = delete;
  [[nodiscard]] virtual std::string hash(std::string_view password, std::string_view pepper, std::string_view salt16) { return base::hash_password(password, pepper, salt16, cost_); }
  [[nodiscard]] virtual bool is_password(std::string_view password, std::string_view pepper, const std::string& stored) { return base::is_password(password, pepper, stored); }

 private:
  base::PasswordCost cost_;
};

/// Signing in and out. One caller at a time, but for the hashing: `unlocked` is told to run it, and may let others in meanwhile.
class SignIn {
 public:
  using Unlocked = std::function<void(const std::function<void()>& hashing)>;
  SignIn(Platform& platform, Passwords& passwords, Unlocked unlocked = [](const auto& hashing) { hashing(); });

  /// Refusal: enrolment_unknown.
  [[nodiscard]] base::Result<Enrolment> enrolment(std::string_view token);
  /// Sets password and second factor; the link is used up. Refusals: enrolment_unknown, password_…, sign_in_failed
  /// (the code is not that of the secret).
  [[nodiscard]] base::Result<void> enrol(std::string_view token, std::string_view password, std::string_view code);

  /// Refusals: sign_in_failed, one answer for whatever was wrong, and sign_in_wait.
  [[nodiscard]] base::Result<LoginTokens> sign_in(std::string_view login, std::string_view password, std::string_view code, const Visitor& visitor);
  /// Signs in somebody whom an identity provider vouches for; with `code` our own second factor is asked, without it the provider's
  /// stands for it, and is fresh for nothing. Refusals: identity_not_linked, sign_in_failed, sign_in_wait.
  [[nodiscard]] base::Result<LoginTokens> sign_in_vouched(std::int64_t account_id, const std::optional<std::string>& code, const Visitor& visitor);
  /// Nobody when the token is unknown, its login idle or too old, or the account disabled. Who is found was seen now.
  [[nodiscard]] std::optional<SignedIn> who(std::string_view token);
  /// The same, and nothing is written: for use within a transaction.
  [[nodiscard]] std::optional<SignedIn> find(std::string_view token);
  void sign_out(std::string_view token);
  /// From now on the login is its browser's alone (access::bound_token).
  void bind(std::string_view token);
  /// What the holder should know, newest first; nothing where nobody is signed in.
  [[nodiscard]] std::vector<store::StoredAlert> alerts(std::string_view token);
  /// The holder has read them; `ends_others`: and ends every other login and forgets every device.
  void settle_alerts(std::string_view token, bool ends_others);
  /// Chooses one of the account's roles to act in. Refusals: not_signed_in, grant_unknown.
  [[nodiscard]] base::Result<void> choose(std::string_view token, std::int64_t grant_id);
  /// The second factor once more. Refusals: not_signed_in, sign_in_failed, sign_in_wait.
  [[nodiscard]] base::Result<void> refresh(std::string_view token, std::string_view code, const Visitor& visitor);

 private:
  /// Its holder will hear that another browser tried to use the login.
  void note_other_client(std::string_view token);
  [[nodiscard]] base::Bytes place_of(std::string_view login, std::string_view place) const;
  /// A login of its own for who was recognised, in the transaction of its act.
  [[nodiscard]] LoginTokens new_login(store::Writer& writer, const store::StoredAccount& account, const std::string& known_device, base::Instant factor_at, base::json::object facts);
  Platform& platform_;
  Passwords& passwords_;
  Unlocked unlocked_;
  /// What the guess of an unknown login is compared with, so that it costs as much as that of a known one.
  const std::string nobodys_password_;
};

}  // namespace liaoxin::app
