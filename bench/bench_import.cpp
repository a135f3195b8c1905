// Import of valid rows by the real program, against plain C writing the same rows into the same tables.
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

#include "bench.hpp"
#include "figure.hpp"
#include "journal/checkpoint.hpp"
#include "journal/codes.hpp"
#include "journal/commitment.hpp"
#include "journal/leaf.hpp"
#include "journal/tree.hpp"
#include "process.hpp"
#include "province.hpp"

namespace liaoxin::bench {
namespace {

struct Imported {
  std::filesystem::path data;
  Cost cost;
};

Imported import_rows(const Options& options) {
  Imported imported{options.directory / "data", {}};
  const Province province = make_province(imported.data);
  const auto file = options.directory / "penalties.csv";
  write_penalties(file, province, options.rows);
  const std::string officer = "officer:a@" + province.department;
  imported.cost = run({program("liaoxin"), "import", file, "--data", imported.data, "--item", "C4-03", "--as", officer, "--served-by", officer, "--service-column", "X_SDRQ",
                       "--secrecy-reviewed-by", officer, "--verdicts", options.directory / "verdicts.csv", "--quiet"});
  return imported;
}

double cpu_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// What the log costs by itself: salted commitment, leaf, leaf hash, tree, and a signed checkpoint every 2,000 rows.
double journal_cpu_seconds(std::int64_t rows) {
  base::SystemRandom random;
  const std::string seed(32, 'k');
  const journal::Ed25519Signer signer("localhost:8080/log/0", seed);
  const std::string body(900, 'b');
  journal::TreeEdge edge;
  const double begin = cpu_seconds();
  for (std::int64_t i = 0; i < rows; ++i) {
    journal::Leaf leaf;
    leaf.kind = journal::LeafKind::write;
    leaf.at_seconds = 1'800'000'000;
    leaf.schema = journal::schema_code("record.version");
    leaf.reason = journal::reason_code("imported");
    leaf.commits.push_back(journal::commit_to(leaf.kind, journal::CommitClass::fact, body, random).commit);
    edge.append(journal::leaf_hash(journal::encode_leaf(leaf)));
    if (i % 2000 == 1999) {
      (void)edge.take_tiles();
      (void)journal::sign_checkpoint({"localhost:8080/log/0", edge.size(), edge.root(), {}}, signer);
    }
  }
  return cpu_seconds() - begin;
}

}  // namespace

void bench_import(const Options& options) {
  const Imported imported = import_rows(options);
  const auto empty = options.directory / "yardstick";
  (void)make_province(empty);
  const Cost yardstick = run({program("yardstick_import"), imported.data / "liaoxin.sqlite", empty / "liaoxin.sqlite", "2000"});
  const double raw_seconds = std::strtod(yardstick.output.c_str(), nullptr);
  const double rows = static_cast<double>(options.rows);
  print({"import", rows / imported.cost.wall_seconds, rows / raw_seconds, raw_seconds / imported.cost.wall_seconds, 0.5, "rows/s",
         fmt::format("{} rows in {:.1f} s; plain C inserts the same rows in {:.1f} s", options.rows, imported.cost.wall_seconds, raw_seconds)},
        options.json);
}

void bench_journal(const Options& options) {
  const Imported imported = import_rows(options);
  const double share = journal_cpu_seconds(options.rows) / imported.cost.cpu_seconds;
  print({"journal", share, 0.15, 0.15 / share, 1, "share", "hashing, tree and signing as a share of the CPU time of an import"}, options.json);
}

void bench_memory(const Options& options) {
  const Imported imported = import_rows(options);
  print({"memory", imported.cost.peak_mib, 300, 300 / imported.cost.peak_mib, 1, "MiB", "largest resident set of an import"}, options.json);
}

}  // namespace liaoxin::bench
