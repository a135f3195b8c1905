#pragma once
#include <string>

#include "base/dates.hpp"

/// Electronic mail: one message to one address, handed to the operator's own mail server.
namespace liaoxin::mail {

struct Message {
  std::string from, to;  ///< addresses of ASCII, without a name
  std::string subject, text;  ///< UTF-8; lines end with \n
  std::string id;        ///< unique; the same when a message is sent again, so that its receiver can tell
  base::Instant at;
};

/// The message as it goes over the wire (RFC 5322, RFC 2045): UTF-8 in Base64, lines of 76 characters at most, CRLF. It says
/// that a machine wrote it, so that no other machine answers.
[[nodiscard]] std::string wire_text(const Message& message);

}  // namespace liaoxin::mail
