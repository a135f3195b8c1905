// Who acts: of the unit that filed or decided, of a work body in whose region it lies, and of those who have no right to it.
#include <algorithm>

#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {
namespace {

std::string officer_named(const std::string& id, const std::string& unit) { return "officer:" + id + "@" + unit; }

}  // namespace

const Unit& Simulation::other_department(const std::set<std::string>& than) {
  for (;;) {
    const Unit& one = any_department();
    if (!than.contains(one.code)) return one;
  }
}

std::string Simulation::officer_of(const Known& record) {
  const Unit* unit = province_.find(record.paper.organ);
  if (unit != nullptr && !unit->submitter.empty() && dice_.chance(25)) return officer(unit->submitter);
  // An honour's form names no unit that decided: its submitters alone have to do with it.
  if (record.paper.item != "C3-01" && dice_.chance(60)) return decision_officer_of(record);
  std::vector<std::string> able{"a", "b"};
  if (unit != nullptr && unit->post_of_d == "submitter") able.push_back("d");
  return officer_named(dice_.pick(able), record.paper.organ);
}

std::string Simulation::decision_officer_of(const Known& record) {
  const Unit* unit = province_.find(record.paper.organ);
  std::vector<std::string> able{"a", "b", "c"};
  if (unit != nullptr && unit->post_of_d == "decision_officer") able.push_back("d");
  return officer_named(dice_.pick(able), record.paper.organ);
}

std::string Simulation::stranger_to(const Known& record) {
  static const std::vector<std::string> kOfficers{"a", "b", "c", "d"};
  const std::string& unit = other_department({record.paper.organ, record.paper.source}).code;
  return officer_named(dice_.pick(kOfficers), unit);
}

std::string Simulation::work_officer(const std::function<bool(const Unit&)>& suits, Rank rank) {
  std::vector<std::string> bodies;
  for (const Unit& one : province_.work_bodies) {
    if (suits(one)) bodies.push_back(one.code);
  }
  static const std::vector<std::string> kClerks{"a", "b", "d"}, kReviewers{"a", "b"};
  const std::string& body = dice_.pick(bodies);
  return officer_named(dice_.pick(rank == Rank::clerk ? kClerks : kReviewers), body);
}

std::string Simulation::work_officer_for(const Known& record, Rank rank) {
  return work_officer([&](const Unit& body) { return model_.is_competent(body.region, record); }, rank);
}
std::string Simulation::work_officer_elsewhere(const Known& record, Rank rank) {
  return work_officer([&](const Unit& body) { return !model_.is_competent(body.region, record); }, rank);
}
std::string Simulation::any_work_officer() { return officer(dice_.pick(province_.work_bodies).code); }

void Simulation::try_from_elsewhere(std::string_view operation, const base::json::object& input, const Known& record, Rank rank) {
  if (dice_.chance(15)) must_be_refused(operation, work_officer_elsewhere(record, rank), input, "region_not_covered", &record);
}

const Simulation::Organisation& Simulation::any_organisation() {
  constexpr int kTries = 8;  // most records are registrations
  const bool is_of_record = dice_.chance(50);
  for (int i = 0; is_of_record && i < kTries && !model_.records().empty(); ++i) {
    const Known& record = dice_.pick(model_.records());
    if (record.paper.item != "C1-01") return organisation_of(record.owner);
  }
  return dice_.pick(organisations_);
}

void Simulation::add_organisation(const std::string& code, const std::string& registrar) {
  place_of_organisation_.emplace(code, organisations_.size());
  organisations_.push_back({code, code, registrar});
}

}  // namespace liaoxin::simulation
