#include "intake/verdict_writer.hpp"

#include "intake/headings.hpp"

namespace liaoxin::intake {
namespace {

/// Joins what `part` gives for each reason, leaving out empty and repeated neighbours.
template <class Part>
std::string joined(const std::vector<base::Refusal>& reasons, std::string_view separator, Part part) {
  std::string text, before;
  for (const base::Refusal& reason : reasons) {
    const std::string piece(part(reason));
    if (piece.empty() || piece == before) continue;
    if (!text.empty()) text += separator;
    text += piece;
    before = piece;
  }
  return text;
}

}  // namespace

VerdictWriter::VerdictWriter(const std::filesystem::path& path, const TableStyle& style, std::span<const std::string> headings) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (is_verdict_heading(headings[i])) continue;
    kept_.push_back(i);
    all.push_back(headings[i]);
  }
  for (std::size_t i = 0; i < kVerdictColumns; ++i) all.emplace_back(heading_of(static_cast<VerdictColumn>(i)));
  writer_ = create_table(path, style, all);
}

void VerdictWriter::write(const InputRow& row, const RowVerdict& verdict) {
  cells_.clear();
  for (const std::size_t column : kept_) cells_.push_back(column < row.cells.size() ? row.cells[column] : std::string());
  const auto& reasons = verdict.reasons;
  cells_.push_back(verdict.result);
  cells_.push_back(joined(reasons, ";", [](const base::Refusal& reason) { return base::word(reason.word); }));
  cells_.push_back(joined(reasons, ";", [](const base::Refusal& reason) { return reason.pointer; }));
  cells_.push_back(joined(reasons, "；", [](const base::Refusal& reason) { return reason.message.zh + "。" + reason.remedy.zh; }));
  cells_.push_back(joined(reasons, "; ", [](const base::Refusal& reason) { return reason.message.en + ". " + reason.remedy.en; }));
  cells_.push_back(joined(reasons, "；", [](const base::Refusal& reason) {
    return base::printed(reason.basis.kind).zh + " " + reason.basis.reference;
  }));
  writer_->write(cells_);
}

}  // namespace liaoxin::intake
