// Measures at the desk of the unit that applies them, and lists of measures at the desk of the department that drafts them (arts. 24, 25).
#include "app/measures.hpp"
#include "app/office_desk_service.hpp"

namespace liaoxin::app {

using http::DeskKind;

std::optional<http::UnitMeasures> OfficeDeskService::measures(const std::string& token) {
  return host_.only(token, {DeskKind::unit}, [](Platform& platform, const statute::Actor& actor) {
    return http::UnitMeasures{measures_of_unit(platform, actor.unit), rewards_of_unit(platform, actor.unit), attempts_of(platform, actor.unit)};
  });
}

std::optional<std::vector<registry::MeasureListView>> OfficeDeskService::measure_lists(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge}, [](Platform& platform, const statute::Actor&) {
    return measure_list_views(ListsFor::who_drafts, platform.db(), platform.keys(), platform.pack(), platform.clock().now().date());
  });
}

}  // namespace liaoxin::app
