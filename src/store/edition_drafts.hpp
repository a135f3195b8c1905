#pragma once
#include <optional>
#include <vector>

#include "cases/edition/edition_draft.hpp"
#include "store/connection.hpp"

/// Drafts of editions, with what units said of them (art. 10).
namespace liaoxin::store {

struct StoredEditionDraft {
  cases::EditionDraft draft;
  std::int64_t row_id = 0;  ///< of the act that drafted it
};
void insert_edition_draft(Connection& db, const cases::EditionDraft& draft, std::int64_t row_id);
[[nodiscard]] std::optional<StoredEditionDraft> find_edition_draft(Connection& db, std::int64_t id);
/// The oldest first.
[[nodiscard]] std::vector<StoredEditionDraft> edition_drafts(Connection& db);

}  // namespace liaoxin::store
