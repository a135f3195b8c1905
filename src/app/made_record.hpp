#pragma once
#include <map>
#include <string>
#include <string_view>

#include "app/admission.hpp"
#include "app/executor.hpp"
#include "registry/judge.hpp"

/// Records that no file brought: what an act says becomes a row of the form of its item, and is judged and kept like any other.
namespace liaoxin::app {

/// What an act says, by the codes of the columns; the others stay empty.
using Cells = std::map<std::string, std::string>;

/// That nothing is collected outside an item in force (red line 3). Refusal: item_not_in_force.
[[nodiscard]] base::Result<void> item_in_force(Session& session, std::string_view item);

/// The row, as `unit` files it. Refusals: those of the judge.
[[nodiscard]] base::Result<registry::JudgedRow> judge_made(Session& session, std::string_view item, const Cells& said, const std::string& unit);

/// Brings the row into the register: held where its subject must be told first, or a new version of what stands there. Refusals: as Admitter::admit.
[[nodiscard]] base::Result<Admission> admit_made(Session& session, registry::JudgedRow& row);
/// The same of a record that is new: what stands is corrected or withdrawn, and not made twice. Refusal: document_number_used.
[[nodiscard]] base::Result<registry::RecordId> admit_new(Session& session, registry::JudgedRow& row, const std::string& document_number);

}  // namespace liaoxin::app
