// Agreements with collectors, at the desks of both sides (art. 13).
#include "app/office_desk_service.hpp"
#include "app/supplied.hpp"

namespace liaoxin::app {

using http::DeskKind;

std::optional<std::vector<registry::CollectorView>> OfficeDeskService::agreements(const std::string& token) {
  return host_.only(token, {DeskKind::collector, DeskKind::work_body, DeskKind::in_charge}, [](Platform& platform, const statute::Actor& actor) {
    std::vector<registry::CollectorView> list = collector_views(platform.db(), platform.keys(), platform.clock().now());
    if (actor.kind == statute::ActorKind::collector) std::erase_if(list, [&](const registry::CollectorView& one) { return one.uscc != actor.unit; });
    return list;
  });
}

}  // namespace liaoxin::app
