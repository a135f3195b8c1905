#pragma once
#include <string>

namespace liaoxin::statute {

enum class DivisionLevel { province, prefecture, county };

/// An administrative division (GB/T 2260, six digits). Development zones are no divisions: they are labels of a county.
struct Division {
  std::string code;
  std::string zh;
  DivisionLevel level = DivisionLevel::county;
  std::string parent;  ///< code of the division above; empty for the province
};

}  // namespace liaoxin::statute
