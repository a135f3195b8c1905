// Lists of forms that depend on who fills them in: grounds of lenient treatment that fit the subject (art. 31), subscriptions records are given out under (art. 16).
#include <algorithm>

#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/desk_service.hpp"
#include "cases/leniency/leniency.hpp"
#include "store/recipients.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

namespace {

/// A subscription by its recipient, what it is about and the agreement it rests on.
http::DeskChoice choice_of(const Platform& platform, const store::StoredSubscription& one) {
  const statute::Item* item = platform.pack().item(one.item);
  const base::LocalText title = item == nullptr ? base::LocalText{one.item, one.item} : item->name;
  const base::LocalText kind = recipient_kind(one.kind);
  const auto text = [&](const std::string& recipient, const std::string& about) { return one.name + " · " + recipient + " · " + about + " · " + one.agreement; };
  return {platform.public_id("sub", one.id), {text(kind.zh, title.zh), text(kind.en, title.en)}};
}

}  // namespace

http::DeskChoices DeskService::choices(const std::string& token, const statute::Operation& operation) {
  const std::lock_guard lock(mutex_);
  http::DeskChoices lists;
  if (operation.name == "leniency.claim") {
    const auto as = speaker(token);
    const auto id = as ? own_subject(platform_, as->actor) : std::nullopt;
    const auto subject = id ? store::find_subject(platform_.db(), *id) : std::nullopt;
    if (!subject) return lists;
    for (const cases::LeniencyFlagFacts& one : cases::leniency_flags()) {
      if (!one.persons_only || !statute::is_organisation(subject->kind)) lists["flag"].push_back({std::string(one.word), one.title});
    }
  } else if (operation.name == "sharing.deliver") {
    const auto as = actor(token);
    const auto may = as ? operations_of(*as) : std::vector<const statute::Operation*>{};
    if (std::ranges::find(may, operation.name, &statute::Operation::name) == may.end()) return lists;
    for (const store::StoredSubscription& one : store::subscriptions(platform_.db())) lists["subscription"].push_back(choice_of(platform_, one));
  }
  return lists;
}

}  // namespace liaoxin::app
