// Records given out, and called back.
#include <fmt/format.h>

#include <algorithm>

#include "simulation.hpp"
#include "store/recipients.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

void Simulation::subscribe() {
  static const std::vector<std::string> kItems{"C4-03", "C4-03", "C8-05", "C8-06", "C2-01", "C4-04", "C8-01"};
  const std::string& item = dice_.pick(kItems);
  const std::string kind = dice_.chance(60) ? "unit" : "api_client";
  const std::string reference = kind == "unit" ? kSubscriber : "client-" + item;
  const bool is_there = std::any_of(subscriptions_.begin(), subscriptions_.end(), [&](const Subscription& s) { return s.kind == kind && s.item == item; });
  if (is_there) return;
  const auto answer = must("subscription.open", any_work_officer(), {{"kind", kind}, {"reference", reference}, {"name", "模拟用户"}, {"item", item}, {"agreement", "模拟协议"}});
  if (failed()) return;
  subscriptions_.push_back({std::string(answer.at("subscription").as_string()), kind, item, reference});
}

/// Proposed and not approved: it never happens.
void Simulation::drop_proposal() {
  const std::string proposer = any_work_officer(), second = second_officer(statute::parse_actor(proposer)->unit);
  const auto proposed = world_.act("subscription.open", proposer, {{"kind", "api_client"}, {"reference", "nobody"}, {"name", "模拟用户"}, {"item", "C4-03"}, {"agreement", next_number()}});
  if (!proposed) return fail(nullptr, "a subscription could not be proposed");
  const base::json::object approval{{"proposal", proposed->at("proposal")}, {"content_hash", proposed->at("content_hash")}};
  must_be_refused("proposal.approve", proposer, approval, "second_person_needed");
  if (dice_.chance(50)) must("proposal.withdraw", proposer, {{"proposal", proposed->at("proposal")}});
  else must("proposal.refuse", second, {{"proposal", proposed->at("proposal")}, {"reason", "协议未签"}});
  must_be_refused("proposal.approve", second, approval, "proposal_closed");
}

void Simulation::deliver() {
  if (subscriptions_.empty()) return subscribe();
  const Subscription& to = dice_.pick(subscriptions_);
  Known* record = pick([&](const Known& k) { return (public_item(k) == to.item || dice_.chance(2)) && (!k.ended || dice_.chance(5)); });
  if (record == nullptr) return;
  const base::json::object input{{"subscription", to.id}, {"record", record->id}};
  const bool may = public_item(*record) == to.item && (to.kind == "unit" ? model_.may_be_shared(*record, world_.now()) : model_.sight(*record, world_.now()).is_shown);
  const bool has = std::any_of(record->receivers.begin(), record->receivers.end(), [&](const Receiver& r) { return r.name == to.name && r.version == record->version && !r.by_consent && !r.took_anew && r.told_of_beside == 0; });
  try_from_elsewhere("sharing.deliver", input, *record);
  const std::string clerk = work_officer_for(*record);
  if (!may) return must_be_refused("sharing.deliver", clerk, input, "not_shareable", record);
  if (has) return must_be_refused("sharing.deliver", clerk, input, "already_delivered", record);
  must("sharing.deliver", clerk, input, record);
  model_.receive(*record, to.name, false, world_.now());
  tell_story(*record, "delivered to " + to.name);
}

void Simulation::report() {
  const Organisation& of = any_organisation();
  if (model_.is_merged_away(of.first_code)) return;
  const base::json::object input{{"uscc", of.code}, {"holder", "模拟银行"}, {"purpose", "授信"}};
  const auto covers = [&](const Unit& body) { return model_.is_competent(body.region, of.code); };
  if (dice_.chance(20)) must_be_refused("report.issue", work_officer([&](const Unit& body) { return !covers(body); }), input, "region_not_covered");
  const auto answer = must("report.issue", dice_.chance(50) ? work_officer(covers) : "subject:" + of.code, input);
  if (failed()) return;
  std::size_t shown = 0;
  for (Known& record : model_.records()) {
    if (record.owner != of.first_code || !model_.sight(record, world_.now()).is_shown) continue;
    ++shown;
    model_.receive(record, std::string(answer.at("report").as_string()), false, world_.now());
    tell_story(record, "stands in a report");
  }
  const std::size_t in_report = answer.at("records").as_array().size();
  if (in_report != shown) fail(nullptr, fmt::format("a report on {} holds {} records, the public sees {}", of.code, in_report, shown));
}

void Simulation::find_recalls(const Known& record) {
  const auto id = world_.platform().internal_id("rec", record.id);
  if (!id) return;
  for (const store::StoredCertificate& certificate : store::certificates_of(world_.platform().db(), *id)) {
    for (const store::StoredRecall& recall : store::recalls_of(world_.platform().db(), certificate.id)) {
      const std::string name = world_.platform().public_id("rcl", recall.id);
      if (known_recalls_.insert(name).second) open_recalls_.push_back({name, record.id});
    }
  }
}

void Simulation::confirm() {
  if (open_recalls_.empty()) return;
  const auto at = static_cast<std::size_t>(dice_.below(static_cast<int>(open_recalls_.size())));
  const OpenRecall recall = open_recalls_[at];
  const base::json::object input{{"recall", recall.id}, {"removed_from", "业务系统"}};
  open_recalls_.erase(open_recalls_.begin() + static_cast<std::ptrdiff_t>(at));
  const Known& record = *std::ranges::find(model_.records(), recall.record, &Known::id);
  try_from_elsewhere("recall.confirm", input, record);
  must("recall.confirm", dice_.chance(50) ? "operator" : work_officer_for(record), input);
  if (!failed() && dice_.chance(20)) must_be_refused("recall.confirm", "operator", input, "recall_confirmed");
}

}  // namespace liaoxin::simulation
