#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "registry/record.hpp"
#include "store/connection.hpp"

/// The name index, the one place where the engines differ: contentless FTS5 here, tsvector with GIN on PostgreSQL.
namespace liaoxin::store {

void index_tokens(Connection& db, registry::SubjectId id, std::string_view tokens);
/// A contentless index forgets a row only when told its exact old text.
void unindex_tokens(Connection& db, registry::SubjectId id, std::string_view tokens);
/// Subjects that have all tokens, in ascending order after `after`.
[[nodiscard]] std::vector<registry::SubjectId> subjects_with_tokens(Connection& db, std::string_view tokens, registry::SubjectId after, std::int64_t limit);

}  // namespace liaoxin::store
