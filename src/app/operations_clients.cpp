// Machine clients: registered with the officer they act as and their items, and revoked.
#include "access/commands.hpp"
#include "app/actors.hpp"
#include "app/executor.hpp"
#include "app/taken_back.hpp"
#include "base/text.hpp"
#include "store/clients.hpp"

namespace liaoxin::app {
namespace {

using namespace access;
using base::must_say;
using base::refuse;
using base::RefusalWord;
using base::json::object;

base::Result<object> register_client(Session& s, const RegisterClient& c) {
  TRY_VOID(s.permit());
  TRY_VOID(must_say(c.name, RefusalWord::name_missing, "/name"));
  const statute::Actor officer = officer_of(s.db(), c.officer, c.unit);
  TRY_VOID(actor_known(s.platform, officer));
  store::StoredClient client{0, c.name, c.unit, c.officer, {}, c.items, c.from_on, c.until_on, std::nullopt};
  if (!c.public_key && !c.certificate_fingerprint) return refuse(RefusalWord::client_identity_missing, {}, "/public_key");
  if (c.public_key) client.identity.public_key = TRY(read_client_key(*c.public_key));
  if (c.certificate_fingerprint) client.identity.certificate = TRY(read_fingerprint(*c.certificate_fingerprint));
  // Who revokes one means it for good: it never comes back under another number.
  if (store::is_client_key(s.db(), client.identity.public_key)) return refuse(RefusalWord::client_key_taken, {}, "/public_key");
  if (store::find_client_by_certificate(s.db(), client.identity.certificate)) return refuse(RefusalWord::client_key_taken, {}, "/certificate_fingerprint");
  base::json::array items;
  for (std::size_t i = 0; i < c.items.size(); ++i) {
    if (s.pack().item(c.items[i]) == nullptr) return refuse(RefusalWord::item_unknown, base::one_line(c.items[i]), "/items/" + std::to_string(i));
    items.emplace_back(c.items[i]);
  }
  TRY_VOID(is_term(c.from_on, c.until_on, s.today()));
  client.id = s.writer.next_id("client");
  const std::string number = s.platform.public_id("cli", client.id);
  object facts{{"client", number}, {"items", std::move(items)}};
  // The key stands among the facts: with it anybody who is shown a signed request can check it.
  if (c.public_key) facts["public_key"] = base::base64(client.identity.public_key);
  if (c.certificate_fingerprint) facts["certificate"] = base::hex(client.identity.certificate);
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .facts = std::move(facts),
                                .reasons = {{"name", c.name}, {"as", statute::to_string(officer)}, {"from_on", c.from_on.iso()}, {"until_on", c.until_on.iso()}}});
  store::insert_client(s.db(), client, s.now(), place.row_id);
  return object{{"client", number}, {"as", statute::to_string(officer)}, {"log_index", place.index}};
}

base::Result<object> revoke_client(Session& s, const RevokeClient& c) {
  TRY_VOID(s.permit());
  const auto id = s.platform.internal_id("cli", c.client);
  const auto client = id ? store::find_client(s.db(), *id) : std::nullopt;
  if (!client) return refuse(RefusalWord::client_unknown, base::one_line(c.client), "/client");
  if (client->revoked_at) return refuse(RefusalWord::client_already_revoked, {}, "/client");
  TRY_VOID(must_say(c.reason, RefusalWord::reason_missing, "/reason"));
  store::revoke_client(s.db(), client->id, s.now());
  note_taken_back(s.writer, TakenBack::client_revoked, client->id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"client", c.client}}, .reasons = {{"reason", c.reason}}});
  return object{{"log_index", place.index}};
}

}  // namespace

void add_client_handlers(Handlers& handlers) {
  handlers["client.register"] = detail::handler<RegisterClient>(register_client);
  handlers["client.revoke"] = detail::handler<RevokeClient>(revoke_client);
}

}  // namespace liaoxin::app
