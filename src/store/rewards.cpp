#include "store/rewards.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define REWARD_COLUMNS "id, record_id, kind, unit, officer, granted_at, ended_at"
const Query kInsert{"INSERT INTO reward (ledger, " REWARD_COLUMNS ", row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8)"};
const Query kEnd{"UPDATE reward SET ended_at = $2, end_row = $3 WHERE ledger = 0 AND id = $1 AND ended_at IS NULL"};
const Query kFind{"SELECT " REWARD_COLUMNS " FROM reward WHERE ledger = 0 AND id = $1"};
const Query kOfRecord{"SELECT " REWARD_COLUMNS " FROM reward WHERE ledger = 0 AND record_id = $1 ORDER BY id"};
const Query kOfUnit{"SELECT " REWARD_COLUMNS " FROM reward WHERE ledger = 0 AND unit = $1 ORDER BY id"};

std::vector<cases::Reward> all(Rows rows) {
  std::vector<cases::Reward> list;
  while (rows.next()) {
    const auto* kind = statute::reward_kind(rows.text(2));
    CHECK(kind != nullptr);
    list.push_back({.id = rows.integer(0), .record_id = rows.integer(1), .kind = kind->kind, .unit = rows.text(3), .officer = rows.text(4), .granted_at = rows.instant(5), .ended_at = rows.maybe_instant(6)});
  }
  return list;
}

}  // namespace

void insert_reward(Connection& db, const cases::Reward& r, std::int64_t row_id) { db.run(kInsert, r.id, r.record_id, statute::facts_of(r.kind).word, r.unit, r.officer, r.granted_at, r.ended_at, row_id); }
void end_reward(Connection& db, const cases::Reward& r, std::int64_t end_row) { CHECK(db.run(kEnd, r.id, r.ended_at, end_row) == 1); }
std::optional<cases::Reward> find_reward(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::vector<cases::Reward> rewards_of(Connection& db, registry::RecordId record) { return all(db.select(kOfRecord, record)); }
std::vector<cases::Reward> rewards_by(Connection& db, std::string_view unit) { return all(db.select(kOfUnit, unit)); }

}  // namespace liaoxin::store
