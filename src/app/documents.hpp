#pragma once
#include <string>
#include <vector>

#include "cases/designation/designation.hpp"
#include "registry/record.hpp"
#include "store/records.hpp"

/// Documents, known by whom they are about, by their number and by who made them, and what rests on one (art. 23): records and designations.
namespace liaoxin::app {

struct Document {
  registry::SubjectId subject = 0;
  std::string number;                  ///< as it was typed; numbers are compared folded
  std::vector<std::string> authority;  ///< who made it, by each name it is known under
};
[[nodiscard]] Document document_of(store::Connection& db, const registry::RecordState& record);
[[nodiscard]] Document document_of(const cases::Designation& designation, registry::SubjectId subject);

/// The records that run and rest on a document; none where it has no number.
[[nodiscard]] std::vector<store::StoredRecord> records_on(store::Connection& db, const Document& document);
/// The designations that rest on a document, and that records which run carry.
[[nodiscard]] std::vector<cases::Designation> designations_on(store::Connection& db, const Document& document);

/// What the platform was told of a document.
enum class DocumentStanding { holds, stayed, fallen };
[[nodiscard]] DocumentStanding standing_of(store::Connection& db, const Document& document);
[[nodiscard]] DocumentStanding standing_of(store::Connection& db, const registry::RecordState& record);

}  // namespace liaoxin::app
