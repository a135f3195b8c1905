#pragma once
#include "base/refusal.hpp"
#include "statute/operation.hpp"
#include "store/connection.hpp"

namespace liaoxin::app {

/// Whether the register knows who acts: an officer of a registered unit, an officer of a court (or reviewing organ), a
/// subject by its code. Auditor and operator are the machine's own until accounts exist.
/// Refusals: actor_not_registered, subject_unknown.
[[nodiscard]] base::Result<void> actor_known(store::Connection& db, const statute::Actor& actor);

}  // namespace liaoxin::app
