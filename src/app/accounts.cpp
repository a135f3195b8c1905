#include "app/accounts.hpp"

#include <algorithm>

#include "access/bound_login.hpp"
#include "access/commands.hpp"
#include "app/acts.hpp"
#include "app/persons.hpp"
#include "base/check.hpp"
#include "base/one_time_code.hpp"
#include "base/password.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;

base::Bytes token_hash(std::string_view token) { return base::Bytes(base::view(base::sha256(token))); }
base::Bytes key_of(std::string_view token) { return token_hash(access::read_bound(token).login); }
bool is_its_browser(const store::StoredLogin& stored, std::string_view token) {
  return stored.client_hash.empty() || base::equal_secret(stored.client_hash, token_hash(access::read_bound(token).client));
}

base::Bytes person_index(const store::KeyStore& keys, std::string_view id_number) {
  return blind_index(keys, "person.id_number", id_number);
}

namespace {

std::string place_of_column(std::string_view column, std::int64_t row) { return std::string(column) + "/0/" + std::to_string(row); }

/// The secret of the second factor hangs on the one-time link alone until the person has shown that it can use it.
base::Bytes secret_of(const store::KeyStore& keys, std::string_view token) {
  return base::Bytes(base::view(base::hmac_sha256(keys.column_key().bytes, "liaoxin/second-factor/" + std::string(token))).substr(0, base::kCodeSecretBytes));
}

/// Counts a try that failed, and has it in the log.
void note_failed_try(store::Writer& writer, const std::string& login, const base::Bytes& here, const std::optional<base::Bytes>& strangers) {
  store::add_try(writer.db(), here, writer.now());
  if (strangers) store::add_try(writer.db(), *strangers, writer.now());
  writer.append({.kind = journal::LeafKind::access, .schema = "access",
                 .bodies = {{journal::CommitClass::fact, base::canonical_json(base::json::object{{"operation", "account.sign_in"}, {"refused", base::json::array{"sign_in_failed"}}})},
                            {journal::CommitClass::actor, base::canonical_json(base::json::object{{"login", login}})}}});
}

}  // namespace

statute::Actor actor_of_login(const std::string& login) { return {statute::ActorKind::public_, login, ""}; }

base::Bytes seal_column(Platform& platform, std::string_view column, std::int64_t row, std::string_view value) {
  return base::seal(platform.keys().column_key(), value, place_of_column(column, row), platform.random());
}
std::optional<base::Bytes> open_column(const store::KeyStore& keys, std::string_view column, std::int64_t row, std::string_view sealed) {
  return base::open(keys.column_key(), sealed, place_of_column(column, row));
}
std::string name_of(const store::KeyStore& keys, const store::StoredPerson& person) {
  const auto name = open_column(keys, "person.name", person.id, person.name_sealed);
  if (!name) throw base::Failure("database_corrupt", "the name of a person cannot be opened", "verify the data directory and its keys");
  return *name;
}

std::optional<statute::Actor> SignedIn::actor() const {
  if (!acting) return std::nullopt;
  auto read = statute::parse_actor(acting->actor);
  CHECK(read.has_value());
  // Who speaks for another is named beside it, in every act and every look.
  if (!acting->ground.empty()) read->assisted_by = own_actor;
  return *read;
}

SignIn::SignIn(Platform& platform, Passwords& passwords, Unlocked unlocked)
    : platform_(platform), passwords_(passwords), unlocked_(std::move(unlocked)), nobodys_password_(passwords.hash("nobody's", platform.keys().pepper().bytes, std::string(16, '\0'))) {}

base::Bytes SignIn::place_of(std::string_view login, std::string_view place) const {
  return base::Bytes(base::view(base::hmac_sha256(platform_.keys().pepper().bytes, std::string(login) + "\n" + std::string(place))));
}

namespace {

/// The account a one-time link sets up, while it may. Refusal: enrolment_unknown.
base::Result<store::StoredAccount> account_to_enrol(Platform& platform, std::string_view token) {
  auto account = store::find_account_by_enrolment(platform.db(), token_hash(token));
  const bool is_open = account && account->enrolment_until && *account->enrolment_until >= platform.clock().now() && !account->disabled_at;
  if (!is_open) return refuse(RefusalWord::enrolment_unknown);
  return std::move(*account);
}

/// Who was reset keeps its authenticator: a link alone never opens an account that had one.
bool gets_authenticator(const store::StoredAccount& account) { return account.code_secret_sealed.empty(); }

}  // namespace

base::Result<Enrolment> SignIn::enrolment(std::string_view token) {
  const store::StoredAccount account = TRY(account_to_enrol(platform_, token));
  const auto person = store::find_person(platform_.db(), account.person_id);
  CHECK(person.has_value());
  Enrolment enrolment{account.login, name_of(platform_.keys(), *person), {}, {}};
  if (gets_authenticator(account)) {
    enrolment.secret = secret_of(platform_.keys(), token);
    enrolment.address = base::code_address("Liaoxin " + store::meta(platform_.db(), "name"), account.login, enrolment.secret);
  }
  return enrolment;
}

base::Result<void> SignIn::enrol(std::string_view token, std::string_view password, std::string_view code) {
  const store::StoredAccount before = TRY(account_to_enrol(platform_, token));
  TRY_VOID(base::may_be_password(password, before.login));
  const base::Instant now = platform_.clock().now();
  const bool is_new = gets_authenticator(before);
  const auto secret = is_new ? std::optional(secret_of(platform_.keys(), token)) : open_column(platform_.keys(), "account.code_secret", before.id, before.code_secret_sealed);
  CHECK(secret.has_value());
  // Codes of an authenticator that is not shown here can not be tried out.
  const base::Bytes here = place_of(before.login, "enrolment");
  if (access::next_try_at(store::tries(platform_.db(), here), std::nullopt) > now) return refuse(RefusalWord::sign_in_wait);
  const auto step = base::accepted_step(*secret, code, now, is_new ? 0 : before.last_code_step);
  if (!step) {
    store::Writer failed(platform_.sequencer(), now);
    note_failed_try(failed, before.login, here, std::nullopt);
    failed.commit();
    return refuse(RefusalWord::sign_in_failed, {}, "/code");
  }
  const base::Bytes pepper = platform_.keys().pepper().bytes, salt = platform_.random().bytes(16);
  std::string hash;
  unlocked_([&] { hash = passwords_.hash(password, pepper, salt); });
  store::Writer writer(platform_.sequencer(), platform_.clock().now());
  auto account = store::find_account_by_enrolment(writer.db(), token_hash(token));
  if (!account) return refuse(RefusalWord::enrolment_unknown);  // used meanwhile
  account->password_hash = hash;
  if (is_new) account->code_secret_sealed = seal_column(platform_, "account.code_secret", account->id, *secret);
  store::forget_tries(writer.db(), here);
  account->last_code_step = *step;
  account->enrolment_hash.clear();
  account->enrolment_until.reset();
  store::save_account(writer.db(), *account);
  write_act(writer, actor_of_login(account->login), {.operation = "account.enrol", .facts = {{"account", platform_.public_id("acc", account->id)}}, .reasons = {{"login", account->login}}});
  writer.commit();
  return {};
}

base::Result<LoginTokens> SignIn::sign_in(std::string_view text, std::string_view password, std::string_view code, const Visitor& visitor) {
  const base::Instant now = platform_.clock().now();
  // An address that is none is tried like any other, and fails like any other.
  const std::string login = access::read_login(text).value_or("-");
  store::Connection& db = platform_.db();
  const auto account = store::find_account(db, login);
  // 1. A stranger's tries hold up strangers; a device that signed in before waits for its own.
  const bool is_known = account && !visitor.device.empty() && store::is_known_device(db, account->id, token_hash(visitor.device));
  const base::Bytes here = place_of(login, is_known ? "device " + visitor.device : "network " + visitor.network), strangers = place_of(login, "strangers");
  const auto of_strangers = is_known ? std::nullopt : std::optional(store::tries(db, strangers));
  const base::Instant next = access::next_try_at(store::tries(db, here), of_strangers);
  if (next > now) return refuse(RefusalWord::sign_in_wait);
  // 2. Both factors are looked at, whatever the first says, and of an account that is not there too.
  const bool can_sign_in = account && !account->disabled_at && !account->password_hash.empty();
  const base::Bytes pepper = platform_.keys().pepper().bytes;
  bool knows = false;
  unlocked_([&] { knows = passwords_.is_password(password, pepper, can_sign_in ? account->password_hash : nobodys_password_) && can_sign_in; });
  const auto secret = can_sign_in ? open_column(platform_.keys(), "account.code_secret", account->id, account->code_secret_sealed) : std::nullopt;
  const auto step = base::accepted_step(secret.value_or(base::Bytes(base::kCodeSecretBytes, '\0')), code, now, can_sign_in ? account->last_code_step : 0);
  store::Writer writer(platform_.sequencer(), now);
  // Others may have tried while this one was hashed: many at once learn no more than one after the other.
  const auto of_strangers_now = is_known ? std::nullopt : std::optional(store::tries(writer.db(), strangers));
  if (access::next_try_at(store::tries(writer.db(), here), of_strangers_now) > now) return refuse(RefusalWord::sign_in_wait);
  if (!knows || !secret || !step) {
    note_failed_try(writer, login, here, is_known ? std::nullopt : std::optional(strangers));
    writer.commit();
    return refuse(RefusalWord::sign_in_failed);
  }
  // 3. Decided again on the rows that change: neither was changed meanwhile, and the code opens once.
  auto present = store::find_account(writer.db(), account->id);
  CHECK(present.has_value());
  if (present->password_hash != account->password_hash || present->disabled_at || present->last_code_step >= *step) return refuse(RefusalWord::sign_in_failed);
  present->last_code_step = *step;
  present->signed_in_at = now;
  store::save_account(writer.db(), *present);
  store::forget_tries(writer.db(), here);
  LoginTokens tokens = new_login(writer, *present, is_known ? visitor.device : "", now, {});
  writer.commit();
  return tokens;
}

LoginTokens SignIn::new_login(store::Writer& writer, const store::StoredAccount& account, const std::string& known_device, base::Instant factor_at, base::json::object facts) {
  const base::Instant now = writer.now();
  LoginTokens tokens{base::base32(platform_.random().bytes(kTokenBytes)), known_device.empty() ? base::base32(platform_.random().bytes(kTokenBytes)) : known_device};
  const auto grants = store::grants_of_account(writer.db(), account.id, now);
  store::insert_login(writer.db(), {token_hash(tokens.login), account.id, grants.size() == 1 ? grants.front().id : 0, {now, now, factor_at}, {}});
  if (known_device.empty() && store::has_device(writer.db(), account.id)) store::insert_alert(writer.db(), account.id, {std::string(access::facts_of(access::AlertKind::new_device).word), now});
  store::remember_device(writer.db(), account.id, token_hash(tokens.device), now);
  facts["account"] = platform_.public_id("acc", account.id);
  write_act(writer, actor_of_login(account.login), {.operation = "account.sign_in", .facts = std::move(facts), .reasons = {{"login", account.login}}});
  return tokens;
}

base::Result<LoginTokens> SignIn::sign_in_vouched(std::int64_t account_id, const std::optional<std::string>& code, const Visitor& visitor) {
  store::Writer writer(platform_.sequencer(), platform_.clock().now());
  const base::Instant now = writer.now();
  auto account = store::find_account(writer.db(), account_id);
  if (!account || account->disabled_at || account->password_hash.empty()) return refuse(RefusalWord::identity_not_linked);
  const bool is_known = !visitor.device.empty() && store::is_known_device(writer.db(), account->id, token_hash(visitor.device));
  const std::string known_device = is_known ? visitor.device : "";
  if (!code) {
    LoginTokens tokens = new_login(writer, *account, known_device, {}, {{"vouched", "both factors"}});
    writer.commit();
    return tokens;
  }
  // The code is counted where the code of an ordinary sign-in is: the provider is no way round its pauses.
  const base::Bytes here = place_of(account->login, is_known ? "device " + visitor.device : "network " + visitor.network), strangers = place_of(account->login, "strangers");
  const auto of_strangers = is_known ? std::nullopt : std::optional(store::tries(writer.db(), strangers));
  if (access::next_try_at(store::tries(writer.db(), here), of_strangers) > now) return refuse(RefusalWord::sign_in_wait);
  const auto secret = open_column(platform_.keys(), "account.code_secret", account->id, account->code_secret_sealed);
  const auto step = secret ? base::accepted_step(*secret, *code, now, account->last_code_step) : std::nullopt;
  if (!step) {
    note_failed_try(writer, account->login, here, is_known ? std::nullopt : std::optional(strangers));
    writer.commit();
    return refuse(RefusalWord::sign_in_failed, {}, "/code");
  }
  account->last_code_step = *step;
  store::save_account(writer.db(), *account);
  store::forget_tries(writer.db(), here);
  LoginTokens tokens = new_login(writer, *account, known_device, now, {{"vouched", "identity"}});
  writer.commit();
  return tokens;
}

std::optional<SignedIn> SignIn::who(std::string_view token) {
  auto in = find(token);
  if (!in) note_other_client(token);
  constexpr std::int64_t kMinute = 60'000'000;
  const base::Instant now = platform_.clock().now();
  if (in && now.micros - in->seen_at.micros >= kMinute) {
    // Once a minute is often enough to tell who is idle.
    store::WriteTransaction transaction(platform_.db());
    auto stored = store::find_login(platform_.db(), key_of(token));
    CHECK(stored.has_value());
    stored->login.seen_at = now;
    store::save_login(platform_.db(), *stored);
    transaction.commit();
  }
  return in;
}

std::optional<SignedIn> SignIn::find(std::string_view token) {
  if (token.empty()) return std::nullopt;
  store::Connection& db = platform_.db();
  const base::Instant now = platform_.clock().now();
  const auto stored = store::find_login(db, key_of(token));
  if (!stored || !is_its_browser(*stored, token)) return std::nullopt;
  const auto account = store::find_account(db, stored->account_id);
  CHECK(account.has_value());
  if (!access::is_alive(stored->login, now) || account->disabled_at) return std::nullopt;
  const auto person = store::find_person(db, account->person_id);
  CHECK(person.has_value());
  SignedIn in{std::string(token), account->login, name_of(platform_.keys(), *person), person->id, account->id, store::grants_of_account(db, account->id, now), std::nullopt, "person:" + platform_.public_id("per", person->id), access::is_fresh(stored->login, now), stored->login.seen_at, stored->login.started_at};
  const auto chosen = std::ranges::find(in.grants, stored->grant_id, &store::StoredGrant::id);
  if (chosen != in.grants.end()) in.acting = *chosen;
  return in;
}

void SignIn::sign_out(std::string_view token) {
  store::WriteTransaction transaction(platform_.db());
  store::end_login(platform_.db(), key_of(token));
  transaction.commit();
}

void SignIn::bind(std::string_view token) {
  store::WriteTransaction transaction(platform_.db());
  store::bind_login(platform_.db(), key_of(token), token_hash(access::read_bound(token).client));
  transaction.commit();
}

void SignIn::note_other_client(std::string_view token) {
  const auto stored = token.empty() ? std::nullopt : store::find_login(platform_.db(), key_of(token));
  if (!stored || is_its_browser(*stored, token)) return;
  constexpr std::int64_t kMinute = 60'000'000;
  // Once a minute: who goes on trying writes no more than that.
  const base::Instant minute{platform_.clock().now().micros / kMinute * kMinute};
  store::WriteTransaction transaction(platform_.db());
  store::insert_alert(platform_.db(), stored->account_id, {std::string(access::facts_of(access::AlertKind::other_client).word), minute});
  transaction.commit();
}

std::vector<store::StoredAlert> SignIn::alerts(std::string_view token) {
  const auto in = find(token);
  return in ? store::alerts_of(platform_.db(), in->account_id) : std::vector<store::StoredAlert>{};
}

void SignIn::settle_alerts(std::string_view token, bool ends_others) {
  const auto in = find(token);
  if (!in) return;
  store::Writer writer(platform_.sequencer(), platform_.clock().now());
  store::forget_alerts(writer.db(), in->account_id);
  if (ends_others) {
    store::end_other_logins(writer.db(), in->account_id, key_of(token));
    store::forget_devices(writer.db(), in->account_id);
    write_act(writer, actor_of_login(in->login), {.operation = "account.end_logins", .facts = {{"account", platform_.public_id("acc", in->account_id)}}, .reasons = {{"login", in->login}}});
  }
  writer.commit();
}

base::Result<void> SignIn::choose(std::string_view token, std::int64_t grant_id) {
  const auto in = who(token);
  if (!in) return refuse(RefusalWord::not_signed_in);
  if (std::ranges::find(in->grants, grant_id, &store::StoredGrant::id) == in->grants.end()) return refuse(RefusalWord::grant_unknown);
  store::WriteTransaction transaction(platform_.db());
  auto stored = store::find_login(platform_.db(), key_of(token));
  if (!stored) return refuse(RefusalWord::not_signed_in);
  stored->grant_id = grant_id;
  store::save_login(platform_.db(), *stored);
  transaction.commit();
  return {};
}

base::Result<void> SignIn::refresh(std::string_view token, std::string_view code, const Visitor& visitor) {
  const auto in = who(token);
  if (!in) return refuse(RefusalWord::not_signed_in);
  store::Connection& db = platform_.db();
  const base::Instant now = platform_.clock().now();
  const base::Bytes here = place_of(in->login, "factor " + visitor.network);
  if (access::next_try_at(store::tries(db, here), std::nullopt) > now) return refuse(RefusalWord::sign_in_wait);
  store::WriteTransaction transaction(db);
  auto account = store::find_account(db, in->login);
  auto stored = store::find_login(db, key_of(token));
  if (!account || !stored) return refuse(RefusalWord::not_signed_in);
  const auto secret = open_column(platform_.keys(), "account.code_secret", account->id, account->code_secret_sealed);
  const auto step = secret ? base::accepted_step(*secret, code, now, account->last_code_step) : std::nullopt;
  if (!step) {
    store::add_try(db, here, now);
    transaction.commit();
    return refuse(RefusalWord::sign_in_failed, {}, "/code");
  }
  account->last_code_step = *step;
  store::save_account(db, *account);
  stored->login.factor_at = now;
  store::save_login(db, *stored);
  store::forget_tries(db, here);
  transaction.commit();
  return {};
}

}  // namespace liaoxin::app
