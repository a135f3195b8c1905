#pragma once
#include <string>
#include <vector>

#include "app/executor.hpp"
#include "app/record_reader.hpp"
#include "cases/designation/designation.hpp"
#include "store/recipients.hpp"

/// What ends designations with the document they rest on, and what stands beside a record as somebody receives it (arts. 23, 25, 39).
namespace liaoxin::app {

/// Who receives a record, as the recipients ledger writes it.
struct Receiver {
  std::string kind, reference, name;
  statute::Channel channel;
};
/// Writes into the recipients ledger that somebody receives a version of a record, and what stands beside it in force; an entry of which nothing was recalled serves again. Gives the entry.
std::int64_t note_received(store::Writer& writer, const ReadContext& context, const store::StoredRecord& record, const Receiver& receiver, std::int64_t row_id);

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

}  // namespace liaoxin::app
