#include "figure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.hpp"

namespace liaoxin::bench {

void print(const Figure& f, bool json) {
  if (json) {
    const base::json::object line{{"name", f.name}, {"value", f.value}, {"yardstick", f.yardstick}, {"ratio", f.ratio}, {"goal", f.goal}, {"unit", f.unit}};
    fmt::print("{}\n", base::json::serialize(line));
  } else {
    fmt::print("{:<22} {:>12.4g} {:<8} yardstick {:>10.4g}  ratio {:>6.2f}  goal {:.2f}  {}\n", f.name, f.value, f.unit, f.yardstick, f.ratio, f.goal, f.what);
  }
  std::fflush(stdout);
}

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

}  // namespace liaoxin::bench
