#include "intake/formula_guard.hpp"

#include <array>

namespace liaoxin::intake {

bool begins_formula(std::string_view cell) {
  const std::size_t sign = cell.find_first_not_of('\'');
  if (sign == std::string_view::npos) return false;
  cell.remove_prefix(sign);
  constexpr std::string_view kSigns = "=+-@\t\r";
  if (kSigns.find(cell.front()) != std::string_view::npos) return true;
  static constexpr std::array<std::string_view, 4> kFullWidth{"\uff1d", "\uff0b", "\uff0d", "\uff20"};
  for (const std::string_view wide : kFullWidth) {
    if (cell.starts_with(wide)) return true;
  }
  return false;
}

std::string guarded(std::string_view cell) { return begins_formula(cell) ? "'" + std::string(cell) : std::string(cell); }

void unguard(std::string& cell) {
  if (!cell.empty() && cell.front() == '\'' && begins_formula(cell)) cell.erase(0, 1);
}

}  // namespace liaoxin::intake
