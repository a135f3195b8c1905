#pragma once
#include <string>
#include <vector>

#include "divisions.hpp"

namespace liaoxin::simulation {

/// A unit of the simulated province.
struct Unit {
  std::string code, kind, region;
  std::string submitter;    ///< files for it too; empty: nobody does
  std::string post_of_d;    ///< the one post that its fourth officer holds
  bool has_thresholds = false;  ///< has set from which fine on conduct is general, and serious
};

/// Departments on three levels, a registrar and a data centre in each prefecture, and work bodies: the province's, one in each
/// prefecture and in some counties (art. 9).
struct Province {
  explicit Province(Divisions divisions);

  Divisions divisions;
  std::vector<Unit> departments;  ///< who decides penalties and permits, and takes pledges
  std::vector<Unit> registrars, data_centres, work_bodies;

  /// Every unit above.
  [[nodiscard]] std::vector<const Unit*> all() const;
  /// The unit with this code; none: it is one of units.hpp.
  [[nodiscard]] const Unit* find(const std::string& code) const;
};

}  // namespace liaoxin::simulation
