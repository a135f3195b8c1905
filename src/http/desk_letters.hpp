#pragma once
#include <string>

#include "http/desk.hpp"
#include "http/page.hpp"

namespace liaoxin::http {

/// /desk/letters: the notices to a subject, what became of each, and where its reminders go.
[[nodiscard]] Page letters_desk_page(const PageContext& context, Desk& desk, const std::string& login_token);

}  // namespace liaoxin::http
