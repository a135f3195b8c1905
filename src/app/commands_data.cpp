// The commands that write: init, import, do, due.
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

#include "app/commands.hpp"
#include "app/executor.hpp"
#include "app/import.hpp"
#include "app/printing.hpp"
#include "base/text.hpp"
#include "journal/checkpoint.hpp"
#include "journal/note.hpp"
#include "statute/pack.hpp"
#include "store/accounts.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
namespace fs = std::filesystem;

namespace {
std::optional<fs::path> path_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return fs::path(text);
}
}  // namespace

Places CommonOptions::places() const { return app::places(data, path_of(keys), path_of(mark), path_of(erasures)); }

base::Result<Clock> CommonOptions::make_clock() const {
  if (clock.empty()) return Clock{};
  const auto instant = base::Instant::parse_rfc3339(clock);
  if (!instant) return refuse(RefusalWord::clock_malformed, base::one_line(clock), "--clock");
  return Clock{*instant};
}

base::Result<statute::Actor> CommonOptions::actor() const {
  if (as.empty()) return statute::Actor{};
  return statute::parse_actor(as);
}

ExitCode run_init(const CommonOptions& common, const std::string& origin) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  if (!journal::is_key_name(origin)) return print_refusal(base::make_refusal(RefusalWord::origin_malformed, base::one_line(origin), "--origin"), common.json);
  base::SystemRandom random;
  initialise(common.places(), origin, statute::embedded_pack(), random, clock->now());
  if (common.json) {
    print_json(base::json::object{{"data", common.data}, {"origin", journal::origin_of(origin, 0, 0)}});
  } else if (!common.quiet) {
    say("已建立 made: " + common.data + "。尚无任何目录事项生效 nothing is in force yet.");
  }
  return ExitCode::done;
}

namespace {

/// Progress with rate and time left: a moving line on a terminal, else a line now and then.
class ImportTicker {
 public:
  ImportTicker(bool json, bool quiet) : json_(json), quiet_(quiet) {}
  void operator()(const ImportProgress& progress) {
    if (json_) {
      fmt::print("{{\"durable_through\":{}}}\n", progress.durable_through);
      std::fflush(stdout);
      return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (quiet_ || now - last_ < std::chrono::milliseconds(on_terminal() ? 200 : 5000)) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const auto left = static_cast<std::int64_t>(progress.share_read > 0 ? seconds / progress.share_read * (1 - progress.share_read) + 0.5 : 0);
    fmt::print(stderr, "{}{} 行 rows, {:.0f}/s, {:.0f}%, 还需 left {}:{:02}{}", on_terminal() ? "\r" : "", progress.rows, static_cast<double>(progress.rows) / seconds,
               progress.share_read * 100, left / 60, left % 60, on_terminal() ? "  " : "\n");
  }
  void finish() const {
    if (!json_ && !quiet_ && on_terminal() && last_ != start_) fmt::print(stderr, "\n");
  }

 private:
  bool json_, quiet_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), last_ = start_;
};

base::Result<ImportRequest> request_of(const CommonOptions& common, const ImportOptions& options) {
  ImportRequest request;
  request.file = options.file;
  request.item = options.item;
  request.actor = TRY(common.actor());
  if (!options.served_by.empty()) request.served_by = TRY(statute::parse_actor(options.served_by));
  if (!options.secrecy_reviewed_by.empty()) request.secrecy_reviewed_by = TRY(statute::parse_actor(options.secrecy_reviewed_by));
  if (!options.served_on.empty()) {
    request.served_on = base::Date::parse_lenient(base::half_width(options.served_on));
    if (!request.served_on) return refuse(RefusalWord::date_invalid, base::one_line(options.served_on), "--served-on");
  }
  request.service_column = options.service_column;
  request.dry_run = options.dry_run;
  request.verdicts = options.verdicts;
  if (request.verdicts.empty()) {
    request.verdicts = request.file;
    request.verdicts.replace_extension(".verdicts" + request.file.extension().string());
  }
  return request;
}

}  // namespace

ExitCode run_import(const CommonOptions& common, const ImportOptions& options) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  const auto request = request_of(common, options);
  if (!request) return print_refusal(request.error(), common.json);
  Platform platform(common.places(), *clock);
  ImportTicker ticker(common.json, common.quiet);
  const auto result = import_file(platform, *request, std::ref(ticker));
  ticker.finish();
  if (!result) return print_refusal(result.error(), common.json);
  if (common.json) {
    base::json::array unknown;
    for (const std::string& heading : result->unknown_headings) unknown.emplace_back(base::one_line(heading));
    print_json(base::json::object{{"import", result->import_id}, {"rows", result->rows}, {"accepted", result->accepted}, {"held", result->held}, {"refused", result->refused},
                                  {"same", result->same}, {"replaced", result->replaced}, {"attested", result->attested}, {"log_index", result->log_index},
                                  {"log_size", result->log_size}, {"verdict_file", request->verdicts.string()}, {"verdict_hash", result->verdict_hash},
                                  {"unknown_headings", unknown}, {"dry_run", options.dry_run}});
  } else if (!common.quiet) {
    for (const std::string& heading : result->unknown_headings) say("未使用的列 column not used: " + base::one_line(heading));
    say(fmt::format("{}{} 行 rows:接收 accepted {}(其中与已有相同 same {}),留存待送达 held {},拒收 refused {};新版本 new versions {},补证 attested {}",
                    options.dry_run ? "[试判 dry run] " : "", result->rows, result->accepted, result->same, result->held, result->refused, result->replaced, result->attested));
    say("回执文件 verdict file: " + request->verdicts.string());
    if (result->log_index >= 0) say(fmt::format("日志位置 log index {},日志长度 log size {}", result->log_index, result->log_size));
  }
  return result->refused > 0 ? ExitCode::rows_refused : ExitCode::done;
}

ExitCode run_do(const CommonOptions& common, const DoOptions& options) {
  if (options.list) {
    base::json::array list;
    for (const statute::Operation* operation : all_commands()) {
      if (common.json) {
        base::json::array fields;
        for (const statute::Field& field : operation->fields) fields.push_back({{"name", field.name}, {"type", field.type}, {"required", field.required}});
        base::json::array refusals;
        for (const RefusalWord word : operation->refusals) refusals.emplace_back(base::word(word));
        list.push_back({{"name", operation->name}, {"title", {{"zh", operation->title.zh}, {"en", operation->title.en}}},
                        {"basis", {{"kind", base::word(operation->basis.kind)}, {"reference", operation->basis.reference}}}, {"fields", fields},
                        {"refusals", refusals}, {"example", operation->example}});
      } else {
        fmt::print("{:<24} {} {}\n    {}\n", operation->name, operation->title.zh, operation->title.en, operation->example);
      }
    }
    if (common.json) print_json(list);
    return ExitCode::done;
  }
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  const auto actor = common.actor();
  if (!actor) return print_refusal(actor.error(), common.json);
  if (common.data.empty() || options.operation.empty() || options.input.empty()) {
    return print_refusal(base::make_refusal(RefusalWord::argument_missing, "OPERATION --data DIR --as ACTOR --input FILE|-"), common.json);
  }
  std::string text;
  if (options.input == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    std::ifstream in(options.input, std::ios::binary);
    if (!in) return print_refusal(base::make_refusal(RefusalWord::file_unreadable, base::one_line(options.input)), common.json);
    text.assign(std::istreambuf_iterator<char>(in), {});
  }
  const auto input = base::parse_json(text);
  if (!input) return print_refusal(input.error(), common.json);
  Platform platform(common.places(), *clock);
  const Answer answer = execute(platform, options.operation, *input, *actor);
  if (!answer) {
    const ExitCode code = print_refusals(answer.error(), common.json);
    if (answer.error().front().word == RefusalWord::operation_unknown && !common.json) {
      std::string best;
      std::size_t distance = 6;
      for (const statute::Operation* operation : all_commands()) {
        const std::size_t d = base::edit_distance(options.operation, operation->name);
        if (d < distance) distance = d, best = operation->name;
      }
      if (!best.empty()) say("您是不是想用 did you mean: " + best);
    }
    return code;
  }
  print_answer(*answer, common.json);
  return ExitCode::done;
}

ExitCode run_due(const CommonOptions& common) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  Platform platform(common.places(), *clock);
  DueWork total;
  for (;;) {
    const DueWork work = do_due_work(platform);
    total.ended += work.ended;
    total.hidden += work.hidden;
    total.accepted += work.accepted;
    if (!work.may_have_more()) break;
  }
  if (common.json) {
    print_json(base::json::object{{"ended", total.ended}, {"hidden", total.hidden}, {"deemed_accepted", total.accepted}});
  } else if (!common.quiet) {
    say(fmt::format("公示期满 displays ended {},来源未答复而隐藏 hidden {},视为受理 deemed accepted {}", total.ended, total.hidden, total.accepted));
  }
  return ExitCode::done;
}

ExitCode run_bootstrap(const CommonOptions& common, const BootstrapOptions& options) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  std::string number;
  if (options.id_number_file == "-") {
    std::getline(std::cin, number);
  } else {
    std::ifstream in(options.id_number_file);
    if (!in) throw base::Failure("file_missing", "cannot read " + options.id_number_file, "name a file that holds the ID number, or - for stdin");
    std::getline(in, number);
  }
  Platform platform(common.places(), *clock);
  // Only the first account comes from the machine; the others are opened by the one it belongs to.
  if (store::has_accounts(platform.db())) return print_refusal(base::make_refusal(RefusalWord::bootstrap_done), common.json);
  const statute::Actor machine{statute::ActorKind::operator_, "operator", ""};
  auto opened = execute(platform, "account.open", base::json::object{{"login", options.login}, {"person_name", options.name}, {"id_number", base::trim(number)}}, machine);
  if (!opened) return print_refusal(opened.error().front(), common.json);
  const auto granted = execute(platform, "account.grant", base::json::object{{"login", options.login}, {"role", "security_administrator"}}, machine);
  if (!granted) return print_refusal(granted.error().front(), common.json);
  if (common.json) {
    print_json(*opened);
  } else {
    say(fmt::format("账号已开设,请本人在三天内打开 the account is open; its owner sets it up within three days at: {}", std::string(opened->at("enrolment_path").as_string())));
  }
  return ExitCode::done;
}

}  // namespace liaoxin::app
