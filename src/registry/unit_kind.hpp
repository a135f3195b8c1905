#pragma once
#include <span>
#include <string_view>

#include "base/refusal.hpp"

namespace liaoxin::registry {

/// What a unit is; it decides what its officers may do (`access::Competence`) and which desk they have.
struct UnitKind {
  std::string_view word;
  base::LocalText title;
};

/// The closed list of unit.register.
[[nodiscard]] std::span<const UnitKind> unit_kinds();
/// Null when there is no such kind.
[[nodiscard]] const UnitKind* unit_kind(std::string_view word);

}  // namespace liaoxin::registry
