#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/dates.hpp"

/// A fictitious province to look at: departments, organisations and what the departments hold about them. Everything is
/// derived from the seed; names are invented, codes freshly computed in a range that is not issued, units marked 演示.
namespace liaoxin::app {

struct DemoPlan {
  std::int64_t organisations = 2000;
  std::uint64_t seed = 1;
  base::Date today;
};

struct DemoOfficer {
  std::string id;      ///< unique in the province, e.g. 210100-market-1
  std::string name;    ///< invented: 演示甲, ...
  std::string office;  ///< offices differ inside a unit
  std::vector<std::string> posts;
};

struct DemoUnit {
  std::string uscc;
  std::string name;
  std::string kind;    ///< market, emergency, environment, fire, culture, transport, tax, housing, commerce, establishment, civil, justice
  std::string region;  ///< six-digit division
  std::vector<DemoOfficer> officers;
};

/// The departments that send the tables, always the same for one seed: a market registrar in each of the 14 cities, the
/// others at province level.
[[nodiscard]] std::vector<DemoUnit> demo_units(std::uint64_t seed);

/// One file of one department.
struct DemoTable {
  std::string name;   ///< stem of a file name: item, unit kind and region, e.g. C4-03-market-210100
  std::string item;   ///< catalogue item
  const DemoUnit* unit = nullptr;  ///< the source unit; lives as long as the call of generate_province
  std::vector<std::string> headings;  ///< column codes
  bool wrong_rows = false;  ///< every row of this table is wrong on purpose
};

/// Receives the tables one after another.
class DemoSink {
 public:
  virtual ~DemoSink() = default;
  virtual void begin(const DemoTable& table) = 0;
  virtual void row(std::span<const std::string> cells) = 0;
  virtual void end() = 0;
};

/// Writes all tables: registrations (C1-01, C1-02) first, then permits, penalties, honours, pledges, abnormal operations,
/// entries of lists kept elsewhere, and one table of wrong penalties. Tables without rows are left out. Same plan, same
/// cells in the same order.
void generate_province(const DemoPlan& plan, DemoSink& sink);

}  // namespace liaoxin::app
