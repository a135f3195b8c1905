#include "store/listings.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "store/query.hpp"
#include "store/rule_drafts.hpp"

namespace liaoxin::store {
namespace {

#define LIST_SYSTEM_COLUMNS "id, code, name, grounds, legal_basis, basis_from_on, unit, standard, removal_requirements, removal_procedure, remedies, term_months, drafter, from_on, decision_number, established_at, ended_at, end_done, row_id"
const Query kInsertSystem{
    "INSERT INTO list_system (ledger, " LIST_SYSTEM_COLUMNS ") VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"};
const Query kEstablish{"UPDATE list_system SET from_on = $2, decision_number = $3, established_at = $4, established_row = $5 WHERE ledger = 0 AND id = $1 AND established_at IS NULL"};
const Query kEndSystem{"UPDATE list_system SET ended_at = $2, end_done = $3, end_row = $4 WHERE ledger = 0 AND id = $1 AND (ended_at IS NULL OR ended_at > $2)"};
const Query kFindSystem{"SELECT " LIST_SYSTEM_COLUMNS " FROM list_system WHERE ledger = 0 AND id = $1"};
const Query kDraftedSystem{"SELECT " LIST_SYSTEM_COLUMNS " FROM list_system WHERE ledger = 0 AND code = $1 AND established_at IS NULL AND ended_at IS NULL"};
const Query kAllSystems{"SELECT " LIST_SYSTEM_COLUMNS " FROM list_system WHERE ledger = 0 ORDER BY id"};

#define LISTING_COLUMNS                                                                                                                                                                        \
  "l.id, l.system_id, l.record_id, l.version, l.ground, l.unit, l.proposer, l.step, l.proposed_at, l.notice_id, n.served_on, l.stated_at, l.answered_at, l.decided_at, l.entry_id, "           \
  "l.removal_asked_at, l.removal_due_on, l.removed_at, l.row_id, l.statement_row, l.answer_row, l.removal_row"
#define LISTING_FROM " FROM listing l JOIN notice n ON n.ledger = l.ledger AND n.id = l.notice_id WHERE l.ledger = 0 AND "
const Query kInsert{
    "INSERT INTO listing (ledger, id, system_id, record_id, version, ground, unit, proposer, step, proposed_at, notice_id, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
const Query kSave{
    "UPDATE listing SET step = $2, stated_at = $3, answered_at = $4, decided_at = $5, entry_id = $6, removal_asked_at = $7, removal_due_on = $8, removed_at = $9, statement_row = $10, answer_row = $11, "
    "removal_row = $12 WHERE ledger = 0 AND id = $1"};
const Query kFind{"SELECT " LISTING_COLUMNS LISTING_FROM "l.id = $1"};
const Query kOnRecord{"SELECT " LISTING_COLUMNS LISTING_FROM "l.record_id = $1 ORDER BY l.id"};
const Query kOfEntry{"SELECT " LISTING_COLUMNS LISTING_FROM "l.entry_id = $1"};
const Query kOpen{"SELECT " LISTING_COLUMNS LISTING_FROM "l.unit = $1 AND (l.step = 'proposed' OR l.removal_asked_at IS NOT NULL) ORDER BY l.id"};

std::vector<cases::ListSystem> systems(Connection& db, Rows rows) {
  std::vector<cases::ListSystem> list;
  while (rows.next()) {
    list.push_back({.id = rows.integer(0), .code = rows.text(1), .name = rows.text(2), .grounds = base::split(rows.text(3), ' '), .legal_basis = rows.text(4), .basis_from_on = rows.date(5), .unit = rows.text(6),
                    .standard = rows.text(7), .removal_requirements = rows.text(8), .removal_procedure = rows.text(9), .remedies = rows.text(10), .term_months = rows.maybe_integer(11), .drafter = rows.text(12),
                    .consultation = {}, .from_on = rows.maybe_date(13), .decision_number = rows.text(14), .established_at = rows.maybe_instant(15), .ended_at = rows.maybe_instant(16), .is_end_done = rows.integer(17) != 0, .row_id = rows.integer(18)});
  }
  for (cases::ListSystem& one : list) one.consultation = consultation_on(db, cases::RuleDraftKind::list_system, one.id);
  return list;
}

std::vector<StoredListing> listings(Rows rows) {
  std::vector<StoredListing> list;
  while (rows.next()) {
    const auto step = cases::listing_step(rows.text(7));
    CHECK(step.has_value());
    cases::Listing listing{.id = rows.integer(0), .system_id = rows.integer(1), .record_id = rows.integer(2), .version = static_cast<int>(rows.integer(3)), .ground = rows.text(4), .unit = rows.text(5),
                           .proposer = rows.text(6), .step = *step, .proposed_at = rows.instant(8), .notice_id = rows.integer(9), .told_on = rows.maybe_date(10), .stated_at = rows.maybe_instant(11),
                           .answered_at = rows.maybe_instant(12), .decided_at = rows.maybe_instant(13), .entry_id = rows.maybe_integer(14), .removal_asked_at = rows.maybe_instant(15),
                           .removal_due_on = rows.maybe_date(16), .removed_at = rows.maybe_instant(17)};
    list.push_back({std::move(listing), rows.integer(18), rows.maybe_integer(19), rows.maybe_integer(20), rows.maybe_integer(21)});
  }
  return list;
}

}  // namespace

void insert_list_system(Connection& db, const cases::ListSystem& s) {
  std::string grounds;
  for (const std::string& ground : s.grounds) grounds += (grounds.empty() ? "" : " ") + ground;
  db.run(kInsertSystem, s.id, s.code, s.name, grounds, s.legal_basis, s.basis_from_on, s.unit, s.standard, s.removal_requirements, s.removal_procedure, s.remedies, s.term_months, s.drafter, s.from_on,
         s.decision_number, s.established_at, s.ended_at, s.is_end_done, s.row_id);
}
void establish_list_system(Connection& db, const cases::ListSystem& s, std::int64_t row_id) { CHECK(db.run(kEstablish, s.id, s.from_on, s.decision_number, s.established_at, row_id) == 1); }
void end_list_system(Connection& db, const cases::ListSystem& s, std::int64_t end_row) {
  CHECK(s.ended_at.has_value());
  CHECK(db.run(kEndSystem, s.id, *s.ended_at, s.is_end_done, end_row) == 1);
}
std::optional<cases::ListSystem> find_list_system(Connection& db, std::int64_t id) { return first(systems(db, db.select(kFindSystem, id))); }
std::optional<cases::ListSystem> drafted_list_system(Connection& db, std::string_view code) { return first(systems(db, db.select(kDraftedSystem, code))); }
std::vector<cases::ListSystem> all_list_systems(Connection& db) { return systems(db, db.select(kAllSystems)); }

void insert_listing(Connection& db, const StoredListing& stored) {
  const cases::Listing& l = stored.listing;
  db.run(kInsert, l.id, l.system_id, l.record_id, l.version, l.ground, l.unit, l.proposer, cases::word(l.step), l.proposed_at, l.notice_id, stored.row_id);
}
void save_listing(Connection& db, const StoredListing& stored) {
  const cases::Listing& l = stored.listing;
  CHECK(db.run(kSave, l.id, cases::word(l.step), l.stated_at, l.answered_at, l.decided_at, l.entry_id, l.removal_asked_at, l.removal_due_on, l.removed_at, stored.statement_row, stored.answer_row,
               stored.removal_row) == 1);
}
std::optional<StoredListing> find_listing(Connection& db, std::int64_t id) { return first(listings(db.select(kFind, id))); }
std::vector<StoredListing> listings_on(Connection& db, registry::RecordId record) { return listings(db.select(kOnRecord, record)); }
std::optional<StoredListing> listing_of_entry(Connection& db, registry::RecordId entry) { return first(listings(db.select(kOfEntry, entry))); }
std::vector<StoredListing> open_listings(Connection& db, std::string_view unit) { return listings(db.select(kOpen, unit)); }

}  // namespace liaoxin::store
