#pragma once
#include "http/desk_visit.hpp"

namespace liaoxin::http {

/// The refused rows of a file as a form: each refused cell an input with its message beside it, the others readable. Saved, the
/// rows are judged again through the same intake; those still refused come back as they were filled in (art. 12).
[[nodiscard]] Response refused_rows_response(DeskVisit& visit, Desk& desk, const FilingView& filing);

}  // namespace liaoxin::http
