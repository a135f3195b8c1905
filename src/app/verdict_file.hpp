#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "intake/table.hpp"

namespace liaoxin::app {

/// The file that goes back to the sender: every row as it came, with its verdict, the stable words, the columns and
/// the reasons in both languages, in the format of the input. Without a path nothing is written, only hashed.
class VerdictFile {
 public:
  VerdictFile(const std::filesystem::path& path, const intake::TableReader& reader);
  ~VerdictFile();
  enum class Outcome { accepted, held, refused, same };
  void add(const intake::InputRow& row, Outcome outcome, const std::vector<base::Refusal>& refusals, const std::vector<base::Refusal>& notes);
  /// Closes the file durably; hex SHA-256 over all verdicts (row number, outcome, words).
  [[nodiscard]] std::string finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace liaoxin::app
