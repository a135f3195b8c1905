#include "app/desk_host.hpp"

#include "store/units.hpp"

namespace liaoxin::app {

using statute::ActorKind;

http::DeskKind desk_of(store::Connection& db, const statute::Actor& actor) {
  using enum http::DeskKind;
  switch (actor.kind) {
    case ActorKind::officer: {
      const auto unit = store::find_unit(db, actor.unit);
      if (unit && unit->kind == "work_body") return work_body;
      if (unit && unit->kind == "in_charge") return in_charge;
      if (unit && unit->kind == "joint_meeting") return joint_meeting;
      return http::DeskKind::unit;
    }
    case ActorKind::subject:
    case ActorKind::person: return own;
    case ActorKind::court: return court;
    case ActorKind::collector: return collector;
    case ActorKind::system: return http::DeskKind::system;
    case ActorKind::security: return security;
    case ActorKind::auditor: return audit;
    case ActorKind::operator_:
    case ActorKind::public_: return none;
  }
  return none;
}

}  // namespace liaoxin::app
