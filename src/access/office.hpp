#pragma once
#include <string_view>

namespace liaoxin::access {

/// The office 处室 an officer sits in, as it was registered.
struct Office {
  std::string_view unit, name;
};
/// Whether two are one: of one unit, and named alike but for blanks around the name. Two that have no name are one.
[[nodiscard]] bool is_one_office(const Office& one, const Office& other);

}  // namespace liaoxin::access
