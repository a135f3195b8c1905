#pragma once
#include <expected>
#include <string>

#include "mail/sender.hpp"

/// Short messages: one text to one mobile number, handed to the operator's own gateway.
namespace liaoxin::mail {

struct ShortMessage {
  std::string number;  ///< 11 digits
  std::string text;    ///< UTF-8
  std::string id;      ///< unique; the same when a message is sent again, so that its gateway can tell
};

/// Taken means that the gateway answers for it from there on.
class ShortMessageSender {
 public:
  virtual ~ShortMessageSender() = default;
  [[nodiscard]] virtual std::expected<void, NotTaken> send(const ShortMessage& message) = 0;
};

}  // namespace liaoxin::mail
