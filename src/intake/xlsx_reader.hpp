#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "intake/table.hpp"

namespace liaoxin::intake {

/// One worksheet of an .xlsx workbook, row by row; only the row being read is in memory. The first row with content holds
/// the headings. Dates come as YYYY-MM-DD, numbers as plain digits, the result of a formula as its text. A row is broken
/// when a cell has an error value, a number that lost digits, or content to the right of the headings.
class XlsxReader final : public TableReader {
 public:
  [[nodiscard]] static base::Result<std::unique_ptr<TableReader>> open(const std::filesystem::path& path, const Limits& limits,
                                                                       std::string_view sheet);
  ~XlsxReader() override;
  [[nodiscard]] const std::vector<std::string>& headings() const override { return headings_; }
  [[nodiscard]] base::Result<bool> next(InputRow& row) override;
  [[nodiscard]] TableStyle style() const override { return {Format::xlsx, Encoding::utf8}; }
  [[nodiscard]] double share_read() const override;

 private:
  struct Sheet;
  XlsxReader();
  Limits limits_;
  std::unique_ptr<Sheet> sheet_;
  std::vector<std::string> headings_;
  std::int64_t number_ = 0;
};

}  // namespace liaoxin::intake
