#include "store/rule_drafts.hpp"

#include "base/check.hpp"
#include "store/query.hpp"

namespace liaoxin::store {
namespace {

const Query kConsult{"INSERT INTO consultation (ledger, kind, draft_id, sent_on, until_on, row_id) VALUES (0, $1, $2, $3, $4, $5)"};
const Query kConsultation{"SELECT sent_on, until_on FROM consultation WHERE ledger = 0 AND kind = $1 AND draft_id = $2"};
const Query kAsk{"INSERT INTO unit_opinion (ledger, kind, draft_id, unit, opinion) VALUES (0, $1, $2, $3, '')"};
const Query kGive{"UPDATE unit_opinion SET opinion = $4, given_at = $5, given_row = $6 WHERE ledger = 0 AND kind = $1 AND draft_id = $2 AND unit = $3 AND given_at IS NULL"};
const Query kOpinions{"SELECT unit, opinion, given_at FROM unit_opinion WHERE ledger = 0 AND kind = $1 AND draft_id = $2 ORDER BY unit"};

#define COMMENT_COLUMNS "id, kind, draft_id, made_at, statement, answer"
const Query kInsert{"INSERT INTO rule_comment (ledger, " COMMENT_COLUMNS ", row_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7)"};
const Query kAnswer{"UPDATE rule_comment SET answer = $2, answer_row = $3 WHERE ledger = 0 AND id = $1 AND answer = ''"};
const Query kFind{"SELECT " COMMENT_COLUMNS " FROM rule_comment WHERE ledger = 0 AND id = $1"};
const Query kCommentsOn{"SELECT " COMMENT_COLUMNS " FROM rule_comment WHERE ledger = 0 AND kind = $1 AND draft_id = $2 ORDER BY id"};

std::vector<cases::RuleComment> comments(Rows rows) {
  std::vector<cases::RuleComment> all;
  while (rows.next()) all.push_back({.id = rows.integer(0), .kind = cases::rule_draft_kind(rows.text(1)), .draft_id = rows.integer(2), .made_at = rows.instant(3), .text = rows.text(4), .answer = rows.text(5)});
  return all;
}

std::string_view word_of(cases::RuleDraftKind kind) { return cases::facts_of(kind).word; }

}  // namespace

void insert_consultation(Connection& db, cases::RuleDraftKind kind, std::int64_t draft, const cases::Consultation& consultation, std::int64_t row_id) {
  db.run(kConsult, word_of(kind), draft, consultation.sent_on, consultation.until_on, row_id);
  for (const cases::UnitOpinion& asked : consultation.opinions) db.run(kAsk, word_of(kind), draft, asked.unit);
}
std::optional<cases::Consultation> consultation_on(Connection& db, cases::RuleDraftKind kind, std::int64_t draft) {
  cases::Consultation found;
  {
    Rows rows = db.select(kConsultation, word_of(kind), draft);
    if (!rows.next()) return std::nullopt;
    found.sent_on = rows.date(0);
    found.until_on = rows.date(1);
  }
  Rows rows = db.select(kOpinions, word_of(kind), draft);
  while (rows.next()) found.opinions.push_back({.unit = rows.text(0), .text = rows.text(1), .given_at = rows.maybe_instant(2)});
  return found;
}
void keep_unit_opinion(Connection& db, cases::RuleDraftKind kind, std::int64_t draft, const cases::UnitOpinion& o, std::int64_t row_id) {
  CHECK(db.run(kGive, word_of(kind), draft, o.unit, o.text, o.given_at, row_id) == 1);
}

void insert_rule_comment(Connection& db, const cases::RuleComment& c, std::int64_t row_id) { db.run(kInsert, c.id, word_of(c.kind), c.draft_id, c.made_at, c.text, c.answer, row_id); }
void answer_rule_comment(Connection& db, const cases::RuleComment& c, std::int64_t answer_row) { CHECK(db.run(kAnswer, c.id, c.answer, answer_row) == 1); }
std::optional<cases::RuleComment> find_rule_comment(Connection& db, std::int64_t id) { return first(comments(db.select(kFind, id))); }
std::vector<cases::RuleComment> comments_on(Connection& db, cases::RuleDraftKind kind, std::int64_t draft) { return comments(db.select(kCommentsOn, word_of(kind), draft)); }

}  // namespace liaoxin::store
