#pragma once
#include <optional>
#include <vector>

#include "cases/rule_draft/rule_draft.hpp"
#include "store/connection.hpp"

/// Who was asked about drafts of editions and list systems and what they said, and what the public said of list systems and lists of measures (arts. 10, 24, 27).
namespace liaoxin::store {

/// `row_id`: of the act, here and below. CHECK: nobody was asked about it before.
void insert_consultation(Connection& db, cases::RuleDraftKind kind, std::int64_t draft, const cases::Consultation& consultation, std::int64_t row_id);
/// Nothing where nobody was asked.
[[nodiscard]] std::optional<cases::Consultation> consultation_on(Connection& db, cases::RuleDraftKind kind, std::int64_t draft);
/// CHECK: the unit was asked and had not answered.
void keep_unit_opinion(Connection& db, cases::RuleDraftKind kind, std::int64_t draft, const cases::UnitOpinion& opinion, std::int64_t row_id);

void insert_rule_comment(Connection& db, const cases::RuleComment& comment, std::int64_t row_id);
/// Stores the answer. CHECK: there was none.
void answer_rule_comment(Connection& db, const cases::RuleComment& comment, std::int64_t answer_row);
[[nodiscard]] std::optional<cases::RuleComment> find_rule_comment(Connection& db, std::int64_t id);
/// The oldest first.
[[nodiscard]] std::vector<cases::RuleComment> comments_on(Connection& db, cases::RuleDraftKind kind, std::int64_t draft);

}  // namespace liaoxin::store
