#include "app/actors.hpp"

#include "base/text.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using statute::ActorKind;

base::Result<void> actor_known(store::Connection& db, const statute::Actor& actor) {
  const auto unknown = [&] { return refuse(RefusalWord::actor_not_registered, base::one_line(statute::to_string(actor))); };
  switch (actor.kind) {
    case ActorKind::officer:
      if (!store::find_officer(db, actor.unit, actor.id)) return unknown();
      return {};
    case ActorKind::court: {
      const auto unit = store::find_unit(db, actor.unit);
      if (!unit || unit->kind != "court" || !store::find_officer(db, actor.unit, actor.id)) return unknown();
      return {};
    }
    case ActorKind::subject:
      if (!store::find_subject_by_code(db, actor.id)) return refuse(RefusalWord::subject_unknown, base::one_line(actor.id));
      return {};
    case ActorKind::auditor:
    case ActorKind::operator_:
    case ActorKind::security:
    case ActorKind::public_: return {};
  }
  return {};
}

}  // namespace liaoxin::app
