#include "store/accounts.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

const Query kPerson{"SELECT id, name_sealed, id_number_sealed, id_number_index FROM person WHERE ledger = 0 AND id_number_index = $1"};
const Query kPersonById{"SELECT id, name_sealed, id_number_sealed, id_number_index FROM person WHERE ledger = 0 AND id = $1"};
const Query kRemovePerson{"DELETE FROM person WHERE ledger = 0 AND id = $1 AND NOT EXISTS (SELECT 1 FROM account a WHERE a.ledger = 0 AND a.person_id = $1)"};
const Query kInsertPerson{"INSERT INTO person (ledger, id, name_sealed, id_number_sealed, id_number_index, row_id) VALUES (0, $1, $2, $3, $4, $5)"};

#define ACCOUNT_COLUMNS "id, login, person_id, password_hash, code_secret_sealed, last_code_step, enrolment_hash, enrolment_until, disabled_at, signed_in_at"
const Query kAccount{"SELECT " ACCOUNT_COLUMNS " FROM account WHERE ledger = 0 AND login = $1"};
const Query kStaffAccounts{
    "SELECT " ACCOUNT_COLUMNS " FROM account WHERE ledger = 0 AND login > $1 AND EXISTS (SELECT 1 FROM account_grant g WHERE g.ledger = 0 AND g.account_id = account.id AND "
    "g.role NOT IN ('subject', 'person')) ORDER BY login LIMIT $2"};
const Query kAnyAccount{"SELECT id FROM account WHERE ledger = 0 ORDER BY id LIMIT 1"};
const Query kAccountById{"SELECT " ACCOUNT_COLUMNS " FROM account WHERE ledger = 0 AND id = $1"};
const Query kAccountByEnrolment{"SELECT " ACCOUNT_COLUMNS " FROM account WHERE ledger = 0 AND enrolment_hash = $1"};
const Query kInsertAccount{"INSERT INTO account (ledger, " ACCOUNT_COLUMNS ", opened_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
const Query kSaveAccount{
    "UPDATE account SET password_hash = $2, code_secret_sealed = $3, last_code_step = $4, enrolment_hash = $5, enrolment_until = $6, disabled_at = $7, signed_in_at = $8 WHERE ledger = 0 AND id = $1"};

#define GRANT_COLUMNS "g.id, g.account_id, g.role, g.actor, g.from_at, g.until_at, g.ground"
const Query kGrants{"SELECT " GRANT_COLUMNS " FROM account_grant g WHERE g.ledger = 0 AND g.account_id = $1 AND (g.until_at IS NULL OR g.until_at > $2) ORDER BY g.id"};
const Query kGrant{"SELECT " GRANT_COLUMNS " FROM account_grant g WHERE g.ledger = 0 AND g.id = $1 AND (g.until_at IS NULL OR g.until_at > $2)"};
const Query kGrantsAs{"SELECT " GRANT_COLUMNS " FROM account_grant g WHERE g.ledger = 0 AND g.actor = $1 AND (g.until_at IS NULL OR g.until_at > $2) ORDER BY g.id"};
const Query kGrantsOfPerson{
    "SELECT " GRANT_COLUMNS " FROM account a JOIN account_grant g ON g.ledger = 0 AND g.account_id = a.id WHERE a.ledger = 0 AND a.person_id = $1 AND (g.until_at IS NULL OR g.until_at > $2) ORDER BY g.id"};
const Query kSecurityAdministrators{
    "SELECT count(DISTINCT a.person_id) FROM account_grant g JOIN account a ON a.ledger = g.ledger AND a.id = g.account_id WHERE g.ledger = 0 AND g.role = 'security_administrator' AND g.until_at IS NULL AND a.disabled_at IS NULL AND "
    "a.password_hash <> ''"};
const Query kInsertGrant{"INSERT INTO account_grant (ledger, id, account_id, role, actor, from_at, until_at, ground, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8)"};
const Query kEndGrant{"UPDATE account_grant SET until_at = $3 WHERE ledger = 0 AND account_id = $1 AND id = $2 AND (until_at IS NULL OR until_at > $3)"};

const Query kLogin{"SELECT token_hash, account_id, grant_id, started_at, seen_at, factor_at, client_hash FROM login WHERE ledger = 0 AND token_hash = $1"};
const Query kInsertLogin{"INSERT INTO login (ledger, token_hash, account_id, grant_id, started_at, seen_at, factor_at, client_hash) VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kSaveLogin{"UPDATE login SET grant_id = $2, seen_at = $3, factor_at = $4 WHERE ledger = 0 AND token_hash = $1"};
const Query kEndLogin{"DELETE FROM login WHERE ledger = 0 AND token_hash = $1"};
const Query kEndOtherLogins{"DELETE FROM login WHERE ledger = 0 AND account_id = $1 AND token_hash <> $2"};
const Query kBindLogin{"UPDATE login SET client_hash = $2 WHERE ledger = 0 AND token_hash = $1"};
const Query kAlerts{"SELECT kind, noted_at FROM account_alert WHERE ledger = 0 AND account_id = $1 ORDER BY noted_at DESC, kind"};
const Query kInsertAlert{"INSERT INTO account_alert (ledger, account_id, kind, noted_at) VALUES (0, $1, $2, $3) ON CONFLICT (ledger, account_id, kind, noted_at) DO NOTHING"};
const Query kForgetAlerts{"DELETE FROM account_alert WHERE ledger = 0 AND account_id = $1"};
const Query kHasDevice{"SELECT 1 FROM device WHERE ledger = 0 AND account_id = $1 LIMIT 1"};
const Query kForgetDevices{"DELETE FROM device WHERE ledger = 0 AND account_id = $1"};
const Query kEndLogins{"DELETE FROM login WHERE ledger = 0 AND account_id = $1"};

const Query kIdentity{"SELECT account_id FROM account_identity WHERE ledger = 0 AND identity_index = $1"};
const Query kIdentityOfAccount{"SELECT linked_at FROM account_identity WHERE ledger = 0 AND account_id = $1"};
const Query kLinkIdentity{"INSERT INTO account_identity (ledger, account_id, identity_index, linked_at, row_id) VALUES (0, $1, $2, $3, $4)"};
const Query kUnlinkIdentity{"DELETE FROM account_identity WHERE ledger = 0 AND account_id = $1"};
const Query kTries{"SELECT failures, last_at FROM sign_in_try WHERE ledger = 0 AND place = $1"};
const Query kAddTry{
    "INSERT INTO sign_in_try (ledger, place, failures, last_at) VALUES (0, $1, 1, $2) ON CONFLICT (ledger, place) DO UPDATE SET "
    "failures = sign_in_try.failures + 1, last_at = $2"};
const Query kForgetTries{"DELETE FROM sign_in_try WHERE ledger = 0 AND place = $1"};
const Query kDevice{"SELECT 1 FROM device WHERE ledger = 0 AND account_id = $1 AND device_hash = $2"};
const Query kInsertDevice{"INSERT INTO device (ledger, account_id, device_hash, since_at) VALUES (0, $1, $2, $3) ON CONFLICT (ledger, account_id, device_hash) DO NOTHING"};

std::optional<StoredPerson> one_person(Rows rows) {
  if (!rows.next()) return std::nullopt;
  return StoredPerson{rows.integer(0), rows.blob(1), rows.blob(2), rows.blob(3)};
}

StoredAccount read_account(const Rows& rows) {
  StoredAccount account;
  account.id = rows.integer(0);
  account.login = rows.text(1);
  account.person_id = rows.integer(2);
  account.password_hash = rows.text(3);
  account.code_secret_sealed = rows.blob(4);
  account.last_code_step = rows.integer(5);
  account.enrolment_hash = rows.blob(6);
  account.enrolment_until = rows.maybe_instant(7);
  account.disabled_at = rows.maybe_instant(8);
  account.signed_in_at = rows.maybe_instant(9);
  return account;
}
std::optional<StoredAccount> one_account(Rows rows) { return rows.next() ? std::optional(read_account(rows)) : std::nullopt; }

std::vector<StoredGrant> all_grants(Rows rows) {
  std::vector<StoredGrant> list;
  while (rows.next()) {
    const auto role = access::account_role(rows.text(2));
    if (!role) throw base::Failure("database_corrupt", "a role of an account cannot be read", "verify the data directory");
    list.push_back({rows.integer(0), rows.integer(1), *role, rows.text(3), rows.instant(4), rows.maybe_instant(5), rows.text(6)});
  }
  return list;
}

}  // namespace

std::optional<StoredPerson> find_person(Connection& db, std::string_view id_number_index) { return one_person(db.select(kPerson, Blob{id_number_index})); }
std::optional<StoredPerson> find_person(Connection& db, std::int64_t id) { return one_person(db.select(kPersonById, id)); }
bool remove_person(Connection& db, std::int64_t id) { return db.run(kRemovePerson, id) == 1; }
void insert_person(Connection& db, const StoredPerson& person, std::int64_t row_id) {
  db.run(kInsertPerson, person.id, Blob{person.name_sealed}, Blob{person.id_number_sealed}, Blob{person.id_number_index}, row_id);
}

std::optional<StoredAccount> find_account(Connection& db, std::string_view login) { return one_account(db.select(kAccount, login)); }
std::optional<StoredAccount> find_account(Connection& db, std::int64_t id) { return one_account(db.select(kAccountById, id)); }
std::optional<StoredAccount> find_account_by_enrolment(Connection& db, std::string_view enrolment_hash) { return one_account(db.select(kAccountByEnrolment, Blob{enrolment_hash})); }
std::vector<StoredAccount> staff_accounts(Connection& db, std::string_view after, std::int64_t limit) {
  std::vector<StoredAccount> list;
  auto rows = db.select(kStaffAccounts, after, limit);
  while (rows.next()) list.push_back(read_account(rows));
  return list;
}
bool has_accounts(Connection& db) { return db.select(kAnyAccount).next(); }
void insert_account(Connection& db, const StoredAccount& a, base::Instant now, std::int64_t row_id) {
  db.run(kInsertAccount, a.id, a.login, a.person_id, a.password_hash, Blob{a.code_secret_sealed}, a.last_code_step, Blob{a.enrolment_hash}, a.enrolment_until, a.disabled_at, a.signed_in_at, now, row_id);
}
void save_account(Connection& db, const StoredAccount& a) {
  db.run(kSaveAccount, a.id, a.password_hash, Blob{a.code_secret_sealed}, a.last_code_step, Blob{a.enrolment_hash}, a.enrolment_until, a.disabled_at, a.signed_in_at);
}

std::vector<StoredGrant> grants_of_account(Connection& db, std::int64_t account_id, base::Instant now) { return all_grants(db.select(kGrants, account_id, now)); }
std::vector<StoredGrant> grants_as(Connection& db, std::string_view actor, base::Instant now) { return all_grants(db.select(kGrantsAs, actor, now)); }
std::vector<StoredGrant> grants_of_person(Connection& db, std::int64_t person_id, base::Instant now) { return all_grants(db.select(kGrantsOfPerson, person_id, now)); }
std::optional<StoredGrant> find_grant(Connection& db, std::int64_t id, base::Instant now) { return first(all_grants(db.select(kGrant, id, now))); }
std::int64_t security_administrators(Connection& db) {
  Rows rows = db.select(kSecurityAdministrators);
  CHECK(rows.next());
  return rows.integer(0);
}
void insert_grant(Connection& db, const StoredGrant& g, std::int64_t row_id) { db.run(kInsertGrant, g.id, g.account_id, access::word(g.role), g.actor, g.from_at, g.until_at, g.ground, row_id); }
bool end_grant(Connection& db, std::int64_t account_id, std::int64_t grant_id, base::Instant now) { return db.run(kEndGrant, account_id, grant_id, now) == 1; }

std::optional<StoredLogin> find_login(Connection& db, std::string_view token_hash) {
  auto rows = db.select(kLogin, Blob{token_hash});
  if (!rows.next()) return std::nullopt;
  return StoredLogin{rows.blob(0), rows.integer(1), rows.integer(2), {rows.instant(3), rows.instant(4), rows.instant(5)}, rows.blob(6)};
}
void insert_login(Connection& db, const StoredLogin& l) { db.run(kInsertLogin, Blob{l.token_hash}, l.account_id, l.grant_id, l.login.started_at, l.login.seen_at, l.login.factor_at, Blob{l.client_hash}); }
void save_login(Connection& db, const StoredLogin& l) { db.run(kSaveLogin, Blob{l.token_hash}, l.grant_id, l.login.seen_at, l.login.factor_at); }
void end_login(Connection& db, std::string_view token_hash) { db.run(kEndLogin, Blob{token_hash}); }
void end_other_logins(Connection& db, std::int64_t account_id, std::string_view token_hash) { db.run(kEndOtherLogins, account_id, Blob{token_hash}); }
void bind_login(Connection& db, std::string_view token_hash, std::string_view client_hash) { db.run(kBindLogin, Blob{token_hash}, Blob{client_hash}); }
std::vector<StoredAlert> alerts_of(Connection& db, std::int64_t account_id) {
  std::vector<StoredAlert> list;
  auto rows = db.select(kAlerts, account_id);
  while (rows.next()) list.push_back({rows.text(0), rows.instant(1)});
  return list;
}
void insert_alert(Connection& db, std::int64_t account_id, const StoredAlert& alert) { db.run(kInsertAlert, account_id, alert.kind, alert.noted_at); }
void forget_alerts(Connection& db, std::int64_t account_id) { db.run(kForgetAlerts, account_id); }
bool has_device(Connection& db, std::int64_t account_id) { return db.select(kHasDevice, account_id).next(); }
void forget_devices(Connection& db, std::int64_t account_id) { db.run(kForgetDevices, account_id); }
void end_logins_of(Connection& db, std::int64_t account_id) { db.run(kEndLogins, account_id); }

std::optional<std::int64_t> account_of_identity(Connection& db, std::string_view identity_index) {
  auto rows = db.select(kIdentity, Blob{identity_index});
  return rows.next() ? std::optional(rows.integer(0)) : std::nullopt;
}
std::optional<base::Instant> identity_linked_at(Connection& db, std::int64_t account_id) {
  auto rows = db.select(kIdentityOfAccount, account_id);
  return rows.next() ? std::optional(rows.instant(0)) : std::nullopt;
}
void link_identity(Connection& db, std::int64_t account_id, std::string_view identity_index, base::Instant now, std::int64_t row_id) {
  db.run(kLinkIdentity, account_id, Blob{identity_index}, now, row_id);
}
bool unlink_identity(Connection& db, std::int64_t account_id) { return db.run(kUnlinkIdentity, account_id) == 1; }

access::Tries tries(Connection& db, std::string_view place) {
  auto rows = db.select(kTries, Blob{place});
  if (!rows.next()) return {};
  return access::Tries{rows.integer(0), rows.instant(1)};
}
void add_try(Connection& db, std::string_view place, base::Instant now) { db.run(kAddTry, Blob{place}, now); }
void forget_tries(Connection& db, std::string_view place) { db.run(kForgetTries, Blob{place}); }

bool is_known_device(Connection& db, std::int64_t account_id, std::string_view device_hash) { return db.select(kDevice, account_id, Blob{device_hash}).next(); }
void remember_device(Connection& db, std::int64_t account_id, std::string_view device_hash, base::Instant now) { db.run(kInsertDevice, account_id, Blob{device_hash}, now); }

}  // namespace liaoxin::store
