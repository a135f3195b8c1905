#pragma once
#include <span>
#include <string_view>

namespace liaoxin::app {

struct DemoCounty {
  std::string_view code;
  std::string_view name;
};

/// A city of Liaoning with its share of the demo's organisations.
struct DemoCity {
  std::string_view code;
  std::string_view name;    ///< 沈阳市
  std::string_view place;   ///< 沈阳, as names of organisations begin
  std::string_view letter;  ///< 沈, as document numbers begin
  int weight;
  std::span<const DemoCounty> counties;
};

[[nodiscard]] std::span<const DemoCity> demo_cities();

}  // namespace liaoxin::app
