#pragma once
#include <optional>
#include <string>

#include "http/desk.hpp"
#include "http/page.hpp"

/// Pages of a desk that are laid by hand: of whom records are about (its records, who looked, its consents), the answer of an
/// inquiry, and the look-ups the audit administrator is asked to look at.
namespace liaoxin::http {

/// The page /desk/NAME[/ID] of the chosen role; nothing where this role has none of that name.
[[nodiscard]] std::optional<Page> own_desk_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token,
                                                const std::vector<std::string>& path);

/// Links to these pages, for the front of the desk; empty for other roles.
[[nodiscard]] Markup own_desk_links(const PageContext& context, const DeskPerson& person);
/// The records on the front page, the contested and held ones first.
[[nodiscard]] Markup own_records(const PageContext& context, const std::vector<OwnRecord>& records);

/// The answer of an inquiry as people read it; nothing when an answer is none of an inquiry.
[[nodiscard]] std::optional<Markup> inquiry_answer(const PageContext& context, const base::json::object& answer);

}  // namespace liaoxin::http
