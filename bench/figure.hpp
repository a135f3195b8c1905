#pragma once
#include <string>
#include <vector>

namespace liaoxin::bench {

/// One measured figure. The ratio is normalised so that `goal` or more is good: yardstick time by our time, or bound by
/// value for times, sizes and shares.
struct Figure {
  std::string name;
  double value = 0;
  double yardstick = 0;
  double ratio = 0;
  double goal = 0;
  std::string unit;
  std::string what;  ///< what value and yardstick are, in words
};

/// Prints one figure: as a JSON object on a line of its own, or in words.
void print(const Figure& figure, bool json);

/// Value at a share of a sorted copy, 0.5 the median.
[[nodiscard]] double quantile(std::vector<double> values, double share);

}  // namespace liaoxin::bench
