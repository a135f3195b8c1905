#pragma once
#include <string_view>
#include <vector>

#include "access/policy.hpp"
#include "statute/operation.hpp"

/// Every command with its declaration: those of registry, cases and access, joined here and nowhere else.
namespace liaoxin::app {

[[nodiscard]] const std::vector<const statute::Operation*>& all_commands();
[[nodiscard]] const statute::Operation* find_command(std::string_view name);

/// A command with the row of the policy that speaks of it.
struct Command {
  const statute::Operation* operation = nullptr;
  const access::PolicyRow* row = nullptr;
  std::size_t number = 0;  ///< place in commands()
};
[[nodiscard]] const std::vector<Command>& commands();
/// Null when there is no such command.
[[nodiscard]] const Command* command_named(std::string_view name);

}  // namespace liaoxin::app
