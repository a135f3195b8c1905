#include "store/edition_drafts.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define DRAFT_COLUMNS "id, unit, items, content_hash, purpose, drafted_at, opinions_until_on, row_id"
const Query kInsert{"INSERT INTO edition_draft (ledger, id, unit, items, content_hash, purpose, drafted_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kSend{"UPDATE edition_draft SET opinions_until_on = $2, sent_row = $3 WHERE ledger = 0 AND id = $1 AND opinions_until_on IS NULL"};
const Query kFind{"SELECT " DRAFT_COLUMNS " FROM edition_draft WHERE ledger = 0 AND id = $1"};
const Query kAll{"SELECT " DRAFT_COLUMNS " FROM edition_draft WHERE ledger = 0 ORDER BY id"};
const Query kAsk{"INSERT INTO edition_opinion (ledger, draft_id, unit, opinion) VALUES (0, $1, $2, '')"};
const Query kAnswer{"UPDATE edition_opinion SET opinion = $3, given_at = $4, given_row = $5 WHERE ledger = 0 AND draft_id = $1 AND unit = $2 AND given_at IS NULL"};
const Query kOpinions{"SELECT unit, opinion, given_at FROM edition_opinion WHERE ledger = 0 AND draft_id = $1 ORDER BY unit"};

std::vector<StoredEditionDraft> drafts(Rows rows) {
  std::vector<StoredEditionDraft> list;
  while (rows.next()) {
    list.push_back({{.id = rows.integer(0), .unit = rows.text(1), .items = base::split(rows.text(2), ','), .content_hash = rows.text(3), .purpose = rows.text(4), .drafted_at = rows.instant(5),
                     .opinions_until_on = rows.maybe_date(6)},
                    rows.integer(7)});
  }
  return list;
}

void add_opinions(Connection& db, cases::EditionDraft& draft) {
  Rows rows = db.select(kOpinions, draft.id);
  while (rows.next()) draft.opinions.push_back({.unit = rows.text(0), .text = rows.text(1), .given_at = rows.maybe_instant(2)});
}

}  // namespace

void insert_edition_draft(Connection& db, const cases::EditionDraft& d, std::int64_t row_id) {
  std::string items;
  for (const std::string& code : d.items) items += (items.empty() ? "" : ",") + code;
  db.run(kInsert, d.id, d.unit, items, d.content_hash, d.purpose, d.drafted_at, row_id);
}
void send_edition_draft(Connection& db, const cases::EditionDraft& d, std::int64_t sent_row) {
  CHECK(db.run(kSend, d.id, d.opinions_until_on, sent_row) == 1);
  for (const cases::EditionOpinion& asked : d.opinions) db.run(kAsk, d.id, asked.unit);
}
void keep_edition_opinion(Connection& db, std::int64_t draft, const cases::EditionOpinion& o, std::int64_t given_row) { CHECK(db.run(kAnswer, draft, o.unit, o.text, o.given_at, given_row) == 1); }
std::optional<StoredEditionDraft> find_edition_draft(Connection& db, std::int64_t id) {
  auto found = first(drafts(db.select(kFind, id)));
  if (found) add_opinions(db, found->draft);
  return found;
}
std::vector<StoredEditionDraft> edition_drafts(Connection& db) {
  auto list = drafts(db.select(kAll));
  for (StoredEditionDraft& stored : list) add_opinions(db, stored.draft);
  return list;
}

}  // namespace liaoxin::store
