#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <exception>
#include <optional>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "http/fetch.hpp"

/// The only file that asks other servers.
namespace liaoxin::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::system_error;

constexpr std::size_t kHeadBytes = 16 * 1024;

bool is_same_server(const RemoteAddress& a, const RemoteAddress& b) { return a.is_encrypted == b.is_encrypted && a.host == b.host && a.port == b.port; }

[[noreturn]] void fail(const RemoteAddress& address, const boost::system::error_code& error) {
  const std::string where = base::one_line(address.url());
  if (error == beast::error::timeout) throw base::Failure("fetch_too_slow", where + " took too long to answer", "try again later");
  if (error == beast::http::error::body_limit || error == beast::http::error::header_limit) {
    throw base::Failure("fetch_too_large", where + " answers with more bytes than such a file may have", "ask the operator of the server");
  }
  if (error.category() == asio::error::get_ssl_category() && ERR_GET_REASON(static_cast<unsigned long>(error.value())) > SSL_AD_REASON_OFFSET) {
    throw base::Failure("fetch_not_let_in", where + " does not let us in: " + error.message(), "connect with a certificate that is in force and issued by an authority the server believes");
  }
  if (error.category() == asio::error::get_ssl_category()) {
    throw base::Failure("fetch_not_trusted", where + ": " + error.message(), "check the address; its certificate must be valid for this host and come from an authority this machine trusts");
  }
  throw base::Failure("fetch_failed", where + ": " + error.message(), "check address and network, then try again");
}

[[noreturn]] void fail_file(const std::filesystem::path& file, const boost::system::error_code& error) {
  throw base::Failure("tls_file_unreadable", file.string() + ": " + error.message(), "give a PEM file, of a key without a passphrase");
}

asio::ssl::context context_of(const Trust& trust) {
  asio::ssl::context tls(asio::ssl::context::tls_client);
  boost::system::error_code error;
  if (trust.authorities.empty()) {
    tls.set_default_verify_paths();
  } else if (tls.load_verify_file(trust.authorities.string(), error); error) {
    fail_file(trust.authorities, error);
  }
  if (trust.certificate.empty()) return tls;
  if (tls.use_certificate_chain_file(trust.certificate.string(), error); error) fail_file(trust.certificate, error);
  if (tls.use_private_key_file(trust.key.string(), asio::ssl::context::pem, error); error) fail_file(trust.key, error);
  return tls;
}

}  // namespace

class Fetcher::Connection {
 public:
  Connection(RemoteAddress server, const Trust& trust) : server_(std::move(server)), tls_(context_of(trust)), stream_(loop_, tls_) {
    stream_.set_verify_mode(asio::ssl::verify_peer);
    stream_.set_verify_callback(asio::ssl::host_name_verification(server_.host));
    SSL_set_min_proto_version(stream_.native_handle(), TLS1_2_VERSION);
  }

  [[nodiscard]] const RemoteAddress& server() const { return server_; }
  [[nodiscard]] bool is_open() const { return is_open_; }

  /// A GET, or a POST of what is posted. Throws system_error.
  Fetched exchange(const std::string& path, const Posted* posted, const FetchLimits& limits) {
    std::optional<Fetched> fetched;
    std::exception_ptr thrown;
    asio::co_spawn(loop_, connect_and_ask(path, posted, limits), [&](std::exception_ptr exception, Fetched answer) {
      thrown = exception;
      fetched = std::move(answer);
    });
    loop_.restart();
    loop_.run();
    if (thrown) std::rethrow_exception(thrown);
    return std::move(*fetched);
  }

 private:
  asio::awaitable<Fetched> connect_and_ask(const std::string& path, const Posted* posted, const FetchLimits& limits) {
    if (is_open_) {
      tcp_stream().expires_after(limits.time);
    } else {
      tcp::resolver resolver(loop_);
      const auto endpoints = co_await resolver.async_resolve(server_.host, server_.port, asio::use_awaitable);
      tcp_stream().expires_after(limits.time);
      co_await tcp_stream().async_connect(endpoints, asio::use_awaitable);
      if (server_.is_encrypted) {
        SSL_set_tlsext_host_name(stream_.native_handle(), server_.host.c_str());
        co_await stream_.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
      }
      is_open_ = true;
    }
    // Two statements: g++ 12 runs both sides of a conditional expression that awaits.
    if (server_.is_encrypted) co_return co_await ask(stream_, path, posted, limits);
    co_return co_await ask(tcp_stream(), path, posted, limits);
  }

  template <class Stream>
  asio::awaitable<Fetched> ask(Stream& stream, const std::string& path, const Posted* posted, const FetchLimits& limits) {
    beast::http::request<beast::http::string_body> request(posted == nullptr ? beast::http::verb::get : beast::http::verb::post, path.empty() ? "/" : path, 11);
    request.set(beast::http::field::host, server_.authority());
    request.set(beast::http::field::user_agent, "liaoxin");
    request.set(beast::http::field::accept, "*/*");
    if (posted != nullptr) {
      for (const Field& field : posted->fields) request.set(field.name, field.value);
      request.body() = posted->body;
      request.prepare_payload();
    }
    co_await beast::http::async_write(stream, request, asio::use_awaitable);
    beast::http::response_parser<beast::http::string_body> parser;
    parser.header_limit(kHeadBytes);
    parser.body_limit(limits.body_bytes);
    co_await beast::http::async_read(stream, buffer_, parser, asio::use_awaitable);
    is_open_ = parser.get().keep_alive();
    co_return Fetched{parser.get().result_int(), std::move(parser.get().body())};
  }

  beast::tcp_stream& tcp_stream() { return stream_.next_layer(); }

  RemoteAddress server_;
  asio::io_context loop_{1};
  asio::ssl::context tls_;
  beast::ssl_stream<beast::tcp_stream> stream_;  // its inner stream alone when nothing is encrypted
  beast::flat_buffer buffer_;
  bool is_open_ = false;
};

Fetcher::Fetcher(Trust trust) : trust_(std::move(trust)) {}
Fetcher::~Fetcher() = default;

Fetched Fetcher::get(const RemoteAddress& address, const FetchLimits& limits) {
  const bool is_reused = connection_ && connection_->is_open() && is_same_server(connection_->server(), address);
  if (!is_reused) connection_ = std::make_unique<Connection>(address, trust_);
  try {
    return connection_->exchange(address.path, nullptr, limits);
  } catch (const system_error& error) {
    connection_.reset();
    // A server may close a connection it keeps waiting at any moment: that says nothing about the file.
    if (is_reused && error.code() != beast::error::timeout) return get(address, limits);
    fail(address, error.code());
  }
}

Fetched Fetcher::post(const RemoteAddress& address, const Posted& posted, const FetchLimits& limits) {
  connection_ = std::make_unique<Connection>(address, trust_);
  try {
    return connection_->exchange(address.path, &posted, limits);
  } catch (const system_error& error) {
    connection_.reset();
    fail(address, error.code());
  }
}

}  // namespace liaoxin::http
