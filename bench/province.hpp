#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

namespace liaoxin::bench {

/// An installation to measure on: one department that files penalties, one registrar, the catalogue in force.
struct Province {
  std::filesystem::path data;
  std::string department;  ///< USCC
};
[[nodiscard]] Province make_province(const std::filesystem::path& data);

/// An invented name of an organisation; every number gives another.
[[nodiscard]] std::string organisation_name(std::int64_t number);
/// A code with right check characters that belongs to nobody.
[[nodiscard]] std::string organisation_code(std::int64_t number);

/// A department's file of valid penalties, four a subject on average, told and reviewed. UTF-8 CSV.
void write_penalties(const std::filesystem::path& file, const Province& province, std::int64_t rows);

}  // namespace liaoxin::bench
