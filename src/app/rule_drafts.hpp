#pragma once
#include <vector>

#include "cases/rule_draft/rule_draft.hpp"
#include "registry/views.hpp"
#include "store/connection.hpp"
#include "store/key_store.hpp"

/// What the pages of list systems and of lists of measures share (arts. 24, 27).
namespace liaoxin::app {

/// Everybody reads what is in force, takes force later, or was laid before the public; who drafts it reads all.
enum class ListsFor { everybody, who_drafts };

/// What the public said of a draft, the oldest first. Who said it is not told: neither persons nor organisations are named.
[[nodiscard]] std::vector<registry::RuleCommentView> comment_views(store::Connection& db, const store::KeyStore& keys, cases::RuleDraftKind kind, std::int64_t draft);

}  // namespace liaoxin::app
