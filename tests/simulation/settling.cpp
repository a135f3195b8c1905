// The province before the first day: its units and officers, their standards, the catalogue, the organisations on the register.
#include "simulation.hpp"
#include "statute/inquiry_matter.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::Date;
using base::json::array;
using base::json::object;

namespace {

constexpr int kOrganisationsOfPrefecture = 150;

array words(const std::vector<std::string>& list) { return array(list.begin(), list.end()); }

}  // namespace

void Simulation::settle() {
  world_.together([&] {
    register_units();
    set_standards();
  });
  adopt_catalogue();
  draft_list_system("MN-MINE");
  for (const Unit& registrar : province_.registrars) {
    if (!failed()) register_organisations(registrar, kOrganisationsOfPrefecture);
  }
  // What many departments have decided before the platform began.
  for (const Unit& unit : province_.departments) {
    if (!failed() && dice_.chance(60)) file_of(unit, "C4-03", dice_.between(1, 2));
  }
}

/// In each unit two officers of two offices who may do everything, a third of the first one's office who decides alone, a fourth who is there for one thing.
void Simulation::register_units() {
  const std::vector<std::string> all{"submitter", "decision_officer", "reviewer", "clerk"};
  const auto officer_of_unit = [&](const Unit& unit, const char* id, const char* name, const char* office, const std::vector<std::string>& posts) {
    must("officer.register", "operator", {{"unit", unit.code}, {"id", id}, {"name", name}, {"office", office}, {"posts", words(posts)}});
  };
  const auto settle_unit = [&](const Unit& unit) {
    array submitters;
    if (!unit.submitter.empty()) submitters.emplace_back(unit.submitter);
    must("unit.register", "operator", {{"uscc", unit.code}, {"name", name_of(unit.code)}, {"kind", unit.kind}, {"region", unit.region}, {"submitters", submitters}});
    officer_of_unit(unit, "a", "模拟甲", "信用处", all);
    officer_of_unit(unit, "b", "模拟乙", "法规处", all);
    officer_of_unit(unit, "c", "模拟丁", "信用处", {"decision_officer"});
    if (!unit.post_of_d.empty()) officer_of_unit(unit, "d", "模拟戊", "业务处", {unit.post_of_d});
    model_.settle_unit(unit.code, unit.region);
    count("units");
  };
  const auto one = [](const std::string& code, const char* kind, const char* region) { return Unit{.code = code, .kind = kind, .region = region, .submitter = {}, .post_of_d = {}}; };
  settle_unit(one(kInCharge, "in_charge", "210000"));
  settle_unit(one(kMeeting, "joint_meeting", "210000"));
  settle_unit(one(kListing, "department", "210000"));
  settle_unit(one(kMeasuring, "department", "210000"));
  settle_unit(one(kCourt, "court", "210100"));
  settle_unit(one(kSubscriber, "subscriber", "210100"));
  settle_unit(one(kAssociation, "collector", "210100"));
  for (const Unit* unit : province_.all()) settle_unit(*unit);
}

/// Part of the units say how grave what they decide is; of the others it stays unknown.
void Simulation::set_standards() {
  for (const Unit& unit : province_.departments) {
    if (unit.has_thresholds) set_thresholds(unit, Date::of(2019, 1, 1));
  }
  for (const Unit& unit : province_.registrars) {
    if (!unit.has_thresholds) continue;
    const Date from = Date::of(2026, 4, 1);
    must("policy_value.set", officer(unit.code), {{"key", "abnormal.grade"}, {"unit", unit.code}, {"value", "general"}, {"from_on", from.iso()}, {"decision_number", "模拟2号"}});
    model_.set_listing_grade(unit.code, from);
  }
  // Part of the units have a list of rewards; the others grant none.
  for (const Unit* unit : province_.all()) {
    if (!unit->has_thresholds) continue;
    must("policy_value.set", officer(kInCharge), {{"key", "reward.kinds"}, {"unit", unit->code}, {"value", "R22-1-01,R22-5-01"}, {"from_on", "2022-01-01"}, {"decision_number", "模拟2号"}});
    rewarding_.insert(unit->code);
  }
  std::string matters;
  for (const statute::MatterFacts& matter : statute::inquiry_matters()) matters += (matters.empty() ? "" : ",") + std::string(matter.word);
  must("policy_value.set", officer(kInCharge), {{"key", "inquiry.matters"}, {"unit", kSubscriber}, {"value", matters}, {"from_on", "2022-01-01"}, {"decision_number", "模拟2号"}});
}

void Simulation::set_thresholds(const Unit& unit, Date from) {
  for (const auto& [key, fen] : {std::pair("penalty.fine_general_from", "300000"), std::pair("penalty.fine_serious_from", "50000000")}) {
    must("policy_value.set", officer(unit.code), {{"key", key}, {"unit", unit.code}, {"value", fen}, {"from_on", from.iso()}, {"decision_number", "模拟2号"}});
  }
  model_.set_thresholds(unit.code, from);
}

/// A department that said nothing of how grave a fine is says it, for what it decides from tomorrow on.
void Simulation::set_standard() {
  const Unit& unit = any_department();
  if (model_.has_thresholds(unit.code)) return;
  set_thresholds(unit, today().plus_days(1));
  count("standard set");
}

void Simulation::adopt_catalogue() {
  object edition{{"decision_number", kFirstDecision}, {"decided_on", today().iso()}, {"authority", "模拟联席会议"}, {"from_on", today().iso()}};
  edition["items"] = array{"C1-01", "C4-03", "C4-04", "C8-05", "C3-01", "C2-01", "C8-06", "C8-01", "C8-04", "C8-09"};
  must_be_refused("edition.adopt", officer(kInCharge), edition, "joint_decision_unknown");
  must("joint_decision.register", officer(kMeeting), {{"level", "province"}, {"decision_number", kFirstDecision}, {"decided_on", today().iso()}, {"title", "关于补充目录的决定"}});
  first_decided_on_ = today();
  consult_on(edition);
  object backdated = edition;
  backdated["from_on"] = today().plus_days(-1).iso();
  must_be_refused("edition.adopt", officer(kInCharge), backdated, "dates_out_of_order");
  must("edition.adopt", officer(kInCharge), edition);
}

}  // namespace liaoxin::simulation
