#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/sign_in.hpp"
#include "base/hash.hpp"
#include "base/dates.hpp"
#include "store/connection.hpp"

/// Persons, their accounts, what these may be, and who is signed in. Tokens are stored as SHA-256 only: a stolen
/// database signs nobody in.
namespace liaoxin::store {

/// A natural person behind accounts. Name and ID number are sealed; the number's keyed hash finds the person again.
struct StoredPerson {
  std::int64_t id = 0;
  base::Bytes name_sealed, id_number_sealed, id_number_index;
};
[[nodiscard]] std::optional<StoredPerson> find_person(Connection& db, std::string_view id_number_index);
[[nodiscard]] std::optional<StoredPerson> find_person(Connection& db, std::int64_t id);
/// Removes a person who has no account; gives whether there was none.
bool remove_person(Connection& db, std::int64_t id);
void insert_person(Connection& db, const StoredPerson& person, std::int64_t row_id);

struct StoredAccount {
  std::int64_t id = 0;
  std::string login;
  std::int64_t person_id = 0;
  std::string password_hash;      ///< empty until the person enrolled
  base::Bytes code_secret_sealed; ///< of the second factor
  std::int64_t last_code_step = 0;
  base::Bytes enrolment_hash;     ///< of the one-time link; empty when there is none
  std::optional<base::Instant> enrolment_until;
  std::optional<base::Instant> disabled_at;
  std::optional<base::Instant> signed_in_at;  ///< last
};
[[nodiscard]] std::optional<StoredAccount> find_account(Connection& db, std::string_view login);
[[nodiscard]] std::optional<StoredAccount> find_account(Connection& db, std::int64_t id);
[[nodiscard]] std::optional<StoredAccount> find_account_by_enrolment(Connection& db, std::string_view enrolment_hash);
[[nodiscard]] bool has_accounts(Connection& db);
/// Accounts of staff, by login after `after`: those that have or had a role of an officer, a court or an administrator. Accounts
/// that only ever spoke for a subject stand in no list (red line 4).
[[nodiscard]] std::vector<StoredAccount> staff_accounts(Connection& db, std::string_view after, std::int64_t limit);
void insert_account(Connection& db, const StoredAccount& account, base::Instant now, std::int64_t row_id);
/// Password, second factor, enrolment, disabling and last sign-in, all as they stand in `account`.
void save_account(Connection& db, const StoredAccount& account);

/// What an account may be: one line a role, `actor` as `--as` writes it.
struct StoredGrant {
  std::int64_t id = 0, account_id = 0;
  access::AccountRole role = access::AccountRole::officer;
  std::string actor;
  base::Instant from_at;
  std::optional<base::Instant> until_at;  ///< from here on it is over: revoked, or past its last day
  std::string ground = {};                ///< of a representative, a word of access::representation_grounds()
};
/// How many persons are security administrators and have set their accounts up.
[[nodiscard]] std::int64_t security_administrators(Connection& db);
/// Those in force at an instant.
[[nodiscard]] std::vector<StoredGrant> grants_of_account(Connection& db, std::int64_t account_id, base::Instant now);
/// Those in force on all accounts of a person.
[[nodiscard]] std::vector<StoredGrant> grants_of_person(Connection& db, std::int64_t person_id, base::Instant now);
/// Those in force in which somebody acts as this, whosever account it is.
[[nodiscard]] std::vector<StoredGrant> grants_as(Connection& db, std::string_view actor, base::Instant now);
/// In force at an instant.
[[nodiscard]] std::optional<StoredGrant> find_grant(Connection& db, std::int64_t id, base::Instant now);
void insert_grant(Connection& db, const StoredGrant& grant, std::int64_t row_id);
/// False when there is no such grant in force.
[[nodiscard]] bool end_grant(Connection& db, std::int64_t account_id, std::int64_t grant_id, base::Instant now);

struct StoredLogin {
  base::Bytes token_hash;
  std::int64_t account_id = 0;
  std::int64_t grant_id = 0;  ///< the role it acts in; 0 until one is chosen
  access::Login login;
  base::Bytes client_hash;  ///< of the browser it is bound to; empty until one was told
};
[[nodiscard]] std::optional<StoredLogin> find_login(Connection& db, std::string_view token_hash);
void insert_login(Connection& db, const StoredLogin& login);
void save_login(Connection& db, const StoredLogin& login);
void end_login(Connection& db, std::string_view token_hash);
void end_logins_of(Connection& db, std::int64_t account_id);
void end_other_logins(Connection& db, std::int64_t account_id, std::string_view token_hash);
void bind_login(Connection& db, std::string_view token_hash, std::string_view client_hash);

/// What the holder of an account should know of its logins: access::AlertKind, and when.
struct StoredAlert {
  std::string kind;
  base::Instant noted_at;
};
[[nodiscard]] std::vector<StoredAlert> alerts_of(Connection& db, std::int64_t account_id);
void insert_alert(Connection& db, std::int64_t account_id, const StoredAlert& alert);
void forget_alerts(Connection& db, std::int64_t account_id);

/// Identities of a provider that open accounts, each by a keyed hash of issuer and subject: one an account, one account each.
[[nodiscard]] std::optional<std::int64_t> account_of_identity(Connection& db, std::string_view identity_index);
[[nodiscard]] std::optional<base::Instant> identity_linked_at(Connection& db, std::int64_t account_id);
void link_identity(Connection& db, std::int64_t account_id, std::string_view identity_index, base::Instant now, std::int64_t row_id);
/// False when there was none.
bool unlink_identity(Connection& db, std::int64_t account_id);

/// Failed tries, by a hash of the login tried and the place it was tried from, whether there is such an account or not.
[[nodiscard]] access::Tries tries(Connection& db, std::string_view place);
void add_try(Connection& db, std::string_view place, base::Instant now);
void forget_tries(Connection& db, std::string_view place);

/// Devices an account has signed in from.
[[nodiscard]] bool is_known_device(Connection& db, std::int64_t account_id, std::string_view device_hash);
void remember_device(Connection& db, std::int64_t account_id, std::string_view device_hash, base::Instant now);
[[nodiscard]] bool has_device(Connection& db, std::int64_t account_id);
void forget_devices(Connection& db, std::int64_t account_id);

}  // namespace liaoxin::store
