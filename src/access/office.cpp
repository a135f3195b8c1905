#include "access/office.hpp"

#include "base/text.hpp"

namespace liaoxin::access {

bool is_one_office(const Office& one, const Office& other) { return one.unit == other.unit && base::trim(one.name) == base::trim(other.name); }
bool may_be_one_office(const Office& one, const Office& other) {
  const bool is_unnamed = base::trim(one.name).empty() || base::trim(other.name).empty();
  return is_one_office(one, other) || (one.unit == other.unit && is_unnamed);
}

}  // namespace liaoxin::access
