#include "store/unit_outcomes.hpp"

#include <map>

#include "store/query.hpp"

namespace liaoxin::store {
namespace {

constexpr std::int64_t kDay = 24LL * 3600 * 1'000'000;

// What was settled counts as it was settled.
const Query kObjections{
    "SELECT r.source_unit, SUM(CASE WHEN o.settlement = 'upheld' OR o.outcome IN ('own_error', 'corrected', 'withdrawn', 'unverifiable') THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN o.outcome IN ('confirmed', 'not_founded') AND (o.settlement IS NULL OR o.settlement <> 'upheld') THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN o.answer_due_on < COALESCE(o.answered_on, $1) THEN 1 ELSE 0 END) "
    "FROM objection o JOIN record r ON r.ledger = 0 AND r.id = o.record_id WHERE o.ledger = 0 GROUP BY r.source_unit"};
const Query kRestorations{
    "SELECT CASE WHEN r.deciding_unit = '' THEN r.source_unit ELSE r.deciding_unit END, SUM(CASE WHEN a.step = 'granted' THEN 1 ELSE 0 END), SUM(CASE WHEN a.step = 'refused' THEN 1 ELSE 0 END) "
    "FROM restoration a JOIN record r ON r.ledger = 0 AND r.id = a.record_id WHERE a.ledger = 0 GROUP BY CASE WHEN r.deciding_unit = '' THEN r.source_unit ELSE r.deciding_unit END"};
const Query kIssued{
    "SELECT r.source_unit, COUNT(*) FROM recall l JOIN certificate c ON c.ledger = 0 AND c.id = l.certificate_id JOIN record r ON r.ledger = 0 AND r.id = c.record_id WHERE l.ledger = 0 GROUP BY r.source_unit"};
const Query kTold{
    "SELECT p.reference, COUNT(*), COUNT(l.confirmed_at), MAX(COALESCE(l.confirmed_at, $1) - l.told_at) FROM recall l JOIN recipient p ON p.ledger = 0 AND p.id = l.recipient_id WHERE l.ledger = 0 AND p.kind = 'unit' "
    "GROUP BY p.reference"};

}  // namespace

std::vector<UnitOutcome> unit_outcomes(Connection& db, base::Instant now) {
  std::map<std::string, UnitOutcome> by_unit;
  {
    Rows rows = db.select(kObjections, now.date());
    while (rows.next()) {
      UnitOutcome& unit = by_unit[rows.text(0)];
      unit.objections_upheld = rows.integer(1);
      unit.objections_refused = rows.integer(2);
      unit.answers_late = rows.integer(3);
    }
  }
  {
    Rows rows = db.select(kRestorations);
    while (rows.next()) {
      UnitOutcome& unit = by_unit[rows.text(0)];
      unit.restorations_granted = rows.integer(1);
      unit.restorations_refused = rows.integer(2);
    }
  }
  {
    Rows rows = db.select(kIssued);
    while (rows.next()) by_unit[rows.text(0)].recalls_issued = rows.integer(1);
  }
  {
    Rows rows = db.select(kTold, now);
    while (rows.next()) {
      UnitOutcome& unit = by_unit[rows.text(0)];
      unit.recalls_told = rows.integer(1);
      unit.recalls_confirmed = rows.integer(2);
      unit.recall_slowest_days = (rows.integer(3) + kDay - 1) / kDay;
    }
  }
  std::vector<UnitOutcome> list;
  for (auto& [uscc, unit] : by_unit) {
    unit.unit = uscc;
    list.push_back(std::move(unit));
  }
  return list;
}

}  // namespace liaoxin::store
