// Framing over a real socket, plain and encrypted: where one request ends and the next begins, and when the server stops waiting.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "fake_desk.hpp"
#include "fake_reads.hpp"
#include "http/server.hpp"
#include "self_signed.hpp"

namespace liaoxin::http {
namespace {

using namespace std::chrono_literals;

/// What the servers of a test speak: TLS with this certificate, or plain HTTP.
const testing::SelfSigned* certificate = nullptr;

class Socket : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    std::signal(SIGPIPE, SIG_IGN);
    if (GetParam()) own_ = std::make_unique<testing::SelfSigned>();
    certificate = own_.get();
  }
  void TearDown() override { certificate = nullptr; }

 private:
  std::unique_ptr<testing::SelfSigned> own_;
};
INSTANTIATE_TEST_SUITE_P(Wire, Socket, ::testing::Bool(), [](const auto& one) { return one.param ? "Encrypted" : "Plain"; });

/// A server on a free port, as long as the object lives.
class Served {
 public:
  explicit Served(Patience patience = {}, const std::string& listen_address = "127.0.0.1", Desk* desk = nullptr) {
    options_.listen_address = listen_address;
    std::promise<std::pair<unsigned short, unsigned short>> ports;
    options_.port = 0;
    options_.patience = patience;
    if (certificate != nullptr) options_.tls = {certificate->certificate, certificate->key, {}, {}};
    options_.reload_requested = [this] { return reload_.exchange(false); };
    options_.on_listening = [&](unsigned short port, unsigned short inner) { ports.set_value({port, inner}); };
    options_.access_log = [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      log_ += std::string(line) + "\n";
    };
    thread_ = std::thread([this, desk] { result_ = serve(options_, reads_, law_, [this] { return stop_.load(); }, desk); });
    port_ = ports.get_future().get().first;
  }
  ~Served() {
    stop_ = true;
    thread_.join();
    EXPECT_EQ(result_, 0) << "no answer was cut off";
  }
  [[nodiscard]] unsigned short port() const { return port_; }
  /// Has the certificate read anew.
  void reload() {
    reload_ = true;
    while (reload_) std::this_thread::sleep_for(10ms);
    std::this_thread::sleep_for(50ms);
  }
  [[nodiscard]] std::string log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

 private:
  testing::FakeReads reads_;
  const Law law_ = testing::law();
  ServerOptions options_;
  std::atomic<bool> stop_{false}, reload_{false};
  std::mutex mutex_;
  std::string log_;
  unsigned short port_ = 0;
  int result_ = -1;
  std::thread thread_;
};

enum class Speaks { as_the_server, plain, old_tls };

class Client {
 public:
  explicit Client(unsigned short port, in_addr host = {htonl(INADDR_LOOPBACK)}, Speaks speaks = Speaks::as_the_server) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr = host;
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    if (certificate == nullptr || speaks == Speaks::plain) return;
    SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0);
    if (speaks == Speaks::old_tls) SSL_CTX_set_max_proto_version(context, TLS1_1_VERSION);
    tls_ = SSL_new(context);
    SSL_CTX_free(context);
    SSL_set_fd(tls_, socket_);
    has_shaken_hands_ = SSL_connect(tls_) == 1;
  }
  ~Client() {
    SSL_free(tls_);
    ::close(socket_);
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  [[nodiscard]] bool has_shaken_hands() const { return has_shaken_hands_; }
  /// SHA-256 of the certificate the server shows.
  [[nodiscard]] base::Bytes shown() const {
    unsigned char digest[32];
    X509* const x509 = SSL_get1_peer_certificate(tls_);
    EXPECT_EQ(X509_digest(x509, EVP_sha256(), digest, nullptr), 1);
    X509_free(x509);
    return base::Bytes(reinterpret_cast<const char*>(digest), sizeof digest);
  }
  /// False once the other side has closed.
  bool send(std::string_view bytes) {
    if (tls_ != nullptr) return SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  /// All that comes until the server closes.
  std::string rest() {
    std::string all = std::move(buffer_);
    char bytes[4096];
    for (ssize_t size; (size = receive(bytes, sizeof bytes)) > 0;) all.append(bytes, static_cast<std::size_t>(size));
    return all;
  }
  /// One answer: its head, and the body its length announces.
  std::string answer(bool has_body = true) {
    while (buffer_.find("\r\n\r\n") == std::string::npos) {
      if (!more()) return {};
    }
    const std::size_t head = buffer_.find("\r\n\r\n") + 4;
    const std::size_t at = buffer_.find("Content-Length: ");
    const std::size_t length = !has_body || at > head ? 0 : std::stoul(buffer_.substr(at + 16));
    while (buffer_.size() < head + length) {
      if (!more()) return {};
    }
    std::string answer = buffer_.substr(0, head + length);
    buffer_.erase(0, head + length);
    return answer;
  }

 private:
  bool more() {
    char bytes[4096];
    const ssize_t size = receive(bytes, sizeof bytes);
    if (size > 0) buffer_.append(bytes, static_cast<std::size_t>(size));
    return size > 0;
  }
  ssize_t receive(char* bytes, std::size_t size) { return tls_ != nullptr ? SSL_read(tls_, bytes, static_cast<int>(size)) : ::recv(socket_, bytes, size, 0); }
  int socket_;
  SSL* tls_ = nullptr;
  bool has_shaken_hands_ = false;
  std::string buffer_;
};

std::string request(const std::string& target, const std::string& method = "GET", const std::string& fields = "") { return method + " " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"; }
bool has_status(const std::string& answer, int status) { return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " "); }
std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_P(Socket, AConnectionTakesRequestsOneAfterTheOther) {
  Served served;
  Client client(served.port());
  for (const char* target : {"/v1/units", "/units", "/nothing", "/v1/coverage"}) {
    ASSERT_TRUE(client.send(request(target)));
    EXPECT_TRUE(has_status(client.answer(), std::string(target) == "/nothing" ? 404 : 200)) << target;
  }
}

TEST_P(Socket, RequestsSentTogetherAreAnsweredInTheirOrder) {
  Served served;
  Client client(served.port());
  client.send(request("/v1/units") + request("/v1/nothing") + request("/log/0/vkey", "GET", "Connection: close\r\n"));
  EXPECT_TRUE(has_status(client.answer(), 200));
  EXPECT_TRUE(has_status(client.answer(), 404));
  const std::string last = client.rest();
  EXPECT_TRUE(has_status(last, 200));
  EXPECT_TRUE(last.ends_with("key\n"));
  EXPECT_NE(last.find("Connection: close"), std::string::npos);
}

TEST_P(Socket, F4_OneByteAtATimeIsTheSameRequest) {
  Served served;
  Client client(served.port());
  for (const char byte : request("/v1/units")) ASSERT_TRUE(client.send(std::string_view(&byte, 1)));
  EXPECT_TRUE(has_status(client.answer(), 200));
}

TEST_P(Socket, HeadSaysTheLengthAndSendsNoBody) {
  Served served;
  Client client(served.port());
  client.send(request("/v1/units"));
  const std::string whole = client.answer();
  client.send(request("/v1/units", "HEAD") + request("/log/0/vkey"));
  const std::string head = client.answer(false);
  EXPECT_NE(head.find("Content-Length: " + std::to_string(whole.size() - whole.find("\r\n\r\n") - 4)), std::string::npos);
  EXPECT_TRUE(client.answer().ends_with("key\n")) << "the next answer follows the head at once";
}

TEST_P(Socket, AnAnswerThatIsNotModifiedHasNeitherBodyNorLength) {
  Served served;
  Client client(served.port());
  client.send(request("/v1/units", "GET", "If-None-Match: *\r\n") + request("/log/0/vkey"));
  const std::string answer = client.answer();
  EXPECT_TRUE(has_status(answer, 304));
  EXPECT_EQ(answer.find("Content-Length"), std::string::npos);
  EXPECT_TRUE(client.answer().ends_with("key\n"));
}

TEST_P(Socket, VersionOneZeroClosesAfterItsAnswer) {
  Served served;
  Client client(served.port());
  client.send("GET /log/0/vkey HTTP/1.0\r\nHost: a\r\n\r\n");
  EXPECT_EQ(count_of(client.rest(), "HTTP/1.1 200"), 1u);
}

TEST_P(Socket, F4_AFramingErrorIsAnswered400AndEndsTheConnection) {
  Served served;
  for (const std::string& sent : {request("/", "GET", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), request("/", "GET", "Content-Length: 3\r\n") + "abc", request("/", "GET", "X: 1\r\n 2\r\n"),
                                  request("/", "GET", std::string("X: a\0b\r\n", 8)), std::string("GET / HTTP/1.1\nHost: a\n\n"), std::string("\r\n\r\n"), std::string("nonsense\r\n\r\n"),
                                  std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 13)}) {
    Client client(served.port());
    client.send(sent + request("/log/0/vkey"));
    const std::string all = client.rest();
    EXPECT_TRUE(has_status(all, 400)) << sent;
    EXPECT_EQ(count_of(all, "HTTP/1.1 "), 1u) << "what follows a framing error is no request: " << sent;
    EXPECT_NE(all.find("Connection: close"), std::string::npos);
    EXPECT_NE(all.find("Content-Security-Policy"), std::string::npos);
  }
}

TEST_P(Socket, F4_ABodyIsNeverReadAsARequest) {
  Served served;
  const std::string smuggled = request("/log/0/vkey");
  for (const std::string& framing : {"Content-Length: " + std::to_string(smuggled.size()) + "\r\n", std::string("Transfer-Encoding: chunked\r\n")}) {
    Client client(served.port());
    client.send(request("/", "PUT", framing) + smuggled);
    const std::string all = client.rest();
    EXPECT_TRUE(has_status(all, 405));
    EXPECT_EQ(count_of(all, "HTTP/1.1 "), 1u);
  }
  // A POST has its body read, to the byte its length says, and what follows is the next request.
  Client client(served.port());
  client.send(request("/", "POST", "Content-Length: " + std::to_string(smuggled.size()) + "\r\n") + smuggled.substr(0, 5));
  std::this_thread::sleep_for(20ms);
  client.send(smuggled.substr(5) + request("/v1/units", "GET", "Connection: close\r\n"));
  const std::string all = client.rest();
  EXPECT_TRUE(has_status(all, 405));
  EXPECT_EQ(count_of(all, "HTTP/1.1 "), 2u);
  EXPECT_EQ(count_of(all, "HTTP/1.1 200 "), 1u);
  Client chunked(served.port());
  chunked.send(request("/", "POST", "Transfer-Encoding: chunked\r\n") + smuggled);
  EXPECT_EQ(count_of(chunked.rest(), "HTTP/1.1 "), 1u);
}

TEST_P(Socket, LimitsAreAnsweredByTheirOwnStatus) {
  Served served;
  const std::pair<std::string, int> cases[] = {{request("/" + std::string(9000, 'a')), 414}, {request("/", "GET", "X: " + std::string(17000, 'a') + "\r\n"), 431}, {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505}};
  for (const auto& [sent, status] : cases) {
    Client client(served.port());
    client.send(sent);
    EXPECT_TRUE(has_status(client.rest(), status)) << status;
  }
}

TEST_P(Socket, ASlowHeadIsNotWaitedForHoweverItDrips) {
  Served served({.handshake = 10s, .idle = 60s, .head = 300ms, .answer = 20s});
  Client client(served.port());
  // Would take minutes: the time runs from the first byte, and no further byte extends it.
  bool is_open = client.send("GET / HTTP/1.1\r\nX: ");
  for (int i = 0; i < 3000 && is_open; ++i) {
    std::this_thread::sleep_for(20ms);
    is_open = client.send("a");
  }
  EXPECT_FALSE(is_open);
  Client next(served.port());
  next.send(request("/v1/units"));
  EXPECT_TRUE(has_status(next.answer(), 200)) << "the others are served";
}

TEST_P(Socket, ASilentConnectionIsClosed) {
  Served served({.handshake = 10s, .idle = 100ms, .head = 60s, .answer = 20s});
  Client client(served.port());
  EXPECT_EQ(client.rest(), "");
  Client second(served.port());
  second.send(request("/v1/units"));
  EXPECT_TRUE(has_status(second.rest(), 200)) << "after its answer, too";
}

/// An address of this machine that is not the loopback, where it has one.
std::optional<in_addr> own_address() {
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) return std::nullopt;
  std::optional<in_addr> found;
  for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
    const bool is_outer = one->ifa_addr != nullptr && one->ifa_addr->sa_family == AF_INET && (one->ifa_flags & IFF_UP) != 0 && (one->ifa_flags & IFF_LOOPBACK) == 0;
    if (is_outer) found = reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr;
  }
  freeifaddrs(first);
  return found;
}

TEST_P(Socket, OneAddressHasSixtyFourConnectionsAndTheOthersAreServed) {
  const auto address = own_address();
  if (!address) GTEST_SKIP() << "this machine has no address but the loopback";
  Served served({}, "0.0.0.0");
  std::vector<std::unique_ptr<Client>> held;
  for (int i = 0; i < 64; ++i) {
    held.push_back(std::make_unique<Client>(served.port(), *address));
    held.back()->send(request("/v1/units"));
    EXPECT_TRUE(has_status(held.back()->answer(), 200)) << i;
  }
  Client one_too_many(served.port(), *address);
  const std::string refused = one_too_many.rest();
  if (GetParam()) {
    EXPECT_FALSE(one_too_many.has_shaken_hands()) << "an encrypted one ends without a word";
  } else {
    EXPECT_TRUE(has_status(refused, 503));
    EXPECT_NE(refused.find("Retry-After: "), std::string::npos);
  }
  Client other(served.port());
  other.send(request("/v1/units"));
  EXPECT_TRUE(has_status(other.answer(), 200)) << "another address has its own";
  held.clear();
  // The server learns of an end when it reads it.
  std::string again;
  for (int i = 0; i < 100 && !has_status(again, 200); ++i) {
    std::this_thread::sleep_for(20ms);
    Client next(served.port(), *address);
    next.send(request("/v1/units"));
    again = next.answer();
  }
  EXPECT_TRUE(has_status(again, 200)) << "who leaves makes room";
}

// Security.md section 4: a bounded hashing pool. Passwords being hashed hold up nobody but those who sign in.
TEST_P(Socket, AFloodOfSignInsSlowsNobodyAndIsRefusedBeyondABound) {
  testing::FakeDesk desk;
  Served served({}, "127.0.0.1", &desk);
  const auto sign_in = [&](const std::string& path) { return request(path, "POST", "Origin: http://a\r\nContent-Length: 0\r\n"); };
  // 1. As many as may wait, and one more: one of them is refused at once, in its language, the others wait.
  std::mutex mutex;
  std::condition_variable answered;
  std::vector<std::string> answers;
  std::vector<std::thread> guesses;
  for (std::size_t i = 0; i < kPasswordsAtOnce + 1; ++i) {
    guesses.emplace_back([&] {
      Client client(served.port());
      client.send(sign_in("/en/%73ign-in"));  // an escape is no way round
      std::string answer = client.answer();
      const std::lock_guard lock(mutex);
      answers.push_back(std::move(answer));
      answered.notify_all();
    });
  }
  desk.await_hashing(1);
  {
    std::unique_lock lock(mutex);
    answered.wait(lock, [&] { return !answers.empty(); });
    EXPECT_TRUE(has_status(answers.front(), 503));
    EXPECT_NE(answers.front().find("Retry-After: "), std::string::npos);
    EXPECT_NE(answers.front().find("<html lang=\"en\""), std::string::npos);
  }
  Client chinese(served.port());
  chinese.send(sign_in("/sign-in"));
  const std::string refused = chinese.answer();
  EXPECT_TRUE(has_status(refused, 503));
  EXPECT_NE(refused.find("<html lang=\"zh-CN\""), std::string::npos);
  // 2. Public pages and the desks of those who are signed in are answered meanwhile.
  Client reader(served.port()), officer(served.port());
  reader.send(request("/units"));
  EXPECT_TRUE(has_status(reader.answer(), 200));
  officer.send(request("/desk", "GET", "Cookie: __Host-liaoxin=a\r\n"));
  EXPECT_TRUE(has_status(officer.answer(), 200));
  // 3. Those who wait get their answer in the end.
  desk.release();
  for (std::thread& guess : guesses) guess.join();
  EXPECT_EQ(std::ranges::count_if(answers, [](const std::string& one) { return has_status(one, 403); }), static_cast<std::ptrdiff_t>(kPasswordsAtOnce));
}

/// A form with a file, up to the last boundary; `length` is what its head announces.
std::string upload(std::size_t length, const std::string& fields = "") {
  return request("/desk/filings/new", "POST", "Origin: http://a\r\nCookie: __Host-liaoxin=officer\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + std::to_string(length) + "\r\n" + fields);
}
const std::string kFilePart = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";

TEST_P(Socket, F5_AFileArrivesInPiecesOrWaitsToBeAskedFor) {
  testing::FakeDesk desk;
  Served served({}, "127.0.0.1", &desk);
  const std::string body = kFilePart + std::string(300'000, 'x') + "\r\n--b--\r\n";
  Client client(served.port());
  ASSERT_TRUE(client.send(upload(body.size()) + body.substr(0, 10)));
  ASSERT_TRUE(client.send(body.substr(10, 100'000)));
  ASSERT_TRUE(client.send(body.substr(100'010) + request("/v1/units")));
  EXPECT_TRUE(has_status(client.answer(), 403)) << "it has no token of its page";
  EXPECT_EQ(desk.filings_.arrived, std::string(300'000, 'x'));
  EXPECT_TRUE(has_status(client.answer(), 200)) << "the next request begins where the file ends";
  Client patient(served.port());
  patient.send(upload(body.size(), "Expect: 100-continue\r\n"));
  EXPECT_EQ(patient.answer(false), "HTTP/1.1 100 Continue\r\n\r\n");
  patient.send(body);
  EXPECT_TRUE(has_status(patient.answer(), 403));
  Client large(served.port());
  large.send(upload(100'000'000, "Expect: 100-continue\r\n"));
  EXPECT_TRUE(has_status(large.rest(), 413)) << "nothing of it is asked for, and the connection ends";
}

TEST_P(Socket, F5_TooManyFilesAtOnceAreRefusedAndOneThatIsBrokenOffMakesRoom) {
  testing::FakeDesk desk;
  Served served({}, "127.0.0.1", &desk);
  std::vector<std::unique_ptr<Client>> arriving;
  for (int i = 0; i < 8; ++i) {
    arriving.push_back(std::make_unique<Client>(served.port()));
    arriving.back()->send(upload(1000, "Expect: 100-continue\r\n"));
    EXPECT_EQ(arriving.back()->answer(false), "HTTP/1.1 100 Continue\r\n\r\n");
  }
  Client one_too_many(served.port());
  one_too_many.send(upload(1000, "Expect: 100-continue\r\n"));
  const std::string refused = one_too_many.rest();
  EXPECT_TRUE(has_status(refused, 503));
  EXPECT_NE(refused.find("Retry-After: "), std::string::npos);
  arriving.clear();
  // The server learns of an end when it reads it.
  std::string again;
  for (int i = 0; i < 100 && !again.starts_with("HTTP/1.1 100"); ++i) {
    std::this_thread::sleep_for(20ms);
    Client next(served.port());
    next.send(upload(1000, "Expect: 100-continue\r\n"));
    again = next.answer(false);
  }
  EXPECT_TRUE(again.starts_with("HTTP/1.1 100"));
}

// C1, C6: what somebody looked for is not in the log, and nothing in it breaks its line.
TEST_P(Socket, C6_TheLogKeepsOneLineAnAnswerWithoutWhatWasLookedFor) {
  Served served;
  Client client(served.port());
  client.send(request("/search?q=%E7%A7%98%E5%AF%86") + request("/recall/7djoxqt6cj74s2ad") + request("/en/%72ecall/7djoxqt6cj74s2ad.pdf") + request("/v1/certificates/7djoxqt6cj74s2ad") +
              request("/recall/7djoxqt6cj74s2ad?a=%") + request("/%0d%0aSet-Cookie:a\u202e", "GET", "Connection: close\r\n"));
  client.rest();
  const std::string log = served.log();  // an answer is logged before its connection is closed
  EXPECT_EQ(count_of(log, "\n"), 6u);
  EXPECT_EQ(log.find("7djoxqt6cj74s2ad"), std::string::npos) << "the number opens the certificate";
  EXPECT_EQ(count_of(log, "/recall\""), 2u);
  EXPECT_EQ(log.find("%E7%A7%98"), std::string::npos);
  EXPECT_NE(log.find("\"path\":\"/search\""), std::string::npos);
  EXPECT_EQ(log.find("\u202e"), std::string::npos);
}

class Encrypted : public Socket {};
INSTANTIATE_TEST_SUITE_P(Wire, Encrypted, ::testing::Values(true));

TEST_P(Encrypted, D1_ASlowHandshakeIsNotWaitedForHoweverItDrips) {
  Served served({.handshake = 300ms, .idle = 60s, .head = 60s, .answer = 20s});
  Client silent(served.port(), {htonl(INADDR_LOOPBACK)}, Speaks::plain);
  EXPECT_EQ(silent.rest(), "");
  Client dripping(served.port(), {htonl(INADDR_LOOPBACK)}, Speaks::plain);
  bool is_open = dripping.send(std::string("\x16\x03\x01\x02\x00", 5));
  for (int i = 0; i < 500 && is_open; ++i) {
    std::this_thread::sleep_for(20ms);
    is_open = dripping.send("a");
  }
  EXPECT_FALSE(is_open);
  Client next(served.port());
  next.send(request("/v1/units"));
  EXPECT_TRUE(has_status(next.answer(), 200)) << "the others are served";
}

TEST_P(Encrypted, AHandshakeUnderWayHoldsUpNoStop) {
  const auto started = std::chrono::steady_clock::now();
  {
    Served served;
    Client waiting(served.port(), {htonl(INADDR_LOOPBACK)}, Speaks::plain);
    waiting.send(std::string("\x16\x03\x01", 3));
    Client idle(served.port());
    idle.send(request("/v1/units"));
    EXPECT_TRUE(has_status(idle.answer(), 200));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, 8s);
}

TEST_P(Encrypted, D1_PlainTextAndOldVersionsAreRefused) {
  Served served;
  Client plain(served.port(), {htonl(INADDR_LOOPBACK)}, Speaks::plain);
  plain.send(request("/desk", "GET", "Cookie: __Host-liaoxin=a\r\n"));
  const std::string answer = plain.rest();
  EXPECT_TRUE(has_status(answer, 400));
  EXPECT_NE(answer.find("\"code\":\"encryption_needed\""), std::string::npos) << answer;
  Client nonsense(served.port(), {htonl(INADDR_LOOPBACK)}, Speaks::plain);
  nonsense.send(std::string("\x00\x01\x02", 3));
  EXPECT_EQ(nonsense.rest(), "");
  EXPECT_FALSE(Client(served.port(), {htonl(INADDR_LOOPBACK)}, Speaks::old_tls).has_shaken_hands());
  EXPECT_TRUE(Client(served.port()).has_shaken_hands());
}

TEST_P(Encrypted, ARenewedCertificateIsShownAfterAReloadAndABrokenOneChangesNothing) {
  const testing::SelfSigned renewed;
  Served served;
  Client before(served.port());
  const base::Bytes first = before.shown();
  std::filesystem::copy_file(renewed.key, certificate->key, std::filesystem::copy_options::overwrite_existing);
  served.reload();
  EXPECT_EQ(Client(served.port()).shown(), first) << "key and certificate do not belong together";
  std::filesystem::copy_file(renewed.certificate, certificate->certificate, std::filesystem::copy_options::overwrite_existing);
  served.reload();
  EXPECT_NE(Client(served.port()).shown(), first);
  before.send(request("/v1/units"));
  EXPECT_TRUE(has_status(before.answer(), 200)) << "what was open goes on";
}

}  // namespace
}  // namespace liaoxin::http
