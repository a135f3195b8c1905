// Inquiries by officers who ask at the same time, each in the journal before its answer leaves, against bare reads and raw rows
// committed in groups.
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>

#include "app/desk_service.hpp"
#include "base/one_time_code.hpp"
#include "bench.hpp"
#include "figure.hpp"
#include "process.hpp"
#include "province.hpp"
#include "registry/identifiers.hpp"

namespace liaoxin::bench {
namespace {

constexpr int kClients = 64;
constexpr std::int64_t kRows = 20'000;
constexpr double kSeconds = 5;
constexpr const char* kPassword = "a long enough password to measure with";

/// A well-formed identity number of nobody: born on the first day of 1900.
std::string id_number(int which) {
  const base::Date today = base::Date::parse("2026-01-01").value();
  for (const char check : std::string_view("0123456789X")) {
    const std::string number = fmt::format("21010219000101{:03}{}", which, check);
    if (registry::check_citizen_id(number, today).valid()) return number;
  }
  throw std::runtime_error("no check character fits");
}

/// Officers who are signed in: one account each, all of one department, as two officers may ask in one case.
std::vector<std::string> sign_in_all(app::Platform& platform, app::DeskService& desk, const Province& province) {
  const statute::Actor machine{statute::ActorKind::operator_, "operator", ""};
  const auto must = [&](std::string_view operation, const base::json::object& input) {
    auto answer = app::execute(platform, operation, input, machine);
    if (!answer) throw std::runtime_error(fmt::format("{}: {}", operation, answer.error().front().message.en));
    return std::move(*answer);
  };
  std::vector<std::string> tokens;
  for (int i = 0; i < kClients; ++i) {
    const std::string login = fmt::format("officer.{}", i), officer = fmt::format("n{}", i);
    must("officer.register", {{"unit", province.department}, {"id", officer}, {"name", "演示"}, {"office", "审批处"}, {"posts", base::json::array{"submitter", "decision_officer", "reviewer", "clerk"}}});
    const auto opened = must("account.open", {{"login", login}, {"person_name", "演示"}, {"id_number", id_number(i)}});
    must("account.grant", {{"login", login}, {"role", "officer"}, {"unit", province.department}, {"officer", officer}});
    const std::string link(opened.at("enrolment").as_string());
    const auto secret = base::unbase32(desk.enrolment(link)->secret);
    const std::int64_t step = base::code_step(platform.clock().now());
    const bool is_in = desk.enrol(link, kPassword, base::one_time_code(*secret, step)).has_value();
    // The code of the next half minute: each is good once.
    const auto entered = desk.sign_in(login, kPassword, base::one_time_code(*secret, step + 1), fmt::format("192.0.2.{}", i), "");
    if (!is_in || !entered) throw std::runtime_error("an officer cannot sign in");
    tokens.push_back(entered->login);
  }
  return tokens;
}

struct Looks {
  double a_second = 0;
  double median_ms = 0;
};

Looks ask(app::DeskService& desk, const std::vector<std::string>& tokens, const std::vector<std::string>& codes) {
  std::vector<std::vector<double>> times(tokens.size());
  std::mutex guard;
  std::string failed;  // what came instead of an answer, of the last that failed
  const auto started = std::chrono::steady_clock::now();
  const auto until = started + std::chrono::duration<double>(kSeconds);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    threads.emplace_back([&, i] {
      std::mt19937 dice(static_cast<unsigned>(i));
      while (std::chrono::steady_clock::now() < until) {
        const auto before = std::chrono::steady_clock::now();
        const auto answer = desk.act(tokens[i], "inquiry.make", {{"subject_code", codes[dice() % codes.size()]}, {"matter", "penalty"}, {"case_reference", fmt::format("沈市监立案〔2026〕{}号", dice() % 1000)}});
        if (!answer || answer->at("records").as_array().empty()) {
          const std::lock_guard lock(guard);
          failed = answer ? "nothing was found" : answer.error().front().message.en;
        }
        times[i].push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  if (!failed.empty()) throw std::runtime_error("inquiry.make: " + failed);
  std::vector<double> all;
  for (const auto& of_one : times) all.insert(all.end(), of_one.begin(), of_one.end());
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return {static_cast<double>(all.size()) / took, quantile(all, 0.5)};
}

}  // namespace

void bench_inquiry(const Options& options) {
  const auto data = options.directory / "data", file = options.directory / "penalties.csv", list = options.directory / "codes";
  const Province province = make_province(data);
  write_penalties(file, province, kRows);
  (void)run({program("liaoxin"), "import", file, "--data", data, "--as", "officer:a@" + province.department, "--item", "C4-03", "--served-by", "officer:a@" + province.department, "--service-column", "X_SDRQ", "--secrecy-reviewed-by", "officer:b@" + province.department, "--quiet"});
  std::vector<std::string> codes;
  std::ofstream out(list);
  {
    store::Connection db(data / "liaoxin.sqlite", store::ConnectionRole::reader);
    static const store::Query kCodes{"SELECT uscc FROM subject WHERE ledger = 0 ORDER BY id"};
    auto rows = db.select(kCodes);
    while (rows.next()) {
      codes.push_back(rows.text(0));
      out << codes.back() << '\n';
    }
  }
  out.close();
  Looks ours;
  {
    const app::Clock clock;
    app::Platform platform(app::places(data), clock);
    app::DeskService desk(app::places(data), clock, std::make_unique<app::Passwords>(base::PasswordCost{.memory_kib = 64, .passes = 1, .lanes = 1}));
    const auto tokens = sign_in_all(platform, desk, province);
    ours = ask(desk, tokens, codes);
  }
  const double bare = std::stod(run({program("yardstick_inquiry"), data / "liaoxin.sqlite", list, std::to_string(kClients), std::to_string(kSeconds)}).output);
  print({"inquiry", ours.a_second, bare, ours.a_second / bare, 0.5, "1/s", fmt::format("{} clients, {} organisations with {} records; median {:.2f} ms", kClients, codes.size(), kRows, ours.median_ms)}, options.json);
}

}  // namespace liaoxin::bench
