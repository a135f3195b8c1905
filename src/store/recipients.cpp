#include "store/recipients.hpp"

#include "base/check.hpp"

namespace liaoxin::store {
namespace {

const Query kInsertSubscription{
    "INSERT INTO subscription (ledger, id, kind, reference, name, item, agreement, opened_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8)"};
#define SUBSCRIPTION_COLUMNS "id, kind, reference, name, item, agreement"
const Query kSubscription{"SELECT " SUBSCRIPTION_COLUMNS " FROM subscription WHERE ledger = 0 AND id = $1"};
const Query kSubscriptions{"SELECT " SUBSCRIPTION_COLUMNS " FROM subscription WHERE ledger = 0 ORDER BY name, item, id"};
const Query kInsertRecipient{
    "INSERT INTO recipient (ledger, id, record_id, version, kind, reference, name, channel, received_at, row_id) "
    "VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9)"};
#define RECIPIENT_COLUMNS "p.id, p.record_id, p.version, p.kind, p.reference, p.name, p.channel, p.received_at"
// Of two entries of one reader for one version the later holds, for the earlier was told to take the record anew.
#define STILL_HELD                                                                                        \
  "NOT EXISTS (SELECT 1 FROM recall w WHERE w.ledger = 0 AND w.recipient_id = p.id AND w.whole = 1) AND " \
  "NOT EXISTS (SELECT 1 FROM recipient n WHERE n.ledger = 0 AND n.record_id = p.record_id AND n.version = p.version AND n.kind = p.kind AND n.reference = p.reference AND n.id > p.id)"
const Query kToRecall{"SELECT " RECIPIENT_COLUMNS " FROM recipient p WHERE p.ledger = 0 AND p.record_id = $1 AND p.version <= $2 AND " STILL_HELD " ORDER BY p.id"};
const Query kInsertBeside{
    "INSERT INTO received_beside (ledger, kind, beside_id, recipient_id) VALUES (0, $1, $2, $3) ON CONFLICT (ledger, kind, beside_id, recipient_id) DO NOTHING"};
const Query kBeside{"SELECT " RECIPIENT_COLUMNS
                    " FROM received_beside b JOIN recipient p ON p.ledger = 0 AND p.id = b.recipient_id WHERE b.ledger = 0 AND b.kind = $1 AND b.beside_id = $2 AND " STILL_HELD " ORDER BY p.id"};
const Query kRecipients{"SELECT " RECIPIENT_COLUMNS " FROM recipient p WHERE p.ledger = 0 AND p.record_id = $1 ORDER BY p.id"};
const Query kReceived{"SELECT r.id FROM recipient r WHERE r.ledger = 0 AND r.record_id = $1 AND r.version = $2 AND r.kind = $3 AND r.reference = $4 AND "
                      "NOT EXISTS (SELECT 1 FROM recall c WHERE c.ledger = 0 AND c.recipient_id = r.id)"};
const Query kInsertReading{"INSERT INTO read_under (ledger, recipient_id, consent_id) VALUES (0, $1, $2) ON CONFLICT (ledger, recipient_id, consent_id) DO NOTHING"};
const Query kReadingsUnder{"SELECT " RECIPIENT_COLUMNS
                           " FROM read_under u JOIN recipient p ON p.ledger = 0 AND p.id = u.recipient_id WHERE u.ledger = 0 AND u.consent_id = $1 AND " STILL_HELD " ORDER BY p.record_id, p.id"};
const Query kConsentsOfReading{"SELECT consent_id FROM read_under WHERE ledger = 0 AND recipient_id = $1 ORDER BY consent_id"};
#define CERTIFICATE_COLUMNS "id, number, record_id, version, ended, decided_at, decision_row, row_id, body"
const Query kInsertCertificate{"INSERT INTO certificate (ledger, " CERTIFICATE_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9)"};
const Query kReissue{"UPDATE certificate SET row_id = $2, body = $3 WHERE ledger = 0 AND id = $1"};
const Query kCertificateByNumber{"SELECT " CERTIFICATE_COLUMNS " FROM certificate WHERE ledger = 0 AND number = $1"};
const Query kCertificateById{"SELECT " CERTIFICATE_COLUMNS " FROM certificate WHERE ledger = 0 AND id = $1"};
const Query kCertificatesOf{"SELECT " CERTIFICATE_COLUMNS " FROM certificate WHERE ledger = 0 AND record_id = $1 ORDER BY id"};
const Query kNewestCertificates{"SELECT " CERTIFICATE_COLUMNS " FROM certificate WHERE ledger = 0 ORDER BY id DESC LIMIT $1"};
const Query kOpenCertificates{"SELECT " CERTIFICATE_COLUMNS
                              " FROM certificate WHERE ledger = 0 AND id IN (SELECT certificate_id FROM recall WHERE ledger = 0 AND confirmed_at IS NULL) ORDER BY id"};
const Query kMoveDecision{"UPDATE certificate SET decision_row = $2 WHERE ledger = 0 AND id = $1"};
const Query kMoveRecall{"UPDATE recall SET told_row = $2, confirmed_row = $3 WHERE ledger = 0 AND id = $1"};
const Query kInsertRecall{"INSERT INTO recall (ledger, id, certificate_id, recipient_id, told_at, told_row, whole) VALUES (0, $1, $2, $3, $4, $5, $6)"};
const Query kConfirm{"UPDATE recall SET confirmed_at = $2, confirmed_row = $3 WHERE ledger = 0 AND id = $1 AND confirmed_at IS NULL"};
#define RECALL_FROM                                                                                                    \
  "SELECT " RECIPIENT_COLUMNS ", l.id, l.certificate_id, l.told_at, l.told_row, l.confirmed_at, l.confirmed_row FROM recall l JOIN recipient p ON " \
  "p.ledger = 0 AND p.id = l.recipient_id WHERE l.ledger = 0 AND "
const Query kRecallsOf{RECALL_FROM "l.certificate_id = $1 ORDER BY l.id"};
const Query kRecall{RECALL_FROM "l.id = $1"};
const Query kInsertReport{
    "INSERT INTO report (ledger, id, number, subject_id, holder, purpose, issued_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kOpenRecalls{
    "SELECT p.kind, p.reference, MAX(p.name), COUNT(*), MIN(l.told_at) FROM recall l JOIN recipient p ON p.ledger = 0 AND p.id = l.recipient_id WHERE l.ledger = 0 AND l.confirmed_at IS NULL "
    "GROUP BY p.kind, p.reference ORDER BY p.kind, p.reference"};
const Query kOpenOfRecipient{
    "SELECT l.id, l.told_at FROM recall l JOIN recipient p ON p.ledger = 0 AND p.id = l.recipient_id WHERE l.ledger = 0 AND l.confirmed_at IS NULL AND p.kind = $1 AND p.reference = $2 ORDER BY l.told_at, l.id LIMIT $3"};
const Query kConfirmedSince{
    "SELECT l.id, l.told_row, p.reference, l.told_at, l.confirmed_at FROM recall l JOIN recipient p ON p.ledger = 0 AND p.id = l.recipient_id WHERE l.ledger = 0 AND l.confirmed_at >= $1 AND p.kind = 'unit' AND "
    "($2 = '' OR p.reference = $2) ORDER BY l.id"};
const Query kOpenOf{
    "SELECT COUNT(*) FROM recall l JOIN recipient p ON p.ledger = 0 AND p.id = l.recipient_id WHERE l.ledger = 0 AND l.confirmed_at IS NULL AND p.reference = $1"};

std::string_view word(BesideKind kind) {
  switch (kind) {
    case BesideKind::designation: return "designation";
    case BesideKind::measure: return "measure";
  }
  CHECK(false);
}

StoredRecipient read_recipient(const Rows& rows) {
  return {rows.integer(0), rows.integer(1), rows.integer(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.instant(7)};
}
StoredCertificate read_certificate(const Rows& rows) {
  return {rows.integer(0), rows.text(1), rows.integer(2), rows.integer(3), static_cast<registry::EndKind>(rows.integer(4)), rows.instant(5),
          rows.integer(6), rows.integer(7), rows.text(8)};
}
StoredRecall read_recall(const Rows& rows) {
  StoredRecall recall;
  recall.recipient = read_recipient(rows);
  recall.id = rows.integer(8);
  recall.certificate_id = rows.integer(9);
  recall.told_at = rows.instant(10);
  recall.told_row = rows.integer(11);
  recall.confirmed_at = rows.maybe_instant(12);
  recall.confirmed_row = rows.maybe_integer(13);
  return recall;
}
std::vector<StoredCertificate> all_certificates(Rows rows) {
  std::vector<StoredCertificate> list;
  while (rows.next()) list.push_back(read_certificate(rows));
  return list;
}
std::vector<StoredRecipient> all_recipients(Rows rows) {
  std::vector<StoredRecipient> list;
  while (rows.next()) list.push_back(read_recipient(rows));
  return list;
}
StoredSubscription read_subscription(Rows& rows) { return {rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)}; }

std::optional<StoredCertificate> first_certificate(Rows rows) {
  if (!rows.next()) return std::nullopt;
  return read_certificate(rows);
}

}  // namespace

void insert_subscription(Connection& db, const StoredSubscription& s, base::Instant now, std::int64_t row_id) {
  db.run(kInsertSubscription, s.id, s.kind, s.reference, s.name, s.item, s.agreement, now, row_id);
}
std::optional<StoredSubscription> find_subscription(Connection& db, std::int64_t id) {
  auto rows = db.select(kSubscription, id);
  if (!rows.next()) return std::nullopt;
  return read_subscription(rows);
}
std::vector<StoredSubscription> subscriptions(Connection& db) {
  std::vector<StoredSubscription> list;
  for (auto rows = db.select(kSubscriptions); rows.next();) list.push_back(read_subscription(rows));
  return list;
}

void insert_recipient(Connection& db, const StoredRecipient& r, std::int64_t row_id) {
  db.run(kInsertRecipient, r.id, r.record_id, r.version, r.kind, r.reference, r.name, r.channel, r.received_at, row_id);
}
std::vector<StoredRecipient> recipients_to_recall(Connection& db, registry::RecordId record, std::int64_t version) {
  return all_recipients(db.select(kToRecall, record, version));
}
void insert_received_beside(Connection& db, std::int64_t recipient, Beside beside) { db.run(kInsertBeside, word(beside.kind), beside.id, recipient); }
std::vector<StoredRecipient> recipients_beside(Connection& db, Beside beside) { return all_recipients(db.select(kBeside, word(beside.kind), beside.id)); }
std::vector<StoredRecipient> recipients_of(Connection& db, registry::RecordId record) { return all_recipients(db.select(kRecipients, record)); }
std::optional<std::int64_t> received(Connection& db, registry::RecordId record, std::int64_t version, std::string_view kind, std::string_view reference) {
  auto rows = db.select(kReceived, record, version, kind, reference);
  return rows.next() ? std::optional(rows.integer(0)) : std::nullopt;
}

void insert_reading(Connection& db, std::int64_t recipient, std::int64_t consent) { db.run(kInsertReading, recipient, consent); }
std::vector<StoredRecipient> readings_under(Connection& db, std::int64_t consent) { return all_recipients(db.select(kReadingsUnder, consent)); }
std::vector<std::int64_t> consents_of_reading(Connection& db, std::int64_t recipient) {
  std::vector<std::int64_t> list;
  auto rows = db.select(kConsentsOfReading, recipient);
  while (rows.next()) list.push_back(rows.integer(0));
  return list;
}

void insert_certificate(Connection& db, const StoredCertificate& c) {
  db.run(kInsertCertificate, c.id, c.number, c.record_id, c.version, static_cast<int>(c.ended), c.decided_at, c.decision_row, c.row_id, c.body);
}
void reissue_certificate(Connection& db, std::int64_t id, std::int64_t row_id, std::string_view body) { CHECK(db.run(kReissue, id, row_id, body) == 1); }
std::optional<StoredCertificate> find_certificate(Connection& db, std::string_view number) { return first_certificate(db.select(kCertificateByNumber, number)); }
std::optional<StoredCertificate> find_certificate(Connection& db, std::int64_t id) { return first_certificate(db.select(kCertificateById, id)); }
std::vector<StoredCertificate> certificates_of(Connection& db, registry::RecordId record) { return all_certificates(db.select(kCertificatesOf, record)); }
std::vector<StoredCertificate> newest_certificates(Connection& db, std::int64_t limit) { return all_certificates(db.select(kNewestCertificates, limit)); }
std::vector<StoredCertificate> open_certificates(Connection& db) { return all_certificates(db.select(kOpenCertificates)); }
void move_decision(Connection& db, std::int64_t certificate_id, std::int64_t decision_row) { CHECK(db.run(kMoveDecision, certificate_id, decision_row) == 1); }
void move_recall(Connection& db, std::int64_t recall_id, std::int64_t told_row, std::optional<std::int64_t> confirmed_row) {
  CHECK(db.run(kMoveRecall, recall_id, told_row, confirmed_row) == 1);
}

void insert_recall(Connection& db, std::int64_t id, std::int64_t certificate_id, std::int64_t recipient_id, RecallOf what, base::Instant told_at, std::int64_t told_row) {
  db.run(kInsertRecall, id, certificate_id, recipient_id, told_at, told_row, what == RecallOf::record);
}
void confirm_recall(Connection& db, std::int64_t id, base::Instant at, std::int64_t row_id) { CHECK(db.run(kConfirm, id, at, row_id) == 1); }
std::vector<StoredRecall> recalls_of(Connection& db, std::int64_t certificate_id) {
  std::vector<StoredRecall> list;
  auto rows = db.select(kRecallsOf, certificate_id);
  while (rows.next()) list.push_back(read_recall(rows));
  return list;
}
std::optional<StoredRecall> find_recall(Connection& db, std::int64_t id) {
  auto rows = db.select(kRecall, id);
  if (!rows.next()) return std::nullopt;
  return read_recall(rows);
}

void insert_report(Connection& db, const StoredReport& r, base::Instant now, std::int64_t row_id) {
  db.run(kInsertReport, r.id, r.number, r.subject_id, r.holder, r.purpose, now, row_id);
}

std::vector<OpenRecalls> open_recalls(Connection& db) {
  std::vector<OpenRecalls> list;
  auto rows = db.select(kOpenRecalls);
  while (rows.next()) list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.instant(4)});
  return list;
}
std::vector<OpenRecall> open_recalls_of(Connection& db, std::string_view kind, std::string_view reference, std::int64_t limit) {
  std::vector<OpenRecall> list;
  auto rows = db.select(kOpenOfRecipient, kind, reference, limit);
  while (rows.next()) list.push_back({rows.integer(0), rows.instant(1)});
  return list;
}
std::vector<ConfirmedRecall> unit_recalls_confirmed_since(Connection& db, base::Instant since, std::string_view unit) {
  std::vector<ConfirmedRecall> list;
  auto rows = db.select(kConfirmedSince, since, unit);
  while (rows.next()) list.push_back({rows.integer(0), rows.integer(1), rows.text(2), rows.instant(3), rows.instant(4)});
  return list;
}
std::int64_t open_recalls_of(Connection& db, std::string_view reference) {
  auto rows = db.select(kOpenOf, reference);
  return rows.next() ? rows.integer(0) : 0;
}

}  // namespace liaoxin::store
