#pragma once
#include <map>
#include <string>

#include "app/executor.hpp"
#include "registry/judge.hpp"

namespace liaoxin::app {

struct Correction {
  int version = 0;
  IssuedRecall recall;
};
/// Puts a corrected version in the place of the present one: judged like a filed row, held until the subject is told
/// of it, and the old version recalled from everyone who received it (arts. 12, 37). Leaves a notice to the subject,
/// except for an act of an objection, whose result tells it.
/// Refusals: registry::correction_refusals(); record_not_running when the content is kept no more.
[[nodiscard]] base::Result<Correction> correct_record(Session& session, const store::StoredRecord& record,
                                                      const std::map<std::string, std::string>& elements, Act act);

/// The context in which rows are judged: standards, submitters and editions of this installation.
[[nodiscard]] registry::FilingContext filing_context(store::Connection& db, const std::string& submitter_unit, base::Date today);

}  // namespace liaoxin::app
