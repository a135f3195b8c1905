#include <fmt/chrono.h>
#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <thread>

#include "base/check.hpp"
#include "base/failure.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "http/face.hpp"
#include "http/metrics.hpp"
#include "http/upload.hpp"
#include "http/visitor.hpp"
#include "http/wire.hpp"

/// The only file that listens on sockets. One thread reads and writes; two more draw the answers, so that a slow page stops
/// nobody. Passwords are hashed, and identity providers asked, by threads of their own, on half of the machine's cores at most. Acts
/// have many threads, which mostly sleep: those that wait at the same time are written together.
namespace liaoxin::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

constexpr auto kLinger = 1s;
constexpr auto kDrain = 10s;
constexpr std::size_t kAnswerBytesPerSecond = 1000;
constexpr std::size_t kReadBytes = 4096;
constexpr std::size_t kUploadReadBytes = 64 * 1024;
constexpr std::size_t kUploadsAtOnce = 8;
/// So much of a file that is not taken is passed over before it is answered: a browser reads an answer when it has sent all.
constexpr std::uint64_t kPassedOverBytes = 8 * kUploadBytes;
constexpr std::size_t kConnections = 1024;
constexpr std::size_t kConnectionsPerAddress = 64;
constexpr std::size_t kWaitingAnswers = 128;
constexpr unsigned kDrawingThreads = 2;
constexpr unsigned kActingThreads = 32;

unsigned hashing_threads() { return std::clamp(std::thread::hardware_concurrency() / 2, 1U, 4U); }

/// In place of a head that could not be read. Arguments of a co_await are named objects throughout: g++ 12 destroys
/// temporaries of aggregates there twice.
const Request kNoRequest;

/// What one port answers with.
struct Answers {
  std::function<Response(const Request&)> answer;
  std::function<Response(const HeadFault&)> refuse;
  std::function<Response(const Request&)> too_busy;
  std::function<Response()> one_too_many;
  bool is_logged = false, takes_uploads = false, speaks_tls = false;
};

/// Threads that draw answers, and how many requests wait for them or are with them.
struct Drawers {
  Drawers(unsigned threads, std::size_t at_once) : pool(threads), most(at_once) {}
  asio::thread_pool pool;
  const std::size_t most;
  std::size_t waiting = 0;  ///< touched by the event loop's thread only
};

tcp::acceptor listening(asio::io_context& loop, const std::string& address, unsigned short port) {
  error_code error;
  const auto ip = asio::ip::make_address(address, error);
  if (error) throw base::Failure("listen_failed", fmt::format("not an address to listen on: {}", address), "give an IP address such as 127.0.0.1 or 0.0.0.0");
  tcp::acceptor acceptor(loop);
  const tcp::endpoint endpoint(ip, port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error == asio::error::address_in_use) {
    throw base::Failure("port_in_use", fmt::format("port {} of {} is in use by another program", port, address), "choose another port, or stop the other program");
  }
  if (error) throw base::Failure("listen_failed", fmt::format("cannot listen on {} port {}: {}", address, port, error.message()), "choose another address or port");
  return acceptor;
}

class Server {
 public:
  Server(const ServerOptions& options, registry::PublicReads& reads, const Law& law, Desk* desk, ClientDesk* clients)
      : options_(options), face_(options.site, reads, law, desk, clients), metrics_(reads), public_(listening(loop_, options.listen_address, options.port)) {
    if (options.tls) tls_ = server_tls(*options.tls);
    if (options.private_port != 0) private_.emplace(listening(loop_, "127.0.0.1", options.private_port));
    face_.on_failure = [this](std::string_view trace_id, std::string_view what) { log_failure(trace_id, what); };
  }

  int run(const std::function<bool()>& stop_requested) {
    const auto refuse = [this](const HeadFault& fault) { return face_.refuse(fault); };
    const auto too_busy = [this](const Request& request) { return face_.too_busy(request); };
    const auto one_too_many = [this] { return face_.too_busy(); };
    const Answers face{[this](const Request& request) { return face_.answer(request); }, refuse, too_busy, one_too_many, true, true, true};
    const Answers inner{[this](const Request& request) { return metrics_.answer(request); }, refuse, too_busy, one_too_many, false, false, false};
    asio::co_spawn(loop_, accept(public_, face), asio::detached);
    if (private_) asio::co_spawn(loop_, accept(*private_, inner), asio::detached);
    asio::co_spawn(loop_, watch(stop_requested), asio::detached);
    if (options_.on_listening) options_.on_listening(public_.local_endpoint().port(), private_ ? private_->local_endpoint().port() : 0);
    loop_.run();
    drawers_.pool.join();
    actors_.pool.join();
    hashers_.pool.join();
    return wires_.empty() ? 0 : 1;
  }

 private:
  asio::awaitable<void> accept(tcp::acceptor& acceptor, const Answers& answers) {
    while (acceptor.is_open()) {
      error_code error;
      tcp::socket socket = co_await acceptor.async_accept(awaited(error));
      if (!error) {
        asio::co_spawn(loop_, converse(std::move(socket), answers), asio::detached);
      } else if (acceptor.is_open()) {
        // Out of file descriptors, or a client that left: others may free some meanwhile.
        asio::steady_timer pause(loop_, 50ms);
        co_await pause.async_wait(awaited(error));
      }
    }
  }

  /// All requests of one connection, one after the other.
  asio::awaitable<void> converse(tcp::socket socket, const Answers& answers) {
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) co_return;
    socket.set_option(tcp::no_delay(true), error);
    Wire wire(std::move(socket), answers.speaks_tls ? tls_ : nullptr);
    const std::string address = peer.address().to_string();
    // A proxy in front is one address for everybody, so the loopback has no cap of its own.
    const bool is_one_too_many = wires_.size() >= kConnections || (!peer.address().is_loopback() && per_address_[address] >= kConnectionsPerAddress);
    wires_.insert(&wire);
    ++per_address_[address];
    if (!is_one_too_many) {
      co_await greet_and_talk(wire, answers, address);
    } else if (!answers.speaks_tls || !tls_) {
      // Shaking hands would cost more than the answer that is refused: an encrypted connection ends without a word.
      const Response busy = answers.one_too_many();
      co_await send(wire, kNoRequest, busy);
    }
    co_await wire.finish(kLinger);
    wires_.erase(&wire);
    idle_.erase(&wire);
    if (--per_address_[address] == 0) per_address_.erase(address);
  }

  asio::awaitable<void> greet_and_talk(Wire& wire, const Answers& answers, const std::string& address) {
    idle_.insert(&wire);
    wire.expires_after(options_.patience.handshake);
    const Greeting greeting = co_await wire.greet();
    idle_.erase(&wire);
    if (greeting == Greeting::ready) co_await take_turns(wire, answers, address);
    if (greeting != Greeting::plain_text) co_return;
    const Response refused = answers.refuse(HeadFault{400, base::RefusalWord::encryption_needed, {}});
    co_await send(wire, kNoRequest, refused);
  }

  asio::awaitable<void> take_turns(Wire& wire, const Answers& answers, const std::string& address) {
    std::string buffer;
    bool keep_alive = true;
    while (keep_alive && !stopping_) {
      std::size_t scanned = 0;
      Arrival arrived = co_await read_head_bytes(wire, buffer, scanned);
      if (arrived == Arrival::more) co_return;
      std::expected<Head, HeadFault> head = std::unexpected(HeadFault{400, base::RefusalWord::request_malformed, "line ends"});
      if (arrived == Arrival::too_large) head = std::unexpected(HeadFault{431, base::RefusalWord::request_too_large, "head"});
      if (arrived == Arrival::complete) head = read_head(std::string_view(buffer).substr(0, scanned), answers.takes_uploads ? &Face::body_limit : &ordinary_body);
      if (!head) {
        const Response refused = answers.refuse(head.error());
        co_await send(wire, kNoRequest, refused);
        co_return;
      }
      buffer.erase(0, scanned);
      head->request.address = visitor_address(address, head->request, options_.proxies);
      head->request.certificate = wire.certificate();
      if (answers.takes_uploads && Face::is_upload(head->request)) {
        keep_alive = co_await take_upload(wire, answers, *head, buffer);
        continue;
      }
      while (buffer.size() < head->body_bytes) {
        // The time for the head runs on: a body is small, and drips no longer than that.
        char bytes[kReadBytes];
        error_code error;
        const std::size_t size = co_await wire.read(asio::buffer(bytes), error);
        if (error) co_return;
        buffer.append(bytes, size);
      }
      head->request.body = buffer.substr(0, head->body_bytes);
      buffer.erase(0, head->body_bytes);
      const auto started = std::chrono::steady_clock::now();
      Response response = co_await drawn(head->request, answers);
      response.close = response.close || !head->keep_alive || stopping_;
      keep_alive = !response.close;
      co_await send(wire, head->request, response);
      answered(answers, head->request, response, started);
    }
  }

  /// A form with a file: who may send one is asked before anything of it is read. False when the connection ends with it.
  asio::awaitable<bool> take_upload(Wire& wire, const Answers& answers, Head& head, std::string& buffer) {
    const auto started = std::chrono::steady_clock::now();
    std::expected<std::shared_ptr<Upload>, Response> begun = std::unexpected(Response{});
    const bool has_room = uploads_ < kUploadsAtOnce;
    if (has_room) {
      ++uploads_;
      begun = co_await asio::co_spawn(
          drawers_.pool, [this, &head]() -> asio::awaitable<std::expected<std::shared_ptr<Upload>, Response>> { co_return face_.begin_upload(head.request, head.body_bytes); }, asio::use_awaitable);
    } else {
      begun = std::unexpected(answers.too_busy(head.request));
    }
    const bool waits = head.request.field("expect") == "100-continue";
    if (begun && waits) {
      error_code error;
      const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await wire.write(go_on, error);
    }
    // 1. All of it, piece by piece; of one that is not taken the client that waits for our word sends nothing.
    Upload* const upload = begun ? begun->get() : nullptr;
    bool is_whole = false;
    if (upload != nullptr || !waits) is_whole = co_await receive(wire, head.body_bytes, buffer, upload);
    if (has_room) --uploads_;
    if (begun && !is_whole) co_return false;
    // 2. Its answer.
    Response response;
    if (begun) {
      head.request.upload = *begun;
      response = co_await drawn(head.request, answers);
    } else {
      response = std::move(begun.error());
    }
    response.close = response.close || !is_whole || !head.keep_alive || stopping_;
    co_await send(wire, head.request, response);
    answered(answers, head.request, response, started);
    co_return !response.close;
  }

  /// Reads a body, into an upload or into nothing. False when the other side stops, is too slow, or sends more than is passed over.
  asio::awaitable<bool> receive(Wire& wire, std::uint64_t size, std::string& buffer, Upload* upload) {
    const auto started = std::chrono::steady_clock::now();
    std::string bytes(kUploadReadBytes, '\0');
    std::uint64_t received = 0;
    while (received < size) {
      if (buffer.empty()) {
        error_code error;
        wire.expires_at(std::min(std::chrono::steady_clock::now() + options_.patience.answer, started + options_.patience.answer + std::chrono::seconds(received / kAnswerBytesPerSecond)));
        const std::size_t read = co_await wire.read(asio::buffer(bytes), error);
        if (error) co_return false;
        buffer.assign(bytes, 0, read);
      }
      const std::size_t piece = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size - received));
      if (upload != nullptr && !upload->is_broken) take(*upload, std::string_view(buffer).substr(0, piece));
      buffer.erase(0, piece);
      received += piece;
      if (upload == nullptr && received > kPassedOverBytes) co_return false;
    }
    co_return true;
  }

  /// A disk that fails spoils this upload and nothing else; the rest of it is passed over.
  void take(Upload& upload, std::string_view bytes) {
    try {
      upload.reader.take(bytes);
    } catch (const base::Failure& failure) {
      upload.is_broken = true;
      log_failure("upload", fmt::format("{}: {}", failure.word(), failure.what()));
    }
  }

  void answered(const Answers& answers, const Request& request, const Response& response, std::chrono::steady_clock::time_point started) {
    metrics_.answered(response.status);
    if (answers.is_logged) log_answer(request, response, std::chrono::steady_clock::now() - started);
  }

  /// Reads until a head is there; `more` when the other side stopped or took too long.
  asio::awaitable<Arrival> read_head_bytes(Wire& wire, std::string& buffer, std::size_t& scanned) {
    if (buffer.empty()) idle_.insert(&wire);
    wire.expires_after(buffer.empty() ? options_.patience.idle : options_.patience.head);
    Arrival arrived = arrival(buffer, scanned);
    while (arrived == Arrival::more) {
      const bool is_first = buffer.empty();
      char bytes[kReadBytes];
      error_code error;
      const std::size_t size = co_await wire.read(asio::buffer(bytes), error);
      if (is_first) idle_.erase(&wire);
      if (error) co_return Arrival::more;
      if (is_first) wire.expires_after(options_.patience.head);
      buffer.append(bytes, size);
      arrived = arrival(buffer, scanned);
    }
    idle_.erase(&wire);
    co_return arrived;
  }

  asio::awaitable<Response> drawn(const Request& request, const Answers& answers) {
    Drawers& drawers = drawers_for(Face::effort(request));
    if (drawers.waiting >= drawers.most) co_return answers.too_busy(request);
    ++drawers.waiting;
    Response response = co_await asio::co_spawn(
        drawers.pool, [&request, &answers]() -> asio::awaitable<Response> { co_return answers.answer(request); }, asio::use_awaitable);
    --drawers.waiting;
    co_return response;
  }

  Drawers& drawers_for(Effort effort) {
    switch (effort) {
      case Effort::drawing: return drawers_;
      case Effort::acting: return actors_;
      case Effort::hashing: return hashers_;
    }
    CHECK(false);
  }

  asio::awaitable<void> send(Wire& wire, const Request& request, const Response& response) {
    const std::string date = fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(std::chrono::system_clock::now()));
    std::string bytes = head_text(response, date, !response.close);
    if (request.method != Method::head && response.status != 304) bytes += response.body;
    wire.expires_after(options_.patience.answer + std::chrono::seconds(bytes.size() / kAnswerBytesPerSecond));
    error_code error;
    co_await wire.write(bytes, error);
    if (error) wire.close();
  }

  asio::awaitable<void> watch(const std::function<bool()>& stop_requested) {
    asio::steady_timer timer(loop_);
    error_code error;
    while (!stop_requested()) {
      timer.expires_after(100ms);
      co_await timer.async_wait(awaited(error));
      if (options_.tls && options_.reload_requested && options_.reload_requested()) reload();
    }
    stopping_ = true;
    public_.close(error);
    if (private_) private_->close(error);
    for (Wire* wire : std::set<Wire*>(idle_)) wire->cancel();
    const auto last = std::chrono::steady_clock::now() + kDrain;
    while (!wires_.empty() && std::chrono::steady_clock::now() < last) {
      timer.expires_after(20ms);
      co_await timer.async_wait(awaited(error));
    }
    loop_.stop();
  }

  /// Certificates are read anew; connections that are open keep theirs. What cannot be used changes nothing.
  void reload() {
    try {
      tls_ = server_tls(*options_.tls);
    } catch (const base::Failure& failure) {
      log_failure("tls", fmt::format("{}: {}; the certificate of before stays in use", failure.word(), failure.what()));
    }
  }

  void log_answer(const Request& request, const Response& response, std::chrono::steady_clock::duration took) {
    if (!options_.access_log) return;
    const std::string path = base::one_line(logged_path(request.target));
    std::string line = fmt::format(R"({{"at":"{:%Y-%m-%dT%H:%M:%SZ}","event":"answer","path":)", fmt::gmtime(std::chrono::system_clock::now()));
    base::append_json_string(line, path);
    line += fmt::format(R"(,"status":{},"bytes":{},"micros":{}}})", response.status, response.body.size(), std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    options_.access_log(line);
  }

  void log_failure(std::string_view trace_id, std::string_view what) {
    if (!options_.failure_log) return;
    std::string line = fmt::format(R"({{"at":"{:%Y-%m-%dT%H:%M:%SZ}","event":"failure","trace_id":)", fmt::gmtime(std::chrono::system_clock::now()));
    base::append_json_string(line, trace_id);
    line += R"(,"what":)";
    base::append_json_string(line, base::one_line(what));
    options_.failure_log(line + "}");
  }

  const ServerOptions& options_;
  Face face_;
  Metrics metrics_;
  asio::io_context loop_{1};
  Drawers drawers_{kDrawingThreads, kWaitingAnswers}, actors_{kActingThreads, kWaitingAnswers}, hashers_{hashing_threads(), kPasswordsAtOnce};
  tcp::acceptor public_;
  std::optional<tcp::acceptor> private_;
  // Touched by the event loop's thread only.
  std::shared_ptr<SSL_CTX> tls_;  ///< nothing: plain HTTP
  std::set<Wire*> wires_, idle_;
  std::map<std::string, std::size_t> per_address_;
  std::size_t uploads_ = 0;
  bool stopping_ = false;
};

}  // namespace

int serve(const ServerOptions& options, registry::PublicReads& reads, const Law& law, const std::function<bool()>& stop_requested, Desk* desk, ClientDesk* clients) {
  Server server(options, reads, law, desk, clients);
  return server.run(stop_requested);
}

}  // namespace liaoxin::http
