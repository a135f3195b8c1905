#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

#include "http/tls.hpp"

/// One connection, encrypted or not. Only the server includes this; its event loop's thread alone touches it.
namespace liaoxin::http {

inline auto awaited(boost::system::error_code& error) { return boost::asio::redirect_error(boost::asio::use_awaitable, error); }

/// How a connection begins.
enum class Greeting { ready, plain_text, failed };  ///< plain_text: a request in the clear, where TLS is spoken

class Wire {
 public:
  /// Without a context nothing is encrypted.
  Wire(boost::asio::ip::tcp::socket socket, std::shared_ptr<SSL_CTX> tls) : stream_(std::move(socket)), tls_(std::move(tls)) {}

  [[nodiscard]] bool is_open() const { return stream_.socket().is_open(); }
  /// Until when everything that follows must be done; the connection is closed then.
  void expires_after(std::chrono::milliseconds time) { stream_.expires_after(time); }
  void expires_at(std::chrono::steady_clock::time_point at) { stream_.expires_at(at); }
  void cancel() { stream_.cancel(); }
  void close() { stream_.close(); }
  [[nodiscard]] const std::optional<access::ShownCertificate>& certificate() const { return certificate_; }

  /// Shakes hands, where that is due.
  boost::asio::awaitable<Greeting> greet() {
    using boost::asio::buffer;
    if (!tls_) co_return Greeting::ready;
    constexpr char kHandshakeRecord = 0x16;
    boost::system::error_code error;
    char first = 0;
    co_await stream_.async_read_some(buffer(&first, 1), awaited(error));
    if (error) co_return Greeting::failed;
    if (first != kHandshakeRecord) co_return first >= 'A' && first <= 'Z' ? Greeting::plain_text : Greeting::failed;
    encrypted_.emplace(stream_, SSL_new(tls_.get()));
    const auto begun = buffer(&first, 1);
    co_await encrypted_->async_handshake(boost::asio::ssl::stream_base::server, begun, awaited(error));
    if (error) {
      encrypted_.reset();
      co_return Greeting::failed;
    }
    certificate_ = shown_certificate(encrypted_->native_handle());
    co_return Greeting::ready;
  }

  boost::asio::awaitable<std::size_t> read(boost::asio::mutable_buffer into, boost::system::error_code& error) {
    if (encrypted_) co_return co_await encrypted_->async_read_some(into, awaited(error));
    co_return co_await stream_.async_read_some(into, awaited(error));
  }

  boost::asio::awaitable<void> write(std::string_view bytes, boost::system::error_code& error) {
    const auto from = boost::asio::buffer(bytes.data(), bytes.size());
    if (encrypted_) {
      co_await boost::asio::async_write(*encrypted_, from, awaited(error));
    } else {
      co_await boost::asio::async_write(stream_, from, awaited(error));
    }
  }

  /// Says that nothing more comes and waits a moment for the rest of what the other side sends: a connection that is
  /// reset at once could lose the answer on its way.
  boost::asio::awaitable<void> finish(std::chrono::milliseconds linger) {
    if (!is_open()) co_return;
    boost::system::error_code error;
    stream_.expires_after(linger);
    if (encrypted_) co_await encrypted_->async_shutdown(awaited(error));
    error = {};
    stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
    char bytes[4096];
    for (int reads = 0; reads < 16 && !error; ++reads) co_await stream_.async_read_some(boost::asio::buffer(bytes), awaited(error));
    stream_.close();
  }

 private:
  boost::beast::tcp_stream stream_;
  std::shared_ptr<SSL_CTX> tls_;
  std::optional<boost::asio::ssl::stream<boost::beast::tcp_stream&>> encrypted_;
  std::optional<access::ShownCertificate> certificate_;
};

}  // namespace liaoxin::http
