// Organisation page and its JSON by the real server, against a bare epoll server with the same reads and bytes.
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "bench.hpp"
#include "figure.hpp"
#include "load.hpp"
#include "process.hpp"
#include "store/connection.hpp"
#include "store/query.hpp"

namespace liaoxin::bench {
namespace {

constexpr int kOrganisations = 2000, kConnections = 16, kThreads = 2;
constexpr double kSeconds = 5;

std::vector<std::string> codes_of(const std::filesystem::path& data) {
  store::Connection db(data / "liaoxin.sqlite", store::ConnectionRole::reader);
  static const store::Query kCodes{"SELECT uscc FROM subject WHERE ledger = 0 AND merged_into IS NULL AND kind IN (0, 1) ORDER BY id"};
  std::vector<std::string> codes;
  auto rows = db.select(kCodes);
  while (rows.next()) codes.push_back(rows.text(0));
  return codes;
}

unsigned short free_port() { return static_cast<unsigned short>(20000 + std::random_device{}() % 20000); }

void measure(const Options& options, const std::string& name, const std::filesystem::path& data, const std::vector<std::string>& codes, const std::string& prefix) {
  std::vector<std::string> paths;
  for (const std::string& code : codes) paths.push_back(prefix + code);
  const auto answers = options.directory / (name + ".answers");
  Load ours;
  {
    const unsigned short port = free_port();
    const Background server({program("liaoxin"), "serve", "--data", data, "--listen", fmt::format("127.0.0.1:{}", port), "--quiet"});
    wait_for(port);
    std::ofstream out(answers, std::ios::binary);
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const std::string bytes = answer_bytes(port, paths[i]);
      out << paths[i] << ' ' << codes[i] << ' ' << bytes.size() << '\n' << bytes;
    }
    out.flush();
    ours = ask(port, paths, kConnections, kSeconds);
  }
  Load bare;
  {
    const unsigned short port = free_port();
    const Background server({program("yardstick_page"), data / "liaoxin.sqlite", std::to_string(port), answers, std::to_string(kThreads)});
    wait_for(port);
    bare = ask(port, paths, kConnections, kSeconds);
  }
  print({name, ours.requests_a_second, bare.requests_a_second, ours.requests_a_second / bare.requests_a_second, 0.5, "1/s",
         fmt::format("{} organisations, {} connections; median {:.2f} ms, bare {:.2f} ms", codes.size(), kConnections, ours.median_ms, bare.median_ms)},
        options.json);
}

}  // namespace

void bench_page(const Options& options) {
  const auto data = options.directory / "data";
  (void)run({program("liaoxin"), "init", "--data", data, "--quiet"});
  (void)run({program("liaoxin"), "demo", "--data", data, "--organisations", std::to_string(kOrganisations), "--seed", "1", "--files", options.directory / "files", "--quiet"});
  const std::vector<std::string> codes = codes_of(data);
  measure(options, "page.html", data, codes, "/organisations/");
  measure(options, "page.json", data, codes, "/v1/organisations/");
}

}  // namespace liaoxin::bench
