#pragma once
#include <string>
#include <vector>

#include "app/executor.hpp"
#include "app/record_reader.hpp"
#include "cases/designation/designation.hpp"
#include "store/recipients.hpp"

/// What ends designations with the document they rest on, what rests on one document, and what stands beside a record as somebody receives it (arts. 23, 25, 39).
namespace liaoxin::app {

/// Writes into the recipients ledger what stands beside a record, in force, as this entry receives it.
void note_received_beside(store::Connection& db, const ReadContext& context, const store::StoredRecord& record, std::int64_t recipient, base::Instant now);

/// A record is treated leniently from now on, so nothing that stood beside it holds any more (arts. 23, 30, 31): who received it with a designation or a measure is told.
void recall_all_beside(Session& session, const registry::RecordState& record, const store::Appended& decision);

/// What an end of a designation gave, for the answer: the notice to its subject, and the certificate where somebody had received the record with it.
struct EndedDesignation {
  std::string notice;
  store::Appended place;
  std::string certificate;  ///< empty: nobody
};
/// Ends a designation with its document: everywhere, in the same instant. `ended`: as cases::decide_end gave it; `kind`: of registry::fall_kinds().
EndedDesignation end_designation(Session& session, const cases::Designation& ended, const std::string& kind, Act act);

/// The designations of a subject that rest on one document, and that records which run carry. A document is known by its number and by who made it, under whichever of these names.
[[nodiscard]] std::vector<cases::Designation> designations_on(Session& session, registry::SubjectId subject, const std::string& document_number, const std::vector<std::string>& authority);
/// The designations that rest on the document of a record.
[[nodiscard]] std::vector<cases::Designation> designations_on_document_of(Session& session, const registry::RecordState& record);
/// The records of its subject that run and whose own document is the one a designation rests on.
[[nodiscard]] std::vector<store::StoredRecord> records_on_document_of(Session& session, const cases::Designation& designation, registry::SubjectId subject);
/// The records of its subject that run and rest on the document of a record, this one among them; alone where it names no document.
[[nodiscard]] std::vector<store::StoredRecord> records_on_document_of(Session& session, const store::StoredRecord& record);

}  // namespace liaoxin::app
