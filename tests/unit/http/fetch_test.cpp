// The client against servers that answer well, badly, late, or with a certificate nobody vouches for.
#include "http/fetch.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "base/failure.hpp"
#include "self_signed.hpp"

namespace liaoxin::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// Answers one connection after the other; on each, its texts one request after the other, then closes it.
class Server {
 public:
  using Answers = std::vector<std::string>;
  explicit Server(std::vector<Answers> connections, asio::ssl::context* tls = nullptr)
      : acceptor_(loop_, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0)), port_(acceptor_.local_endpoint().port()) {
    thread_ = std::thread([this, connections = std::move(connections), tls] {
      for (const Answers& answers : connections) {
        boost::system::error_code error;
        tcp::socket socket = acceptor_.accept(error);
        if (error) return;
        if (tls == nullptr) {
          converse(socket, answers);
        } else {
          asio::ssl::stream<tcp::socket> stream(std::move(socket), *tls);
          stream.handshake(asio::ssl::stream_base::server, error);
          if (!error) converse(stream, answers);
        }
      }
    });
  }
  ~Server() {
    // A connection that nobody made would be waited for for ever.
    ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
    thread_.join();
  }
  [[nodiscard]] RemoteAddress at(const std::string& path, const std::string& host = "127.0.0.1", bool is_encrypted = false) const {
    return {is_encrypted, host, std::to_string(port_), path};
  }
  [[nodiscard]] int requests() const { return requests_; }

 private:
  template <class Stream>
  void converse(Stream& stream, const Answers& answers) {
    asio::streambuf buffer;
    boost::system::error_code error;
    for (const std::string& answer : answers) {
      const std::size_t size = asio::read_until(stream, buffer, "\r\n\r\n", error);
      if (error) return;
      buffer.consume(size);
      ++requests_;
      if (answer.empty()) {  // says nothing, until the other side leaves
        asio::read_until(stream, buffer, "\r\n\r\n", error);
        return;
      }
      asio::write(stream, asio::buffer(answer), error);
    }
  }

  asio::io_context loop_;
  tcp::acceptor acceptor_;
  unsigned short port_;
  std::atomic<int> requests_ = 0;
  std::thread thread_;
};

std::string ok(const std::string& body) { return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body; }

/// The word of the failure, or the status.
std::string outcome(Fetcher& fetcher, const RemoteAddress& address, FetchLimits limits = {.body_bytes = 100}) {
  try {
    return std::to_string(fetcher.get(address, limits).status);
  } catch (const base::Failure& failure) {
    return failure.word();
  }
}
std::string outcome(const std::string& answer, FetchLimits limits = {.body_bytes = 100}) {
  const Server server({{answer}});
  Fetcher fetcher;
  return outcome(fetcher, server.at("/a"), limits);
}

TEST(Fetch, GivesBodyAndStatusAndKeepsTheConnection) {
  const Server server({{ok("one"), ok("two"), "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"}});
  Fetcher fetcher;
  EXPECT_EQ(fetcher.get(server.at("/a"), {.body_bytes = 3}).body, "one");
  EXPECT_EQ(fetcher.get(server.at("/b"), {.body_bytes = 3}).body, "two");
  EXPECT_EQ(outcome(fetcher, server.at("/c")), "404");
}

TEST(Fetch, AsksAgainWhenAKeptConnectionWasClosed) {
  const Server server({{ok("one")}, {ok("two")}});
  Fetcher fetcher;
  EXPECT_EQ(fetcher.get(server.at("/a"), {.body_bytes = 3}).body, "one");
  EXPECT_EQ(fetcher.get(server.at("/b"), {.body_bytes = 3}).body, "two");
  EXPECT_EQ(server.requests(), 2);
}

TEST(Fetch, ReadsChunksAndBodiesThatEndWithTheConnection) {
  EXPECT_EQ(outcome("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n0\r\n\r\n"), "200");
  EXPECT_EQ(outcome("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\none"), "200");
}

TEST(Fetch, MoreThanTheLimitIsNotRead) {
  const std::string big(101, 'x');
  EXPECT_EQ(outcome(ok(big)), "fetch_too_large");
  EXPECT_EQ(outcome(ok(big.substr(1))), "200");
  EXPECT_EQ(outcome("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n" + big + "\r\n0\r\n\r\n"), "fetch_too_large");
  EXPECT_EQ(outcome("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + big), "fetch_too_large");
  EXPECT_EQ(outcome("HTTP/1.1 200 OK\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"), "fetch_too_large");
}

TEST(Fetch, F7_ARedirectIsAnAnswerLikeAnyOther) { EXPECT_EQ(outcome("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"), "302"); }

TEST(Fetch, WhatIsNoWholeHttpAnswerFails) {
  EXPECT_EQ(outcome("SSH-2.0-server\r\n\r\n"), "fetch_failed");
  EXPECT_EQ(outcome("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\none"), "fetch_failed");
  EXPECT_EQ(outcome("", {.body_bytes = 100, .time = std::chrono::milliseconds(50)}), "fetch_too_slow");
  Fetcher fetcher;
  RemoteAddress nobody;
  {
    const Server gone({});
    nobody = gone.at("/a");
  }
  EXPECT_EQ(outcome(fetcher, nobody), "fetch_failed");
}

TEST(Fetch, F7_ACertificateMustBeTrustedAndOfTheHost) {
  const testing::SelfSigned certificate;
  asio::ssl::context context(asio::ssl::context::tls_server);
  context.use_certificate_chain_file(certificate.certificate.string());
  context.use_private_key_file(certificate.key.string(), asio::ssl::context::pem);
  {
    const Server server({{ok("one")}}, &context);
    Fetcher fetcher;
    EXPECT_EQ(outcome(fetcher, server.at("/a", "localhost", true)), "fetch_not_trusted") << "nobody vouches for it";
  }
  ::setenv("SSL_CERT_FILE", certificate.certificate.c_str(), 1);
  {
    const Server server({{ok("one"), ok("two")}}, &context);
    Fetcher fetcher;
    EXPECT_EQ(fetcher.get(server.at("/a", "localhost", true), {.body_bytes = 3}).body, "one");
    EXPECT_EQ(fetcher.get(server.at("/b", "localhost", true), {.body_bytes = 3}).body, "two");
  }
  {
    const Server server({{ok("one")}}, &context);
    Fetcher fetcher;
    EXPECT_EQ(outcome(fetcher, server.at("/a", "127.0.0.1", true)), "fetch_not_trusted") << "it is another host's";
  }
  ::unsetenv("SSL_CERT_FILE");
}

TEST(RemoteAddress, HasOneFormForEachPlace) {
  const struct {
    const char* text;
    RemoteAddress address;
    const char* url;
  } rows[] = {
      {"http://localhost:8080/log/0", {false, "localhost", "8080", "/log/0"}, "http://localhost:8080/log/0"},
      {"http://localhost:8080/log/0/", {false, "localhost", "8080", "/log/0"}, "http://localhost:8080/log/0"},
      {"http://localhost", {false, "localhost", "80", ""}, "http://localhost"},
      {"HTTPS://example.org/", {true, "example.org", "443", ""}, "https://example.org"},
      {"https://example.org:80/a%20b", {true, "example.org", "80", "/a%20b"}, "https://example.org:80/a%20b"},
      {"http://[::1]:8080/log/0", {false, "::1", "8080", "/log/0"}, "http://[::1]:8080/log/0"},
  };
  for (const auto& row : rows) {
    const auto address = parse_remote_address(row.text);
    ASSERT_TRUE(address) << row.text;
    EXPECT_EQ(*address, row.address) << row.text;
    EXPECT_EQ(address->url(), row.url);
  }
}

TEST(RemoteAddress, F7_AnythingElseIsRefused) {
  for (const char* text : {"", "localhost:8080", "/log/0", "ftp://localhost/", "file:///etc/passwd", "http://", "http:///log/0", "http://user@localhost/", "http://user:word@localhost/",
                           "http://localhost/log/0?x=1", "http://localhost/log/0#x", "http://localhost:0/", "http://localhost:99999/", "http://localhost/a b", "http://localhost/\r\nX: y"}) {
    const auto address = parse_remote_address(text);
    ASSERT_FALSE(address) << text;
    EXPECT_EQ(address.error().word, base::RefusalWord::url_malformed);
  }
}

}  // namespace
}  // namespace liaoxin::http
