// check_policy POLICY
// Ends with 1 and names the line when the policy text is not well formed or does not fit the declared operations.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "access/policy_text.hpp"
#include "app/operations.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: check_policy POLICY\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  if (!in) {
    std::cerr << argv[1] << ": cannot be read\n";
    return 2;
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto wrong = [&](const liaoxin::access::PolicyError& error) {
    std::cerr << argv[1] << (error.line > 0 ? ":" + std::to_string(error.line) : "") << ": " << error.what << "\n";
    return 1;
  };
  const auto rows = liaoxin::access::parse_policy(text);
  if (!rows) return wrong(rows.error());
  const auto fits = liaoxin::access::fits(*rows, liaoxin::app::all_commands());
  return fits ? 0 : wrong(fits.error());
}
