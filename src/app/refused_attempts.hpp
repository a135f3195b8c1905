#pragma once
#include <functional>
#include <string>

#include "app/executor.hpp"
#include "cases/finding/finding.hpp"

/// Article 52(4), (5): what a refusal takes back must not take back that it was tried.
namespace liaoxin::app {

/// Where the act is refused with such a word, that it was tried is kept: beside the trace of the refusal in the journal, and saying the same.
/// `kind`: the measure asked for, or the code of the list.
void keep_attempt(Session& session, registry::RecordId record, const std::string& kind, const std::function<bool(base::RefusalWord)>& is_kept);
/// What is found of a unit that tried this operation.
[[nodiscard]] cases::FindingKind finding_of_attempt(std::string_view operation);

}  // namespace liaoxin::app
