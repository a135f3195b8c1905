#include "store/mail.hpp"

#include "base/check.hpp"

namespace liaoxin::store {
namespace {

#define ADDRESS_COLUMNS "id, about, confirmed_sealed, pending_sealed, code_hash, code_until"
#define MAIL_COLUMNS "id, about, channel, kind, notice_id, address_sealed, text_sealed, created_at, next_try_at, tries, taken_at, reply"

const Query kAddress{"SELECT " ADDRESS_COLUMNS " FROM mail_address WHERE ledger = 0 AND about = $1"};
const Query kSaveAddress{
    "INSERT INTO mail_address (ledger, " ADDRESS_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6) "
    "ON CONFLICT (ledger, about) DO UPDATE SET confirmed_sealed = $3, pending_sealed = $4, code_hash = $5, code_until = $6"};
const Query kInsertMail{"INSERT INTO mail (ledger, " MAIL_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
const Query kSaveMail{"UPDATE mail SET address_sealed = $2, text_sealed = $3, next_try_at = $4, tries = $5, taken_at = $6, reply = $7 WHERE ledger = 0 AND id = $1"};
const Query kDue{"SELECT " MAIL_COLUMNS " FROM mail WHERE ledger = 0 AND channel = $1 AND next_try_at <= $2 ORDER BY next_try_at, id LIMIT $3"};
const Query kAboutNotice{"SELECT " MAIL_COLUMNS " FROM mail WHERE ledger = 0 AND notice_id = $1 ORDER BY id"};
const Query kSince{"SELECT count(*) FROM mail WHERE ledger = 0 AND about = $1 AND kind = $2 AND created_at >= $3"};

std::vector<StoredMail> all(Rows rows) {
  std::vector<StoredMail> list;
  while (rows.next()) {
    list.push_back({.id = rows.integer(0), .about = rows.text(1), .channel = rows.text(2), .kind = rows.text(3), .notice_id = rows.maybe_integer(4), .address_sealed = rows.blob(5), .text_sealed = rows.blob(6),
                    .created_at = rows.instant(7), .next_try_at = rows.maybe_instant(8), .tries = rows.integer(9), .taken_at = rows.maybe_instant(10), .reply = rows.integer(11)});
  }
  return list;
}

}  // namespace

std::optional<StoredMailAddress> find_mail_address(Connection& db, std::string_view about) {
  auto rows = db.select(kAddress, about);
  if (!rows.next()) return std::nullopt;
  return StoredMailAddress{rows.integer(0), rows.text(1), rows.blob(2), rows.blob(3), rows.blob(4), rows.maybe_instant(5)};
}
void save_mail_address(Connection& db, const StoredMailAddress& a) {
  db.run(kSaveAddress, a.id, a.about, Blob{a.confirmed_sealed}, Blob{a.pending_sealed}, Blob{a.code_hash}, a.code_until);
}
void insert_mail(Connection& db, const StoredMail& m) {
  db.run(kInsertMail, m.id, m.about, m.channel, m.kind, m.notice_id, Blob{m.address_sealed}, Blob{m.text_sealed}, m.created_at, m.next_try_at, m.tries, m.taken_at, m.reply);
}
void save_mail(Connection& db, const StoredMail& m) {
  CHECK(db.run(kSaveMail, m.id, Blob{m.address_sealed}, Blob{m.text_sealed}, m.next_try_at, m.tries, m.taken_at, m.reply) == 1);
}
std::vector<StoredMail> mail_due(Connection& db, std::string_view channel, base::Instant now, std::int64_t limit) { return all(db.select(kDue, channel, now, limit)); }
std::vector<StoredMail> mail_about_notice(Connection& db, std::int64_t notice_id) { return all(db.select(kAboutNotice, notice_id)); }
std::int64_t mails_since(Connection& db, std::string_view about, std::string_view kind, base::Instant since) {
  auto rows = db.select(kSince, about, kind, since);
  CHECK(rows.next());
  return rows.integer(0);
}

}  // namespace liaoxin::store
