#pragma once
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "intake/table.hpp"
#include "intake/text_source.hpp"

namespace liaoxin::intake {

/// CSV after RFC 4180, with comma, semicolon or TAB (whichever the heading row uses most) and any line end. A row that
/// cannot be read is handed on as broken, and reading goes on with the line behind the one on which it started: a
/// forgotten quotation mark never swallows the rows after it in silence.
class CsvReader final : public TableReader {
 public:
  /// Reads the heading row. Refusals: file_empty, file_too_many_columns, row_quote_not_closed, row_quote_stray, ...
  [[nodiscard]] static base::Result<std::unique_ptr<TableReader>> open(std::unique_ptr<TextSource> source,
                                                                       const Limits& limits);
  [[nodiscard]] const std::vector<std::string>& headings() const override { return headings_; }
  [[nodiscard]] base::Result<bool> next(InputRow& row) override;
  [[nodiscard]] TableStyle style() const override { return {Format::csv, source_->encoding(), delimiter_}; }
  [[nodiscard]] double share_read() const override { return source_->share_read(); }

 private:
  CsvReader(std::unique_ptr<TextSource> source, const Limits& limits) : source_(std::move(source)), limits_(limits) {}
  struct Shape;

  [[nodiscard]] bool read_row(InputRow& row);
  [[nodiscard]] Shape parse(std::string_view text, bool last, InputRow& row) const;
  void skip_line();

  std::unique_ptr<TextSource> source_;
  Limits limits_;
  std::vector<std::string> headings_;
  char delimiter_ = ',';
  std::array<bool, 256> stop_{};  // characters that end an unquoted cell or are wrong in it
  std::int64_t line_ = 1;
  std::int64_t number_ = 0;
};

}  // namespace liaoxin::intake
