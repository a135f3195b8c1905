#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/demo_province.hpp"
#include "app/demo_province_organisations.hpp"

namespace liaoxin::app {

/// What a row is made from: the organisation, the unit that sends it, its number in the table (from 1), the plan and dice of
/// its own.
struct DemoRow {
  const DemoOrganisation& organisation;
  const DemoUnit& unit;
  std::int64_t number;
  const DemoPlan& plan;
  DemoDice& dice;
};

/// A row under construction: cells with the code of their column. All rows of one item have the same columns in the same
/// order.
using DemoCells = std::vector<std::pair<std::string_view, std::string>>;

void fill_registration(const DemoRow& row, DemoCells& cells);
void fill_permit(const DemoRow& row, DemoCells& cells);
void fill_penalty(const DemoRow& row, DemoCells& cells);
void fill_honour(const DemoRow& row, DemoCells& cells);
void fill_pledge(const DemoRow& row, DemoCells& cells);            ///< C2-01: in place of an approval or a proof
void fill_voluntary_pledge(const DemoRow& row, DemoCells& cells);  ///< C2-03
void fill_abnormal(const DemoRow& row, DemoCells& cells);
void fill_listed_elsewhere(const DemoRow& row, DemoCells& cells);
/// Bends a right penalty into the `number`-th kind of wrong one.
void spoil_penalty(std::int64_t number, DemoCells& cells);
inline constexpr std::int64_t kWrongPenalties = 14;

}  // namespace liaoxin::app
