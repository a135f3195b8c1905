#pragma once
#include <optional>
#include <vector>

#include "cases/designation/designation.hpp"
#include "store/connection.hpp"

/// Designations of records (art. 23). Whether one is told stands with its notice and is read with it.
namespace liaoxin::store {

void insert_designation(Connection& db, const cases::Designation& designation, std::int64_t row_id);
/// CHECK: it had not ended.
void end_designation(Connection& db, const cases::Designation& designation, std::int64_t end_row);
/// Stores that its document is stayed, or no longer. CHECK: it was the contrary before.
void stay_designation(Connection& db, const cases::Designation& designation);
/// Those that have not ended, the oldest first.
[[nodiscard]] std::vector<cases::Designation> standing_designations(Connection& db);
[[nodiscard]] std::optional<cases::Designation> find_designation(Connection& db, std::int64_t id);
/// The oldest first.
[[nodiscard]] std::vector<cases::Designation> designations_of(Connection& db, registry::RecordId record);
/// Of a subject's records, those that rest on a document of this number as numbers are compared, ended ones included.
[[nodiscard]] std::vector<cases::Designation> designations_of_document(Connection& db, registry::SubjectId subject, std::string_view document_number);
/// Those that rest on a document of this number as numbers are compared, ended ones included.
[[nodiscard]] std::vector<cases::Designation> designations_with_document(Connection& db, std::string_view document_number, std::int64_t limit);

}  // namespace liaoxin::store
