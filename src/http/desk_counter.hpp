#pragma once
#include "http/desk.hpp"
#include "http/desk_visit.hpp"
#include "http/page.hpp"

/// The counter: a clerk acts for a subject who is present (web.md section 3). Its pages lie below /desk/sitting.
namespace liaoxin::http {

/// Stands on top of every page while a sitting is open, whatever page it is.
[[nodiscard]] Markup counter_banner(const PageContext& context, const DeskSitting& sitting);
/// The front of a sitting: the records of who is served, and what may be done for it.
[[nodiscard]] Page counter_front(const DeskVisit& visit, Desk& desk);
/// Nobody was found by number and name: said in words; nothing when an answer is none of that.
[[nodiscard]] std::optional<Markup> counter_answer(const PageContext& context, const base::json::object& answer);

}  // namespace liaoxin::http
