#pragma once
#include "http/desk_routes.hpp"

/// What editions, list systems and lists of measures show of their drafts: opinions of units, comments of the public with their answers (arts. 10, 24, 27).
namespace liaoxin::http {

/// Comments of the public, each with its answer.
[[nodiscard]] Markup rule_comments(const PageContext& context, const std::vector<registry::RuleCommentView>& comments);
/// What units that were asked said; nothing where the reader may see none.
[[nodiscard]] Markup unit_opinions(const PageContext& context, const std::vector<UnitOpinionLine>& opinions);
/// A list system or its draft, as every page shows it.
[[nodiscard]] Markup list_system_article(const PageContext& context, const registry::ListSystemView& system);

/// The draft an operation is about, above its form; nothing where the reader may not see it.
[[nodiscard]] Markup rule_draft_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id);
/// The comment an answer is written to, and on which draft, above its form.
[[nodiscard]] Markup rule_comment_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id);
/// All list systems and drafts, each with its next steps, at the desks of the department in charge and the joint meeting.
[[nodiscard]] DeskAnswer list_systems_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
