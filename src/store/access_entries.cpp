#include "store/access_entries.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define ACCESS_COLUMNS "about, sequence, at, kind, actor, unit, office, matter, case_reference, receipt, protected, marks, row_id"
const Query kInsert{"INSERT INTO access_entry (ledger, " ACCESS_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"};
const Query kAbout{"SELECT " ACCESS_COLUMNS " FROM access_entry WHERE ledger = 0 AND about = $1 AND sequence < $2 ORDER BY sequence DESC LIMIT $3"};
const Query kAboutBefore{"SELECT " ACCESS_COLUMNS " FROM access_entry WHERE ledger = 0 AND about = $1 AND row_id < $2 ORDER BY sequence DESC LIMIT $3"};
const Query kByReceipt{"SELECT " ACCESS_COLUMNS " FROM access_entry WHERE ledger = 0 AND receipt = $1 AND receipt <> ''"};
const Query kCountOfActor{"SELECT COUNT(*) FROM access_entry WHERE ledger = 0 AND actor = $1 AND at >= $2 AND kind IN ('inquiry', 'assisted') AND receipt <> '' AND protected = 1"};
const Query kLooked{"SELECT 1 FROM access_entry WHERE ledger = 0 AND actor = $2 AND at >= $3 AND about = $1 LIMIT 1"};
const Query kLastInquiry{"SELECT at FROM access_entry WHERE ledger = 0 AND about = $1 AND unit = $2 AND kind IN ('inquiry', 'authorised') AND receipt <> '' AND at < $3 ORDER BY sequence DESC LIMIT 1"};
const Query kCase{"SELECT 1 FROM access_entry WHERE ledger = 0 AND unit = $1 AND case_reference = $2 LIMIT 1"};
const Query kByRow{"SELECT " ACCESS_COLUMNS " FROM access_entry WHERE ledger = 0 AND row_id = $1"};
const Query kMark{"UPDATE access_entry SET marks = $3 WHERE ledger = 0 AND about = $1 AND sequence = $2"};
const Query kInCase{"SELECT " ACCESS_COLUMNS " FROM access_entry WHERE ledger = 0 AND about = $1 AND case_reference = $2 ORDER BY sequence"};
const Query kMarked{"SELECT " ACCESS_COLUMNS " FROM access_entry WHERE ledger = 0 AND marks <> '' AND at < $1 ORDER BY at DESC, about, sequence LIMIT $2"};

#define CONSENT_COLUMNS "id, about, user_uscc, user_name, purpose, items, given_at, until_on, withdrawn_at, recalled"
const Query kInsertConsent{"INSERT INTO consent (ledger, " CONSENT_COLUMNS ", row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
const Query kConsentsOver{"SELECT " CONSENT_COLUMNS " FROM consent WHERE ledger = 0 AND until_on < $1 AND recalled = 0 ORDER BY until_on, id LIMIT $2"};
const Query kSaveConsent{"UPDATE consent SET withdrawn_at = $2, recalled = $3 WHERE ledger = 0 AND id = $1"};
const Query kConsent{"SELECT " CONSENT_COLUMNS " FROM consent WHERE ledger = 0 AND id = $1"};
const Query kConsentsAbout{"SELECT " CONSENT_COLUMNS " FROM consent WHERE ledger = 0 AND about = $1 ORDER BY id"};
const Query kConsentsTo{"SELECT " CONSENT_COLUMNS " FROM consent WHERE ledger = 0 AND about = $1 AND user_uscc = $2 ORDER BY id"};

constexpr std::int64_t kNewest = INT64_MAX;

StoredAccess read_access(const Rows& rows) {
  return {rows.text(0), rows.integer(1), rows.instant(2), rows.text(3), rows.text(4),  rows.text(5), rows.text(6),
          rows.text(7), rows.text(8),    rows.text(9),                   rows.integer(10) != 0, rows.text(11), rows.integer(12)};
}
std::vector<StoredAccess> all_accesses(Rows rows) {
  std::vector<StoredAccess> list;
  while (rows.next()) list.push_back(read_access(rows));
  return list;
}

cases::Consent read_consent(const Rows& rows) {
  cases::Consent consent;
  consent.id = rows.integer(0);
  consent.about = rows.text(1);
  consent.user = rows.text(2);
  consent.user_name = rows.text(3);
  const statute::PurposeFacts* purpose = statute::consent_purpose(rows.text(4));
  CHECK(purpose != nullptr);
  consent.purpose = purpose->purpose;
  for (const std::string& item : base::split(rows.text(5), ',')) consent.items.insert(item);
  consent.given_at = rows.instant(6);
  const auto until_on = rows.maybe_date(7);
  CHECK(until_on.has_value());
  consent.until_on = *until_on;
  consent.withdrawn_at = rows.maybe_instant(8);
  consent.is_recalled = rows.integer(9) != 0;
  return consent;
}
std::vector<cases::Consent> all_consents(Rows rows) {
  std::vector<cases::Consent> list;
  while (rows.next()) list.push_back(read_consent(rows));
  return list;
}

}  // namespace

void insert_access(Connection& db, const StoredAccess& entry) {
  db.run(kInsert, entry.about, entry.sequence, entry.at, entry.kind, entry.actor, entry.unit, entry.office, entry.matter, entry.case_reference, entry.receipt, entry.is_protected, entry.marks,
         entry.row_id);
}
std::optional<StoredAccess> last_access(Connection& db, std::string_view about) { return first(accesses_about(db, about, 0, 1)); }
std::vector<StoredAccess> accesses_about(Connection& db, std::string_view about, std::int64_t before, std::int64_t limit) {
  return all_accesses(db.select(kAbout, about, before == 0 ? kNewest : before, limit));
}
std::vector<StoredAccess> accesses_before(Connection& db, std::string_view about, std::int64_t row_id, std::int64_t limit) {
  return all_accesses(db.select(kAboutBefore, about, row_id, limit));
}
std::optional<StoredAccess> find_access(Connection& db, std::string_view receipt) {
  auto rows = db.select(kByReceipt, receipt);
  if (!rows.next()) return std::nullopt;
  return read_access(rows);
}
std::optional<StoredAccess> find_access(Connection& db, std::int64_t row_id) {
  auto rows = db.select(kByRow, row_id);
  if (!rows.next()) return std::nullopt;
  return read_access(rows);
}
void mark_access(Connection& db, const StoredAccess& entry, std::string_view mark) {
  CHECK(db.run(kMark, entry.about, entry.sequence, entry.marks + (entry.marks.empty() ? "" : ",") + std::string(mark)) == 1);
}
std::int64_t protected_inquiries_since(Connection& db, std::string_view actor, base::Instant since) {
  auto rows = db.select(kCountOfActor, actor, since);
  CHECK(rows.next());
  return rows.integer(0);
}
bool has_looked_since(Connection& db, std::string_view about, std::string_view actor, base::Instant since) { return db.select(kLooked, about, actor, since).next(); }
std::optional<base::Instant> last_inquiry(Connection& db, std::string_view about, std::string_view unit, base::Instant before) {
  auto rows = db.select(kLastInquiry, about, unit, before);
  if (!rows.next()) return std::nullopt;
  return rows.instant(0);
}
bool knows_case(Connection& db, std::string_view unit, std::string_view case_reference) { return db.select(kCase, unit, case_reference).next(); }
std::vector<StoredAccess> accesses_in(Connection& db, std::string_view about, std::string_view case_reference) { return all_accesses(db.select(kInCase, about, case_reference)); }
std::vector<StoredAccess> marked_accesses(Connection& db, base::Instant before, std::int64_t limit) { return all_accesses(db.select(kMarked, before, limit)); }

void insert_consent(Connection& db, const cases::Consent& consent, std::int64_t row_id) {
  std::string items;
  for (const std::string& item : consent.items) items += (items.empty() ? "" : ",") + item;
  std::optional<std::int64_t> withdrawn_at;
  if (consent.withdrawn_at) withdrawn_at = consent.withdrawn_at->micros;
  db.run(kInsertConsent, consent.id, consent.about, consent.user, consent.user_name, statute::word(consent.purpose), items, consent.given_at, consent.until_on, withdrawn_at, consent.is_recalled, row_id);
}
void save_consent(Connection& db, const cases::Consent& consent) {
  std::optional<std::int64_t> withdrawn_at;
  if (consent.withdrawn_at) withdrawn_at = consent.withdrawn_at->micros;
  CHECK(db.run(kSaveConsent, consent.id, withdrawn_at, consent.is_recalled) == 1);
}
std::optional<cases::Consent> find_consent(Connection& db, std::int64_t id) { return first(all_consents(db.select(kConsent, id))); }
std::vector<cases::Consent> consents_over(Connection& db, base::Date today, std::int64_t limit) { return all_consents(db.select(kConsentsOver, today, limit)); }
std::vector<cases::Consent> consents_about(Connection& db, std::string_view about) { return all_consents(db.select(kConsentsAbout, about)); }
std::vector<cases::Consent> consents_to(Connection& db, std::string_view about, std::string_view user) { return all_consents(db.select(kConsentsTo, about, user)); }

}  // namespace liaoxin::store
