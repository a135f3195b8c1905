#include "app/verdict_file.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"

namespace liaoxin::app {
namespace {

constexpr std::array<std::string_view, 5> kHeadings{"处理结果 verdict", "原因代码 words", "涉及列 columns", "原因 reasons", "依据 basis"};

}  // namespace

bool is_verdict_heading(std::string_view heading) { return std::find(kHeadings.begin(), kHeadings.end(), heading) != kHeadings.end(); }

struct VerdictFile::Parts {
  base::Sha256Stream hash;
};

VerdictFile::VerdictFile(const std::filesystem::path&, const intake::TableReader&) : parts_(std::make_unique<Parts>()) {}
VerdictFile::~VerdictFile() = default;

void VerdictFile::add(const intake::InputRow& row, std::string_view outcome, const std::vector<base::Refusal>& refusals, const std::vector<base::Refusal>& notes) {
  std::string line = std::to_string(row.number) + " " + std::string(outcome);
  for (const auto* list : {&refusals, &notes}) {
    for (const base::Refusal& refusal : *list) line += " " + std::string(base::word(refusal.word)) + "@" + refusal.pointer;
  }
  parts_->hash.add(line + "\n");
}

std::string VerdictFile::finish() { return base::hex(base::view(parts_->hash.finish())); }

}  // namespace liaoxin::app
