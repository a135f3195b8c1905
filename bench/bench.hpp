#pragma once
#include <unistd.h>

#include <cstdint>
#include <filesystem>

namespace liaoxin::bench {

struct Options {
  bool json = false;
  std::int64_t rows = 1'000'000;
  std::filesystem::path directory;  ///< emptied before each bench, removed at the end
  bool keep = false;                ///< leave the directory, to look at what was measured
};

void bench_decide(const Options& options);
void bench_import(const Options& options);
void bench_inquiry(const Options& options);
void bench_journal(const Options& options);
void bench_memory(const Options& options);
void bench_page(const Options& options);
void bench_search(const Options& options);

}  // namespace liaoxin::bench
