// Accounts: opened for a person, given roles, closed. Whoever opens or resets one never learns its password.
#include <algorithm>

#include "access/commands.hpp"
#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/actors.hpp"
#include "app/executor.hpp"
#include "app/persons.hpp"
#include "app/taken_back.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "registry/identifiers.hpp"
#include "store/accounts.hpp"

namespace liaoxin::app {
namespace {

using namespace access;
using base::must_say;
using base::refuse;
using base::RefusalWord;
using base::json::object;

base::Result<store::StoredAccount> account_named(Session& s, const std::string& text) {
  const auto login = read_login(text);
  auto account = login ? store::find_account(s.db(), *login) : std::nullopt;
  if (!account) return refuse(RefusalWord::account_unknown, base::one_line(text), "/login");
  return std::move(*account);
}

/// An account that is to be disabled or reset, its password and its identity at a provider forgotten and its logins ended; saving it is the caller's.
/// Refusals: account_unknown, account_disabled, reason_missing.
base::Result<store::StoredAccount> closed_account(Session& s, const std::string& login, const std::string& reason) {
  store::StoredAccount account = TRY(account_named(s, login));
  if (account.disabled_at) return refuse(RefusalWord::account_disabled, account.login, "/login");
  TRY_VOID(must_say(reason, RefusalWord::reason_missing, "/reason"));
  account.password_hash.clear();
  store::end_logins_of(s.db(), account.id);
  store::unlink_identity(s.db(), account.id);
  return account;
}

/// A one-time link, as the answer gives it; only its hash is kept.
object new_enrolment(Session& s, store::StoredAccount& account) {
  const std::string token = base::base32(s.platform.random().bytes(kTokenBytes));
  account.enrolment_hash = token_hash(token);
  account.enrolment_until = base::Instant{s.now().micros + kEnrolmentHours * 3'600'000'000};
  return {{"enrolment", token}, {"enrolment_path", "/enrol/" + token}, {"enrolment_until", account.enrolment_until->rfc3339()}};
}

Act act_on(const Session& s, const store::StoredAccount& account, object reasons) {
  reasons["login"] = account.login;
  return {.operation = s.operation, .facts = {{"account", s.platform.public_id("acc", account.id)}}, .reasons = std::move(reasons)};
}

/// Whoever is acted for sees in its access register that an account was opened or reset which reads everything about it.
void tell_subject(Session& s, const store::StoredAccount& account, const std::string& acts_as) {
  const auto actor = statute::parse_actor(acts_as);
  CHECK(actor.has_value());
  const auto about = about_self(s.platform, *actor);
  if (about) register_look(s.writer, s.pack(), {.about = *about, .kind = AccessKind::account, .actor = s.actor, .object = s.platform.public_id("acc", account.id)});
}

base::Result<object> open(Session& s, const OpenAccount& c) {
  TRY_VOID(s.permit());
  const std::string login = TRY(read_login(c.login));
  TRY_VOID(must_say(c.person_name, RefusalWord::name_missing, "/person_name"));
  const std::string number = registry::normalise_code(c.id_number);
  if (number.size() != 18 || !registry::check_citizen_id(number, s.today()).valid()) return refuse(RefusalWord::id_number_invalid, {}, "/id_number");
  if (store::find_account(s.db(), login)) return refuse(RefusalWord::account_exists, login, "/login");
  // 1. The person behind it: one, however many accounts it has.
  auto person = person_of_number(s.db(), s.platform.keys(), number);
  if (person && name_of(s.platform.keys(), *person) != base::trim(c.person_name)) return refuse(RefusalWord::person_differs, {}, "/person_name");
  store::StoredAccount account;
  account.id = s.writer.next_id("account");
  account.login = login;
  object result = new_enrolment(s, account);
  const auto place = write_act(s.writer, s.actor, act_on(s, account, {}));
  if (!person) person = person_to_be(s.writer, s.platform, number, c.person_name, place.row_id);
  // 2. The account, which nobody can sign in to before its person enrolled.
  account.person_id = person->id;
  store::insert_account(s.db(), account, s.now(), place.row_id);
  result["account"] = s.platform.public_id("acc", account.id);
  result["login"] = login;
  result["log_index"] = place.index;
  return result;
}

/// Whom a guardian or somebody entrusted stands for, added where nobody knows the person yet.
base::Result<std::string> represented_person(Session& s, const GrantRole& c, const store::StoredAccount& account) {
  const std::string number = registry::normalise_code(*c.represented_number);
  if (!registry::check_citizen_id(number, s.today()).valid()) return refuse(RefusalWord::id_number_invalid, {}, "/represented_number");
  const std::string name = c.represented_name.value_or("");
  TRY_VOID(must_say(name, RefusalWord::name_missing, "/represented_name"));
  auto person = person_of_number(s.db(), s.platform.keys(), number);
  if (person && name_of(s.platform.keys(), *person) != base::trim(name)) return refuse(RefusalWord::person_differs, {}, "/represented_name");
  // Nobody needs to be represented by itself.
  if (person && person->id == account.person_id) return refuse(RefusalWord::representation_missing, {}, "/represented_number");
  if (!person) {
    const auto place = write_act(s.writer, s.actor, {.operation = "person.add"});
    person = person_to_be(s.writer, s.platform, number, name, place.row_id);
  }
  return s.platform.public_id("per", person->id);
}

base::Result<object> grant(Session& s, const GrantRole& c) {
  TRY_VOID(s.permit());
  const store::StoredAccount account = TRY(account_named(s, c.login));
  GrantRole command = c;
  command.login = account.login;
  statute::Actor actor = TRY(actor_of(command));
  const AccountRole role = *account_role(c.role);
  // 1. Whoever stands for another proves it; for a natural person that need not be known here yet.
  const bool is_for_person = role == AccountRole::person && c.represented_number.has_value();
  const RepresentationGroundFacts* ground = role == AccountRole::subject || is_for_person ? TRY(decide_representation(c, is_for_person, s.today(), s.pack())) : nullptr;
  if (is_for_person) actor.id = TRY(represented_person(s, c, account));
  else if (role == AccountRole::person) actor.id = s.platform.public_id("per", account.person_id);
  TRY_VOID(actor_known(s.platform, actor));
  // 2. Nobody gives a role to himself, on whatever account.
  if (s.actor.kind == statute::ActorKind::security) {
    const auto own = store::find_account(s.db(), s.actor.id);
    if (own && own->person_id == account.person_id) return refuse(RefusalWord::role_excluded, printed(AccountRole::security_administrator).zh, "/login");
  }
  // 3. What excludes each other is compared over all accounts of the person.
  std::vector<AccountRole> held;
  for (const store::StoredGrant& other : store::grants_of_person(s.db(), account.person_id, s.now())) {
    if (other.account_id == account.id && other.actor == statute::to_string(actor)) return refuse(RefusalWord::role_held, {}, "/role");
    held.push_back(other.role);
  }
  TRY_VOID(may_also_be(held, role));
  object reasons{{"role", c.role}, {"as", statute::to_string(actor)}};
  std::optional<base::Instant> until_at;
  if (ground != nullptr) {
    reasons["ground"] = ground->word;
    reasons["authority_document"] = *c.authority_document;
    if (c.until_on) {
      reasons["until_on"] = c.until_on->iso();
      until_at = base::Instant::start_of(c.until_on->plus_days(1));
    }
  }
  const auto place = write_act(s.writer, s.actor, act_on(s, account, std::move(reasons)));
  const std::int64_t id = s.writer.next_id("account_grant");
  store::insert_grant(s.db(), {id, account.id, role, statute::to_string(actor), s.now(), until_at, std::string(ground == nullptr ? "" : ground->word)}, place.row_id);
  tell_subject(s, account, statute::to_string(actor));
  return object{{"grant", s.platform.public_id("grt", id)}, {"as", statute::to_string(actor)}, {"log_index", place.index}};
}

base::Result<object> end_representation(Session& s, const EndRepresentation& c) {
  const auto id = s.platform.internal_id("grt", c.grant);
  const auto found = id ? store::find_grant(s.db(), *id, s.now()) : std::nullopt;
  if (!found || found->ground.empty()) return refuse(RefusalWord::grant_unknown, base::one_line(c.grant), "/grant");
  TRY_VOID(s.permit(found->actor == statute::to_string(s.actor) ? access::SetOf{access::Competence::self} : access::SetOf<access::Competence>{}));
  CHECK(store::end_grant(s.db(), found->account_id, found->id, s.now()));
  note_taken_back(s.writer, TakenBack::role_ended, found->id);
  store::end_logins_of(s.db(), found->account_id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .reasons = {{"grant", c.grant}}});
  return object{{"grant", c.grant}, {"log_index", place.index}};
}

base::Result<object> revoke(Session& s, const RevokeRole& c) {
  TRY_VOID(s.permit());
  const store::StoredAccount account = TRY(account_named(s, c.login));
  TRY_VOID(must_say(c.reason, RefusalWord::reason_missing, "/reason"));
  const auto id = s.platform.internal_id("grt", c.grant);
  if (!id || !store::end_grant(s.db(), account.id, *id, s.now())) return refuse(RefusalWord::grant_unknown, base::one_line(c.grant), "/grant");
  note_taken_back(s.writer, TakenBack::role_ended, *id);
  // It ends in the same instant, also for who is signed in.
  store::end_logins_of(s.db(), account.id);
  const auto place = write_act(s.writer, s.actor, act_on(s, account, {{"grant", c.grant}, {"reason", c.reason}}));
  return object{{"log_index", place.index}};
}

base::Result<object> disable(Session& s, const DisableAccount& c) {
  TRY_VOID(s.permit());
  store::StoredAccount account = TRY(closed_account(s, c.login, c.reason));
  account.code_secret_sealed.clear();
  account.enrolment_hash.clear();
  account.enrolment_until.reset();
  account.disabled_at = s.now();
  store::save_account(s.db(), account);
  note_taken_back(s.writer, TakenBack::account_disabled, account.id);
  const auto place = write_act(s.writer, s.actor, act_on(s, account, {{"reason", c.reason}}));
  return object{{"log_index", place.index}};
}

/// A new password for who still has the second factor: whoever resets an account can not take it over (security A10). Whose device is lost
/// gets a new account, and its roles from two administrators.
base::Result<object> reset(Session& s, const ResetAccount& c) {
  TRY_VOID(s.permit());
  store::StoredAccount account = TRY(closed_account(s, c.login, c.reason));
  object result = new_enrolment(s, account);
  store::save_account(s.db(), account);
  note_taken_back(s.writer, TakenBack::account_reset, account.id);
  const auto place = write_act(s.writer, s.actor, act_on(s, account, {{"reason", c.reason}}));
  for (const store::StoredGrant& grant : store::grants_of_account(s.db(), account.id, s.now())) tell_subject(s, account, grant.actor);
  result["log_index"] = place.index;
  return result;
}

}  // namespace

void add_account_handlers(Handlers& handlers) {
  handlers["account.open"] = detail::handler<OpenAccount>(open);
  handlers["account.grant"] = detail::handler<GrantRole>(grant);
  handlers["representation.end"] = detail::handler<EndRepresentation>(end_representation);
  handlers["account.revoke"] = detail::handler<RevokeRole>(revoke);
  handlers["account.disable"] = detail::handler<DisableAccount>(disable);
  handlers["account.reset"] = detail::handler<ResetAccount>(reset);
}

}  // namespace liaoxin::app
