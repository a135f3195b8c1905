#include "store/joint_decisions.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define JOINT_DECISION_COLUMNS "id, level, number, decided_on, title, file_hash, unit, registered_at, row_id"
const Query kInsert{"INSERT INTO joint_decision (ledger, " JOINT_DECISION_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9)"};
const Query kOfUnit{"SELECT " JOINT_DECISION_COLUMNS " FROM joint_decision WHERE ledger = 0 AND unit = $1 AND number = $2"};
const Query kOfLevel{"SELECT " JOINT_DECISION_COLUMNS " FROM joint_decision WHERE ledger = 0 AND level = $1 AND number = $2 ORDER BY id LIMIT 1"};
const Query kAll{"SELECT " JOINT_DECISION_COLUMNS " FROM joint_decision WHERE ledger = 0 ORDER BY id"};

std::vector<registry::JointDecision> all(Rows rows) {
  std::vector<registry::JointDecision> list;
  while (rows.next()) {
    const auto* level = registry::joint_level(rows.text(1));
    CHECK(level != nullptr);
    list.push_back({.id = rows.integer(0), .level = level->level, .number = rows.text(2), .decided_on = rows.date(3), .title = rows.text(4), .file_hash = rows.text(5), .unit = rows.text(6),
                    .registered_at = rows.instant(7), .row_id = rows.integer(8)});
  }
  return list;
}

}  // namespace

void insert_joint_decision(Connection& db, const registry::JointDecision& d) {
  db.run(kInsert, d.id, registry::facts_of(d.level).word, d.number, d.decided_on, d.title, d.file_hash, d.unit, d.registered_at, d.row_id);
}
std::optional<registry::JointDecision> joint_decision_of(Connection& db, std::string_view unit, std::string_view number) { return first(all(db.select(kOfUnit, unit, number))); }
std::optional<registry::JointDecision> find_joint_decision(Connection& db, statute::DivisionLevel level, std::string_view number) {
  return first(all(db.select(kOfLevel, registry::facts_of(level).word, number)));
}
std::vector<registry::JointDecision> all_joint_decisions(Connection& db) { return all(db.select(kAll)); }

}  // namespace liaoxin::store
