#pragma once
#include <span>
#include <string>
#include <string_view>

#include "readings.hpp"

/// What always holds of a record, whatever was done before: looked at after every operation, done or refused, from what is stored and what is
/// served alone, without the second model.
namespace liaoxin::simulation {

struct Invariant {
  std::string_view name;
  bool is_of_readings;  ///< it looks at what was read and at the state alone, and costs nothing
  /// What is wrong with a record; empty: nothing.
  std::string (*broken)(World& world, const store::StoredRecord& record, const Readings& readings);
};
[[nodiscard]] std::span<const Invariant> invariants();

}  // namespace liaoxin::simulation
