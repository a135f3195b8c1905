#include "statute/schema.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"

namespace liaoxin::statute {
namespace {

constexpr std::array<std::string_view, 36> kRoles = {
    "subject_name",       "subject_code",     "subject_category", "organisation_type",     "legal_representative",
    "document_number",    "document_on",      "deciding_unit_code", "deciding_unit_name",  "source_unit_code",
    "source_unit_name",   "valid_from",       "valid_until",      "served_on",             "document_hash",
    "restoration_notice", "summary_flag",     "penalty_kinds",    "fine",                  "confiscated",
    "claimed_display_until", "state",         "state_on",         "listed_on",             "removed_on",
    "region",             "address",          "former_names",     "established_on",        "ended_on",
    "publication_type",   "list_code",        "ground",           "conduct_ended_on",
    "identity_kind",      "identity_number"};

}  // namespace

bool is_role(std::string_view role) { return std::ranges::find(kRoles, role) != kRoles.end(); }

std::string_view word(ColumnType type) {
  switch (type) {
    case ColumnType::string: return "string";
    case ColumnType::text: return "text";
    case ColumnType::date: return "date";
    case ColumnType::decimal: return "decimal";
    case ColumnType::integer: return "int";
    case ColumnType::enumeration: return "enum";
    case ColumnType::enumeration_list: return "enum_list";
  }
  CHECK(false);
}

std::string fold_heading(std::string_view heading) {
  std::string folded;
  for (const char c : base::half_width(heading)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    folded += (c >= 'a' && c <= 'z') ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return folded;
}

const EnumValue* Column::value(std::string_view text) const {
  const auto found = std::ranges::find(values, text, &EnumValue::value);
  return found == values.end() ? nullptr : &*found;
}

bool Column::has_value(std::string_view text) const { return value(text) != nullptr; }

const Column* Schema::column(std::string_view wanted) const {
  const auto found = std::ranges::find(columns, wanted, &Column::code);
  return found == columns.end() ? nullptr : &*found;
}

std::optional<std::string> Schema::role(std::string_view role) const {
  CHECK(is_role(role));
  const auto found = roles.find(role);
  if (found == roles.end()) return std::nullopt;
  return found->second;
}

const Column* Schema::by_heading(std::string_view heading) const {
  const std::string wanted = fold_heading(heading);
  for (const Column& column : columns) {
    if (fold_heading(column.code) == wanted || fold_heading(column.name.zh) == wanted) return &column;
  }
  for (const Column& column : columns) {
    const auto same = [&](const std::string& alias) { return fold_heading(alias) == wanted; };
    if (std::ranges::any_of(column.aliases, same)) return &column;
  }
  return nullptr;
}

}  // namespace liaoxin::statute
