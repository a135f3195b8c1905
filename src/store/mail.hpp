#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/hash.hpp"
#include "store/connection.hpp"

/// Addresses at which subjects want to be reminded, and the mails and short messages that wait or went out. Both are sealed.
namespace liaoxin::store {

struct StoredMailAddress {
  std::int64_t id = 0;
  std::string about;  ///< whose, as the access register writes it
  base::Bytes confirmed_sealed, pending_sealed;  ///< empty: none
  base::Bytes code_hash;
  std::optional<base::Instant> code_until;
};
[[nodiscard]] std::optional<StoredMailAddress> find_mail_address(Connection& db, std::string_view about);
/// Adds it, or replaces the one of its subject.
void save_mail_address(Connection& db, const StoredMailAddress& address);

struct StoredMail {
  std::int64_t id = 0;
  std::string about;
  std::string channel = {};  ///< mail or short_message
  std::string kind;  ///< word of report::MailKind
  std::optional<std::int64_t> notice_id;
  base::Bytes address_sealed, text_sealed;  ///< empty once it went out or was given up
  base::Instant created_at;
  std::optional<base::Instant> next_try_at;  ///< nothing: it went out, or was given up
  std::int64_t tries = 0;
  std::optional<base::Instant> taken_at;  ///< the operator's mail server took it
  std::int64_t reply = 0;                 ///< of that server to the last try that failed
};
void insert_mail(Connection& db, const StoredMail& mail);
void save_mail(Connection& db, const StoredMail& mail);
/// What is due on a channel, oldest first.
[[nodiscard]] std::vector<StoredMail> mail_due(Connection& db, std::string_view channel, base::Instant now, std::int64_t limit);
[[nodiscard]] std::vector<StoredMail> mail_about_notice(Connection& db, std::int64_t notice_id);
/// How many of a kind were written for a subject since an instant.
[[nodiscard]] std::int64_t mails_since(Connection& db, std::string_view about, std::string_view kind, base::Instant since);

}  // namespace liaoxin::store
