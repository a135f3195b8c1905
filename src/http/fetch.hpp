#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "base/refusal.hpp"
#include "http/message.hpp"

/// A client for reading public files of other servers and for sending one request: plain HTTP/1.1 and HTTPS. No redirect is
/// followed, no cookie kept, no proxy asked.
namespace liaoxin::http {

/// Where a file lies. Printed by `url()`; two spellings of one place have one form.
struct RemoteAddress {
  bool is_encrypted = false;  ///< https
  std::string host;           ///< a name or an IP address, IPv6 without brackets
  std::string port;           ///< decimal
  std::string path;           ///< empty, or from its slash on, with no slash at its end

  [[nodiscard]] std::string url() const;
  /// What a Host field says: the host, with its port unless the scheme has it anyway.
  [[nodiscard]] std::string authority() const;
  bool operator==(const RemoteAddress&) const = default;
};

/// Refuses with url_malformed anything but http or https with a host and nothing behind the path.
[[nodiscard]] base::Result<RemoteAddress> parse_remote_address(std::string_view url);

struct FetchLimits {
  std::size_t body_bytes = 0;
  std::chrono::milliseconds time{20'000};  ///< for everything after the host's name is looked up
};

/// Whom a fetcher believes, and who it is. PEM files.
struct Trust {
  std::filesystem::path authorities;       ///< these alone are believed; empty: those of this machine
  std::filesystem::path certificate, key;  ///< shown to the server; empty: none
};

/// A body to send, with fields besides Host and Content-Length.
struct Posted {
  std::string body;
  std::vector<Field> fields;
};

struct Fetched {
  unsigned status = 0;
  base::Bytes body;
};

/// Keeps its connection for the next file of the same server. For one thread.
class Fetcher {
 public:
  explicit Fetcher(Trust trust = {});
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  /// The answer, whatever its status. Throws Failure: fetch_failed (no connection, or not HTTP), fetch_too_slow,
  /// fetch_too_large, fetch_not_trusted (the server's certificate), fetch_not_let_in (ours), tls_file_unreadable.
  [[nodiscard]] Fetched get(const RemoteAddress& address, const FetchLimits& limits);
  /// Sends a body, once: what became of it where no answer came back is not known. Throws as `get`.
  [[nodiscard]] Fetched post(const RemoteAddress& address, const Posted& posted, const FetchLimits& limits);

 private:
  class Connection;
  Trust trust_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace liaoxin::http
