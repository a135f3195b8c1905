#pragma once
#include "http/desk_routes.hpp"

/// Measures, rewards and lists of measures, at the desks and for everybody (arts. 22, 24, 25, 26, 30).
namespace liaoxin::http {

/// One list, as every page shows it: on what it rests, its measures, the comments with their answers.
[[nodiscard]] Markup measure_list_article(const PageContext& context, const registry::MeasureListView& list);
/// What follows from a record for its subject: by whom, on which law, until when and why, and what can be done about it.
[[nodiscard]] Markup own_measures(const PageContext& context, const std::vector<MeasureLine>& measures);
/// What units tried beyond the list.
[[nodiscard]] Markup attempt_table(const PageContext& context, const std::vector<AttemptLine>& attempts);

[[nodiscard]] DeskAnswer unit_measures_page(const PageContext& context, Desk& desk, const DeskAsked& asked);
[[nodiscard]] DeskAnswer measure_lists_page(const PageContext& context, Desk& desk, const DeskAsked& asked);

}  // namespace liaoxin::http
