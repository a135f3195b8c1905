#include "store/unit_outcomes.hpp"

#include <map>

#include "store/query.hpp"

namespace liaoxin::store {
namespace {

constexpr std::int64_t kSecond = 1'000'000, kDay = 24LL * 3600 * kSecond;

// What was settled counts as it was settled.
const Query kObjections{
    "SELECT r.source_unit, SUM(CASE WHEN o.settlement = 'upheld' OR o.outcome IN ('own_error', 'corrected', 'withdrawn', 'unverifiable') THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN o.outcome IN ('confirmed', 'not_founded') AND (o.settlement IS NULL OR o.settlement <> 'upheld') THEN 1 ELSE 0 END) "
    "FROM objection o JOIN record r ON r.ledger = 0 AND r.id = o.record_id WHERE o.ledger = 0 GROUP BY r.source_unit"};
const Query kRestorations{
    "SELECT CASE WHEN r.deciding_unit = '' THEN r.source_unit ELSE r.deciding_unit END, SUM(CASE WHEN a.step = 'granted' THEN 1 ELSE 0 END), SUM(CASE WHEN a.step = 'refused' THEN 1 ELSE 0 END) "
    "FROM restoration a JOIN record r ON r.ledger = 0 AND r.id = a.record_id WHERE a.ledger = 0 GROUP BY CASE WHEN r.deciding_unit = '' THEN r.source_unit ELSE r.deciding_unit END"};
const Query kIssued{
    "SELECT r.source_unit, COUNT(*) FROM recall l JOIN certificate c ON c.ledger = 0 AND c.id = l.certificate_id JOIN record r ON r.ledger = 0 AND r.id = c.record_id WHERE l.ledger = 0 GROUP BY r.source_unit"};
// Of who is no unit only the kind is told apart.
const Query kTold{
    "SELECT p.kind, CASE WHEN p.kind = 'unit' THEN p.reference ELSE '' END, COUNT(*), COUNT(l.confirmed_at), MAX(COALESCE(l.confirmed_at, $1) - l.told_at), MAX(l.confirmed_at - l.told_at) FROM recall l "
    "JOIN recipient p ON p.ledger = 0 AND p.id = l.recipient_id WHERE l.ledger = 0 GROUP BY p.kind, CASE WHEN p.kind = 'unit' THEN p.reference ELSE '' END"};

}  // namespace

std::vector<RecipientOutcome> recipient_outcomes(Connection& db, base::Instant now) {
  std::vector<RecipientOutcome> list;
  Rows rows = db.select(kTold, now);
  while (rows.next()) list.push_back({rows.text(0), rows.text(1), rows.integer(2), rows.integer(3), (rows.integer(4) + kDay - 1) / kDay, rows.integer(5) / kSecond});
  return list;
}

std::vector<UnitOutcome> unit_outcomes(Connection& db, base::Instant now) {
  std::map<std::string, UnitOutcome> by_unit;
  {
    Rows rows = db.select(kObjections);
    while (rows.next()) {
      UnitOutcome& unit = by_unit[rows.text(0)];
      unit.objections_upheld = rows.integer(1);
      unit.objections_refused = rows.integer(2);
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
  for (const RecipientOutcome& told : recipient_outcomes(db, now)) {
    if (told.kind == "unit") by_unit[told.unit].received = told;
  }
  std::vector<UnitOutcome> list;
  for (auto& [uscc, unit] : by_unit) {
    unit.unit = uscc;
    list.push_back(std::move(unit));
  }
  return list;
}

}  // namespace liaoxin::store
