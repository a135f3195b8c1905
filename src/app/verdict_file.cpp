#include "app/verdict_file.hpp"

#include <optional>

#include "base/hash.hpp"
#include "intake/verdict_writer.hpp"

namespace liaoxin::app {

struct VerdictFile::Parts {
  base::Sha256Stream hash;
  std::optional<intake::VerdictWriter> writer;
};

VerdictFile::VerdictFile(const std::filesystem::path& path, const intake::TableReader& reader) : parts_(std::make_unique<Parts>()) {
  if (!path.empty()) parts_->writer.emplace(path, reader.style(), reader.headings());
}
VerdictFile::~VerdictFile() = default;

void VerdictFile::add(const intake::InputRow& row, Outcome outcome, const std::vector<base::Refusal>& refusals, const std::vector<base::Refusal>& notes) {
  static constexpr const char* kWords[] = {"接收", "接收(待送达,暂不公示)", "拒收", "与已有相同"};
  std::string line = std::to_string(row.number) + " " + std::to_string(static_cast<int>(outcome));
  intake::RowVerdict verdict{kWords[static_cast<int>(outcome)], refusals};
  verdict.reasons.insert(verdict.reasons.end(), notes.begin(), notes.end());
  for (const base::Refusal& reason : verdict.reasons) line += " " + std::string(base::word(reason.word)) + "@" + reason.pointer;
  parts_->hash.add(line + "\n");
  if (parts_->writer) parts_->writer->write(row, verdict);
}

std::string VerdictFile::finish() {
  if (parts_->writer) parts_->writer->finish();
  return base::hex(base::view(parts_->hash.finish()));
}

}  // namespace liaoxin::app
