#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "intake/table.hpp"

namespace liaoxin::intake {

/// A column as a template explains it.
struct TemplateColumn {
  std::string code;
  std::string name_zh;
  std::string required;     ///< 必填, 有条件, or empty
  std::string description;  ///< kind of value, allowed values, notes
};

/// An empty table to fill in: the heading row with the column codes. CSV (UTF-8 with mark) has nothing else, since every
/// further row would be data; a workbook explains its columns in comments and on a second sheet 说明; JSON Lines shows one
/// object whose values are empty.
void write_template(const std::filesystem::path& path, Format format, std::span<const TemplateColumn> columns);

}  // namespace liaoxin::intake
