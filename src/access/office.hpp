#pragma once
#include <string_view>

namespace liaoxin::access {

/// The office 处室 an officer sits in, as it was registered.
struct Office {
  std::string_view unit, name;
};
/// Whether two are one: of one unit, and named alike but for blanks around the name. Two that have no name are one.
[[nodiscard]] bool is_one_office(const Office& one, const Office& other);
/// Whether two cannot be told apart: they are one, or one of them has no name and so may be any of its unit. Who has to be of another office is not.
[[nodiscard]] bool may_be_one_office(const Office& one, const Office& other);

}  // namespace liaoxin::access
