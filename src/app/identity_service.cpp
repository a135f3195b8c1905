#include "app/identity_service.hpp"

#include <algorithm>

#include "app/acts.hpp"
#include "app/persons.hpp"
#include "base/hash.hpp"
#include "http/target.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;

namespace {

constexpr std::int64_t kWaitMicros = 10 * 60'000'000;
constexpr char kLink = 'l', kSignIn = 's';

/// Everything of one way to the provider and back follows from the secret the browser keeps: each part is its own hash of it.
std::string part(std::string_view name, const std::string& secret) { return access::base64url(base::view(base::sha256("liaoxin/identity/" + std::string(name) + "/" + secret))); }

std::string at(const std::map<std::string, std::string>& answer, const std::string& name) {
  const auto found = answer.find(name);
  return found == answer.end() ? std::string() : found->second;
}

base::Bytes index_of(const store::KeyStore& keys, const access::Identity& identity) { return blind_index(keys, "account.identity", identity.issuer + "\n" + identity.subject); }

}  // namespace

base::Result<http::SentAway> IdentityService::send_away(bool is_link) {
  std::string secret;
  locked_([&](Platform& platform, SignIn&) { secret = std::string(1, is_link ? kLink : kSignIn) + base::base32(platform.random().bytes(kTokenBytes)); });
  std::string address = TRY(host_.provider->authorization_address());
  const std::pair<std::string_view, std::string> parameters[]{{"response_type", "code"},
                                                              {"client_id", host_.settings.client_id},
                                                              {"redirect_uri", host_.settings.return_address},
                                                              {"scope", "openid"},
                                                              {"state", part("state", secret)},
                                                              {"nonce", part("nonce", secret)},
                                                              {"code_challenge", access::base64url(base::view(base::sha256(part("verifier", secret))))},
                                                              {"code_challenge_method", "S256"}};
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    address += separator + std::string(name) + "=" + http::percent_encoded(value);
    separator = '&';
  }
  return http::SentAway{std::move(address), std::move(secret)};
}

base::Result<access::Identity> IdentityService::vouched(const std::map<std::string, std::string>& answer, const std::string& secret) {
  // 1. The answer belongs to what this browser began, and comes from the provider it was sent to (RFC 9207).
  if (secret.empty() || !base::equal_secret(at(answer, "state"), part("state", secret))) return refuse(RefusalWord::identity_answer_false);
  if (at(answer, "iss") != host_.settings.issuer) return refuse(RefusalWord::identity_answer_false);
  const std::string code = at(answer, "code");
  if (answer.contains("error") || code.empty()) return refuse(RefusalWord::identity_refused);
  // 2. Its token, by the key it names; a key nobody knows may be new.
  const std::string token = TRY(host_.provider->token(code, part("verifier", secret)));
  const access::TokenHeader header = TRY(access::read_token_header(token));
  std::vector<access::ProviderKey> keys = TRY(host_.provider->keys(false));
  if (std::ranges::find(keys, header.key_id, &access::ProviderKey::id) == keys.end()) keys = TRY(host_.provider->keys(true));
  base::Instant now;
  locked_([&](Platform& platform, SignIn&) { now = platform.clock().now(); });
  return access::verify_identity_token(token, keys, {host_.settings.issuer, host_.settings.client_id, part("nonce", secret), host_.settings.second_factor}, now);
}

void IdentityService::wait(std::map<std::string, Waiting>& list, const std::string& token, Waiting waiting, base::Instant now) {
  std::erase_if(list, [&](const auto& one) { return one.second.account == waiting.account || one.second.until_at < now; });
  waiting.until_at = {now.micros + kWaitMicros};
  list[token] = std::move(waiting);
}

base::Result<http::CameBack> IdentityService::came_back(const std::map<std::string, std::string>& answer, const std::string& secret, const std::string& login, const std::string& network, const std::string& device) {
  const access::Identity identity = TRY(vouched(answer, secret));
  base::Result<http::CameBack> back = http::CameBack{};
  locked_([&](Platform& platform, SignIn& sign_in) {
    back = [&]() -> base::Result<http::CameBack> {
      const base::Instant now = platform.clock().now();
      const base::Bytes index = index_of(platform.keys(), identity);
      const auto account = store::account_of_identity(platform.db(), index);
      // 1. To be linked: by whoever is signed in, who has yet to confirm it.
      if (secret.front() == kLink) {
        const auto in = sign_in.who(login);
        if (!in) return refuse(RefusalWord::not_signed_in);
        if (account || store::identity_linked_at(platform.db(), in->account_id)) return refuse(RefusalWord::identity_linked_before);
        wait(links_, login, {in->account_id, index, {}}, now);
        return http::CameBack{http::IdentityStep::to_be_linked, {}, {}};
      }
      // 2. To sign in: with the provider's second factor where the operator trusts it, else with ours.
      if (!account) return refuse(RefusalWord::identity_not_linked);
      if (identity.has_second_factor) {
        const LoginTokens tokens = TRY(sign_in.sign_in_vouched(*account, std::nullopt, {network, device}));
        return http::CameBack{http::IdentityStep::signed_in, {tokens.login, tokens.device}, {}};
      }
      const std::string waiting = base::base32(platform.random().bytes(kTokenBytes));
      wait(codes_, waiting, {*account, index, {}}, now);
      return http::CameBack{http::IdentityStep::code_asked, {}, waiting};
    }();
  });
  return back;
}

base::Result<http::DeskTokens> IdentityService::finish(const std::string& waiting, const std::string& code, const std::string& network, const std::string& device) {
  base::Result<http::DeskTokens> done = http::DeskTokens{};
  locked_([&](Platform& platform, SignIn& sign_in) {
    done = [&]() -> base::Result<http::DeskTokens> {
      const auto found = codes_.find(waiting);
      if (found == codes_.end() || found->second.until_at < platform.clock().now()) return refuse(RefusalWord::identity_answer_false);
      // Removed meanwhile, it opens nothing.
      if (store::account_of_identity(platform.db(), found->second.identity) != found->second.account) return refuse(RefusalWord::identity_not_linked);
      const LoginTokens tokens = TRY(sign_in.sign_in_vouched(found->second.account, code, {network, device}));
      codes_.erase(found);
      return http::DeskTokens{tokens.login, tokens.device};
    }();
  });
  return done;
}

http::IdentityLink IdentityService::link_of(const std::string& login) {
  http::IdentityLink link;
  locked_([&](Platform& platform, SignIn& sign_in) {
    const auto in = sign_in.who(login);
    if (!in) return;
    if (const auto at = store::identity_linked_at(platform.db(), in->account_id)) link.linked_at = at->rfc3339();
    const auto found = links_.find(login);
    link.is_waiting = found != links_.end() && found->second.until_at >= platform.clock().now();
  });
  return link;
}

base::Result<void> IdentityService::link(const std::string& login) {
  base::Result<void> done;
  locked_([&](Platform& platform, SignIn& sign_in) {
    done = [&]() -> base::Result<void> {
      const auto in = sign_in.who(login);
      if (!in) return refuse(RefusalWord::not_signed_in);
      const auto found = links_.find(login);
      if (found == links_.end() || found->second.until_at < platform.clock().now()) return refuse(RefusalWord::identity_link_unknown);
      if (!in->is_fresh) return refuse(RefusalWord::factor_not_fresh);
      store::Writer writer(platform.sequencer(), platform.clock().now());
      if (store::account_of_identity(writer.db(), found->second.identity) || store::identity_linked_at(writer.db(), in->account_id)) return refuse(RefusalWord::identity_linked_before);
      const auto place = write_act(writer, actor_of_login(in->login), {.operation = "account.link_identity", .facts = {{"account", platform.public_id("acc", in->account_id)}}, .reasons = {{"login", in->login}, {"issuer", host_.settings.issuer}, {"identity", base::hex(found->second.identity)}}});
      store::link_identity(writer.db(), in->account_id, found->second.identity, writer.now(), place.row_id);
      writer.commit();
      links_.erase(found);
      return {};
    }();
  });
  return done;
}

base::Result<void> IdentityService::unlink(const std::string& login) {
  base::Result<void> done;
  locked_([&](Platform& platform, SignIn& sign_in) {
    done = [&]() -> base::Result<void> {
      const auto in = sign_in.who(login);
      if (!in) return refuse(RefusalWord::not_signed_in);
      if (!in->is_fresh) return refuse(RefusalWord::factor_not_fresh);
      store::Writer writer(platform.sequencer(), platform.clock().now());
      if (!store::unlink_identity(writer.db(), in->account_id)) return refuse(RefusalWord::identity_link_unknown);
      write_act(writer, actor_of_login(in->login), {.operation = "account.unlink_identity", .facts = {{"account", platform.public_id("acc", in->account_id)}}, .reasons = {{"login", in->login}, {"issuer", host_.settings.issuer}}});
      writer.commit();
      return {};
    }();
  });
  return done;
}

}  // namespace liaoxin::app
