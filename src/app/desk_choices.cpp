// Lists of forms that depend on who fills them in, and about which record: grounds of lenient treatment that are open (art. 31), subscriptions records are given out under (art. 16).
#include <algorithm>

#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/desk_service.hpp"
#include "base/check.hpp"
#include "cases/leniency/leniency.hpp"
#include "store/leniency.hpp"
#include "store/recipients.hpp"
#include "store/records.hpp"
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

const statute::Item& item_of(const Platform& platform, const store::StoredRecord& record) {
  const statute::Item* item = platform.pack().item(record.state.item);
  CHECK(item != nullptr);
  return *item;
}

/// Grounds of lenient treatment that are open; where none is, those there can be of such a subject, and the act says why not.
void offer(http::DeskChoices& lists, statute::SubjectKind subject, const std::vector<const cases::LeniencyFlagFacts*>& open) {
  for (const cases::LeniencyFlagFacts& one : cases::leniency_flags()) {
    if (open.empty() ? cases::is_ground_of(one, subject) : std::ranges::find(open, &one) != open.end()) lists["flag"].push_back({std::string(one.word), one.title});
  }
}

}  // namespace

http::DeskChoices DeskService::choices(const std::string& token, const statute::Operation& operation, const std::string& record_number) {
  const std::lock_guard lock(mutex_);
  http::DeskChoices lists;
  const auto record_id = platform_.internal_id("rec", record_number);
  const auto record = record_id ? store::find_record(platform_.db(), *record_id) : std::nullopt;
  if (operation.name == "leniency.claim") {
    const auto as = speaker(token);
    const auto id = as ? own_subject(platform_, as->actor) : std::nullopt;
    const auto subject = id ? store::find_subject(platform_.db(), *id) : std::nullopt;
    if (!subject) return lists;
    const bool is_own = record && record->state.subject_id == *id;
    offer(lists, subject->kind, is_own ? cases::grounds_to_claim(record->state, item_of(platform_, *record), store::leniency_of(platform_.db(), *record_id)) : std::vector<const cases::LeniencyFlagFacts*>{});
  } else if (operation.name == "leniency.grant") {
    // Of a record that is not its unit's to answer for an officer learns nothing, not even whom it is about.
    const auto as = actor(token);
    if (!as || !record || as->kind != statute::ActorKind::officer || !answers_for(platform_.db(), as->unit, record->state)) return lists;
    offer(lists, record->state.subject_kind, cases::grounds_to_grant(record->state, item_of(platform_, *record), store::leniency_of(platform_.db(), *record_id)));
  } else if (operation.name == "sharing.deliver") {
    const auto as = actor(token);
    const auto may = as ? operations_of(*as) : std::vector<const statute::Operation*>{};
    if (std::ranges::find(may, operation.name, &statute::Operation::name) == may.end()) return lists;
    for (const store::StoredSubscription& one : store::subscriptions(platform_.db())) lists["subscription"].push_back(choice_of(platform_, one));
  }
  return lists;
}

}  // namespace liaoxin::app
