#pragma once
#include <string>
#include <string_view>

namespace liaoxin::report {

/// What a mail is about. None says whose record, which item or what happened to it: mail is read by others on its way.
enum class MailKind {
  code,     ///< the code that shows an address to be the subject's own
  notice,   ///< a notice waits at the desk
  changed,  ///< to the former address: another one is used now, or none
};
[[nodiscard]] std::string_view word(MailKind kind);

struct MailFacts {
  std::string desk_address;  ///< where to sign in
  std::string code;          ///< of MailKind::code
  std::string notice;        ///< ntc-… of MailKind::notice
};
struct MailText {
  std::string subject, text;
};
/// The same as a short message: nothing but that something waits, and where.
[[nodiscard]] std::string short_text(MailKind kind, const MailFacts& facts);
/// Chinese, then English.
[[nodiscard]] MailText mail_text(MailKind kind, const MailFacts& facts);

}  // namespace liaoxin::report
