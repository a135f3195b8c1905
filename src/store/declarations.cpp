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

#define READING_COLUMNS "id, declaration_id, consent_id, reader, read_at, told_at, confirmed_at"
const Query kInsertReading{"INSERT INTO declaration_reading (ledger, id, declaration_id, consent_id, reader, read_at, row_id) VALUES (0, $1, $2, $3, $4, $5, $6)"};
const Query kFindReading{"SELECT " READING_COLUMNS " FROM declaration_reading WHERE ledger = 0 AND id = $1"};
const Query kReadingsOf{"SELECT " READING_COLUMNS " FROM declaration_reading WHERE ledger = 0 AND declaration_id = $1 ORDER BY id"};
const Query kReadingsUnder{"SELECT " READING_COLUMNS " FROM declaration_reading WHERE ledger = 0 AND consent_id = $1 ORDER BY id"};
const Query kOpenReadings{"SELECT " READING_COLUMNS " FROM declaration_reading WHERE ledger = 0 AND reader = $1 AND told_at IS NOT NULL AND confirmed_at IS NULL ORDER BY id"};
const Query kTell{"UPDATE declaration_reading SET told_at = $2 WHERE ledger = 0 AND id = $1 AND told_at IS NULL"};
const Query kConfirmReading{"UPDATE declaration_reading SET confirmed_at = $2 WHERE ledger = 0 AND id = $1 AND confirmed_at IS NULL"};

std::vector<DeclarationReading> all_readings(Rows rows) {
  std::vector<DeclarationReading> list;
  while (rows.next()) {
    DeclarationReading one{.id = rows.integer(0), .declaration_id = rows.integer(1), .consent_id = rows.integer(2), .reader = rows.text(3), .read_at = rows.instant(4)};
    one.told_at = rows.maybe_instant(5);
    one.confirmed_at = rows.maybe_instant(6);
    list.push_back(std::move(one));
  }
  return list;
}

std::vector<StoredDeclaration> all(Rows rows) {
  std::vector<StoredDeclaration> list;
  while (rows.next()) {
    const cases::DeclarationFacts* kind = cases::declaration_kind(rows.text(2));
    CHECK(kind != nullptr);
    cases::Declaration declaration{.id = rows.integer(0), .about = rows.text(1), .kind = kind->kind, .declared_at = rows.instant(4)};
    declaration.withdrawn_at = rows.maybe_instant(5);
    list.push_back({std::move(declaration), rows.blob(3)});
  }
  return list;
}

}  // namespace

void insert_declaration(Connection& db, const StoredDeclaration& s, std::int64_t row_id) {
  const cases::Declaration& d = s.declaration;
  db.run(kInsert, d.id, d.about, cases::facts_of(d.kind).word, Blob{s.text_sealed}, d.declared_at, row_id);
}
std::optional<StoredDeclaration> find_declaration(Connection& db, std::int64_t id) { return first(all(db.select(kFind, id))); }
std::vector<StoredDeclaration> declarations_about(Connection& db, std::string_view about) { return all(db.select(kAbout, about)); }
void insert_declaration_reading(Connection& db, const DeclarationReading& r, std::int64_t row_id) { db.run(kInsertReading, r.id, r.declaration_id, r.consent_id, r.reader, r.read_at, row_id); }
std::optional<DeclarationReading> find_declaration_reading(Connection& db, std::int64_t id) { return first(all_readings(db.select(kFindReading, id))); }
std::vector<DeclarationReading> declaration_readings_of(Connection& db, std::int64_t declaration) { return all_readings(db.select(kReadingsOf, declaration)); }
std::vector<DeclarationReading> declaration_readings_under(Connection& db, std::int64_t consent) { return all_readings(db.select(kReadingsUnder, consent)); }
std::vector<DeclarationReading> open_declaration_readings(Connection& db, std::string_view reader) { return all_readings(db.select(kOpenReadings, reader)); }
void tell_declaration_reading(Connection& db, std::int64_t id, base::Instant at) { CHECK(db.run(kTell, id, at) == 1); }
void confirm_declaration_reading(Connection& db, std::int64_t id, base::Instant at) { CHECK(db.run(kConfirmReading, id, at) == 1); }
void withdraw_declaration(Connection& db, const cases::Declaration& d) { CHECK(db.run(kWithdraw, d.id, d.withdrawn_at, Blob{""}) == 1); }

}  // namespace liaoxin::store
