#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/refusal.hpp"
#include "intake/table.hpp"
#include "intake/table_writer.hpp"

namespace liaoxin::intake {

/// What became of one row, as its sender is told.
struct RowVerdict {
  std::string result;                    ///< short Chinese word, e.g. 接收, 接收(暂不公示), 退回
  std::vector<base::Refusal> reasons;    ///< refusals and warnings, each with its column code as pointer
};

/// The verdict file of an import: the file as it came, in its own form and encoding, every row with its verdict in six
/// columns behind it. Corrected, it can be sent again as it is: those columns are passed over on import.
class VerdictWriter {
 public:
  /// `headings` and `style` are those of the reader. Throws base::Failure, like every member.
  VerdictWriter(const std::filesystem::path& path, const TableStyle& style, std::span<const std::string> headings);
  /// Also for broken rows: what could be read of them is repeated.
  void write(const InputRow& row, const RowVerdict& verdict);
  void finish() { writer_->finish(); }

 private:
  std::vector<std::size_t> kept_;  // columns of the input that are not an older verdict
  std::unique_ptr<TableWriter> writer_;
  std::vector<std::string> cells_;
};

}  // namespace liaoxin::intake
