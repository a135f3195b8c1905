#pragma once
#include <string>
#include <vector>

#include "app/platform.hpp"
#include "http/office_desk.hpp"
#include "registry/record.hpp"
#include "statute/operation.hpp"

/// Reports on public pledges (art. 19), as each side reads them.
namespace liaoxin::app {

/// Whether a unit answers reports on this pledge: it filed it, or files for who did. What has ended is answered for no more.
[[nodiscard]] bool takes_pledge_reports(store::Connection& db, const std::string& unit, const registry::RecordState& record);

/// Those a unit has to answer, the oldest first.
[[nodiscard]] std::vector<http::PledgeReportLine> pledge_reports_for(Platform& platform, const std::string& unit);
/// Those somebody made, and those about the pledges of the organisation it speaks for; the reporter's words are not among the latter.
[[nodiscard]] std::vector<http::PledgeReportLine> pledge_reports_of(Platform& platform, const statute::Actor& actor);
/// The same as they stand in the whole file of whom it speaks for (art. 35).
[[nodiscard]] base::json::array pledge_reports_json(Platform& platform, const statute::Actor& actor);

}  // namespace liaoxin::app
