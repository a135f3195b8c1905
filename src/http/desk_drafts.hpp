#pragma once
#include <optional>

#include "http/desk.hpp"
#include "http/desk_visit.hpp"
#include "statute/operation.hpp"

/// Drafts of the forms of a desk.
namespace liaoxin::http {

/// The drafts of an account in the role it chose, for the first page of its desk; empty where there are none.
[[nodiscard]] Markup drafts_section(const DeskVisit& visit, Desk& desk);
/// Above a form that was opened from its draft: until when it is kept and what of it is not, and the way to delete it.
[[nodiscard]] Markup draft_note(const DeskVisit& visit, const DeskDraft& draft);
/// The second button of a form.
[[nodiscard]] Markup draft_button(const PageContext& context);
/// Whether a form was sent by that button.
[[nodiscard]] bool is_draft(const DeskVisit& visit);
/// A form of the desk was sent when its login had ended: the page for signing in, which says so where the form was kept.
[[nodiscard]] Response ended_login(DeskVisit& visit, Desk& desk, const std::vector<std::string>& path);

}  // namespace liaoxin::http
