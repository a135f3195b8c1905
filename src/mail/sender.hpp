#pragma once
#include <expected>
#include <filesystem>
#include <memory>
#include <string>

#include "mail/message.hpp"

namespace liaoxin::mail {

/// Why a mail server did not take a message.
struct NotTaken {
  bool is_final = false;   ///< it will not take it later either (5xx)
  int reply = 0;           ///< of the server; 0 where there was none
  std::string what;        ///< for the operator's log; may quote the server
};

/// Hands messages to a mail server. Taken means that the server answers for it from there on.
class Sender {
 public:
  virtual ~Sender() = default;
  [[nodiscard]] virtual std::expected<void, NotTaken> send(const Message& message) = 0;
};

struct ServerSettings {
  std::string url;                       ///< smtp://host:port, encrypted by STARTTLS unless the host is this machine; or smtps://host:port
  std::filesystem::path ca_file;         ///< who vouches for the server's certificate; empty: the machine's own list
  std::string user, password;            ///< empty: the server asks for neither
};

/// Over SMTP (RFC 5321), within half a minute.
[[nodiscard]] std::unique_ptr<Sender> smtp_sender(ServerSettings settings);

}  // namespace liaoxin::mail
