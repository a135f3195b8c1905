#include "store/edition_drafts.hpp"

#include "base/text.hpp"
#include "store/query.hpp"
#include "store/rule_drafts.hpp"

namespace liaoxin::store {
namespace {

#define DRAFT_COLUMNS "id, unit, items, content_hash, purpose, drafted_at, row_id"
const Query kInsert{"INSERT INTO edition_draft (ledger, id, unit, items, content_hash, purpose, drafted_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kFind{"SELECT " DRAFT_COLUMNS " FROM edition_draft WHERE ledger = 0 AND id = $1"};
const Query kAll{"SELECT " DRAFT_COLUMNS " FROM edition_draft WHERE ledger = 0 ORDER BY id"};

std::vector<StoredEditionDraft> drafts(Rows rows) {
  std::vector<StoredEditionDraft> list;
  while (rows.next()) {
    list.push_back({{.id = rows.integer(0), .unit = rows.text(1), .items = base::split(rows.text(2), ','), .content_hash = rows.text(3), .purpose = rows.text(4), .drafted_at = rows.instant(5)},
                    rows.integer(6)});
  }
  return list;
}

void add_consultation(Connection& db, cases::EditionDraft& draft) { draft.consultation = consultation_on(db, cases::RuleDraftKind::edition, draft.id); }

}  // namespace

void insert_edition_draft(Connection& db, const cases::EditionDraft& d, std::int64_t row_id) {
  std::string items;
  for (const std::string& code : d.items) items += (items.empty() ? "" : ",") + code;
  db.run(kInsert, d.id, d.unit, items, d.content_hash, d.purpose, d.drafted_at, row_id);
}
std::optional<StoredEditionDraft> find_edition_draft(Connection& db, std::int64_t id) {
  auto found = first(drafts(db.select(kFind, id)));
  if (found) add_consultation(db, found->draft);
  return found;
}
std::vector<StoredEditionDraft> edition_drafts(Connection& db) {
  auto list = drafts(db.select(kAll));
  for (StoredEditionDraft& stored : list) add_consultation(db, stored.draft);
  return list;
}

}  // namespace liaoxin::store
