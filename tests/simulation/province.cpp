#include "province.hpp"

#include <array>

#include "units.hpp"

namespace liaoxin::simulation {
namespace {

constexpr int kFirstNumber = 100;  // above the numbers of units.hpp
constexpr int kOfProvince = 6, kOfPrefecture = 4, kOfCounty = 2;
constexpr std::size_t kCountiesForOneWorkBody = 3;

}  // namespace

Province::Province(Divisions of) : divisions(std::move(of)) {
  static constexpr std::array<const char*, 4> kPosts{"clerk", "submitter", "reviewer", "decision_officer"};
  int number = kFirstNumber;
  const auto unit = [&](const char* type, const char* kind, const std::string& region) {
    const int own = number++;
    return Unit{.code = code_numbered(type, region, own), .kind = kind, .region = region, .submitter = {}, .post_of_d = kPosts[static_cast<std::size_t>(own) % kPosts.size()]};
  };
  const auto work_body = [&](const std::string& region) {
    Unit one = unit("12", "work_body", region);
    one.post_of_d = "clerk";
    return one;
  };
  const auto departments_of = [&](const std::string& region, int count, const std::string& data_centre) {
    for (int i = 0; i < count; ++i) {
      departments.push_back(unit("11", "department", region));
      // Three of five know what a serious fine is; one of three has its files sent by the data centre of its city.
      departments.back().has_thresholds = departments.size() % 5 < 3;
      if (departments.size() % 3 == 0) departments.back().submitter = data_centre;
    }
  };
  work_bodies.push_back({.code = kWorkBody, .kind = "work_body", .region = divisions.province(), .submitter = {}, .post_of_d = "clerk"});
  departments_of(divisions.province(), kOfProvince, {});
  for (const std::string& prefecture : divisions.prefectures()) {
    data_centres.push_back(unit("12", "department", prefecture));
    registrars.push_back(unit("11", "department", prefecture));
    registrars.back().has_thresholds = registrars.size() % 4 != 0;
    work_bodies.push_back(work_body(prefecture));
    departments_of(prefecture, kOfPrefecture, data_centres.back().code);
    std::size_t counties = 0;
    for (const std::string& county : divisions.counties()) {
      if (!divisions.lies_in(county, prefecture)) continue;
      departments_of(county, kOfCounty, data_centres.back().code);
      if (counties++ % kCountiesForOneWorkBody == 0) work_bodies.push_back(work_body(county));
    }
  }
}

std::vector<const Unit*> Province::all() const {
  std::vector<const Unit*> list;
  for (const std::vector<Unit>* some : {&departments, &registrars, &data_centres, &work_bodies}) {
    for (const Unit& one : *some) list.push_back(&one);
  }
  return list;
}

const Unit* Province::find(const std::string& code) const {
  for (const Unit* one : all()) {
    if (one->code == code) return one;
  }
  return nullptr;
}

}  // namespace liaoxin::simulation
