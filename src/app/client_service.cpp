#include "app/client_service.hpp"

#include "app/accounts.hpp"
#include "app/actors.hpp"
#include "app/sharing.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "store/clients.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using std::lock_guard;

namespace {

constexpr std::string_view kAnswerColumn = "idempotency_key.answer";
constexpr std::string_view kDeliver = "sharing.deliver";

std::unexpected<std::vector<base::Refusal>> refused(base::Refusal refusal) { return std::unexpected(std::vector{std::move(refusal)}); }

/// The same operation with the same bytes is the same request.
base::Bytes hash_of_request(std::string_view operation, std::string_view body) { return base::Bytes(base::view(base::sha256(std::string(operation) + "\n", body))); }

std::string text_of(const object& from, std::string_view name) { return std::string(from.at(name).as_string()); }
base::LocalText both(const object& from, std::string_view name) { return {text_of(from.at(name).as_object(), "zh"), text_of(from.at(name).as_object(), "en")}; }

/// A refusal as base::refusal_json wrote it.
base::Refusal refusal_of(const object& kept) {
  const auto word = base::refusal_word(text_of(kept, "word"));
  const object& basis = kept.at("basis").as_object();
  const auto kind = base::basis_kind(text_of(basis, "kind"));
  CHECK(word && kind);
  return {*word, {*kind, text_of(basis, "reference")}, both(kept, "message"), both(kept, "remedy"), kept.contains("pointer") ? text_of(kept, "pointer") : ""};
}

/// What the log keeps of a request. Of one that is not signed only our own word: what came over whose connection.
object evidence_of(const access::SignedRequest& request, const std::optional<access::RequestSignature>& signature) {
  object evidence;
  if (signature) {
    evidence = {{"signed", access::signature_base(request, signature->parameters)}, {"signature", base::base64(signature->bytes)}};
  } else {
    evidence = {{"path", request.path}, {"content_digest", access::content_digest(request.body)}, {"idempotency_key", request.idempotency_key}};
  }
  if (request.certificate) {
    evidence["certificate"] = base::hex(request.certificate->fingerprint);
    evidence["certificate_serial"] = request.certificate->serial;
  }
  return evidence;
}

}  // namespace

class ClientService::Running {
 public:
  Running(ClientService& service, Matter matter) : service_(service), matter_(std::move(matter)) {
    const lock_guard lock(service_.running_mutex_);
    is_first_ = service_.running_.insert(matter_).second;
  }
  ~Running() {
    const lock_guard lock(service_.running_mutex_);
    if (is_first_) service_.running_.erase(matter_);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  [[nodiscard]] bool is_first() const { return is_first_; }

 private:
  ClientService& service_;
  Matter matter_;
  bool is_first_ = false;
};

base::Result<http::KnownClient> ClientService::known(const access::SignedRequest& request, std::string_view operation) {
  // 1. A signature names its client; without one the certificate of the connection does.
  const bool is_signed = !request.signature_input.empty() || !request.signature.empty() || !request.certificate;
  std::optional<access::RequestSignature> signature;
  if (is_signed) signature = TRY(access::read_signature(request));
  const lock_guard lock(mutex_);
  store::Connection& db = platform_.db();
  const base::Instant now = platform_.clock().now();
  const auto id = signature ? platform_.internal_id("cli", signature->client) : std::nullopt;
  const auto client = !signature ? store::find_client_by_certificate(db, request.certificate->fingerprint) : id ? store::find_client(db, *id) : std::nullopt;
  if (!client && signature) return refuse(RefusalWord::signature_false);
  if (!client) {
    // An authority of ours issued it, so it is not just anybody's.
    const base::Refusal unknown = base::make_refusal(RefusalWord::certificate_unknown);
    journal_refusal(platform_, operation, {{"certificate", base::hex(request.certificate->fingerprint)}}, {unknown});
    return std::unexpected(unknown);
  }
  http::KnownClient known{platform_.public_id("cli", client->id), std::move(signature)};
  const base::Result<void> may = [&]() -> base::Result<void> {
    // 2. Who it is first: nobody else learns what became of the client.
    TRY_VOID(access::verify_identity(request, known.signature, client->identity));
    TRY_VOID(access::client_may_act(client->from_on, client->until_on, client->revoked_at.has_value(), now.date()));
    if (!known.signature) return {};
    TRY_VOID(access::is_current(*known.signature, now));
    // 3. Each signature once, also after a restart.
    store::WriteTransaction transaction(db);
    if (!store::use_nonce(db, client->id, known.signature->nonce, now)) return refuse(RefusalWord::request_replayed);
    transaction.commit();
    return {};
  }();
  if (!may) {
    journal_refusal(platform_, operation, {{"client", known.client}}, {may.error()});
    return std::unexpected(may.error());
  }
  return known;
}

http::ClientAnswer ClientService::act(const access::SignedRequest& request, const http::KnownClient& known, std::string_view operation) {
  auto key = access::read_idempotency_key(request.idempotency_key);
  if (!key) return {refused(std::move(key).error())};
  const Running running(*this, {known.client, *key});
  if (!running.is_first()) return {refused(base::make_refusal(RefusalWord::idempotency_running))};
  bool is_repeated = false;
  Answer answer = acts_.perform([&](store::Writer& writer) {
    http::ClientAnswer one = act_once(writer, request, known, operation, *key);
    is_repeated = one.is_repeated;
    return std::move(one.answer);
  });
  return {std::move(answer), is_repeated};
}

http::ClientAnswer ClientService::act_once(store::Writer& writer, const access::SignedRequest& request, const http::KnownClient& known, std::string_view operation, const std::string& key) {
  const auto id = platform_.internal_id("cli", known.client);
  const auto client = id ? store::find_client(platform_.db(), *id) : std::nullopt;
  CHECK(client.has_value());
  // 1. Asked before?
  const base::Bytes hash = hash_of_request(operation, request.body);
  if (const auto kept = store::find_answer(platform_.db(), client->id, key)) {
    if (kept->request_hash != hash) return {refused(base::make_refusal(RefusalWord::idempotency_key_reused))};
    return {repeated(writer, *kept, operation, request.body), true};
  }
  auto input = base::parse_json(request.body);
  if (!input) return {refused(std::move(input).error())};
  // 2. The act and its answer in one transaction: a crash leaves both or neither.
  const auto keep = [&](store::Writer& writer, const Answer& answer) {
    const std::int64_t row = writer.next_id("idempotency_key");
    store::keep_answer(writer.db(), client->id, key, {row, hash, sealed(row, operation, answer)}, writer.now());
  };
  const ThroughClient through{client->id, evidence_of(request, known.signature), keep};
  const Command* command = command_named(operation);
  CHECK(command != nullptr);
  Answer answer = execute_in(writer, platform_, *command, *input, {.actor = officer_of(platform_.db(), client->officer, client->unit), .through = &through});
  return {std::move(answer)};
}

base::Bytes ClientService::sealed(std::int64_t id, std::string_view operation, const Answer& answer) {
  object kept;
  if (answer) {
    kept["answer"] = *answer;
    // Of a record that left the house only the version is kept: its content would outlive its end here.
    if (operation == kDeliver) kept["answer"].as_object()["record"] = answer->at("record").as_object().at("version");
  } else {
    base::json::array refusals;
    for (const base::Refusal& refusal : answer.error()) refusals.push_back(base::refusal_json(refusal));
    kept["refusals"] = std::move(refusals);
  }
  return seal_column(platform_, kAnswerColumn, id, base::json::serialize(kept));
}

Answer ClientService::repeated(store::Writer& writer, const store::KeptAnswer& kept, std::string_view operation, const std::string& body) {
  const auto opened = open_column(platform_.keys(), kAnswerColumn, kept.id, kept.answer_sealed);
  if (!opened) throw base::Failure("database_corrupt", "a kept answer cannot be opened", "verify the data directory and its keys");
  const auto read = base::parse_json(*opened);
  CHECK(read.has_value());
  const object& stored = read->as_object();
  if (stored.contains("refusals")) {
    std::vector<base::Refusal> refusals;
    for (const base::json::value& one : stored.at("refusals").as_array()) refusals.push_back(refusal_of(one.as_object()));
    return std::unexpected(std::move(refusals));
  }
  object answer = stored.at("answer").as_object();
  if (operation == kDeliver) {
    const auto input = base::parse_json(body);
    CHECK(input.has_value());
    const auto command = base::from_json<registry::DeliverSharing>(*input);
    CHECK(command.has_value());
    const auto view = delivered_again(writer, platform_, *command, answer.at("record").as_int64());
    if (!view) return refused(base::make_refusal(RefusalWord::not_shareable, {}, "/record"));
    answer["record"] = base::to_json(*view);
  }
  return answer;
}

}  // namespace liaoxin::app
