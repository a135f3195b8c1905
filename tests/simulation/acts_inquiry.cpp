// Looking organisations up: in a matter, and under their consent; the consent taken back or run out.
#include <fmt/format.h>

#include <algorithm>

#include "simulation.hpp"
#include "statute/inquiry_matter.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

namespace {

const std::vector<std::string> kConsented{"C4-03", "C8-05"};

}  // namespace

void Simulation::compare_inquiry(const std::string& owner, const std::vector<std::string>& items, const base::json::object& answer, bool by_consent) {
  if (failed()) return;
  std::size_t shared = 0;
  for (Known& record : model_.records()) {
    if (record.owner != owner || std::ranges::find(items, public_item(record)) == items.end() || !model_.may_be_shared(record, world_.now())) continue;
    ++shared;
    model_.receive(record, kSubscriber, by_consent, world_.now());
    tell_story(record, by_consent ? "read under a consent" : "read in a matter");
  }
  const std::size_t read = answer.at("records").as_array().size();
  if (read != shared) fail(nullptr, fmt::format("an inquiry about {} gives {} records, {} are open to it", owner, read, shared));
}

void Simulation::inquire() {
  const Organisation of = any_organisation();
  if (model_.is_merged_away(of.first_code)) return;
  const statute::MatterFacts& matter = statute::inquiry_matters()[static_cast<std::size_t>(dice_.below(static_cast<int>(statute::inquiry_matters().size())))];
  const base::json::object input{{"subject_code", of.code}, {"matter", matter.word}, {"case_reference", next_number()}};
  if (dice_.chance(25)) return must_be_refused("inquiry.make", officer(any_department().code), input, "matter_not_of_unit");
  if (matter.needs_consent) return must_be_refused("inquiry.make", officer(kSubscriber), input, "consent_missing");
  const auto answer = must("inquiry.make", officer(kSubscriber), input);
  compare_inquiry(of.first_code, {matter.items.begin(), matter.items.end()}, answer, false);
  looked_at_.push_back(of.first_code);
}

void Simulation::consent() {
  // Of somebody whose consent runs, or of somebody else.
  const bool is_given = !consents_.empty() && dice_.chance(70);
  const Organisation of = is_given ? organisation_of(std::next(consents_.begin(), dice_.below(static_cast<int>(consents_.size())))->first) : any_organisation();
  if (model_.is_merged_away(of.first_code)) return;
  const base::json::object look{{"subject_code", of.code}, {"purpose", "financing"}};
  const auto live = consents_.find(of.first_code);
  if (live == consents_.end()) {
    must_be_refused("inquiry.authorised", officer(kSubscriber), look, "consent_missing");
    base::json::array items;
    for (const std::string& item : kConsented) items.emplace_back(item);
    const base::Date until_on = today().plus_days(1 + dice_.below(60));
    const auto given = must("consent.give", "subject:" + of.code, {{"user", kSubscriber}, {"purpose", "financing"}, {"items", items}, {"until_on", until_on.iso()}});
    if (!failed()) consents_[of.first_code] = {std::string(given.at("consent").as_string()), until_on};
    return;
  }
  // Over since midnight: it opens nothing, and due work tells its user in time.
  if (today() > live->second.until_on) return must_be_refused("inquiry.authorised", officer(kSubscriber), look, "consent_missing");
  if (dice_.chance(60)) return compare_inquiry(of.first_code, kConsented, must("inquiry.authorised", officer(kSubscriber), look), true);
  must("consent.withdraw", "subject:" + of.code, {{"consent", live->second.id}});
  recall_consent(of.first_code);
  consents_.erase(live);
}

/// What a user read under a consent is recalled with it; whoever read for another reason keeps it.
void Simulation::recall_consent(const std::string& owner) {
  for (Known& record : model_.records()) {
    if (record.owner != owner) continue;
    for (Receiver& receiver : record.receivers) {
      if (receiver.by_consent && !receiver.took_anew) receiver.told_of_end = true;
    }
  }
}

void Simulation::end_old_consents() {
  for (auto consent = consents_.begin(); consent != consents_.end();) {
    if (today() <= consent->second.until_on) {
      ++consent;
      continue;
    }
    recall_consent(consent->first);
    consent = consents_.erase(consent);
  }
}

}  // namespace liaoxin::simulation
