#include "app/actors.hpp"

#include <algorithm>

#include "access/post.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "store/accounts.hpp"
#include "store/proposals.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using statute::ActorKind;

base::Result<void> actor_known(Platform& platform, const statute::Actor& actor) {
  store::Connection& db = platform.db();
  const auto unknown = [&] { return refuse(RefusalWord::actor_not_registered, base::one_line(statute::to_string(actor))); };
  switch (actor.kind) {
    case ActorKind::officer:
    case ActorKind::court:
    case ActorKind::collector: {
      // Whoever is of a collector is that and no officer of a department, whatever it is called by.
      const auto unit = store::find_unit(db, actor.unit);
      if (!unit || (actor.kind == ActorKind::court && unit->kind != "court")) return unknown();
      if ((actor.kind == ActorKind::collector) != (unit->kind == "collector")) return unknown();
      if (!store::find_officer(db, actor.unit, actor.id)) return unknown();
      return {};
    }
    case ActorKind::subject:
      if (!store::find_subject_by_code(db, actor.id)) return refuse(RefusalWord::subject_unknown, base::one_line(actor.id));
      return {};
    case ActorKind::person: {
      const auto id = platform.internal_id("per", actor.id);
      if (!id || !store::find_person(db, *id)) return refuse(RefusalWord::person_unknown, base::one_line(actor.id));
      return {};
    }
    case ActorKind::auditor:
    case ActorKind::operator_:
    case ActorKind::system:
    case ActorKind::security:
    case ActorKind::public_: return {};
  }
  return {};
}

statute::Actor officer_of(store::Connection& db, const std::string& id, const std::string& unit) {
  const auto found = store::find_unit(db, unit);
  return {found && found->kind == "collector" ? ActorKind::collector : ActorKind::officer, id, unit};
}

access::SetOf<statute::Post> posts_of(store::Connection& db, const statute::Actor& officer) {
  access::SetOf<statute::Post> held;
  const auto found = store::find_officer(db, officer.unit, officer.id);
  if (!found) return held;
  for (const std::string& word : found->posts) {
    const statute::PostFacts* facts = statute::post(word);
    CHECK(facts != nullptr);
    held.add(facts->post);
  }
  return held;
}

Reach reach_of(store::Connection& db, const statute::Actor& actor) {
  using access::Competence;
  // What an officer of another kind of unit never is.
  static constexpr std::pair<Competence, std::string_view> kOfKind[] = {{Competence::work_body, "work_body"}, {Competence::work_body_review, "work_body"}, {Competence::in_charge, "in_charge"}, {Competence::joint_meeting, "joint_meeting"}};
  auto relations = access::relations_of(actor.kind);
  const auto unit = actor.kind == ActorKind::officer ? store::find_unit(db, actor.unit) : std::nullopt;
  for (const auto& [relation, kind] : kOfKind) {
    if (unit && unit->kind != kind) relations.remove(relation);
  }
  return {actor.kind, actor.kind == ActorKind::officer ? access::through_posts(relations, posts_of(db, actor)) : relations};
}

bool Reach::covers(const access::PolicyRow& row) const {
  if (!row.roles.contains(role)) return false;
  return role != ActorKind::officer || !(relations & row.competences).empty();
}

std::string officer_name(store::Connection& db, const std::string& officer) {
  const auto actor = statute::parse_actor(officer);
  const auto found = actor ? store::find_officer(db, actor->unit, actor->id) : std::nullopt;
  return found ? found->name : officer;
}

bool answers_for(store::Connection& db, const std::string& unit, const registry::RecordState& record) {
  return unit == record.source_unit || unit == record.deciding_unit || store::is_submitter(db, record.source_unit, unit);
}

bool may_be_one_person(store::Connection& db, const Acting& one, const Acting& other) {
  if (one.actor == other.actor) return true;
  const auto persons = [&](const Acting& acting) { return acting.person ? std::vector{*acting.person} : store::persons_of_actor(db, acting.actor); };
  const auto mine = persons(one), theirs = persons(other);
  return std::ranges::find_first_of(mine, theirs) != mine.end();
}

std::optional<registry::SubjectId> own_subject(Platform& platform, const statute::Actor& actor) {
  std::optional<store::StoredSubject> subject;
  if (actor.kind == ActorKind::subject) {
    subject = store::find_subject_by_code(platform.db(), actor.id);
  } else if (actor.kind == ActorKind::person) {
    const auto person = platform.internal_id("per", actor.id);
    if (person) subject = store::find_subject_of_person(platform.db(), *person);
  }
  if (!subject) return std::nullopt;
  return subject->merged_into.value_or(subject->id);
}

}  // namespace liaoxin::app
