#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace liaoxin::app {

/// Numbers derived from what they are for, so that any organisation can be made again without the ones before it
/// (splitmix64). For demo data only.
class DemoDice {
 public:
  DemoDice(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index)
      : state_(mixed(mixed(seed + 0x9e3779b97f4a7c15ULL * (purpose + 1)) + index)) {}

  [[nodiscard]] std::uint64_t next() { return mixed(state_ += 0x9e3779b97f4a7c15ULL); }
  /// In [0, bound).
  [[nodiscard]] int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }
  /// In [least, most].
  [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
  [[nodiscard]] bool chance(int of_thousand) { return below(1000) < of_thousand; }
  template <class T, std::size_t N>
  [[nodiscard]] const T& pick(const T (&choices)[N]) { return choices[below(static_cast<int>(N))]; }
  template <class T>
  [[nodiscard]] const T& pick(std::span<const T> choices) { return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))]; }

 private:
  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

}  // namespace liaoxin::app
