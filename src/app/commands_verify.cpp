// The commands by which outsiders and operators check and keep: verify, verify-report, backup, restore.
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "app/backup.hpp"
#include "app/commands.hpp"
#include "app/printing.hpp"
#include "app/verify.hpp"
#include "base/text.hpp"
#include "report/recall_file.hpp"

namespace liaoxin::app {

ExitCode run_verify(const CommonOptions& common) {
  const VerifyReport report = verify_data(common.places());
  if (common.json) {
    print_json(to_json(report));
  } else if (report.passed()) {
    fmt::print("核验通过 verified: {} 条日志 leaves,{} 条记录 records,{} 张凭证 certificates,{} 个检查点 checkpoints,{} 份正文已打开 bodies opened,{} 份已封闭 closed\n", report.leaves, report.records,
               report.certificates, report.checkpoints, report.bodies_opened, report.bodies_closed);
  } else {
    fmt::print("核验不通过 NOT verified: {} 处 places;第一处 the first: {}\n", report.wrong, report.first_wrong);
  }
  return report.passed() ? ExitCode::done : ExitCode::failed;
}

ExitCode run_backup(const CommonOptions& common, const std::string& directory) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  const BackupResult result = make_backup(common.places(), directory, clock->now());
  if (common.json) {
    print_json(base::json::object{{"backup", directory}, {"log_size", result.log_size}, {"sha256", result.database_hash}});
  } else if (!common.quiet) {
    say(fmt::format("备份已完成并核验 backed up and verified: {},日志长度 log size {}。密钥不在其中,请另行保管 keys are not in it; keep them apart.", directory, result.log_size));
  }
  return ExitCode::done;
}

ExitCode run_restore(const CommonOptions& common, const std::string& directory) {
  const auto report = restore_backup(directory, common.places());
  if (!report) return print_refusal(report.error(), common.json);
  if (common.json) {
    print_json(to_json(*report));
  } else if (!common.quiet) {
    say(fmt::format("已恢复并核验 restored and verified: {} 条日志 leaves,{} 条记录 records", report->leaves, report->records));
  }
  return ExitCode::done;
}

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
