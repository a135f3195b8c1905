#pragma once
#include <string>
#include <vector>

#include "mail/sender.hpp"
#include "mail/short_message.hpp"

namespace liaoxin::app::testing {

/// A mail server that keeps what it takes, or takes nothing.
class Mailbox final : public mail::Sender {
 public:
  std::expected<void, mail::NotTaken> send(const mail::Message& message) override {
    ++tries;
    if (refuses) return std::unexpected(*refuses);
    taken.push_back(message);
    return {};
  }
  /// The code in the newest mail: what stands alone behind the first colon's line.
  [[nodiscard]] std::string code() const {
    const std::string& text = taken.back().text;
    const std::string before = "您的验证码是:";
    const std::size_t at = text.find(before) + before.size();
    return text.substr(at, text.find('\n', at) - at);
  }

  std::vector<mail::Message> taken;
  std::optional<mail::NotTaken> refuses;
  int tries = 0;
};

/// A gateway for short messages that keeps what it takes, or takes nothing.
class Telephone final : public mail::ShortMessageSender {
 public:
  std::expected<void, mail::NotTaken> send(const mail::ShortMessage& message) override {
    if (refuses) return std::unexpected(*refuses);
    taken.push_back(message);
    return {};
  }
  [[nodiscard]] std::string code() const {
    const std::string& text = taken.back().text;
    const std::string before = "验证码 ";
    const std::size_t at = text.find(before) + before.size();
    return text.substr(at, text.find(' ', at) - at);
  }

  std::vector<mail::ShortMessage> taken;
  std::optional<mail::NotTaken> refuses;
};

}  // namespace liaoxin::app::testing
