#include <array>

#include "app/demo_province.hpp"
#include "app/demo_province_organisations.hpp"
#include "app/demo_province_places.hpp"

namespace liaoxin::app {
namespace {

struct ProvincialUnit {
  std::string_view kind;
  std::string_view name;
};
constexpr ProvincialUnit kProvincial[] = {
    {"emergency", "辽宁省应急管理厅"},   {"environment", "辽宁省生态环境厅"},       {"fire", "辽宁省消防救援总队"},
    {"culture", "辽宁省文化和旅游厅"},   {"transport", "辽宁省交通运输厅"},         {"tax", "辽宁省税务局"},
    {"housing", "辽宁省住房和城乡建设厅"}, {"commerce", "辽宁省商务厅"},           {"establishment", "辽宁省事业单位登记管理局"},
    {"civil", "辽宁省民政厅"},           {"justice", "辽宁省司法厅"},
};

DemoUnit unit_of(std::string_view kind, std::string_view name, std::string_view region, std::uint64_t number) {
  static constexpr std::array<std::string_view, 3> kNames{"演示甲", "演示乙", "演示丙"};
  static constexpr std::array<std::string_view, 3> kOffices{"信用监管处", "法规处", "行政审批处"};
  DemoUnit unit{demo_uscc("11", region, number), std::string(name) + "(演示)", std::string(kind), std::string(region), {}};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    unit.officers.push_back({unit.region + "-" + unit.kind + "-" + std::to_string(i + 1), std::string(kNames[i]), std::string(kOffices[i])});
  }
  return unit;
}

}  // namespace

std::vector<DemoUnit> demo_units(std::uint64_t seed) {
  // Numbers below 1000 of the block of this seed; organisations take those from 1000 on.
  std::uint64_t number = seed % 97 * 9'000'000;
  std::vector<DemoUnit> units;
  for (const DemoCity& city : demo_cities()) {
    units.push_back(unit_of("market", std::string(city.name) + "市场监督管理局", city.code, number++));
  }
  for (const ProvincialUnit& unit : kProvincial) units.push_back(unit_of(unit.kind, unit.name, "210000", number++));
  return units;
}

}  // namespace liaoxin::app
