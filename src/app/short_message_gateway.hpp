#pragma once
#include <filesystem>
#include <string>

#include "http/fetch.hpp"
#include "mail/short_message.hpp"

namespace liaoxin::app {

/// The operator's gateway for short messages. Its host is the only one that is asked.
struct ShortMessageSettings {
  http::RemoteAddress address;        ///< encrypted unless it is on this machine
  std::string token;                  ///< what shows us to the gateway
  std::filesystem::path authorities;  ///< who vouches for its certificate; empty: the machine's own list
};

/// Whether this machine itself is meant, to which nothing is sent over a net.
[[nodiscard]] bool is_this_machine(const http::RemoteAddress& address);

/// Over HTTP: POST of {"id", "number", "text"} as JSON with `Authorization: Bearer` and `Idempotency-Key`. Any 2xx is taken; 400 and 422
/// are final; everything else, a redirect too, is tried again later.
class ShortMessageGateway final : public mail::ShortMessageSender {
 public:
  explicit ShortMessageGateway(ShortMessageSettings settings) : settings_(std::move(settings)) {}
  std::expected<void, mail::NotTaken> send(const mail::ShortMessage& message) override;

 private:
  ShortMessageSettings settings_;
};

}  // namespace liaoxin::app
