#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/platform.hpp"
#include "base/json.hpp"
#include "cases/restoration/restoration.hpp"
#include "http/office_desk.hpp"
#include "registry/record.hpp"
#include "store/writer.hpp"

/// What handlers, desks and due work share about restoration (art. 39).
namespace liaoxin::app {

/// Who found restores: the unit that decided, and where none is named the one that filed the record.
[[nodiscard]] inline const std::string& restoring_unit(const registry::RecordState& record) { return record.deciding_unit.empty() ? record.source_unit : record.deciding_unit; }
/// Whether a unit restores this record; of a source also who files for it.
[[nodiscard]] bool restores(store::Connection& db, const std::string& unit, const registry::RecordState& record);

/// The application of a record that nobody decided yet.
[[nodiscard]] std::optional<cases::Restoration> open_restoration_of(store::Connection& db, registry::RecordId record);

/// Applications past the day of their present step, the longest overdue first. Units are named, subjects are not.
[[nodiscard]] std::vector<http::RunningLine> overdue_restorations(Platform& platform);
/// Fees that applicants say they were asked for: how many, of which unit, on which day.
[[nodiscard]] std::vector<http::FeeLine> fee_reports(Platform& platform);

/// All that is kept of the applications about a record, for its subject.
[[nodiscard]] base::json::array restorations_json(Platform& platform, registry::RecordId record);

/// Leaves a fact in the journal for each missed day. Silence grants nothing.
void note_silent_restorations(store::Writer& writer, Platform& platform, const statute::Actor& machine);

}  // namespace liaoxin::app
