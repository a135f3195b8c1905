#pragma once
#include <span>
#include <string_view>

#include "registry/commands.hpp"
#include "registry/effect.hpp"
#include "registry/record.hpp"
#include "statute/item.hpp"

/// The pure decisions about one record: facts in, effect or refusal out. Checks stand in the order in which they win.
namespace liaoxin::registry {

/// Red line 2: a held record is shown only after a named officer attests that the subject was told.
[[nodiscard]] base::Result<Effect> decide_attest(const RecordState& state, const statute::Item& item, const AttestService& command,
                                                 const std::string& officer, base::Instant now);
/// Whether what was served on this day tells this version: not before its document, and a changed version not before it was made.
[[nodiscard]] bool serves(const RecordState& version, base::Date served_on);
/// Art. 12: corrections and withdrawals at once.
[[nodiscard]] base::Result<void> may_change(const RecordState& state);
/// How a document loses its effect, and what a stay of it does: the closed words of document.fall and document.stay.
struct DocumentWord {
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const DocumentWord> fall_kinds();
[[nodiscard]] std::span<const DocumentWord> stay_actions();
/// Art. 23: the document falls, everything on it falls the same instant.
[[nodiscard]] base::Result<void> decide_fall(const RecordState& state, const FallDocument& command, base::Date today);
/// Whether a document is stayed by this act, which stayed or ran before. Refusals: document_not_named, document_in_future, stay_unchanged.
[[nodiscard]] base::Result<bool> stays(bool is_stayed, const StayDocument& command, base::Date today);
/// A stayed document hides its record at once, until the stay is lifted.
[[nodiscard]] base::Result<Effect> decide_stay(const RecordState& state, const StayDocument& command, base::Date today);

}  // namespace liaoxin::registry
