#pragma once
#include <cstdint>
#include <optional>
#include <string>
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

/// A declaration that was read under a consent, once for each of the two; told when the consent is over, confirmed by its reader.
struct DeclarationReading {
  std::int64_t id = 0, declaration_id = 0, consent_id = 0;
  std::string reader;  ///< USCC
  base::Instant read_at;
  std::optional<base::Instant> told_at = {}, confirmed_at = {};
};
void insert_declaration_reading(Connection& db, const DeclarationReading& reading, std::int64_t row_id);
[[nodiscard]] std::optional<DeclarationReading> find_declaration_reading(Connection& db, std::int64_t id);
[[nodiscard]] std::vector<DeclarationReading> declaration_readings_of(Connection& db, std::int64_t declaration);
[[nodiscard]] std::vector<DeclarationReading> declaration_readings_under(Connection& db, std::int64_t consent);
/// Those a reader was told of and has not confirmed.
[[nodiscard]] std::vector<DeclarationReading> open_declaration_readings(Connection& db, std::string_view reader);
void tell_declaration_reading(Connection& db, std::int64_t id, base::Instant at);
void confirm_declaration_reading(Connection& db, std::int64_t id, base::Instant at);

}  // namespace liaoxin::store
