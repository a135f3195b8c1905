#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "access/policy.hpp"

/// Reading the policy text. The build runs it over policy.txt, so that what is wrong there never becomes a program.
namespace liaoxin::access {

struct PolicyError {
  int line = 0;  ///< from 1; 0 when no line is to blame
  std::string what;
};

/// The rows of a text, or what is wrong with its first wrong line: a column too many or too few, a word that is none of
/// the column's, a second row for an operation, a role or relation nobody could pass by, no journal, no basis.
[[nodiscard]] std::expected<std::vector<PolicyRow>, PolicyError> parse_policy(std::string_view text);

/// That each operation has a row and each row an operation.
[[nodiscard]] std::expected<void, PolicyError> fits(const std::vector<PolicyRow>& rows, const std::vector<const statute::Operation*>& operations);

}  // namespace liaoxin::access
