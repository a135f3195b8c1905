// liaoxin_bench NAME... [--json] [--rows N] [--directory DIR] [--keep]: measures figures beside their yardsticks.
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench.hpp"

namespace liaoxin::bench {
namespace {

const std::map<std::string, void (*)(const Options&)>& benches() {
  static const std::map<std::string, void (*)(const Options&)> all{
      {"decide", bench_decide}, {"import", bench_import}, {"inquiry", bench_inquiry}, {"journal", bench_journal}, {"memory", bench_memory}, {"page", bench_page}, {"search", bench_search}};
  return all;
}

int usage() {
  std::string names;
  for (const auto& [name, bench] : benches()) names += " " + name;
  fmt::print(stderr, "usage: ./dev bench NAME... [--json] [--rows N] [--directory DIR] [--keep]\nnames:{}\n", names);
  return 2;
}

int main_of(int count, char** arguments) {
  Options options;
  std::vector<std::string> names;
  options.directory = std::filesystem::temp_directory_path() / fmt::format("liaoxin-bench-{}", ::getpid());
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--json") options.json = true;
    else if (argument == "--keep") options.keep = true;
    else if (argument == "--rows" && i + 1 < count) options.rows = std::strtoll(arguments[++i], nullptr, 10);
    else if (argument == "--directory" && i + 1 < count) options.directory = arguments[++i];
    else if (benches().contains(argument)) names.push_back(argument);
    else return usage();
  }
  if (names.empty() || options.rows < 1000) return usage();
  for (const std::string& name : names) {
    std::filesystem::remove_all(options.directory);
    std::filesystem::create_directories(options.directory);
    benches().at(name)(options);
  }
  if (!options.keep) std::filesystem::remove_all(options.directory);
  return 0;
}

}  // namespace
}  // namespace liaoxin::bench

int main(int count, char** arguments) {
  try {
    return liaoxin::bench::main_of(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench: {}\n", error.what());
    return 1;
  }
}
