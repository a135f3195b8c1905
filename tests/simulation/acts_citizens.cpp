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

constexpr std::size_t kCitizens = 600;
constexpr int kMostRows = 20;  // of a file

/// A number that belongs to nobody: the division does not exist. The check character as GB 11643 has it.
std::string number_of_citizen(std::size_t which) {
  std::string code = fmt::format("21990019800101{:03}", which + 2);
  int sum = 0, weight = 1;
  for (std::size_t i = code.size(); i-- > 0;) {
    weight = weight * 2 % 11;
    sum += (code[i] - '0') * weight;
  }
  return code + "10X98765432"[sum % 11];
}

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
  // One of them is searched for, in turn.
  const auto which = static_cast<std::size_t>(dice_.below(static_cast<int>(kCitizens)));
  for (const std::string& text : {name_of_citizen(which), number_of_citizen(which)}) {
    const auto found = world_.face().search({.q = text, .city = {}, .item = {}, .cursor = {}, .limit = {}});
    if (found && std::ranges::find(found->hits, name_of_citizen(which), &registry::SearchHit::name) != found->hits.end()) return fail(nullptr, "WRONGFUL EXPOSURE of a natural person by search");
  }
}

void Simulation::end_citizen_record(std::size_t place) {
  const CitizenRecord one = citizen_records_[place];
  const object withdrawing{{"record", one.id}, {"reason", "报送有误"}};
  if (dice_.chance(15)) must_be_refused("record.withdraw", officer(other_department({one.unit}).code), withdrawing, "not_competent");
  must("record.withdraw", officer(one.unit), withdrawing);
  if (dice_.chance(15)) must_be_refused("record.withdraw", officer(one.unit), withdrawing, "record_not_running");
  citizen_records_.erase(citizen_records_.begin() + static_cast<std::ptrdiff_t>(place));
}

void Simulation::end_old_citizen_records() {
  for (std::size_t place = 0; place < citizen_records_.size() && !failed();) {
    if (citizen_records_[place].filed_on.plus_days(kDaysKept) < today()) end_citizen_record(place);
    else ++place;
  }
}

void Simulation::file_about_citizens() {
  const std::string unit = any_department().code;
  const bool is_told = dice_.chance(70);
  std::vector<World::PersonPaper> papers;
  std::vector<std::size_t> about;
  for (int rows = dice_.between(1, kMostRows); rows > 0; --rows) {
    about.push_back(static_cast<std::size_t>(dice_.below(static_cast<int>(kCitizens))));
    papers.push_back({number_of_citizen(about.back()), name_of_citizen(about.back()), next_number(), today()});
  }
  const auto ids = world_.file_about_persons(unit, papers, is_told);
  if (!ids || ids->size() != papers.size()) return fail(nullptr, "a penalty of a natural person was refused");
  for (std::size_t row = 0; row < papers.size(); ++row) {
    citizen_records_.push_back({(*ids)[row], unit, about[row], is_told, today()});
    citizens_.insert(about[row]);
    count(is_told ? "citizen: told" : "citizen: held");
  }
  units_filed_.insert(unit);
}

/// One subject, one matter, one look: what was told and runs, and the look stands in its register.
void Simulation::inquire_about_citizen(std::size_t which) {
  const std::string about = app::about_number(world_.platform().keys(), number_of_citizen(which));
  const auto looks = [&] { return store::accesses_about(world_.platform().db(), about, 0, 10'000).size(); };
  const std::size_t before = looks();
  const auto inquiry = [&](const std::string& name) { return object{{"subject_code", number_of_citizen(which)}, {"subject_name", name}, {"matter", "permit"}, {"case_reference", next_number()}}; };
  const auto answer = must("inquiry.make", officer(kSubscriber), inquiry(name_of_citizen(which)));
  if (failed()) return;
  const auto open = static_cast<std::size_t>(std::ranges::count_if(citizen_records_, [&](const CitizenRecord& one) { return one.which == which && one.is_told; }));
  const std::size_t read = answer.at("records").as_array().size();
  if (read != open) return fail(nullptr, fmt::format("an inquiry about citizen {} gives {} records, {} are open to it", which, read, open));
  const auto wrong = must("inquiry.make", officer(kSubscriber), inquiry("模拟他人"));
  if (!failed() && !wrong.at("records").as_array().empty()) return fail(nullptr, "WRONGFUL EXPOSURE of a natural person under another name");
  if (looks() != before + 2) fail(nullptr, "a look at a natural person is missing from its register");
  count("citizen: looked up");
}

void Simulation::concern_citizen() {
  if (citizen_records_.empty() || dice_.chance(40)) file_about_citizens();
  if (failed()) return;
  const auto place = static_cast<std::size_t>(dice_.below(static_cast<int>(citizen_records_.size())));
  CitizenRecord& one = citizen_records_[place];
  const std::size_t which = dice_.chance(80) ? one.which : static_cast<std::size_t>(dice_.below(static_cast<int>(kCitizens)));
  if (!one.is_told) {
    const object attesting{{"record", one.id}, {"served_on", today().iso()}, {"proof", "送达回证"}};
    if (dice_.chance(25)) must_be_refused("service.attest", officer(other_department({one.unit}).code), attesting, "not_competent");
    must("service.attest", officer(one.unit), attesting);
    one.is_told = true;
  } else if (dice_.chance(25)) {
    end_citizen_record(place);
  } else {
    // Nobody else objects in its place, no list is delivered, no report is put together.
    const object objection{{"record", one.id}, {"ground", "error"}, {"statement", "没有此事"}};
    must_be_refused("objection.submit", "subject:" + any_organisation().code, objection, "not_competent");
  }
  inquire_about_citizen(which);
  look_at_citizens();
}

}  // namespace liaoxin::simulation
