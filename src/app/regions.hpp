#pragma once
#include <optional>
#include <string>
#include <vector>

#include "registry/record.hpp"
#include "statute/operation.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

/// Regional competence (art. 9, docs/decisions/0025-regional-competence.md): where a matter lies, and which work bodies are competent there.
namespace liaoxin::app {

/// The regions a record lies in: of the unit that filed it, and of its subject's place on the register. A natural person has no
/// place there.
[[nodiscard]] std::vector<std::string> regions_of(store::Connection& db, const registry::RecordState& record);
/// Whether the unit's region covers one of these.
[[nodiscard]] bool covers_one(const store::StoredUnit& unit, const std::vector<std::string>& regions);
/// Whether this officer is one of a work body whose region covers the record.
[[nodiscard]] bool is_work_body_of(store::Connection& db, const statute::Actor& actor, const registry::RecordState& record);

}  // namespace liaoxin::app
