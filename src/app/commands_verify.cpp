// The commands by which outsiders and operators check and keep: verify, verify-report, backup, restore.
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "app/backup.hpp"
#include "app/commands.hpp"
#include "app/printing.hpp"
#include "app/remembered_checkpoint.hpp"
#include "app/verify.hpp"
#include "app/verify_url.hpp"
#include "base/text.hpp"
#include "http/fetch.hpp"
#include "report/recall_file.hpp"

namespace liaoxin::app {
namespace {

/// A key is given as itself or as a file whose first line it is.
base::Result<journal::VerifierKey> key_of(const std::string& text) {
  auto key = journal::parse_vkey(text);
  std::ifstream in(text);
  std::string line;
  if (key || !std::getline(in, line)) return key;
  return journal::parse_vkey(base::trim(line));
}

/// The files of a log below the prefix given, one request each.
LogFile files_below(const http::RemoteAddress& prefix, http::Fetcher& fetcher) {
  return [prefix, &fetcher](const std::string& path, std::size_t most_bytes) -> std::optional<base::Bytes> {
    http::RemoteAddress address = prefix;
    address.path += "/" + path;
    http::Fetched fetched = fetcher.get(address, {.body_bytes = most_bytes});
    if (fetched.status == 200) return std::move(fetched.body);
    if (fetched.status == 404) return std::nullopt;
    const bool may_pass = fetched.status == 429 || fetched.status >= 500;
    throw base::Failure(may_pass ? "fetch_failed" : "fetch_answer_unexpected", fmt::format("{} answers with status {}", address.url(), fetched.status),
                        may_pass ? "try again later" : "check the address; no redirect is followed");
  };
}

/// A signed note on a terminal: its lines, none of which can move the cursor or turn the text round.
std::string printed_note(const std::string& note) {
  std::string out;
  for (const std::string& line : base::split(note, '\n')) out += base::one_line(line) + "\n";
  return out;
}

std::string size_and_root(const journal::Checkpoint& checkpoint) {
  return fmt::format("{} 条 entries, 根 root {}", checkpoint.size, base::base64(base::view(checkpoint.root)));
}

}  // namespace

ExitCode run_verify_url(const CommonOptions& common, const VerifyUrlOptions& options) {
  if (options.key.empty()) return print_refusal(base::make_refusal(base::RefusalWord::argument_missing, "--key VKEY"), common.json);
  const auto key = key_of(options.key);
  if (!key) return print_refusal(key.error(), common.json);
  auto prefix = http::parse_remote_address(options.url);
  if (!prefix) return print_refusal(prefix.error(), common.json);
  if (prefix->path.empty()) prefix->path = "/log/0";

  const RememberedCheckpoint memory = options.remember.empty() ? RememberedCheckpoint::of_key(*key) : RememberedCheckpoint(options.remember);
  const auto remembered_note = memory.read();
  http::Fetcher fetcher;
  const LogVerdict verdict = verify_log(files_below(*prefix, fetcher), *key, remembered_note);
  // Only what was found good in every respect is remembered.
  if (verdict.passed() && remembered_note != verdict.note) memory.replace(remembered_note, verdict.note);

  if (common.json) {
    auto out = to_json(verdict);
    out["remembered_note"] = remembered_note.value_or("");
    out["remembered_file"] = memory.file().string();
    print_json(out);
  } else if (verdict.passed()) {
    fmt::print("核验通过 verified: {} {};{} 个哈希块 tiles\n", verdict.checkpoint->origin, size_and_root(*verdict.checkpoint), verdict.tiles);
    if (!common.quiet) {
      say(verdict.remembered ? "与记住的检查点一致,是它的延续 continues the remembered checkpoint: " + size_and_root(*verdict.remembered)
                             : "第一次核验,没有可比较的 first time: nothing to compare with");
      say("已记住 remembered in " + memory.file().string());
    }
  } else {
    print_refusal(*verdict.refusal, false);
    if (!verdict.note.empty()) fmt::print("现在取得的检查点 checkpoint fetched now:\n{}", printed_note(verdict.note));
    if (remembered_note) fmt::print("记住的检查点(保留不变)checkpoint remembered, kept, in {}:\n{}", memory.file().string(), printed_note(*remembered_note));
  }
  return verdict.passed() ? ExitCode::done : ExitCode::failed;
}

ExitCode run_verify(const CommonOptions& common) {
  if (common.data.empty()) return print_refusal(base::make_refusal(base::RefusalWord::argument_missing, "--data DIR | --url URL --key VKEY"), common.json);
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
  const auto parsed_key = key_of(key);
  if (!parsed_key) return print_refusal(parsed_key.error(), common.json);
  const auto verified = report::verify_recall(text, journal::vkey(*parsed_key));
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
