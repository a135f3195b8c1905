// One act on one of many records: loaded, decided and applied in the transaction of the sequencer, and taken back before any commit.
#include <fmt/format.h>

#include <chrono>
#include <random>
#include <stdexcept>

#include "app/executor.hpp"
#include "bench.hpp"
#include "figure.hpp"
#include "process.hpp"
#include "province.hpp"
#include "store/subjects.hpp"

namespace liaoxin::bench {
namespace {

constexpr int kActs = 4'000;
constexpr double kAimMilliseconds = 1;

struct Target {
  std::string record, subject;
};

/// So many records at random, over all that there are.
std::vector<Target> targets(app::Platform& platform, std::int64_t rows) {
  std::mt19937_64 dice(1);
  std::vector<Target> list;
  while (list.size() < static_cast<std::size_t>(kActs)) {
    const auto record = store::find_record(platform.db(), static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(rows)) + 1);
    if (!record) continue;
    list.push_back({platform.public_id("rec", record->state.id), store::find_subject(platform.db(), record->state.subject_id)->uscc});
  }
  return list;
}

}  // namespace

void bench_decide(const Options& options) {
  const auto data = options.directory / "data", file = options.directory / "penalties.csv";
  const Province province = make_province(data);
  write_penalties(file, province, options.rows);
  (void)run({program("liaoxin"), "import", file, "--data", data, "--as", "officer:a@" + province.department, "--item", "C4-03", "--served-by", "officer:a@" + province.department, "--service-column", "X_SDRQ", "--secrecy-reviewed-by", "officer:b@" + province.department, "--quiet"});
  const app::Clock clock;
  app::Platform platform(app::places(data), clock);
  const std::vector<Target> list = targets(platform, options.rows);
  struct Act {
    const char* operation;
    std::function<std::string(const Target&)> by;
    std::function<base::json::object(const Target&)> input;
  };
  const auto subject = [](const Target& one) { return "subject:" + one.subject; };
  const auto officer = [&](const Target&) { return "officer:a@" + province.department; };
  const Act acts[] = {
      {"objection.submit", subject, [](const Target& one) { return base::json::object{{"record", one.record}, {"ground", "error"}, {"statement", "金额与决定书不符"}}; }},
      {"leniency.claim", subject, [](const Target& one) { return base::json::object{{"record", one.record}, {"flag", "force_majeure"}, {"statement", "洪水"}}; }},
      {"record.withdraw", officer, [](const Target& one) { return base::json::object{{"record", one.record}, {"reason", "报送有误"}}; }},
  };
  for (const Act& act : acts) {
    const app::Command& command = *app::command_named(act.operation);
    store::Writer writer(platform.sequencer(), clock.now());  // never committed
    std::vector<double> times;
    for (const Target& one : list) {
      const statute::Actor actor = *statute::parse_actor(act.by(one));
      const base::json::object input = act.input(one);
      const auto before = std::chrono::steady_clock::now();
      const bool is_done = writer.rehearse([&] { return app::execute_in(writer, platform, command, input, {actor}).has_value(); });
      times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
      if (!is_done) throw std::runtime_error(fmt::format("{} was refused", act.operation));
    }
    const double median = quantile(times, 0.5);
    print({fmt::format("decide.{}", act.operation), median, kAimMilliseconds, kAimMilliseconds / median, 1, "ms", fmt::format("median of {} acts at {} records against the aim; 99 of 100 within {:.2f} ms", kActs, options.rows, quantile(times, 0.99))}, options.json);
  }
}

}  // namespace liaoxin::bench
