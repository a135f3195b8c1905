#include "registry/open_texts.hpp"

#include "registry/text_scan.hpp"

namespace liaoxin::registry {
namespace {

using base::json::value;

base::Result<void> names_nobody(const value& said, const std::string& pointer, base::Date today) {
  if (said.is_string() && names_by_number(std::string_view(said.get_string()), today)) return base::refuse(base::RefusalWord::personal_number_in_text, {}, pointer);
  if (said.is_array()) {
    for (std::size_t i = 0; i < said.get_array().size(); ++i) TRY_VOID(names_nobody(said.get_array()[i], pointer + "/" + std::to_string(i), today));
  }
  if (said.is_object()) {
    for (const auto& [name, part] : said.get_object()) TRY_VOID(names_nobody(part, pointer + "/" + std::string(name), today));
  }
  return {};
}

}  // namespace

base::Result<void> open_texts_name_nobody(const statute::Operation& operation, const value& input, base::Date today) {
  for (const statute::Field& field : operation.fields) {
    if (field.numbers != statute::PersonalNumbers::refused) continue;
    const value* said = input.is_object() ? input.get_object().if_contains(field.name) : nullptr;
    if (said != nullptr) TRY_VOID(names_nobody(*said, "/" + field.name, today));
  }
  return {};
}

}  // namespace liaoxin::registry
