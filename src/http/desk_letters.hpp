#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "http/desk.hpp"
#include "http/page.hpp"

namespace liaoxin::http {

/// The letters about records and those no record is about as one list, the newest first.
[[nodiscard]] std::vector<DeskLetter> all_letters(const std::vector<OwnRecord>& records, std::vector<DeskLetter> others);

/// Letters to a subject under their heading, wherever they stand: when each was written, whether it was served, and what became of its
/// reminder. Of more than `most` the first, and a link to their page; empty where there are none.
[[nodiscard]] Markup own_letters(const PageContext& context, const DeskPerson& person, const std::vector<DeskLetter>& letters, std::size_t most = SIZE_MAX);

/// Letters that nobody proved the subject has, as lines of what waits for it: of more than `most` the first, and a link to all.
[[nodiscard]] Markup unread_letters(const PageContext& context, const DeskPerson& person, const std::vector<DeskLetter>& letters, std::size_t most);

/// /desk/letters: all letters to a subject, and where its reminders go.
[[nodiscard]] Page letters_desk_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& login_token);

}  // namespace liaoxin::http
