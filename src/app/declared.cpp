#include "app/declared.hpp"

#include "app/accounts.hpp"
#include "base/failure.hpp"
#include "store/declarations.hpp"

namespace liaoxin::app {

std::vector<registry::DeclaredView> declared_by(store::Connection& db, const store::KeyStore& keys, std::string_view about) {
  std::vector<registry::DeclaredView> list;
  for (const store::StoredDeclaration& stored : store::declarations_about(db, about)) {
    const cases::Declaration& declaration = stored.declaration;
    auto text = open_column(keys, kDeclarationColumn, declaration.id, stored.text_sealed);
    if (!text) throw base::Failure("database_corrupt", "the text of a declaration cannot be opened", "verify the data directory and its keys");
    list.push_back({public_id(keys, "dcl", declaration.id), std::string(cases::facts_of(declaration.kind).word), cases::facts_of(declaration.kind).title, std::move(*text), declaration.declared_at.rfc3339()});
  }
  return list;
}

}  // namespace liaoxin::app
