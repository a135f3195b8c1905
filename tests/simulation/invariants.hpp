#pragma once
#include <span>
#include <string>
#include <string_view>

#include "store/records.hpp"
#include "world.hpp"

/// What always holds of a record, whatever was done before: looked at after every act, from what is stored and what is served alone,
/// without the second model.
namespace liaoxin::simulation {

struct Invariant {
  std::string_view name;
  /// What is wrong with a record; empty: nothing.
  std::string (*broken)(World& world, const store::StoredRecord& record);
};
[[nodiscard]] std::span<const Invariant> invariants();

}  // namespace liaoxin::simulation
