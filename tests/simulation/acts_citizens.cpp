// Natural persons: what is kept about them is on no public path, opens to one look in one matter, and each look is theirs to see.
#include <fmt/format.h>

#include <algorithm>

#include "app/access_register.hpp"
#include "simulation.hpp"
#include "store/access_entries.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::object;

namespace {

/// Numbers that belong to nobody: the division does not exist.
constexpr const char* kCitizens[] = {"219900198001010028", "219900198001010036", "219900198001010044"};
constexpr int kDaysKept = 40;  // below the shortest display, so that its end is this file's own

}  // namespace

std::string Simulation::name_of_citizen(std::size_t which) const { return fmt::format("模拟市民{}", which + 1); }

/// Everything anybody can see of it: nothing.
void Simulation::look_at_citizens() {
  for (const CitizenRecord& one : citizen_records_) {
    if (failed()) return;
    ++outcome_.looks;
    if (world_.face().record(one.id)) return fail(nullptr, "WRONGFUL EXPOSURE of a natural person's record by its number: " + one.id);
  }
  for (std::size_t which = 0; which < std::size(kCitizens) && !failed(); ++which) {
    for (const std::string& text : {name_of_citizen(which), std::string(kCitizens[which])}) {
      const auto found = world_.face().search({.q = text, .city = {}, .item = {}, .cursor = {}, .limit = {}});
      if (found && std::ranges::find(found->hits, name_of_citizen(which), &registry::SearchHit::name) != found->hits.end()) return fail(nullptr, "WRONGFUL EXPOSURE of a natural person by search");
    }
  }
}

void Simulation::end_citizen_record(std::size_t place) {
  const CitizenRecord one = citizen_records_[place];
  must("record.withdraw", officer(kGrading), {{"record", one.id}, {"reason", "报送有误"}});
  must_be_refused("record.withdraw", officer(kGrading), {{"record", one.id}, {"reason", "报送有误"}}, "record_not_running");
  citizen_records_.erase(citizen_records_.begin() + static_cast<std::ptrdiff_t>(place));
}

void Simulation::end_old_citizen_records() {
  for (std::size_t place = 0; place < citizen_records_.size() && !failed();) {
    if (citizen_records_[place].filed_on.plus_days(kDaysKept) < today()) end_citizen_record(place);
    else ++place;
  }
}

void Simulation::file_about_citizen(std::size_t which, bool is_told) {
  const auto id = world_.file_about_person(kGrading, kCitizens[which], name_of_citizen(which), next_number(), today(), is_told);
  if (!id) return fail(nullptr, "a penalty of a natural person was refused");
  citizen_records_.push_back({*id, which, is_told, today()});
  count(is_told ? "citizen: told" : "citizen: held");
}

/// One subject, one matter, one look: what was told and runs, and the look stands in its register.
void Simulation::inquire_about_citizen(std::size_t which) {
  const std::string about = app::about_number(world_.platform().keys(), kCitizens[which]);
  const auto looks = [&] { return store::accesses_about(world_.platform().db(), about, 0, 10'000).size(); };
  const std::size_t before = looks();
  const auto inquiry = [&](const std::string& name) { return object{{"subject_code", kCitizens[which]}, {"subject_name", name}, {"matter", "permit"}, {"case_reference", next_number()}}; };
  const auto answer = must("inquiry.make", officer(kSubscriber), inquiry(name_of_citizen(which)));
  if (failed()) return;
  const auto open = static_cast<std::size_t>(std::ranges::count_if(citizen_records_, [&](const CitizenRecord& one) { return one.which == which && one.is_told; }));
  const std::size_t read = answer.at("records").as_array().size();
  if (read != open) return fail(nullptr, fmt::format("an inquiry about a natural person gives {} records, {} are open to it", read, open));
  const auto wrong = must("inquiry.make", officer(kSubscriber), inquiry("模拟他人"));
  if (!failed() && !wrong.at("records").as_array().empty()) return fail(nullptr, "WRONGFUL EXPOSURE of a natural person under another name");
  if (looks() != before + 2) fail(nullptr, "a look at a natural person is missing from its register");
  count("citizen: looked up");
}

void Simulation::concern_citizen() {
  const auto which = static_cast<std::size_t>(dice_.below(static_cast<int>(std::size(kCitizens))));
  const auto own = std::ranges::find(citizen_records_, which, &CitizenRecord::which);
  if (own == citizen_records_.end() || dice_.chance(30)) {
    file_about_citizen(which, dice_.chance(70));
  } else if (!own->is_told) {
    must("service.attest", officer(kGrading), {{"record", own->id}, {"served_on", today().iso()}, {"proof", "送达回证"}});
    own->is_told = true;
  } else if (dice_.chance(25)) {
    end_citizen_record(static_cast<std::size_t>(own - citizen_records_.begin()));
  } else {
    // Nobody else objects in its place, no list is delivered, no report is put together.
    const object objection{{"record", own->id}, {"ground", "error"}, {"statement", "没有此事"}};
    must_be_refused("objection.submit", "subject:" + dice_.pick(organisations_).code, objection, "not_competent");
  }
  inquire_about_citizen(which);
  look_at_citizens();
}

}  // namespace liaoxin::simulation
