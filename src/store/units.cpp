#include "store/units.hpp"

#include "base/text.hpp"

namespace liaoxin::store {
namespace {

const Query kUnit{"SELECT id, uscc, name, kind, region, public_security FROM unit WHERE ledger = 0 AND uscc = $1"};
const Query kCalendarVersion{"SELECT MAX(row_id) FROM calendar_day WHERE ledger = 0"};
const Query kUnits{"SELECT id, uscc, name, kind, region, public_security FROM unit WHERE ledger = 0 ORDER BY id"};
const Query kInsertUnit{
    "INSERT INTO unit (ledger, id, uscc, name, kind, region, public_security, registered_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8)"};
const Query kInsertSubmitter{"INSERT INTO submitter (ledger, source, submitter) VALUES (0, $1, $2) ON CONFLICT (ledger, source, submitter) DO NOTHING"};
const Query kSubmitter{"SELECT 1 FROM submitter WHERE ledger = 0 AND source = $1 AND submitter = $2"};
const Query kOfficer{"SELECT unit, code, name, office, posts FROM officer WHERE ledger = 0 AND unit = $1 AND code = $2"};
const Query kSubmitters{"SELECT source, submitter FROM submitter WHERE ledger = 0 ORDER BY source, submitter"};
const Query kOfficers{"SELECT unit, code, name, office, posts FROM officer WHERE ledger = 0 ORDER BY unit, code"};
const Query kInsertOfficer{"INSERT INTO officer (ledger, unit, code, name, office, posts, registered_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kSetPosts{"UPDATE officer SET posts = $3 WHERE ledger = 0 AND unit = $1 AND code = $2"};
const Query kInsertEdition{
    "INSERT INTO edition (ledger, id, item, from_on, decision_number, decided_on, authority, document_hash, demonstration, content, row_id) "
    "VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
#define EDITION_COLUMNS "id, item, from_on, decision_number, decided_on, authority, document_hash, demonstration, content, row_id"
const Query kEditions{"SELECT " EDITION_COLUMNS " FROM edition WHERE ledger = 0 ORDER BY id"};
const Query kEdition{
    "SELECT " EDITION_COLUMNS " FROM edition WHERE ledger = 0 AND item = $1 AND from_on <= $2 ORDER BY from_on DESC, id DESC LIMIT 1"};
const Query kInsertPolicyValue{
    "INSERT INTO policy_value (ledger, id, key, unit, value, from_on, decision_number, demonstration, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8)"};
#define POLICY_COLUMNS "id, key, unit, value, from_on, decision_number, demonstration, row_id"
const Query kPolicyValues{"SELECT " POLICY_COLUMNS " FROM policy_value WHERE ledger = 0 ORDER BY id"};
const Query kPolicyValue{
    "SELECT " POLICY_COLUMNS " FROM policy_value WHERE ledger = 0 AND key = $1 AND unit = $2 AND from_on <= $3 "
    "ORDER BY from_on DESC, id DESC LIMIT 1"};
const Query kInsertDay{"INSERT INTO calendar_day (ledger, day, kind, holiday, notice, row_id) VALUES (0, $1, $2, $3, $4, $5)"};
const Query kDays{"SELECT day, kind, holiday, notice FROM calendar_day WHERE ledger = 0 ORDER BY day"};
const Query kAddFigure{
    "INSERT INTO unit_figure (ledger, unit, item, month, accepted, timely, with_due, cells_filled, cells_expected, corrections, last_at, last_document_on) "
    "VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (ledger, unit, item, month) DO UPDATE SET accepted = unit_figure.accepted + $4, "
    "timely = unit_figure.timely + $5, with_due = unit_figure.with_due + $6, cells_filled = unit_figure.cells_filled + $7, "
    "cells_expected = unit_figure.cells_expected + $8, corrections = unit_figure.corrections + $9, last_at = $10, "
    "last_document_on = CASE WHEN unit_figure.last_document_on > $11 THEN unit_figure.last_document_on ELSE $11 END"};
const Query kMonthFigures{
    "SELECT month, SUM(accepted), SUM(timely), SUM(with_due), SUM(cells_filled), SUM(cells_expected), SUM(corrections), MAX(last_at) FROM unit_figure "
    "WHERE ledger = 0 AND unit = $1 GROUP BY month ORDER BY month DESC LIMIT $2"};
const Query kAllMonthFigures{
    "SELECT month, SUM(accepted), SUM(timely), SUM(with_due), SUM(cells_filled), SUM(cells_expected), SUM(corrections), MAX(last_at) FROM unit_figure "
    "WHERE ledger = 0 GROUP BY month ORDER BY month DESC LIMIT $1"};
const Query kFigureSums{
    "SELECT unit, item, SUM(accepted), SUM(timely), SUM(with_due), SUM(cells_filled), SUM(cells_expected), SUM(corrections), MAX(last_at), "
    "MAX(last_document_on) FROM unit_figure WHERE ledger = 0 GROUP BY unit, item ORDER BY unit, item"};
const Query kLateMonths{"SELECT unit, item, month, timely, with_due FROM unit_figure WHERE ledger = 0 AND month >= $1 AND timely < with_due AND ($2 = '' OR unit = $2) ORDER BY month DESC, unit, item"};
const Query kInsertImport{
    "INSERT INTO import_file (ledger, id, item, unit, officer, verdict_hash, rows, accepted, held, refused, same, finished_at, row_id) "
    "VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
const Query kInsertReason{"INSERT INTO import_reason (ledger, import_id, word, rows) VALUES (0, $1, $2, $3)"};
const Query kImportSums{
    "SELECT unit, item, COUNT(*), SUM(rows), SUM(accepted), SUM(held), SUM(refused), SUM(same) FROM import_file WHERE ledger = 0 GROUP BY unit, item ORDER BY unit, item"};
const Query kReasonSums{
    "SELECT f.unit, r.word, SUM(r.rows) FROM import_reason r JOIN import_file f ON f.ledger = 0 AND f.id = r.import_id WHERE r.ledger = 0 GROUP BY f.unit, r.word "
    "ORDER BY 3 DESC, f.unit, r.word"};
const Query kMeta{"SELECT value FROM meta WHERE name = $1"};
const Query kSetMeta{"INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2"};

StoredEdition read_edition(const Rows& rows) {
  return {rows.integer(0), rows.text(1), rows.date(2), rows.text(3), rows.date(4), rows.text(5), rows.maybe_text(6), rows.flag(7), rows.text(8), rows.integer(9)};
}
StoredPolicyValue read_policy_value(const Rows& rows) { return {rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.date(4), rows.text(5), rows.flag(6), rows.integer(7)}; }
std::string join(const std::vector<std::string>& posts) {
  std::string text;
  for (const std::string& post : posts) text += (text.empty() ? "" : " ") + post;
  return text;
}
StoredOfficer officer_in(const Rows& rows) {
  const std::string posts = rows.text(4);
  return {rows.text(0), rows.text(1), rows.text(2), rows.text(3), posts.empty() ? std::vector<std::string>{} : base::split(posts, ' ')};
}
StoredUnit read_unit(const Rows& rows) { return {rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.flag(5)}; }

}  // namespace

std::optional<StoredUnit> find_unit(Connection& db, std::string_view uscc) {
  auto rows = db.select(kUnit, uscc);
  if (!rows.next()) return std::nullopt;
  return read_unit(rows);
}
std::vector<StoredUnit> all_units(Connection& db) {
  std::vector<StoredUnit> units;
  auto rows = db.select(kUnits);
  while (rows.next()) units.push_back(read_unit(rows));
  return units;
}
void insert_unit(Connection& db, const StoredUnit& unit, base::Instant now, std::int64_t row_id) {
  db.run(kInsertUnit, unit.id, unit.uscc, unit.name, unit.kind, unit.region, unit.is_public_security, now, row_id);
}
void insert_submitter(Connection& db, std::string_view source, std::string_view submitter) { db.run(kInsertSubmitter, source, submitter); }
bool is_submitter(Connection& db, std::string_view source, std::string_view submitter) { return db.select(kSubmitter, source, submitter).next(); }

std::vector<std::pair<std::string, std::string>> all_submitters(Connection& db) {
  std::vector<std::pair<std::string, std::string>> list;
  auto rows = db.select(kSubmitters);
  while (rows.next()) list.emplace_back(rows.text(0), rows.text(1));
  return list;
}

std::vector<StoredOfficer> all_officers(Connection& db) {
  std::vector<StoredOfficer> list;
  auto rows = db.select(kOfficers);
  while (rows.next()) list.push_back(officer_in(rows));
  return list;
}
std::optional<StoredOfficer> find_officer(Connection& db, std::string_view unit, std::string_view code) {
  auto rows = db.select(kOfficer, unit, code);
  if (!rows.next()) return std::nullopt;
  return officer_in(rows);
}
void insert_officer(Connection& db, const StoredOfficer& officer, base::Instant now, std::int64_t row_id) {
  db.run(kInsertOfficer, officer.unit, officer.code, officer.name, officer.office, join(officer.posts), now, row_id);
}
void set_posts(Connection& db, std::string_view unit, std::string_view code, const std::vector<std::string>& posts) { db.run(kSetPosts, unit, code, join(posts)); }

void insert_edition(Connection& db, const StoredEdition& e) {
  db.run(kInsertEdition, e.id, e.item, e.from_on, e.decision_number, e.decided_on, e.authority, e.document_hash, e.is_demonstration, e.content, e.row_id);
}
std::vector<StoredEdition> all_editions(Connection& db) {
  std::vector<StoredEdition> list;
  auto rows = db.select(kEditions);
  while (rows.next()) list.push_back(read_edition(rows));
  return list;
}
std::optional<StoredEdition> edition_in_force(Connection& db, std::string_view item, base::Date on) {
  auto rows = db.select(kEdition, item, on);
  if (!rows.next()) return std::nullopt;
  return read_edition(rows);
}

void insert_policy_value(Connection& db, const StoredPolicyValue& v) {
  db.run(kInsertPolicyValue, v.id, v.key, v.unit, v.value, v.from_on, v.decision_number, v.is_demonstration, v.row_id);
}
std::vector<StoredPolicyValue> all_policy_values(Connection& db) {
  std::vector<StoredPolicyValue> list;
  auto rows = db.select(kPolicyValues);
  while (rows.next()) list.push_back(read_policy_value(rows));
  return list;
}
std::optional<StoredPolicyValue> policy_value(Connection& db, std::string_view key, std::string_view unit, base::Date on) {
  auto rows = db.select(kPolicyValue, key, unit, on);
  if (!rows.next()) return std::nullopt;
  return read_policy_value(rows);
}
void insert_calendar_day(Connection& db, const statute::CalendarDay& day, std::int64_t row_id) {
  db.run(kInsertDay, day.on, day.is_working ? "work" : "off", day.holiday_zh, day.notice, row_id);
}
std::int64_t calendar_version(Connection& db) {
  auto rows = db.select(kCalendarVersion);
  return rows.next() ? rows.integer(0) : 0;
}
std::vector<statute::CalendarDay> added_calendar_days(Connection& db) {
  std::vector<statute::CalendarDay> days;
  auto rows = db.select(kDays);
  while (rows.next()) days.push_back({rows.date(0), rows.text(1) == "work", rows.text(2), rows.text(3)});
  return days;
}

void add_figures(Connection& db, const std::map<FigureKey, Figure>& figures) {
  for (const auto& [key, f] : figures) {
    db.run(kAddFigure, key.unit, key.item, key.month, f.accepted, f.timely, f.with_due, f.cells_filled, f.cells_expected, f.corrections, f.last_at,
           f.last_document_on);
  }
}
namespace {

/// The sums of a figure, from a column on.
Figure read_figure(const Rows& rows, int first) {
  Figure f;
  f.accepted = rows.integer(first);
  f.timely = rows.integer(first + 1);
  f.with_due = rows.integer(first + 2);
  f.cells_filled = rows.integer(first + 3);
  f.cells_expected = rows.integer(first + 4);
  f.corrections = rows.integer(first + 5);
  f.last_at = rows.instant(first + 6);
  return f;
}

}  // namespace

std::vector<LateMonth> late_months(Connection& db, std::string_view since, std::string_view unit) {
  std::vector<LateMonth> list;
  auto rows = db.select(kLateMonths, since, unit);
  while (rows.next()) list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.integer(4)});
  return list;
}

std::vector<FigureSum> figure_sums(Connection& db) {
  std::vector<FigureSum> sums;
  auto rows = db.select(kFigureSums);
  while (rows.next()) {
    Figure f = read_figure(rows, 2);
    f.last_document_on = rows.maybe_date(9);
    sums.push_back({rows.text(0), rows.text(1), f});
  }
  return sums;
}

std::vector<MonthFigure> month_figures(Connection& db, std::string_view unit, std::int64_t months) {
  std::vector<MonthFigure> list;
  auto rows = db.select(kMonthFigures, unit, months);
  while (rows.next()) {
    list.push_back({rows.text(0), read_figure(rows, 1)});
  }
  return list;
}

std::vector<MonthFigure> all_month_figures(Connection& db, std::int64_t months) {
  std::vector<MonthFigure> list;
  auto rows = db.select(kAllMonthFigures, months);
  while (rows.next()) list.push_back({rows.text(0), read_figure(rows, 1)});
  return list;
}

std::vector<ImportSum> import_sums(Connection& db) {
  std::vector<ImportSum> list;
  auto rows = db.select(kImportSums);
  while (rows.next()) {
    list.push_back({rows.text(0), rows.text(1), rows.integer(2), rows.integer(3), rows.integer(4), rows.integer(5), rows.integer(6), rows.integer(7)});
  }
  return list;
}
std::vector<ReasonSum> reason_sums(Connection& db) {
  std::vector<ReasonSum> list;
  auto rows = db.select(kReasonSums);
  while (rows.next()) list.push_back({rows.text(0), rows.text(1), rows.integer(2)});
  return list;
}
void insert_import(Connection& db, const StoredImport& i, const std::map<std::string, std::int64_t>& reasons, base::Instant now, std::int64_t row_id) {
  for (const auto& [word, count] : reasons) db.run(kInsertReason, i.id, word, count);
  db.run(kInsertImport, i.id, i.item, i.unit, i.officer, i.verdict_hash, i.rows, i.accepted, i.held, i.refused, i.same, now, row_id);
}

std::string meta(Connection& db, std::string_view name) {
  auto rows = db.select(kMeta, name);
  return rows.next() ? rows.text(0) : std::string{};
}
std::int64_t epoch_of(Connection& db) { return std::stoll("0" + meta(db, "epoch")); }
void set_meta(Connection& db, std::string_view name, std::string_view value) { db.run(kSetMeta, name, value); }

}  // namespace liaoxin::store
