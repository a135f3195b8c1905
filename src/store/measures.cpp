#include "store/measures.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define LIST_COLUMNS "id, number, title, regulation, settled_on, step, decision_number, opened_on, comments_until_on, reopened_because, from_on"
const Query kInsertList{"INSERT INTO measure_list (ledger, " LIST_COLUMNS ", row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
const Query kSaveList{"UPDATE measure_list SET settled_on = $2, step = $3, decision_number = $4, opened_on = $5, comments_until_on = $6, reopened_because = $7, from_on = $8 WHERE ledger = 0 AND id = $1"};
const Query kFindList{"SELECT " LIST_COLUMNS " FROM measure_list WHERE ledger = 0 AND id = $1"};
const Query kLists{"SELECT " LIST_COLUMNS " FROM measure_list WHERE ledger = 0 ORDER BY id"};

#define ENTRY_COLUMNS "id, list_id, kind, law, unit, method, triggers, severity, term_months, own_term"
#define ENTRY_READ ENTRY_COLUMNS ", dropped_on"
const Query kInsertEntry{"INSERT INTO measure_entry (ledger, " ENTRY_COLUMNS ", row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
const Query kDrop{"UPDATE measure_entry SET dropped_on = $2 WHERE ledger = 0 AND id = $1"};
const Query kEntriesOf{"SELECT " ENTRY_READ " FROM measure_entry WHERE ledger = 0 AND list_id = $1 ORDER BY id"};
const Query kDeleteEntry{"DELETE FROM measure_entry WHERE ledger = 0 AND id = $1"};
const Query kFindEntry{"SELECT " ENTRY_READ " FROM measure_entry WHERE ledger = 0 AND id = $1"};

#define MEASURE_COLUMNS \
  "m.id, m.record_id, m.version, m.subject_kind, m.entry_id, m.kind, m.unit, m.officer, m.document_number, m.decided_on, m.term_months, m.list_months, m.applied_at, m.notice_id, n.served_on, m.lifted_at, m.row_id, e.dropped_on"
#define MEASURE_FROM " FROM measure m JOIN notice n ON n.ledger = m.ledger AND n.id = m.notice_id JOIN measure_entry e ON e.ledger = m.ledger AND e.id = m.entry_id WHERE m.ledger = 0 AND "
const Query kInsertMeasure{
    "INSERT INTO measure (ledger, id, record_id, version, subject_kind, entry_id, kind, unit, officer, document_number, decided_on, term_months, list_months, applied_at, notice_id, row_id) VALUES (0, $1, $2, $3, $4, $5, "
    "$6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"};
const Query kLift{"UPDATE measure SET lifted_at = $2, lift_row = $3 WHERE ledger = 0 AND id = $1 AND lifted_at IS NULL"};
const Query kFindMeasure{"SELECT " MEASURE_COLUMNS MEASURE_FROM "m.id = $1"};
const Query kMeasuresOf{"SELECT " MEASURE_COLUMNS MEASURE_FROM "m.record_id = $1 ORDER BY m.id"};
const Query kStanding{"SELECT " MEASURE_COLUMNS MEASURE_FROM "m.lifted_at IS NULL ORDER BY m.id"};
const Query kDropped{"SELECT " MEASURE_COLUMNS MEASURE_FROM "e.dropped_on <= $1 AND m.lifted_at IS NULL ORDER BY m.id LIMIT $2"};
const Query kMeasuresBy{"SELECT " MEASURE_COLUMNS MEASURE_FROM "m.unit = $1 ORDER BY m.id"};

std::vector<cases::MeasureList> lists(Rows rows) {
  std::vector<cases::MeasureList> all;
  while (rows.next()) {
    const auto step = cases::measure_list_step(rows.text(5));
    CHECK(step.has_value());
    all.push_back({.id = rows.integer(0), .number = rows.text(1), .title = rows.text(2), .regulation = rows.text(3), .settled_on = rows.date(4), .step = *step, .decision_number = rows.text(6),
                   .opened_on = rows.maybe_date(7), .comments_until_on = rows.maybe_date(8), .reopened_because = rows.text(9), .from_on = rows.maybe_date(10)});
  }
  return all;
}
std::vector<cases::MeasureEntry> entries(Rows rows) {
  std::vector<cases::MeasureEntry> all;
  while (rows.next()) {
    const auto* kind = statute::measure_kind(rows.text(2));
    const auto* severity = cases::measure_severity(rows.text(7));
    CHECK(kind != nullptr && severity != nullptr);
    all.push_back({.id = rows.integer(0), .list_id = rows.integer(1), .kind = kind->kind, .law = rows.text(3), .unit = rows.text(4), .method = rows.text(5), .triggers = base::split(rows.text(6), ','),
                   .severity = severity->severity, .term_months = rows.integer(8), .has_own_term = rows.integer(9) != 0, .dropped_on = rows.maybe_date(10)});
  }
  return all;
}
std::vector<cases::Measure> measures(Rows rows) {
  std::vector<cases::Measure> all;
  while (rows.next()) {
    const auto subject = statute::subject_kind(rows.text(3));
    const auto* kind = statute::measure_kind(rows.text(5));
    CHECK(subject.has_value() && kind != nullptr);
    all.push_back({.id = rows.integer(0), .record_id = rows.integer(1), .version = static_cast<int>(rows.integer(2)), .subject_kind = *subject, .entry_id = rows.integer(4), .kind = kind->kind, .unit = rows.text(6),
                   .officer = rows.text(7), .document_number = rows.text(8), .decided_on = rows.date(9), .term_months = rows.integer(10), .list_months = rows.integer(11), .applied_at = rows.instant(12),
                   .notice_id = rows.integer(13), .served_on = rows.maybe_date(14), .dropped_on = rows.maybe_date(17), .lifted_at = rows.maybe_instant(15), .row_id = rows.integer(16)});
  }
  return all;
}

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ",") + code;
  return text;
}

}  // namespace

void insert_measure_list(Connection& db, const cases::MeasureList& l, std::int64_t row_id) {
  db.run(kInsertList, l.id, l.number, l.title, l.regulation, l.settled_on, cases::word(l.step), l.decision_number, l.opened_on, l.comments_until_on, l.reopened_because, l.from_on, row_id);
}
void save_measure_list(Connection& db, const cases::MeasureList& l) { CHECK(db.run(kSaveList, l.id, l.settled_on, cases::word(l.step), l.decision_number, l.opened_on, l.comments_until_on, l.reopened_because, l.from_on) == 1); }
std::optional<cases::MeasureList> find_measure_list(Connection& db, std::int64_t id) { return first(lists(db.select(kFindList, id))); }
std::vector<cases::MeasureList> measure_lists(Connection& db) { return lists(db.select(kLists)); }

void insert_measure_entry(Connection& db, const cases::MeasureEntry& e, std::int64_t row_id) {
  db.run(kInsertEntry, e.id, e.list_id, statute::facts_of(e.kind).word, e.law, e.unit, e.method, joined(e.triggers), cases::facts_of(e.severity).word, e.term_months, e.has_own_term, row_id);
}
void delete_measure_entry(Connection& db, std::int64_t id) { CHECK(db.run(kDeleteEntry, id) == 1); }
void drop_measure_entry(Connection& db, const cases::MeasureEntry& e) { CHECK(db.run(kDrop, e.id, e.dropped_on) == 1); }
std::vector<cases::MeasureEntry> entries_of(Connection& db, std::int64_t list) { return entries(db.select(kEntriesOf, list)); }
std::optional<cases::MeasureEntry> find_measure_entry(Connection& db, std::int64_t id) { return first(entries(db.select(kFindEntry, id))); }

void insert_measure(Connection& db, const cases::Measure& m, std::int64_t row_id) {
  db.run(kInsertMeasure, m.id, m.record_id, static_cast<std::int64_t>(m.version), statute::word(m.subject_kind), m.entry_id, statute::facts_of(m.kind).word, m.unit, m.officer, m.document_number, m.decided_on, m.term_months,
         m.list_months, m.applied_at, m.notice_id, row_id);
}
void lift_measure(Connection& db, const cases::Measure& m, std::int64_t lift_row) { CHECK(db.run(kLift, m.id, m.lifted_at, lift_row) == 1); }
std::optional<cases::Measure> find_measure(Connection& db, std::int64_t id) { return first(measures(db.select(kFindMeasure, id))); }
std::vector<cases::Measure> measures_of(Connection& db, registry::RecordId record) { return measures(db.select(kMeasuresOf, record)); }
std::vector<cases::Measure> standing_measures(Connection& db) { return measures(db.select(kStanding)); }
std::vector<cases::Measure> dropped_measures(Connection& db, base::Date today, std::int64_t limit) { return measures(db.select(kDropped, today, limit)); }
std::vector<cases::Measure> measures_by(Connection& db, std::string_view unit) { return measures(db.select(kMeasuresBy, unit)); }

}  // namespace liaoxin::store
