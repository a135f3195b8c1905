#pragma once
#include <string>
#include <string_view>

#include "app/platform.hpp"
#include "base/json.hpp"
#include "registry/identifiers.hpp"
#include "statute/operation.hpp"

/// Who acts in the demo, and how.
namespace liaoxin::app {

/// The bodies the loop needs besides the departments; their codes are computed and belong to nobody.
struct DemoBodies {
  std::string work_body = registry::compute_uscc("12210000MB9000001");
  std::string in_charge = registry::compute_uscc("11210000MB9000002");
  std::string court = registry::compute_uscc("11210000MB9000003");
  std::string joint_meeting = registry::compute_uscc("11210000MB9000004");
  std::string association = registry::compute_uscc("51210000MJ9000005");
  std::string county_work_body = registry::compute_uscc("12210102MB9000006");
};

/// Two named officers: one proposes, the other approves.
struct Two {
  statute::Actor first, second;
};
[[nodiscard]] statute::Actor officer(const std::string& id, const std::string& unit);

/// One act of the demo. Throws Failure where it is refused.
base::json::object must(Platform& platform, std::string_view operation, const statute::Actor& actor, const base::json::object& input);
/// The same of what takes two persons.
base::json::object must_by_two(Platform& platform, std::string_view operation, const Two& two, const base::json::object& input);

}  // namespace liaoxin::app
