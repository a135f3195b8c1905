#include "mail/message.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <string_view>

#include "base/hash.hpp"

namespace liaoxin::mail {
namespace {

constexpr std::size_t kLineBytes = 76;
/// 39 bytes make 52 characters of Base64, 64 with `=?UTF-8?B?` and `?=`: the name of the field stands on the same line.
constexpr std::size_t kWordBytes = 39;

/// Whole characters only: a word that is decoded by itself must be UTF-8 by itself.
std::size_t whole_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return most;
}

std::string encoded_words(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const std::size_t size = whole_characters(text, kWordBytes);
    words += (words.empty() ? "" : "\r\n ") + fmt::format("=?UTF-8?B?{}?=", base::base64(text.substr(0, size)));
    text.remove_prefix(size);
  }
  return words;
}

std::string folded_base64(std::string_view text) {
  std::string with_line_ends;
  for (const char c : text) with_line_ends += c == '\n' ? "\r\n" : std::string(1, c);
  const std::string encoded = base::base64(with_line_ends);
  std::string lines;
  for (std::size_t at = 0; at < encoded.size(); at += kLineBytes) lines += encoded.substr(at, kLineBytes) + "\r\n";
  return lines;
}

}  // namespace

std::string wire_text(const Message& message) {
  const auto seconds = static_cast<std::time_t>(message.at.seconds());
  std::string text;
  text += fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\n", fmt::gmtime(seconds));
  text += fmt::format("From: <{}>\r\nTo: <{}>\r\nMessage-ID: <{}>\r\n", message.from, message.to, message.id);
  text += fmt::format("Subject: {}\r\n", encoded_words(message.subject));
  text += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  return text + folded_base64(message.text);
}

}  // namespace liaoxin::mail
