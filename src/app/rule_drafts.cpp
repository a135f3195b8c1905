#include "app/rule_drafts.hpp"

#include "app/acts.hpp"
#include "store/rule_drafts.hpp"

namespace liaoxin::app {

std::vector<registry::RuleCommentView> comment_views(store::Connection& db, const store::KeyStore& keys, cases::RuleDraftKind kind, std::int64_t draft) {
  std::vector<registry::RuleCommentView> views;
  for (const cases::RuleComment& one : store::comments_on(db, kind, draft)) views.push_back({public_id(keys, "cmt", one.id), one.made_at.date().iso(), one.text, one.answer});
  return views;
}

}  // namespace liaoxin::app
