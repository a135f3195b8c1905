// Machine clients end to end but for the socket: a signed request in, an act of a named officer out, once.
#include "app/client_service.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <thread>

#include "access/policy.hpp"
#include "base/hash.hpp"
#include "base/seal.hpp"
#include "http/face.hpp"
#include "province.hpp"
#include "store/clients.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"
#include "store/writer.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kDepartment;
using testing::kReader;
using testing::kRegistrar;
using testing::kWorkBody;
using testing::Province;

const std::string kSeed(32, '\x07'), kOtherSeed(32, '\x08');

class Clients : public Province {
 public:
  Clients() {
    register_organisation(kCompany, "沈阳演示科技有限公司");
    serve();
  }

  /// As after a restart: nothing is remembered but what the database holds.
  void serve() {
    face_.reset();
    service_.reset();
    service_ = std::make_unique<ClientService>(places(), clock());
    face_ = std::make_unique<http::Face>(http::Site{}, reads_, law_, nullptr, service_.get());
  }

  std::string client(const std::string& unit = kDepartment, const std::string& items = R"(["C4-03"])", const std::string& seed = kSeed) {
    return std::string(must("client.register", "operator",
                            R"({"name":"执法系统","unit":")" + unit + R"(","officer":"a","public_key":")" + base::base64(base::ed25519_public(seed)) + R"(","items":)" + items +
                                R"(,"from_on":"2026-06-01","until_on":"2026-12-31"})")
                           .at("client")
                           .as_string());
  }

  access::SignedRequest signed_by(const std::string& client, const std::string& operation, const std::string& body, const std::string& key, const std::string& seed = kSeed) {
    access::SignedRequest request{"POST", "localhost:8080", "/v1/operations/" + operation, "", key, "", "", body};
    access::sign_request(request, client, base::base32(random_.bytes(16)), clock().now(), seed);
    return request;
  }
  http::Response send(const access::SignedRequest& request, std::vector<http::Field> fields = {}) {
    http::Request asked{.method = http::Method::post, .target = request.path, .fields = std::move(fields), .body = request.body, .address = "192.0.2.1", .certificate = request.certificate};
    for (const auto& [name, value] : {std::pair("host", request.authority), std::pair("content-type", std::string("application/json")), std::pair("content-digest", request.content_digest),
                                      std::pair("idempotency-key", request.idempotency_key), std::pair("signature-input", request.signature_input), std::pair("signature", request.signature)}) {
      if (std::ranges::find(asked.fields, name, &http::Field::name) == asked.fields.end()) asked.fields.push_back({name, value});
    }
    return face_->answer(asked);
  }
  http::Response ask(const std::string& client, const std::string& operation, const std::string& body, const std::string& key) { return send(signed_by(client, operation, body, key)); }
  static std::string code(const http::Response& response) {
    const auto body = base::parse_json(response.body);
    const auto* word = body && body->is_object() ? body->as_object().if_contains("code") : nullptr;
    return word == nullptr ? "" : std::string(word->as_string());
  }
  [[nodiscard]] std::uint64_t log_size() {
    platform().sequencer().refresh();
    return platform().sequencer().size();
  }
  [[nodiscard]] std::int64_t count(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(platform().db().handle(), sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sql;
    EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
    const std::int64_t found = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return found;
  }
  /// The closed body of the newest act of this name: who did it and why.
  base::json::object reasons_of(const std::string& operation) {
    const std::int64_t row = count("SELECT MAX(row_id) FROM act WHERE operation = '" + operation + "'");
    return base::parse_json(store::open_vault(platform().db(), platform().keys(), row, journal::CommitClass::actor)->body)->as_object();
  }
  static std::string withdrawing(const std::string& record) { return R"({"record":")" + record + R"(","reason":"报送有误"})"; }
  ClientService& service() { return *service_; }

 private:
  const statute::Pack pack_ = statute::embedded_pack();
  const http::Law law_{pack_, {}, {}, all_commands()};
  PublicFace reads_{places(), clock()};
  base::SeededRandom random_{9};
  std::unique_ptr<ClientService> service_;
  std::unique_ptr<http::Face> face_;
};

TEST(MachineClients, ASignedRequestIsAnActOfTheNamedOfficerAndAnybodyCanCheckItsSignature) {
  Clients p;
  const std::string record = p.file_penalty(kCompany, "罚1号"), client = p.client();
  const auto request = p.signed_by(client, "record.withdraw", p.withdrawing(record), "matter-1");
  const http::Response response = p.send(request);
  EXPECT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(response.field("Cache-Control"), "no-store");
  EXPECT_EQ(base::parse_json(response.body)->as_object().at("ended").as_string(), "withdrawn");
  EXPECT_FALSE(p.seen(record)) << "it is gone";
  EXPECT_EQ(p.reasons_of("record.withdraw").at("actor").as_string(), "officer:a@" + kDepartment);
  const base::json::object evidence = p.reasons_of("client.request");
  EXPECT_EQ(evidence.at("actor").as_string(), "officer:a@" + kDepartment);
  // D7: with the key alone, and no platform, the signature of the message is checked, and with the digest its body.
  const std::string message(evidence.at("signed").as_string());
  EXPECT_TRUE(base::ed25519_verify(base::ed25519_public(kSeed), message, *base::unbase64(evidence.at("signature").as_string())));
  EXPECT_NE(message.find(access::content_digest(request.body)), std::string::npos);
}

TEST(MachineClients, D7_AlteredOtherKeyRevokedReplayedOrOldIsRefusedByName) {
  Clients p;
  const std::string record = p.file_penalty(kCompany, "罚1号"), client = p.client();
  const auto refused = [&](const access::SignedRequest& request, int status, const std::string& word) {
    const http::Response response = p.send(request);
    EXPECT_EQ(response.status, status) << word;
    EXPECT_EQ(p.code(response), word);
    EXPECT_EQ(response.field("Accept-Signature").empty(), status != 401) << word;
    EXPECT_TRUE(p.seen(record)) << word << " changed something";
  };
  auto request = p.signed_by(client, "record.withdraw", p.withdrawing(record), "k1");
  request.body[0] = ' ';
  refused(request, 400, "content_digest_false");
  request = p.signed_by(client, "record.withdraw", p.withdrawing(record), "k1");
  request.idempotency_key = "k2";
  refused(request, 401, "signature_false");
  refused(p.signed_by(client, "record.withdraw", p.withdrawing(record), "k1", kOtherSeed), 401, "signature_false");
  refused(p.signed_by("cli-aaaaaaaaaaaaaaaaaaaaaaaaaa", "record.withdraw", p.withdrawing(record), "k1"), 401, "signature_false");
  request = p.signed_by(client, "record.withdraw", p.withdrawing(record), "k1");
  request.signature.clear();
  refused(request, 401, "signature_missing");
  // Taken for another operation: the path is signed.
  request = p.signed_by(client, "record.correct", p.withdrawing(record), "k1");
  request.path = "/v1/operations/record.withdraw";
  refused(request, 401, "signature_false");
  // Old, and from a clock that runs ahead.
  request = p.signed_by(client, "record.withdraw", p.withdrawing(record), "k1");
  p.go_to("2026-06-01T09:05:01+08:00");
  refused(request, 401, "signature_not_current");
  request = p.signed_by(client, "record.withdraw", p.withdrawing(record), "k1");
  p.go_to("2026-06-01T09:00:00+08:00");
  refused(request, 401, "signature_not_current");
  // Before its first and after its last day.
  for (const char* day : {"2026-05-31T23:59:59+08:00", "2027-01-01T00:00:00+08:00"}) {
    p.go_to(day);
    const http::Response response = p.ask(client, "record.withdraw", p.withdrawing(record), "k1");
    EXPECT_EQ(response.status, 403);
    EXPECT_EQ(p.code(response), "client_not_in_force") << day;
  }
  p.go_to("2026-06-01T09:00:00+08:00");
  // B4: revoked between two calls. Its key is taken for good.
  p.must("client.revoke", "operator", R"({"client":")" + client + R"(","reason":"密钥遗失"})");
  refused(p.signed_by(client, "record.withdraw", p.withdrawing(record), "k1"), 403, "client_revoked");
  EXPECT_EQ(p.refusal("client.register", "operator",
                      R"({"name":"x","unit":")" + kDepartment + R"(","officer":"a","public_key":")" + base::base64(base::ed25519_public(kSeed)) + R"(","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"),
            "client_key_taken");
}

// D1, web.md section 8: mutual TLS. The connection shows who asks; the log keeps what came over whose connection.
TEST(MachineClients, ACertificateStandsForTheSignatureOfAClientRegisteredWithIt) {
  Clients p;
  const std::string record = p.file_penalty(kCompany, "罚1号"), kept = p.file_penalty(kCompany, "罚2号");
  const auto registered = [&](const base::Bytes& print, const std::string& more = "") {
    return std::string(p.must("client.register", "operator",
                              R"({"name":"执法系统","unit":")" + kDepartment + R"(","officer":"a","certificate_fingerprint":")" + base::hex(print) + "\"" + more +
                                  R"(,"items":["C4-03"],"from_on":"2026-06-01","until_on":"2026-12-31"})")
                           .at("client")
                           .as_string());
  };
  const base::Bytes print(32, 'p'), both_print(32, 'b'), stranger(32, 's');
  const std::string client = registered(print), both = registered(both_print, R"(,"public_key":")" + base::base64(base::ed25519_public(kOtherSeed)) + "\"");
  const auto over = [&](const base::Bytes& shown, const std::string& about, const std::string& key, const std::string& operation = "record.withdraw") {
    access::SignedRequest request{"POST", "localhost:8080", "/v1/operations/" + operation, "", key, "", "", p.withdrawing(about), access::ShownCertificate{shown, "1A2B"}};
    return request;
  };
  // 1. Nobody else's certificate, and none at all; what a request says of one in its fields is nobody's word.
  EXPECT_EQ(p.code(p.send(over(stranger, record, "k0"))), "certificate_unknown");
  access::SignedRequest none = over(print, record, "k0");
  none.certificate.reset();
  const http::Response unsigned_one = p.send(none, {{"client-cert", ":" + base::base64(print) + ":"}, {"x-client-cert", "x"}, {"x-ssl-client-verify", "SUCCESS"}});
  EXPECT_EQ(unsigned_one.status, 401);
  EXPECT_EQ(p.code(unsigned_one), "signature_missing");
  EXPECT_TRUE(p.seen(record));
  // 2. Its own: an act of the named officer, with its evidence, once.
  const http::Response done = p.send(over(print, record, "matter-1"));
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_FALSE(p.seen(record));
  const base::json::object evidence = p.reasons_of("client.request");
  EXPECT_EQ(evidence.at("certificate").as_string(), base::hex(print));
  EXPECT_EQ(evidence.at("certificate_serial").as_string(), "1A2B");
  EXPECT_EQ(evidence.at("content_digest").as_string(), access::content_digest(p.withdrawing(record)));
  EXPECT_EQ(evidence.at("path").as_string(), "/v1/operations/record.withdraw");
  EXPECT_EQ(evidence.at("actor").as_string(), "officer:a@" + kDepartment);
  EXPECT_FALSE(evidence.contains("signature"));
  const auto size = p.log_size();
  const http::Response again = p.send(over(print, record, "matter-1"));
  EXPECT_EQ(again.body, done.body);
  EXPECT_EQ(again.field("Idempotency-Replayed"), "true");
  EXPECT_EQ(p.log_size(), size);
  EXPECT_EQ(p.code(p.send(over(print, kept, "matter-1"))), "idempotency_key_reused");
  // 3. Registered with a key too, it needs both.
  EXPECT_EQ(p.code(p.send(over(both_print, kept, "k1"))), "signature_missing");
  auto request = p.signed_by(both, "record.withdraw", p.withdrawing(kept), "k1", kOtherSeed);
  EXPECT_EQ(p.code(p.send(request)), "certificate_unknown");
  request = p.signed_by(both, "record.withdraw", p.withdrawing(kept), "k1", kOtherSeed);
  request.certificate = {both_print, "02"};
  EXPECT_EQ(p.send(request).status, 200);
  // 4. Revoked or out of its term it does nothing, and its certificate is taken for good.
  p.must("client.revoke", "operator", R"({"client":")" + client + R"(","reason":"密钥遗失"})");
  EXPECT_EQ(p.code(p.send(over(print, kept, "k2"))), "client_revoked");
  EXPECT_EQ(p.refusal("client.register", "operator",
                      R"({"name":"x","unit":")" + kDepartment + R"(","officer":"a","certificate_fingerprint":")" + base::hex(print) + R"(","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"),
            "client_key_taken");
}

TEST(MachineClients, AReplayIsRefusedAtOnceAfterARestartAndAfterThirtyDays) {
  Clients p;
  const std::string client = p.client();
  const auto request = p.signed_by(client, "record.withdraw", p.withdrawing(p.file_penalty(kCompany, "罚1号")), "k1");
  EXPECT_EQ(p.send(request).status, 200);
  const auto size = p.log_size();
  const http::Response again = p.send(request);
  EXPECT_EQ(again.status, 401);
  EXPECT_EQ(p.code(again), "request_replayed");
  p.serve();
  EXPECT_EQ(p.code(p.send(request)), "request_replayed") << "after a restart";
  EXPECT_EQ(p.log_size(), size + 2) << "each attempt leaves its trace, and nothing else";
  p.go_to("2026-07-02T09:00:00+08:00");
  do_due_work(p.platform());
  EXPECT_EQ(p.count("SELECT COUNT(*) FROM request_nonce") + p.count("SELECT COUNT(*) FROM idempotency_key"), 0) << "what can not be current any more is forgotten";
  EXPECT_EQ(p.code(p.send(request)), "signature_not_current");
}

TEST(MachineClients, ARefusedRequestOfAKnownClientLeavesItsTraceAndAStrangersLeavesNone) {
  Clients p;
  const std::string client = p.client();
  auto size = p.log_size();
  p.send(p.signed_by(client, "record.withdraw", p.withdrawing("rec-x"), "k1", kOtherSeed));
  EXPECT_EQ(p.log_size(), size + 1);
  p.send(p.signed_by("cli-aaaaaaaaaaaaaaaaaaaaaaaaaa", "record.withdraw", p.withdrawing("rec-x"), "k1"));
  EXPECT_EQ(p.log_size(), size + 1);
}

TEST(MachineClients, AClientDoesOnlyWhatThePolicySaysClientsMayDo) {
  Clients p;
  const std::string client = p.client(kWorkBody, R"(["C4-03"])");
  for (const statute::Operation* operation : all_commands()) {
    if (access::may_clients(access::policy_of(operation->name))) continue;
    const auto size = p.log_size();
    const http::Response response = p.ask(client, std::string(operation->name), std::string(operation->example), "k-" + base::hex(operation->name).substr(0, 40));
    EXPECT_EQ(response.status, 403) << operation->name;
    EXPECT_EQ(p.code(response), "operation_not_for_clients") << operation->name;
    EXPECT_EQ(p.log_size(), size + 1) << operation->name;
  }
  EXPECT_EQ(p.ask(client, "record.burn", "{}", "k").status, 404);
}

TEST(MachineClients, AClientTouchesRecordsOfItsItemsAlone) {
  Clients p;
  const std::string running = p.file_penalty(kCompany, "罚1号"), received = p.file_penalty(kCompany, "罚2号"), contested = p.file_penalty(kCompany, "罚3号"), held = p.file_penalty(kCompany, "罚4号", "2026-05-06", false);
  const std::string work = "officer:a@" + kWorkBody, source = "officer:a@" + kDepartment;
  const auto text = [](const base::json::object& answer, const char* name) { return std::string(answer.at(name).as_string()); };
  const std::string subscription = text(p.must("subscription.open", work, R"({"kind":"unit","reference":")" + kReader + R"(","name":"共享单位","item":"C4-03","agreement":"协议1"})"), "subscription");
  p.must("sharing.deliver", work, R"({"subscription":")" + subscription + R"(","record":")" + received + "\"}");
  p.must("record.withdraw", source, p.withdrawing(received));
  const std::string objection = text(p.must("objection.submit", "subject:" + kCompany, R"({"record":")" + contested + R"(","ground":"error","statement":"金额不对"})"), "objection");
  p.must("objection.accept", work, R"({"objection":")" + objection + "\"}");
  p.must("objection.ask_source", work, R"({"objection":")" + objection + R"(","question":"请核实"})");
  const auto number = [&](const std::string& record) { return *p.platform().internal_id("rec", record); };
  const std::string recall = p.platform().public_id("rcl", store::recalls_of(p.platform().db(), store::certificates_of(p.platform().db(), number(received)).front().id).front().id);
  const std::string notice = p.platform().public_id("ntc", store::notices_of(p.platform().db(), number(held)).front().notice.id);
  const auto about = [](const std::string& record, const std::string& more) { return R"({"record":")" + record + "\"," + more + "}"; };
  // What each unit's client asks for; the last ends what the others need.
  const std::vector<std::array<std::string, 3>> asked{
      {kWorkBody, "sharing.deliver", R"({"subscription":")" + subscription + R"(","record":")" + running + "\"}"},
      {kDepartment, "service.attest", about(held, R"("served_on":"2026-05-08","proof":"送达回证")")},
      {kDepartment, "notice.serve", R"({"notice":")" + notice + R"(","served_on":"2026-06-01","service":"mail","proof":"回执"})"},
      {kDepartment, "record.correct", about(running, R"("elements":{"CF_NR_FK":"4"},"reason":"录入有误")")},
      {kDepartment, "objection.answer", R"({"objection":")" + objection + R"(","outcome":"confirmed","points":["处罚属实"],"elements":{}})"},
      {kReader, "recall.confirm", R"({"recall":")" + recall + R"(","removed_from":"业务系统"})"},
      {kDepartment, "document.stay", about(running, R"("document_number":"停1号","decided_on":"2026-05-20","action":"stay")")},
      {kDepartment, "document.fall", about(running, R"("document_number":"撤1号","decided_on":"2026-05-20","kind":"revoked")")},
      {kDepartment, "record.withdraw", p.withdrawing(held)},
      {testing::kAssociation, "collector.submit", base::json::serialize(testing::Province::information("信1号", kCompany, "沈阳演示科技有限公司"))},
  };
  p.register_collector();
  p.must("collector.register", work, testing::Province::agreement());
  std::set<std::string> may, tried;
  for (const access::PolicyRow& row : access::policy()) {
    if (access::may_clients(row)) may.insert(row.operation);
  }
  int turn = 0;
  std::map<std::string, std::string> own, strange;
  for (const std::string& unit : {kDepartment, kWorkBody, kReader, testing::kAssociation}) {
    const std::string seed(32, static_cast<char>('a' + turn++)), other(32, static_cast<char>('A' + turn));
    own[unit] = p.client(unit, R"(["C8-05","C4-03","C8-04"])", seed);
    strange[unit] = p.client(unit, R"(["C8-05","C3-01"])", other);
    own[unit + " seed"] = seed;
    strange[unit + " seed"] = other;
  }
  for (const auto& [unit, operation, body] : asked) {
    tried.insert(operation);
    const auto size = p.log_size();
    const http::Response kept_out = p.send(p.signed_by(strange[unit], operation, body, "s-" + std::to_string(++turn), strange[unit + " seed"]));
    EXPECT_EQ(kept_out.status, 403) << operation;
    EXPECT_EQ(p.code(kept_out), "item_not_of_client") << operation;
    EXPECT_EQ(p.log_size(), size + 1) << operation << ": its trace alone";
    const http::Response done = p.send(p.signed_by(own[unit], operation, body, "o-" + std::to_string(++turn), own[unit + " seed"]));
    EXPECT_EQ(done.status, 200) << operation << " " << done.body;
  }
  EXPECT_EQ(tried, may) << "the policy names an operation that is not tried here";
  // Within its items, but of another unit: the gate as for anybody.
  const std::string foreign = p.client(kRegistrar, R"(["C4-03"])", std::string(32, 'z'));
  EXPECT_EQ(p.code(p.send(p.signed_by(foreign, "record.withdraw", p.withdrawing(contested), "f-1", std::string(32, 'z')))), "not_competent");
}

TEST(MachineClients, ADocumentUnderTwoItemsFallsOnlyThroughAClientOfBoth) {
  Clients p;
  const std::string penalty = p.file_penalty(kCompany, "共1号");
  const auto listed = p.import("C8-01", kDepartment,
                               "SL_LIST_CODE,SL_SUBJ_NAME,SL_SUBJ_TYPE,SL_SUBJ_CODE,SL_DECISION_NO,SL_DECISION_DATE,SL_REASON,SL_GROUND,SL_BASIS,SL_ORG,SL_ORG_CODE,SL_START,SL_STATUS,SL_SOURCE,SL_SOURCE_CODE,X_SDRQ\n"
                               "MN-AQSC,演示公司,法人及非法人组织," + kCompany + ",共1号,2026-05-06,演示事由,L28-1-04,演示规定,沈阳市处罚局," + kDepartment + ",2026-05-06,列入,沈阳市处罚局," + kDepartment + ",2026-05-08\n");
  ASSERT_TRUE(listed && listed->refused == 0) << p.verdicts();
  const std::string fall = R"({"record":")" + penalty + R"(","document_number":"撤1号","decided_on":"2026-05-20","kind":"revoked"})";
  const std::string one = p.client(), both = p.client(kDepartment, R"(["C4-03","C8-01"])", kOtherSeed);
  EXPECT_EQ(p.code(p.ask(one, "document.fall", fall, "k1")), "item_not_of_client");
  EXPECT_TRUE(p.seen(penalty)) << "nothing of it fell";
  const http::Response done = p.send(p.signed_by(both, "document.fall", fall, "k1", kOtherSeed));
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(base::parse_json(done.body)->as_object().at("ended").as_array().size(), 2u);
}

TEST(MachineClients, TheSameKeyIsDoneOnceAndGetsItsFirstAnswerAgain) {
  Clients p;
  const std::string record = p.file_penalty(kCompany, "罚1号"), client = p.client();
  const http::Response first = p.ask(client, "record.withdraw", p.withdrawing(record), "matter-1");
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(first.field("Idempotency-Replayed"), "");
  const auto size = p.log_size();
  p.serve();
  const http::Response second = p.ask(client, "record.withdraw", p.withdrawing(record), "\"matter-1\"");
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(second.field("Idempotency-Replayed"), "true");
  EXPECT_EQ(p.log_size(), size);
  // Another body, and the same body for another operation.
  EXPECT_EQ(p.code(p.ask(client, "record.withdraw", p.withdrawing("rec-x"), "matter-1")), "idempotency_key_reused");
  const http::Response other = p.ask(client, "service.attest", p.withdrawing(record), "matter-1");
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(p.code(other), "idempotency_key_reused");
  // Another client's keys are its own.
  const std::string neighbour = p.client(kDepartment, R"(["C4-03"])", kOtherSeed);
  EXPECT_EQ(p.code(p.send(p.signed_by(neighbour, "record.withdraw", p.withdrawing(record), "matter-1", kOtherSeed))), "record_not_running");
}

TEST(MachineClients, ARefusalIsRepeatedToo) {
  Clients p;
  const std::string client = p.client();
  const http::Response first = p.ask(client, "record.withdraw", R"({"record":"rec-x","reason":"x","colour":"blue"})", "k1");
  EXPECT_EQ(first.status, 400);
  EXPECT_EQ(p.code(first), "json_field_unknown");
  const auto size = p.log_size();
  const http::Response second = p.ask(client, "record.withdraw", R"({"record":"rec-x","reason":"x","colour":"blue"})", "k1");
  EXPECT_EQ(second.status, 400);
  EXPECT_EQ(second.field("Idempotency-Replayed"), "true");
  EXPECT_EQ(p.code(second), "json_field_unknown");
  EXPECT_EQ(base::parse_json(second.body)->as_object().at("errors"), base::parse_json(first.body)->as_object().at("errors"));
  EXPECT_EQ(p.log_size(), size);
  EXPECT_EQ(p.count("SELECT COUNT(*) FROM idempotency_key WHERE instr(answer_sealed, 'colour') > 0"), 0) << "what was written into it is sealed";
  EXPECT_EQ(p.code(p.ask(client, "record.withdraw", "{", "k2")), "json_malformed");
}

TEST(MachineClients, SixteenAtOnceWithOneKeyHaveOneEffect) {
  Clients p;
  const std::string record = p.file_penalty(kCompany, "罚1号"), client = p.client();
  std::vector<access::SignedRequest> requests;
  for (int i = 0; i < 16; ++i) requests.push_back(p.signed_by(client, "record.withdraw", p.withdrawing(record), "matter-1"));
  std::vector<http::Response> answers(requests.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < requests.size(); ++i) threads.emplace_back([&, i] { answers[i] = p.send(requests[i]); });
  }
  EXPECT_EQ(p.count("SELECT COUNT(*) FROM act WHERE operation = 'record.withdraw'"), 1);
  EXPECT_EQ(std::ranges::count_if(answers, [](const http::Response& one) { return one.status == 200 && one.field("Idempotency-Replayed").empty(); }), 1);
  for (const http::Response& one : answers) {
    const bool is_first_answer = one.status == 200;
    const bool has_to_wait = one.status == 409 && Clients::code(one) == "idempotency_running";
    EXPECT_TRUE(is_first_answer || has_to_wait) << one.status << " " << one.body;
  }
}

TEST(MachineClients, E7_AnAnswerThatHeldARecordIsNotRepeatedOnceTheRecordHasEnded) {
  Clients p;
  const std::string record = p.file_penalty(kCompany, "罚1号"), client = p.client(kWorkBody);
  const std::string subscription(p.must("subscription.open", "officer:a@" + kWorkBody, R"({"kind":"unit","reference":")" + kReader + R"(","name":"共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  const std::string body = R"({"subscription":")" + subscription + R"(","record":")" + record + "\"}";
  const http::Response first = p.ask(client, "sharing.deliver", body, "k1");
  ASSERT_EQ(first.status, 200) << first.body;
  const http::Response second = p.ask(client, "sharing.deliver", body, "k1");
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(base::parse_json(second.body)->as_object().at("record").as_object().at("id").as_string(), record);
  p.must("record.withdraw", "officer:a@" + kDepartment, p.withdrawing(record));
  const http::Response third = p.ask(client, "sharing.deliver", body, "k1");
  EXPECT_EQ(third.status, 422);
  EXPECT_EQ(p.code(third), "not_shareable");
  EXPECT_EQ(third.body.find("罚款"), std::string::npos);
}

TEST(MachineClients, WhatIsNoJsonPostIsRefusedBeforeAnythingIsLookedUp) {
  Clients p;
  const std::string client = p.client();
  const auto request = p.signed_by(client, "record.withdraw", p.withdrawing("rec-x"), "k1");
  const auto size = p.log_size();
  const auto expect = [&](const http::Response& response, int status, const std::string& word) {
    EXPECT_EQ(response.status, status) << word;
    EXPECT_EQ(p.code(response), word);
  };
  expect(p.send(request, {{"content-type", "text/plain"}}), 415, "content_type_wrong");
  expect(p.send(request, {{"idempotency-key", ""}}), 400, "idempotency_key_invalid");
  expect(p.send(request, {{"signature", request.signature}, {"signature", request.signature}}), 400, "signature_malformed");
  auto with_query = request;
  with_query.path += "?a=1";
  expect(p.send(with_query), 400, "parameter_unknown");
  EXPECT_EQ(p.log_size(), size);
}

}  // namespace
}  // namespace liaoxin::app
