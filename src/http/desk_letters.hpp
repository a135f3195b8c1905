#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/desk.hpp"
#include "http/page.hpp"

namespace liaoxin::http {

/// /desk/letters and /desk/letters/NUMBER: the notices to a subject, one of them, and where its reminders go. Nothing where
/// there is no such page.
[[nodiscard]] std::optional<Page> letters_desk_page(const PageContext& context, Desk& desk, const std::string& login_token, const std::vector<std::string>& path);

}  // namespace liaoxin::http
