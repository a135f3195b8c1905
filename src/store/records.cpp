#include "store/records.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "store/units.hpp"

namespace liaoxin::store {
namespace {

#define RECORD_COLUMNS                                                                                                              \
  "id, subject_id, item, version, row_id, content_hash, import_id, admitted_at, source_unit, deciding_unit, document_number, "      \
  "document_on, due_on, served_on, served_by, told_at, reviewed_by, closed_elements, grade, bars_kind, display_until_on, "          \
  "retention_until_on, ended, ended_at, stayed, unanswered, open_objections"

const Query kById{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND id = $1"};
const Query kByKey{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND natural_key = $1"};
const Query kOfSubject{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND subject_id = $1 ORDER BY id"};
const Query kOfDocument{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND subject_id = $1 AND document_fold = $2 ORDER BY id"};
static_assert(static_cast<int>(registry::EndKind::document_fallen) == 3);
const Query kWithoutDocument{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND subject_id = $1 AND document_fold = $2 AND (ended = 3 OR stayed = 1) ORDER BY id"};
const Query kWithDocument{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND document_fold = $1 ORDER BY id LIMIT $2"};
const Query kPastDisplay{"SELECT " RECORD_COLUMNS
                         " FROM record WHERE ledger = 0 AND ended = 0 AND display_until_on < $1 ORDER BY display_until_on, id LIMIT $2"};
const Query kPastRetention{"SELECT " RECORD_COLUMNS
                           " FROM record WHERE ledger = 0 AND ended = 0 AND retention_until_on < $1 ORDER BY retention_until_on, id LIMIT $2"};
const Query kAdmittedBefore{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND id > $2 AND ended = 0 AND admitted_at < $1 ORDER BY id LIMIT $3"};
/// The kind of subject stands in the low byte; $4 is the last kind of an organisation.
const Query kOfSource{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND source_unit = $1 AND id < $2 AND bars_kind % 256 <= $4 ORDER BY id DESC LIMIT $3"};
const Query kHeldOfSource{"SELECT " RECORD_COLUMNS
                          " FROM record WHERE ledger = 0 AND source_unit = $1 AND told_at IS NULL AND ended = 0 AND due_on IS NOT NULL AND id < $2 AND bars_kind % 256 <= $4 "
                          "ORDER BY id DESC LIMIT $3"};
const Query kFrom{"SELECT " RECORD_COLUMNS " FROM record WHERE ledger = 0 AND id > $1 ORDER BY id LIMIT 1000"};
const Query kInsert{
    "INSERT INTO record (ledger, " RECORD_COLUMNS ", natural_key, cells_filled, cells_expected, document_fold) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
    "$11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)"};
const Query kInsertVersion{
    "INSERT INTO record_version (ledger, record_id, version, row_id, content_hash, import_id, admitted_at, replaced_at) "
    "VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kReplace{
    "UPDATE record SET subject_id = $2, item = $3, version = $4, row_id = $5, content_hash = $6, import_id = $7, admitted_at = $8, source_unit = $9, "
    "deciding_unit = $10, document_number = $11, document_on = $12, due_on = $13, served_on = $14, served_by = $15, told_at = $16, "
    "reviewed_by = $17, closed_elements = $18, grade = $19, bars_kind = $20, display_until_on = $21, retention_until_on = $22, ended = $23, "
    "ended_at = $24, stayed = $25, unanswered = $26, open_objections = $27, cells_filled = $28, cells_expected = $29, document_fold = $30 WHERE ledger = 0 AND id = $1"};
const Query kSaveState{
    "UPDATE record SET subject_id = $2, served_on = $3, served_by = $4, told_at = $5, reviewed_by = $6, ended = $7, ended_at = $8, stayed = $9, "
    "unanswered = $10, open_objections = $11, grade = $12, bars_kind = $13, display_until_on = $14 WHERE ledger = 0 AND id = $1"};
#define CLEAR_CONTENT                                                                                                                          \
  "UPDATE record SET document_on = NULL, due_on = NULL, served_on = NULL, served_by = '', told_at = NULL, reviewed_by = '', closed_elements = '', " \
  "grade = 0, display_until_on = NULL WHERE ledger = 0 AND "
const Query kClear{CLEAR_CONTENT "id = $1 AND ended <> 0"};
const Query kClearPastRetention{CLEAR_CONTENT "retention_until_on < $1 AND ended <> 0"};
const Query kVersions{"SELECT version, row_id, admitted_at, replaced_at FROM record_version WHERE ledger = 0 AND record_id = $1 ORDER BY version"};
const Query kPlace{"SELECT epoch, idx FROM journal WHERE ledger = 0 AND row_id = $1"};
const Query kLeaf{"SELECT leaf, leaf_hash FROM journal WHERE ledger = 0 AND epoch = $1 AND idx = $2"};
const Query kInsertAct{"INSERT INTO act (ledger, row_id, operation, record_id, objection_id, at) VALUES (0, $1, $2, $3, $4, $5)"};
const Query kActsOfObjection{"SELECT row_id, operation, at FROM act WHERE ledger = 0 AND objection_id = $1 ORDER BY row_id"};
const Query kActsOfRecord{"SELECT row_id, operation, at FROM act WHERE ledger = 0 AND record_id = $1 ORDER BY row_id"};

std::string joined(const std::set<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ",") + code;
  return text;
}

/// Grade as stored: 0 not graded, else 1 + the enumerator. The kind of subject rides in the low byte of bars_kind.
std::int64_t stored_grade(const registry::RecordState& state) { return state.grade ? 1 + static_cast<std::int64_t>(*state.grade) : 0; }
std::int64_t stored_bars(const registry::RecordState& state) {
  return static_cast<std::int64_t>(state.bars) << 8 | static_cast<std::int64_t>(state.subject_kind);
}

std::optional<std::int64_t> micros(const std::optional<base::Instant>& instant) {
  if (!instant) return std::nullopt;
  return instant->micros;
}

StoredRecord read(const Rows& rows) {
  StoredRecord record;
  registry::RecordState& s = record.state;
  s.id = rows.integer(0);
  s.subject_id = rows.integer(1);
  s.item = rows.text(2);
  s.version = static_cast<int>(rows.integer(3));
  record.row_id = rows.integer(4);
  record.content_hash = rows.blob(5);
  record.import_id = rows.integer(6);
  s.admitted_at = rows.instant(7);
  s.source_unit = rows.text(8);
  s.deciding_unit = rows.text(9);
  s.document_number = rows.text(10);
  s.document_on = rows.maybe_date(11);
  s.due_on = rows.maybe_date(12);
  s.served_on = rows.maybe_date(13);
  s.served_by = rows.text(14);
  s.told_at = rows.maybe_instant(15);
  s.reviewed_by = rows.text(16);
  for (const std::string& code : base::split(rows.text(17), ',')) {
    if (!code.empty()) s.closed_elements.insert(code);
  }
  if (rows.integer(18) > 0) s.grade = static_cast<statute::Grade>(rows.integer(18) - 1);
  s.bars = static_cast<registry::Bars>(rows.integer(19) >> 8);
  s.subject_kind = static_cast<statute::SubjectKind>(rows.integer(19) & 255);
  s.display_until_on = rows.maybe_date(20);
  s.retention_until_on = rows.maybe_date(21);
  s.ended = static_cast<registry::EndKind>(rows.integer(22));
  s.ended_at = rows.maybe_instant(23);
  s.stayed = rows.flag(24);
  s.unanswered = rows.flag(25);
  s.open_objections = static_cast<int>(rows.integer(26));
  return record;
}

std::optional<StoredRecord> first(Rows rows) {
  if (!rows.next()) return std::nullopt;
  return read(rows);
}

std::vector<StoredRecord> all(Rows rows) {
  std::vector<StoredRecord> records;
  while (rows.next()) records.push_back(read(rows));
  return records;
}

std::vector<StoredAct> acts(Rows rows) {
  std::vector<StoredAct> list;
  while (rows.next()) list.push_back({rows.integer(0), rows.text(1), rows.instant(2)});
  return list;
}

template <class... Tail>
std::int64_t run_with_record(Connection& db, const Query& query, const StoredRecord& record, const Tail&... tail) {
  const registry::RecordState& s = record.state;
  return db.run(query, s.id, s.subject_id, s.item, s.version, record.row_id, Blob{record.content_hash}, record.import_id, s.admitted_at,
                s.source_unit, s.deciding_unit, s.document_number, s.document_on, s.due_on, s.served_on, s.served_by, micros(s.told_at),
                s.reviewed_by, joined(s.closed_elements), stored_grade(s), stored_bars(s), s.display_until_on, s.retention_until_on,
                static_cast<int>(s.ended), micros(s.ended_at), s.stayed, s.unanswered, s.open_objections, tail...);
}

}  // namespace

std::optional<StoredRecord> find_record(Connection& db, registry::RecordId id) { return first(db.select(kById, id)); }
std::optional<StoredRecord> find_record_by_key(Connection& db, std::string_view hash) { return first(db.select(kByKey, Blob{hash})); }
std::vector<StoredRecord> records_of_subject(Connection& db, registry::SubjectId subject) { return all(db.select(kOfSubject, subject)); }
std::vector<StoredRecord> organisation_records_of_source(Connection& db, std::string_view source_unit, registry::RecordId before, std::int64_t limit, bool only_held) {
  using statute::SubjectKind;
  static_assert(SubjectKind::legal_person < SubjectKind::unincorporated_organisation && SubjectKind::unincorporated_organisation < SubjectKind::individual_business);
  return all(db.select(only_held ? kHeldOfSource : kOfSource, source_unit, before, limit, static_cast<std::int64_t>(SubjectKind::unincorporated_organisation)));
}
std::vector<StoredRecord> records_of_document(Connection& db, registry::SubjectId subject, std::string_view number) { return all(db.select(kOfDocument, subject, base::fold_number(number))); }
std::vector<StoredRecord> records_without_document(Connection& db, registry::SubjectId subject, std::string_view number) { return all(db.select(kWithoutDocument, subject, base::fold_number(number))); }
std::vector<StoredRecord> records_with_document(Connection& db, std::string_view number, std::int64_t limit) { return all(db.select(kWithDocument, base::fold_number(number), limit)); }
std::vector<StoredRecord> records_past_display(Connection& db, base::Date today, std::int64_t limit) {
  return all(db.select(kPastDisplay, today, limit));
}

std::vector<StoredRecord> records_past_retention(Connection& db, base::Date today, std::int64_t limit) {
  return all(db.select(kPastRetention, today, limit));
}
std::vector<StoredRecord> records_admitted_before(Connection& db, base::Instant instant, registry::RecordId after, std::int64_t limit) {
  return all(db.select(kAdmittedBefore, instant, after, limit));
}

void each_record(Connection& db, const std::function<void(const StoredRecord&)>& visit) {
  for (std::int64_t last = 0;;) {
    const std::vector<StoredRecord> page = all(db.select(kFrom, last));
    if (page.empty()) return;
    for (const StoredRecord& record : page) visit(record);
    last = page.back().state.id;
  }
}

void insert_record(Connection& db, const StoredRecord& record, std::string_view key, std::int64_t filled, std::int64_t expected) {
  run_with_record(db, kInsert, record, Blob{key}, filled, expected, base::fold_number(record.state.document_number));
}

void replace_version(Connection& db, const StoredRecord& before, const StoredRecord& after, std::int64_t filled, std::int64_t expected, base::Instant now) {
  CHECK(after.state.id == before.state.id && after.state.version == before.state.version + 1);
  db.run(kInsertVersion, before.state.id, before.state.version, before.row_id, Blob{before.content_hash}, before.import_id, before.state.admitted_at, now);
  CHECK(run_with_record(db, kReplace, after, filled, expected, base::fold_number(after.state.document_number)) == 1);
}

void save_state(Connection& db, const registry::RecordState& s) {
  CHECK(db.run(kSaveState, s.id, s.subject_id, s.served_on, s.served_by, micros(s.told_at), s.reviewed_by, static_cast<int>(s.ended), micros(s.ended_at),
               s.stayed, s.unanswered, s.open_objections, stored_grade(s), stored_bars(s), s.display_until_on) == 1);
}

void clear_past_retention(Connection& db, base::Date before) { db.run(kClearPastRetention, before); }
void clear_content(Connection& db, registry::RecordId id) { CHECK(db.run(kClear, id) == 1); }

std::optional<registry::RecordBody> record_body(Connection& db, const KeyStore& keys, std::int64_t row_id) {
  const auto content = open_vault(db, keys, row_id, journal::CommitClass::fact);
  if (!content) return std::nullopt;
  return registry::decode_record_body(content->body);
}

std::vector<StoredVersion> former_versions(Connection& db, registry::RecordId id) {
  std::vector<StoredVersion> versions;
  auto rows = db.select(kVersions, id);
  while (rows.next()) versions.push_back({rows.integer(0), rows.integer(1), rows.instant(2), rows.instant(3)});
  return versions;
}

std::int64_t log_index(Connection& db, std::int64_t row_id) { return log_place(db, row_id).index; }

LogPlace log_place(Connection& db, std::int64_t row_id) {
  auto rows = db.select(kPlace, row_id);
  return rows.next() ? LogPlace{rows.integer(0), rows.integer(1)} : LogPlace{};
}

std::vector<std::uint64_t> reference_to(Connection& db, std::int64_t row_id) {
  const LogPlace place = log_place(db, row_id);
  CHECK(place.index >= 0);
  return {place.epoch == epoch_of(db) ? static_cast<std::uint64_t>(place.index) : 0};
}

base::Bytes leaf_hash_at(Connection& db, std::int64_t epoch, std::int64_t index) {
  auto rows = db.select(kLeaf, epoch, index);
  CHECK(rows.next());
  return rows.blob(1);
}
base::Bytes leaf_at(Connection& db, std::int64_t epoch, std::int64_t index) {
  auto rows = db.select(kLeaf, epoch, index);
  CHECK(rows.next());
  return rows.blob(0);
}

void insert_act(Connection& db, std::int64_t row_id, std::string_view operation, std::optional<std::int64_t> record,
                std::optional<std::int64_t> objection, base::Instant at) {
  db.run(kInsertAct, row_id, operation, record, objection, at);
}
std::vector<StoredAct> acts_of_record(Connection& db, registry::RecordId id) { return acts(db.select(kActsOfRecord, id)); }
std::vector<StoredAct> acts_of_objection(Connection& db, std::int64_t id) { return acts(db.select(kActsOfObjection, id)); }

}  // namespace liaoxin::store
