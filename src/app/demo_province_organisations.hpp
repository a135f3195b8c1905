#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/demo_province.hpp"
#include "app/demo_province_dice.hpp"
#include "app/demo_province_places.hpp"

namespace liaoxin::app {

enum class DemoKind { company, joint_stock, cooperative, partnership, sole_owner, branch, institution, social_group, private_body, foundation, law_firm };

/// Which unit kind registers organisations of a kind, and under which item.
[[nodiscard]] std::string_view registrar_kind(DemoKind kind);
[[nodiscard]] std::string_view registration_item(DemoKind kind);

struct DemoOrganisation {
  std::int64_t index = 0;
  const DemoCity* city = nullptr;
  const DemoCounty* county = nullptr;
  DemoKind kind{};
  std::string uscc;
  std::string name;
  std::string former_names;  ///< in the form of DJ_CYM
  std::string representative;
  std::string scope;
  std::string_view state;
  base::Date established_on;
  std::optional<base::Date> deregistered_on;
  base::Date state_on;
};

/// The organisations of a plan, made again whenever they are asked for.
class DemoOrganisations {
 public:
  explicit DemoOrganisations(const DemoPlan& plan) : plan_(plan) {}
  /// Organisations [first, last) lie in one city.
  struct Range { std::int64_t first, last; };
  [[nodiscard]] Range of_city(std::size_t city) const;
  [[nodiscard]] DemoKind kind(std::int64_t index) const;
  [[nodiscard]] DemoOrganisation at(std::int64_t index) const;

 private:
  DemoPlan plan_;
};

/// A code of the demo range for a number below 887,503,681: GB 32100 over division and an organisation code that begins with LX.
[[nodiscard]] std::string demo_uscc(std::string_view pair, std::string_view division, std::uint64_t number);

/// An invented name of a person.
[[nodiscard]] std::string demo_person(DemoDice& dice);

}  // namespace liaoxin::app
