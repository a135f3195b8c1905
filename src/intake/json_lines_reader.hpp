#pragma once
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "intake/table.hpp"
#include "intake/text_source.hpp"

namespace liaoxin::intake {

/// JSON Lines: one flat object a line. The file is read twice: once for its keys, so that the headings are complete before
/// the first row, once for the rows. Numbers keep the digits they were written with.
class JsonLinesReader final : public TableReader {
 public:
  [[nodiscard]] static base::Result<std::unique_ptr<TableReader>> open(const std::filesystem::path& path,
                                                                       const Limits& limits);
  [[nodiscard]] const std::vector<std::string>& headings() const override { return headings_; }
  [[nodiscard]] base::Result<bool> next(InputRow& row) override;
  [[nodiscard]] TableStyle style() const override { return {Format::json_lines, source_->encoding()}; }
  [[nodiscard]] double share_read() const override { return source_->share_read(); }

 private:
  explicit JsonLinesReader(const Limits& limits) : limits_(limits) {}
  [[nodiscard]] base::Result<void> collect_keys();
  /// The next line with content; false at the end. `too_large`: the line was skipped, `line` holds its beginning.
  [[nodiscard]] bool next_line(std::string_view& line, bool& too_large);

  void read_line(std::string_view line, bool too_large, InputRow& row) const;

  Limits limits_;
  std::unique_ptr<TextSource> source_;
  std::vector<std::string> headings_;
  std::unordered_map<std::string, std::size_t> columns_;
  std::string start_of_large_;
  std::size_t used_ = 0;  // bytes of the window that next_line handed out last
  std::int64_t line_ = 0;
  std::int64_t number_ = 0;
};

}  // namespace liaoxin::intake
