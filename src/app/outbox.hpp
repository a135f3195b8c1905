#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "app/platform.hpp"
#include "mail/sender.hpp"
#include "mail/short_message.hpp"
#include "registry/mail_address.hpp"
#include "report/mail_text.hpp"
#include "store/mail.hpp"
#include "store/writer.hpp"

/// Mails and short messages to subjects: written in the transaction of their event, sent afterwards, again until they are taken or given up.
namespace liaoxin::app {

/// The address of a subject, opened; one without any where it has none.
[[nodiscard]] registry::MailAddress mail_address_of(Platform& platform, std::string_view about);
void keep_mail_address(store::Writer& writer, Platform& platform, std::string_view about, const registry::MailAddress& address);

/// Writes a mail into the outbox, or a short message where the address is a number.
void write_mail(store::Writer& writer, Platform& platform, std::string_view about, std::string_view address, report::MailKind kind, const report::MailFacts& facts,
                std::optional<std::int64_t> notice_id = {});
/// A mail about a notice, where its subject wants one.
void write_notice_mail(store::Writer& writer, Platform& platform, std::string_view about, std::int64_t notice_id);

struct MailRound {
  std::int64_t taken = 0, put_off = 0, given_up = 0;
};
/// Sends the mails that are due, `limit` at most; what became of each stands in the journal before the next is sent.
MailRound send_due_mail(Platform& platform, mail::Sender& sender, const std::string& from, std::int64_t limit = 20);
/// The same for short messages.
MailRound send_due_short_messages(Platform& platform, mail::ShortMessageSender& sender, std::int64_t limit = 20);

/// What became of the mail about a notice, for its subject and for who has to reach it.
enum class MailState { none, waiting, taken, given_up };
[[nodiscard]] std::string_view word(MailState state);
[[nodiscard]] MailState mail_state(store::Connection& db, std::int64_t notice_id);

}  // namespace liaoxin::app
