#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/desk_routes.hpp"
#include "http/page.hpp"

namespace liaoxin::http {

/// The page /desk/records, /desk/held or /desk/figures of an officer's unit (arts. 7, 12): what it filed, what waits for service,
/// how timely it files. Nothing at other paths. Refusal: cursor_invalid.
[[nodiscard]] std::optional<base::Result<Page>> unit_desk_page(const PageContext& context, Desk& desk, const std::string& login_token, const std::vector<std::string>& path);

/// Where a record stands, for whoever filed it: held, contested, hidden, running, past or ended.
[[nodiscard]] Markup unit_record_state(const PageContext& context, const UnitRecord& record);

/// The page /desk/search of an officer: records about organisations by number or name, with everything that can be done with each.
[[nodiscard]] DeskAnswer to_serve_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer search_records_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
