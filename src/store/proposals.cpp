#include "store/proposals.hpp"

namespace liaoxin::store {
namespace {

#define PROPOSAL_COLUMNS "id, operation, input_sealed, versions, policy_hash, proposed_by, person_id, proposed_at, expires_on, content_hash, step"

const Query kById{"SELECT " PROPOSAL_COLUMNS " FROM proposal WHERE ledger = 0 AND id = $1"};
const Query kOpen{"SELECT " PROPOSAL_COLUMNS " FROM proposal WHERE ledger = 0 AND step = 'open' ORDER BY id"};
const Query kInsert{"INSERT INTO proposal (ledger, " PROPOSAL_COLUMNS ", row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
const Query kClose{"UPDATE proposal SET step = $2, decided_by = $3, decided_at = $4, decided_row = $5 WHERE ledger = 0 AND id = $1 AND step = 'open'"};
const Query kPersonsOfActor{
    "SELECT DISTINCT a.person_id FROM account_grant g JOIN account a ON a.ledger = g.ledger AND a.id = g.account_id WHERE g.ledger = 0 AND g.actor = $1 AND (g.until_at IS NULL OR g.role IN ('subject', 'person')) "
    "ORDER BY a.person_id"};
const Query kStillActsAs{
    "SELECT 1 FROM account_grant g JOIN account a ON a.ledger = g.ledger AND a.id = g.account_id WHERE g.ledger = 0 AND g.actor = $2 AND g.until_at IS NULL AND a.person_id = $1 "
    "AND a.disabled_at IS NULL ORDER BY g.id LIMIT 1"};

StoredProposal read(const Rows& rows) {
  StoredProposal stored;
  access::Proposal& p = stored.proposal;
  p.id = rows.integer(0);
  p.operation = rows.text(1);
  stored.input_sealed = rows.blob(2);
  p.versions = rows.text(3);
  p.policy_hash = rows.text(4);
  p.proposed_by = rows.text(5);
  p.proposer_person = rows.maybe_integer(6);
  p.proposed_at = rows.instant(7);
  const auto expires_on = rows.maybe_date(8);
  p.content_hash = rows.text(9);
  const auto step = access::proposal_step(rows.text(10));
  // The row was written by this program; another hand's edit is a damaged database, not a user's mistake.
  if (!step || !expires_on) throw base::Failure("database_corrupt", "proposal " + std::to_string(p.id) + " cannot be read", "verify the data directory");
  p.expires_on = *expires_on;
  p.step = *step;
  return stored;
}

}  // namespace

std::optional<StoredProposal> find_proposal(Connection& db, std::int64_t id) {
  auto rows = db.select(kById, id);
  return rows.next() ? std::optional(read(rows)) : std::nullopt;
}

std::vector<StoredProposal> open_proposals(Connection& db) {
  std::vector<StoredProposal> list;
  auto rows = db.select(kOpen);
  while (rows.next()) list.push_back(read(rows));
  return list;
}

void insert_proposal(Connection& db, const StoredProposal& s, std::int64_t row_id) {
  const access::Proposal& p = s.proposal;
  db.run(kInsert, p.id, p.operation, Blob{s.input_sealed}, p.versions, p.policy_hash, p.proposed_by, p.proposer_person, p.proposed_at, p.expires_on, p.content_hash, access::word(p.step), row_id);
}

bool close_proposal(Connection& db, std::int64_t id, access::ProposalStep step, std::string_view decided_by, base::Instant now, std::int64_t row_id) {
  return db.run(kClose, id, access::word(step), decided_by, now, row_id) == 1;
}

std::vector<std::int64_t> persons_of_actor(Connection& db, std::string_view actor) {
  std::vector<std::int64_t> list;
  auto rows = db.select(kPersonsOfActor, actor);
  while (rows.next()) list.push_back(rows.integer(0));
  return list;
}

bool still_acts_as(Connection& db, std::int64_t person_id, std::string_view actor) { return db.select(kStillActsAs, person_id, actor).next(); }

}  // namespace liaoxin::store
