#pragma once
#include <optional>

#include "access/policy.hpp"
#include "app/platform.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "statute/operation.hpp"
#include "statute/post.hpp"

namespace liaoxin::app {

/// Whether the register knows who acts: an officer of a registered unit, an officer of a court (or reviewing organ), a
/// subject by its code, a natural person with an account or a record. Auditor and operator are the machine's own until
/// accounts exist. Refusals: actor_not_registered, subject_unknown, person_unknown.
[[nodiscard]] base::Result<void> actor_known(Platform& platform, const statute::Actor& actor);

/// Whoever a unit registered under this id, as the unit's kind makes it: staff of a collector is no officer.
[[nodiscard]] statute::Actor officer_of(store::Connection& db, const std::string& id, const std::string& unit);

/// The posts of an officer, as they are at this moment; none of who is not registered.
[[nodiscard]] access::SetOf<statute::Post> posts_of(store::Connection& db, const statute::Actor& officer);

/// What an actor could do at all, looked up once for many operations: by its role, and of an officer by the relations its posts carry.
struct Reach {
  statute::ActorKind role;
  access::SetOf<access::Competence> relations;
  /// Whether the role is named, and an officer may carry one of the relations asked for: by its post, and by the kind of its unit.
  [[nodiscard]] bool covers(const access::PolicyRow& row) const;
};
[[nodiscard]] Reach reach_of(store::Connection& db, const statute::Actor& actor);

/// Name of an officer, whom `--as` would write so; that itself where nobody is registered under it.
[[nodiscard]] std::string officer_name(store::Connection& db, const std::string& officer);

/// Whether a record is a unit's to answer for: it filed it, files for who did, or made the decision (arts. 12, 37).
[[nodiscard]] bool answers_for(store::Connection& db, const std::string& unit, const registry::RecordState& record);

/// The subject an actor may speak for: the organisation it represents (the one it was merged into), or the natural person
/// itself. Nothing for everybody else, and for a person about whom nothing is kept.
[[nodiscard]] std::optional<registry::SubjectId> own_subject(Platform& platform, const statute::Actor& actor);

/// Somebody who acts, and the person behind it where an account tells.
struct Acting {
  std::string actor;  ///< as `--as` writes it
  std::optional<std::int64_t> person;
};
/// Whether two acts may be one person's: the same role, or one person behind both over all accounts.
[[nodiscard]] bool may_be_one_person(store::Connection& db, const Acting& one, const Acting& other);

}  // namespace liaoxin::app
