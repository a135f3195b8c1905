#pragma once
#include <optional>
#include <string>

#include "http/desk.hpp"
#include "http/page.hpp"

/// Pages of a desk that are laid by hand: of whom records are about (its records, who looked, its consents) and the answer of an
/// inquiry.
namespace liaoxin::http {

/// Where the pages of whom they are about begin: at its own desk, or in a sitting at the counter.
[[nodiscard]] Url own_url(const PageContext& context, const DeskPerson& person);

/// The page /desk/NAME[/ID] of the chosen role, or /desk/sitting/NAME[/ID] of a sitting (`path` is without it); nothing where
/// there is none of that name.
[[nodiscard]] std::optional<Page> own_desk_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token,
                                                const std::vector<std::string>& path);

/// Links to these pages, for the front of the desk; empty for other roles.
[[nodiscard]] Markup own_desk_links(const PageContext& context, const DeskPerson& person);
/// The records on the front page, the contested and held ones first.
[[nodiscard]] Markup own_records(const PageContext& context, const DeskPerson& person, const std::vector<OwnRecord>& records);
/// A letter as a page that prints.
[[nodiscard]] Page letter_page(const PageContext& context, const DeskPerson& person, const report::Notice& letter);

/// The answer of an inquiry as people read it; nothing when an answer is none of an inquiry.
[[nodiscard]] std::optional<Markup> inquiry_answer(const PageContext& context, const base::json::object& answer);

}  // namespace liaoxin::http
