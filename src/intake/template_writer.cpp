#include "intake/template_writer.hpp"

#include <xlsxwriter.h>

#include <vector>

#include "base/failure.hpp"
#include "intake/table_writer.hpp"

namespace liaoxin::intake {
namespace {

void write_workbook(const std::filesystem::path& path, std::span<const TemplateColumn> columns) {
  lxw_workbook* workbook = workbook_new(path.c_str());
  lxw_doc_properties properties{};
  properties.created = 1;  // same columns, same bytes
  workbook_set_properties(workbook, &properties);
  lxw_format* bold = workbook_add_format(workbook);
  format_set_bold(bold);
  lxw_format* text = workbook_add_format(workbook);
  format_set_num_format(text, "@");  // codes typed into the sheet keep all their digits
  lxw_worksheet* data = workbook_add_worksheet(workbook, "数据");
  lxw_worksheet* notes = workbook_add_worksheet(workbook, "说明");
  worksheet_freeze_panes(data, 1, 0);
  worksheet_set_column(data, 0, static_cast<lxw_col_t>(columns.size()), 18, text);
  worksheet_set_column(notes, 0, 2, 24, nullptr);
  worksheet_set_column(notes, 3, 3, 80, nullptr);
  const char* const titles[] = {"列代码", "中文名称", "是否必填", "说明"};
  for (lxw_col_t i = 0; i < 4; ++i) worksheet_write_string(notes, 0, i, titles[i], bold);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const TemplateColumn& column = columns[i];
    worksheet_write_string(data, 0, static_cast<lxw_col_t>(i), column.code.c_str(), bold);
    worksheet_write_comment(data, 0, static_cast<lxw_col_t>(i), column.name_zh.c_str());
    const auto row = static_cast<lxw_row_t>(i + 1);
    worksheet_write_string(notes, row, 0, column.code.c_str(), nullptr);
    worksheet_write_string(notes, row, 1, column.name_zh.c_str(), nullptr);
    worksheet_write_string(notes, row, 2, column.required.c_str(), nullptr);
    worksheet_write_string(notes, row, 3, column.description.c_str(), nullptr);
  }
  const lxw_error error = workbook_close(workbook);
  if (error != LXW_NO_ERROR) throw base::Failure("write_failed", std::string("writing a template: ") + lxw_strerror(error));
}

}  // namespace

void write_template(const std::filesystem::path& path, Format format, std::span<const TemplateColumn> columns) {
  if (format == Format::xlsx) return write_workbook(path, columns);
  std::vector<std::string> headings;
  for (const TemplateColumn& column : columns) headings.push_back(column.code);
  const auto encoding = format == Format::csv ? Encoding::utf8_with_bom : Encoding::utf8;
  const auto writer = create_table(path, {format, encoding, ','}, headings);
  if (format == Format::json_lines) writer->write(std::vector<std::string>(headings.size()));
  writer->finish();
}

}  // namespace liaoxin::intake
