#pragma once
#include <string_view>

namespace liaoxin::access {

/// Whether the work body of one region is competent for a matter that lies in another (art. 9): the province for every matter here,
/// a prefecture for itself and its counties, a county for itself. Divisions of GB/T 2260, six digits; a development zone is a label
/// of its county and has no code of its own. A region that is unknown lies in the province's hands alone.
[[nodiscard]] bool region_covers(std::string_view of_work_body, std::string_view of_matter);

}  // namespace liaoxin::access
