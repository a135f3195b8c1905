// The commands by which outsiders and operators check: verify, verify-report, backup, restore.
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "app/commands.hpp"
#include "app/printing.hpp"
#include "base/text.hpp"
#include "report/recall_file.hpp"

namespace liaoxin::app {

namespace {
[[noreturn]] void not_yet(const char* what) { throw base::Failure("not_yet", std::string(what) + " is not here yet", "see docs/roadmap.md"); }
}  // namespace

ExitCode run_verify(const CommonOptions&, const VerifyOptions&) { not_yet("verify"); }
ExitCode run_backup(const CommonOptions&, const BackupOptions&) { not_yet("backup"); }
ExitCode run_restore(const CommonOptions&, const BackupOptions&) { not_yet("restore"); }

ExitCode run_verify_report(const CommonOptions& common, const std::string& file, const std::string& key) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return print_refusal(base::make_refusal(base::RefusalWord::file_unreadable, base::one_line(file)), common.json);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto verified = report::verify_recall(text, key);
  if (!verified) {
    print_refusal(verified.error(), common.json);
    return ExitCode::failed;
  }
  if (common.json) {
    print_json(base::json::object{{"verified", true}, {"index", verified->index}, {"body", base::to_json(verified->body)}});
  } else {
    fmt::print("{}", report::printed_facts(*verified));
  }
  return ExitCode::done;
}

}  // namespace liaoxin::app
