#include "store/public_queries.hpp"

#include <limits>

#include "base/check.hpp"
#include "statute/subject_kind.hpp"

namespace liaoxin::store {
namespace {

const Query kNewest{"SELECT size, note FROM checkpoint WHERE ledger = 0 AND epoch = $1 ORDER BY size DESC LIMIT 1"};
const Query kRowAt{"SELECT row_id FROM journal WHERE ledger = 0 AND epoch = $1 AND idx = $2"};
const Query kRecordSums{
    "SELECT SUM(CASE WHEN ended = 0 AND (display_until_on IS NULL OR display_until_on >= $1) AND told_at IS NULL AND due_on IS NOT NULL THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN ended <> 0 OR display_until_on < $1 THEN 1 ELSE 0 END), COUNT(*), "
    "SUM(CASE WHEN ended = 0 AND (stayed = 1 OR unanswered = 1) THEN 1 ELSE 0 END) FROM record WHERE ledger = 0"};
const Query kExposure{"SELECT SUM(checks), SUM(wrongful_minutes) FROM exposure_check WHERE ledger = 0"};
const Query kAddExposure{
    "INSERT INTO exposure_check (ledger, day, checks, wrongful_minutes) VALUES (0, $1, $2, $3) ON CONFLICT (ledger, day) DO UPDATE SET "
    "checks = exposure_check.checks + $2, wrongful_minutes = exposure_check.wrongful_minutes + $3"};
const Query kAddExposureOfSource{
    "INSERT INTO exposure_of_source (ledger, source_unit, wrongful_minutes) VALUES (0, $1, $2) ON CONFLICT (ledger, source_unit) DO UPDATE SET wrongful_minutes = exposure_of_source.wrongful_minutes + $2"};
const Query kExposureOfSources{"SELECT source_unit, wrongful_minutes FROM exposure_of_source WHERE ledger = 0 ORDER BY source_unit"};
// Any bar (above the low byte of bars_kind) closes disclosure, and natural persons are on no public path.
const Query kMustHide{
    "SELECT id FROM record WHERE ledger = 0 AND id >= $2 AND id < $3 AND (ended <> 0 OR stayed = 1 OR unanswered = 1 OR (due_on IS NOT NULL AND told_at IS NULL) OR display_until_on < $1 OR bars_kind >= 256 OR bars_kind = $4) "
    "ORDER BY id LIMIT $5"};
const Query kNewestRecord{"SELECT id FROM record WHERE ledger = 0 AND id > 0 ORDER BY id DESC LIMIT 1"};

}  // namespace

std::optional<StoredCheckpoint> newest_checkpoint(Connection& db, std::int64_t epoch) {
  auto rows = db.select(kNewest, epoch);
  if (!rows.next()) return std::nullopt;
  return StoredCheckpoint{static_cast<std::uint64_t>(rows.integer(0)), rows.text(1)};
}

std::int64_t log_size(Connection& db, std::int64_t epoch) {
  const auto checkpoint = newest_checkpoint(db, epoch);
  return checkpoint ? static_cast<std::int64_t>(checkpoint->size) : 0;
}

std::int64_t row_at(Connection& db, std::int64_t epoch, std::int64_t index) {
  auto rows = db.select(kRowAt, epoch, index);
  CHECK(rows.next());
  return rows.integer(0);
}

RecordSums record_sums(Connection& db, base::Date today) {
  auto rows = db.select(kRecordSums, today);
  if (!rows.next()) return {};
  RecordSums sums;
  sums.held = rows.integer(0);
  sums.ended = rows.integer(1);
  sums.told_running = rows.integer(2) - sums.held - sums.ended;
  sums.hidden = rows.integer(3);
  return sums;
}

void add_exposure(Connection& db, base::Date day, std::int64_t checks, const std::map<std::string, std::int64_t>& wrongful_minutes) {
  WriteTransaction transaction(db);
  std::int64_t all = 0;
  for (const auto& [source_unit, minutes] : wrongful_minutes) {
    db.run(kAddExposureOfSource, source_unit, minutes);
    all += minutes;
  }
  db.run(kAddExposure, day, checks, all);
  transaction.commit();
}
std::map<std::string, std::int64_t> exposure_of_sources(Connection& db) {
  std::map<std::string, std::int64_t> minutes;
  auto rows = db.select(kExposureOfSources);
  while (rows.next()) minutes[rows.text(0)] = rows.integer(1);
  return minutes;
}

std::int64_t newest_record(Connection& db) {
  auto rows = db.select(kNewestRecord);
  return rows.next() ? rows.integer(0) : 0;
}

std::vector<std::int64_t> records_that_must_hide(Connection& db, base::Date today, std::int64_t from, std::int64_t limit) {
  std::vector<std::int64_t> ids;
  const auto take = [&](std::int64_t first, std::int64_t end) {
    auto rows = db.select(kMustHide, today, first, end, static_cast<std::int64_t>(statute::SubjectKind::natural_person), limit - static_cast<std::int64_t>(ids.size()));
    while (rows.next()) ids.push_back(rows.integer(0));
  };
  take(from, std::numeric_limits<std::int64_t>::max());
  take(0, from);
  return ids;
}

ExposureSums exposure_sums(Connection& db) {
  auto rows = db.select(kExposure);
  if (!rows.next()) return {};
  return {rows.integer(0), rows.integer(1)};
}

}  // namespace liaoxin::store
