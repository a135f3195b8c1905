#include "access/office.hpp"

#include "base/text.hpp"

namespace liaoxin::access {

bool is_one_office(const Office& one, const Office& other) { return one.unit == other.unit && base::trim(one.name) == base::trim(other.name); }

}  // namespace liaoxin::access
