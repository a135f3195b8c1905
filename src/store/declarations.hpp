#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "cases/declaration/declaration.hpp"
#include "store/connection.hpp"

namespace liaoxin::store {

/// What a subject declared itself; the text is sealed, and gone with the withdrawal.
struct StoredDeclaration {
  cases::Declaration declaration;
  base::Bytes text_sealed;
};
void insert_declaration(Connection& db, const StoredDeclaration& stored, std::int64_t row_id);
[[nodiscard]] std::optional<StoredDeclaration> find_declaration(Connection& db, std::int64_t id);
/// Those of a subject that stand, oldest first.
[[nodiscard]] std::vector<StoredDeclaration> declarations_about(Connection& db, std::string_view about);
void withdraw_declaration(Connection& db, const cases::Declaration& declaration);

}  // namespace liaoxin::store
