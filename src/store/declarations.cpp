#include "store/declarations.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

#define DECLARATION_COLUMNS "id, about, kind, text_sealed, declared_at, withdrawn_at"
const Query kInsert{"INSERT INTO declaration (ledger, id, about, kind, text_sealed, declared_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6)"};
const Query kFind{"SELECT " DECLARATION_COLUMNS " FROM declaration WHERE ledger = 0 AND id = $1"};
const Query kAbout{"SELECT " DECLARATION_COLUMNS " FROM declaration WHERE ledger = 0 AND about = $1 AND withdrawn_at IS NULL ORDER BY id"};
const Query kWithdraw{"UPDATE declaration SET withdrawn_at = $2, text_sealed = $3 WHERE ledger = 0 AND id = $1 AND withdrawn_at IS NULL"};

std::vector<StoredDeclaration> all(Rows rows) {
  std::vector<StoredDeclaration> list;
  while (rows.next()) {
    const cases::DeclarationFacts* kind = cases::declaration_kind(rows.text(2));
    CHECK(kind != nullptr);
    cases::Declaration declaration{.id = rows.integer(0), .about = rows.text(1), .kind = kind->kind, .declared_at = base::Instant{rows.integer(4)}};
    if (const auto at = rows.maybe_integer(5)) declaration.withdrawn_at = base::Instant{*at};
    list.push_back({std::move(declaration), rows.blob(3)});
  }
  return list;
}

}  // namespace

void insert_declaration(Connection& db, const StoredDeclaration& s, std::int64_t row_id) {
  const cases::Declaration& d = s.declaration;
  db.run(kInsert, d.id, d.about, cases::facts_of(d.kind).word, Blob{s.text_sealed}, d.declared_at, row_id);
}
std::optional<StoredDeclaration> find_declaration(Connection& db, std::int64_t id) {
  auto list = all(db.select(kFind, id));
  if (list.empty()) return std::nullopt;
  return std::move(list.front());
}
std::vector<StoredDeclaration> declarations_about(Connection& db, std::string_view about) { return all(db.select(kAbout, about)); }
void withdraw_declaration(Connection& db, const cases::Declaration& d) { CHECK(db.run(kWithdraw, d.id, d.withdrawn_at, Blob{""}) == 1); }

}  // namespace liaoxin::store
