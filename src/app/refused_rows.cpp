#include "app/refused_rows.hpp"

#include <algorithm>
#include <set>

#include "app/persons.hpp"
#include "base/text.hpp"

namespace liaoxin::app {
namespace {

using base::Refusal;

constexpr std::size_t kMendableRows = 5000, kMendableBytes = 16 << 20;
/// A longer cell is not changed on a page: a form of few rows has to carry it back.
constexpr std::size_t kCellBytes = 4 * 1024;

}  // namespace

std::size_t bytes_of(const KeptRow& row) {
  std::size_t bytes = 0;
  for (const std::string& cell : row.cells) bytes += cell.size();
  return bytes;
}

KeptRow kept_row(const RefusedInput& input) {
  KeptRow row{input.number, {input.cells.begin(), input.cells.end()}, {}};
  for (std::string& cell : row.cells) {
    if (!base::is_utf8(cell)) cell.clear();  // of a row that could not be read
  }
  for (const Refusal& refusal : input.refusals) row.refusals.push_back(kept(refusal));
  return row;
}

void RefusedRows::add(const RefusedInput& input) {
  if (rows_.size() >= kMendableRows || bytes_ >= kMendableBytes) return;
  rows_.push_back(kept_row(input));
  bytes_ += bytes_of(rows_.back());
}

http::RefusedRow row_view(const statute::Schema& schema, const KeptRow& kept) {
  http::RefusedRow row{.number = kept.number};
  const auto cell_of = [&](std::string_view role) {
    const auto code = schema.role(role);
    for (std::size_t i = 0; code && i < schema.columns.size() && i < kept.cells.size(); ++i) {
      if (schema.columns[i].code == *code) return kept.cells[i];
    }
    return std::string();
  };
  const std::string category = base::trim(cell_of("subject_category")), number = schema.role("identity_number").value_or("");
  row.is_about_person = category == "自然人" || category == "个体工商户" || !base::trim(cell_of("identity_number")).empty();
  if (!row.is_about_person) row.about = base::one_line(cell_of("subject_name"));
  std::set<std::string> columns;
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    const statute::Column& column = schema.columns[i];
    columns.insert(column.code);
    http::RefusedCell cell{.column = {column.code, column.name}, .value = i < kept.cells.size() ? kept.cells[i] : std::string()};
    if (column.type == statute::ColumnType::enumeration && !column.label_other) {
      for (const statute::EnumValue& value : column.values) cell.choices.push_back({value.value, value.label});
    }
    if (cell.choices.empty()) {
      for (const statute::EnumValue& value : column.values) cell.may_hold += (cell.may_hold.empty() ? "" : "、") + value.value;
    }
    for (const KeptRefusal& refusal : kept.refusals) {
      if (refusal.pointer == column.code) cell.refusals.push_back(refusal_of(refusal));
    }
    // The number of a person is changed where it is wrong, and else shown as an officer recognises it.
    const bool is_number = column.code == number && !cell.value.empty();
    cell.can_change = (!is_number || !cell.refusals.empty()) && cell.value.size() <= kCellBytes;
    if (is_number && cell.refusals.empty()) cell.value = masked_number(cell.value);
    row.cells.push_back(std::move(cell));
  }
  for (const KeptRefusal& refusal : kept.refusals) {
    if (!columns.contains(refusal.pointer)) row.refusals.push_back(refusal_of(refusal));
  }
  return row;
}

}  // namespace liaoxin::app
