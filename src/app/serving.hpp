#pragma once
#include <string>

#include "app/platform.hpp"
#include "app/record_reader.hpp"
#include "statute/operation.hpp"
#include "store/notices.hpp"
#include "store/records.hpp"

namespace liaoxin::app {

/// Whether a letter tells of what this unit decided about a record that another may have filed: a measure (art. 26) or a listing (art. 38).
[[nodiscard]] bool is_told_by(const ReadContext& context, const registry::Notice& notice, const std::string& unit);
/// Whether this officer serves a letter: of its unit's own record or decision, or, of a work body, one that tells of an objection in its region (arts. 12, 37).
[[nodiscard]] bool serves(const ReadContext& context, const statute::Actor& actor, const registry::Notice& notice, const registry::RecordState& record);

/// Whether this officer prints the restoration notice of a record (art. 39): of its unit's own about an organisation at any time, about a person
/// only with the first letter of it that it serves.
[[nodiscard]] bool prints_guide(const ReadContext& context, const statute::Actor& actor, const registry::RecordState& record);

}  // namespace liaoxin::app
