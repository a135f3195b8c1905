#include "app/blank_form.hpp"

#include <fmt/format.h>

#include "intake/template_writer.hpp"

namespace liaoxin::app {

void write_blank_form(const statute::Schema& schema, const std::filesystem::path& path, intake::Format format) {
  std::vector<intake::TemplateColumn> columns;
  for (const statute::Column& column : schema.columns) {
    std::string description(statute::word(column.type));
    if (column.length > 0) description += fmt::format(" {}", column.length);
    for (const statute::EnumValue& value : column.values) {
      description += "\n" + value.value + (value.label.zh == value.value || value.label.zh.empty() ? "" : " = " + value.label.zh);
    }
    if (column.secrecy_review) description += "\n经保密审查后方可公开";
    if (column.dropped) description += "\n不保存";
    columns.push_back({column.code, column.name.zh,
                       column.required == statute::Requirement::required ? "必填" : column.required == statute::Requirement::conditional ? "有条件" : "", description});
  }
  intake::write_template(path, format, columns);
}

}  // namespace liaoxin::app
