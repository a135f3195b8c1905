#pragma once
#include <string>

#include "base/refusal.hpp"

namespace liaoxin::statute {

enum class DivisionLevel { province, prefecture, county };

/// An administrative division (GB/T 2260, six digits). Development zones are no divisions: they are labels of a county.
struct Division {
  std::string code;
  base::LocalText name;
  DivisionLevel level = DivisionLevel::county;
  std::string parent;  ///< code of the division above; empty for the province
};

}  // namespace liaoxin::statute
