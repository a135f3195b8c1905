#pragma once
#include <string>
#include <vector>

namespace liaoxin::bench {

/// What a finished process cost.
struct Cost {
  double wall_seconds = 0;
  double cpu_seconds = 0;
  double peak_mib = 0;  ///< largest resident set
  std::string output;   ///< its stdout
};
/// Runs a program to its end; throws std::runtime_error when it does not end with 0.
[[nodiscard]] Cost run(const std::vector<std::string>& arguments);

/// A program that runs until this goes out of scope.
class Background {
 public:
  explicit Background(const std::vector<std::string>& arguments);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

 private:
  int process_ = 0;
};

/// Where the programs of this build lie, beside this one.
[[nodiscard]] std::string program(const std::string& name);

}  // namespace liaoxin::bench
