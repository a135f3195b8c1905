#pragma once
#include <optional>
#include <vector>

#include "app/platform.hpp"
#include "cases/objection/objection.hpp"
#include "http/office_desk.hpp"
#include "store/units.hpp"

/// What the desks of the work body and of the department in charge both show.
namespace liaoxin::app {

/// Every objection that runs, the next due first; for a work body those of its region (art. 9). Units are named, subjects are not.
[[nodiscard]] std::vector<http::RunningLine> running_objections(Platform& platform, const store::StoredUnit& reader);
/// Who has not confirmed a recall, the longest silence first; `only_units`: units alone, but for courts, and without the recalls themselves.
[[nodiscard]] std::vector<http::SilentLine> silent_recipients(Platform& platform, bool only_units);

}  // namespace liaoxin::app
