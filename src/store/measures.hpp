#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/measure/measure.hpp"
#include "cases/measure/measure_list.hpp"
#include "store/connection.hpp"

/// Lists of measures with their entries, measures applied, and attempts to go beyond the list (arts. 24, 25, 52(4)).
namespace liaoxin::store {

/// `row_id`: of the act, here and below.
void insert_measure_list(Connection& db, const cases::MeasureList& list, std::int64_t row_id);
/// Its days, step and decision. CHECK: it is there.
void save_measure_list(Connection& db, const cases::MeasureList& list);
[[nodiscard]] std::optional<cases::MeasureList> find_measure_list(Connection& db, std::int64_t id);
/// The oldest first.
[[nodiscard]] std::vector<cases::MeasureList> measure_lists(Connection& db);

void insert_measure_entry(Connection& db, const cases::MeasureEntry& entry, std::int64_t row_id);
/// Of a draft. CHECK: it is there.
void delete_measure_entry(Connection& db, std::int64_t id);
/// The day from which a later list does not have it. CHECK: it is there.
void drop_measure_entry(Connection& db, const cases::MeasureEntry& entry);
[[nodiscard]] std::vector<cases::MeasureEntry> entries_of(Connection& db, std::int64_t list);
[[nodiscard]] std::optional<cases::MeasureEntry> find_measure_entry(Connection& db, std::int64_t id);

void insert_measure(Connection& db, const cases::Measure& measure, std::int64_t row_id);
/// CHECK: it was not lifted before.
void lift_measure(Connection& db, const cases::Measure& measure, std::int64_t lift_row);
[[nodiscard]] std::optional<cases::Measure> find_measure(Connection& db, std::int64_t id);
/// The oldest first.
[[nodiscard]] std::vector<cases::Measure> measures_of(Connection& db, registry::RecordId record);
/// Those nobody lifted.
[[nodiscard]] std::vector<cases::Measure> standing_measures(Connection& db);
/// Those nobody lifted, whose line the list in force has no more on this day.
[[nodiscard]] std::vector<cases::Measure> dropped_measures(Connection& db, base::Date today, std::int64_t limit);
[[nodiscard]] std::vector<cases::Measure> measures_by(Connection& db, std::string_view unit);

}  // namespace liaoxin::store
