#include "registry/views.hpp"

namespace liaoxin::registry {

BasisView basis_view(const base::Basis& basis) {
  return {std::string(base::word(basis.kind)), basis.reference, base::printed(basis.kind)};
}

}  // namespace liaoxin::registry
