#include "base/text.hpp"
#include "store/name_index.hpp"

namespace liaoxin::store {
namespace {

const Query kIndex{"INSERT INTO name_index (rowid, tokens) VALUES ($1, $2)", Query::Engine::sqlite_only};
const Query kUnindex{"INSERT INTO name_index (name_index, rowid, tokens) VALUES ('delete', $1, $2)", Query::Engine::sqlite_only};
const Query kMatch{"SELECT rowid FROM name_index WHERE name_index MATCH $1 AND rowid > $2 ORDER BY rowid LIMIT $3", Query::Engine::sqlite_only};

}  // namespace

void index_tokens(Connection& db, registry::SubjectId id, std::string_view tokens) { db.run(kIndex, id, tokens); }
void unindex_tokens(Connection& db, registry::SubjectId id, std::string_view tokens) { db.run(kUnindex, id, tokens); }

std::vector<registry::SubjectId> subjects_with_tokens(Connection& db, std::string_view tokens, registry::SubjectId after, std::int64_t limit) {
  // Each token is quoted, so that nothing a reader types is read as query syntax; the tokens of a folded name are
  // letters and digits, and a quote can not occur in them.
  std::string match;
  for (const std::string& token : base::split(tokens, ' ')) {
    if (!token.empty()) match += (match.empty() ? "\"" : " AND \"") + token + "\"";
  }
  std::vector<registry::SubjectId> ids;
  if (match.empty()) return ids;
  auto rows = db.select(kMatch, match, after, limit);
  while (rows.next()) ids.push_back(rows.integer(0));
  return ids;
}

}  // namespace liaoxin::store
