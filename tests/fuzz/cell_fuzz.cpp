#include "base/check.hpp"
#include "intake/cell_values.hpp"
#include "registry/cells.hpp"
#include "registry/identifiers.hpp"
#include "statute/pack.hpp"

// One cell for any column of any form: the first byte picks the column. What a cell is brought to stays as it is when it
// is brought there again, or the same file twice would not be the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  static const std::vector<const statute::Column*> columns = [] {
    std::vector<const statute::Column*> list;
    for (const statute::Schema& schema : statute::embedded_pack().schemas) {
      for (const statute::Column& column : schema.columns) list.push_back(&column);
    }
    return list;
  }();
  if (size < 2) return 0;
  const statute::Column& column = *columns[(data[0] | data[1] << 8) % columns.size()];
  const std::string_view cell(reinterpret_cast<const char*>(data) + 2, size - 2);
  if (const auto normal = registry::normalise_cell(column, cell)) {
    const auto again = registry::normalise_cell(column, *normal);
    CHECK(again.has_value());
    CHECK(*again == *normal);
  }
  if (const auto date = intake::normalise_date(cell)) CHECK(intake::normalise_date(date->iso()) == *date);
  if (const auto number = intake::normalise_decimal(cell)) CHECK(intake::normalise_decimal(intake::decimal_text(*number)) == *number);
  (void)intake::split_list(cell);
  if (const auto code = registry::check_uscc(std::string(cell)); code.valid()) CHECK(registry::check_uscc(code.code).valid());
  return 0;
}
