#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "statute/subject_kind.hpp"

namespace liaoxin::statute {

/// What can be done with a record. `query` is the channel of inquiry, `share` that of government sharing.
enum class Act {
  store,       ///< hold it at all
  disclose,    ///< public display
  query,       ///< inquiry under consent
  share,       ///< use by an officer in a named matter
  assess,      ///< input or object of an assessment
  list,        ///< ground of an own serious-list entry
  measure,     ///< trigger of a measure
  batch,       ///< batch check, feed, match, watch or export for anyone but the subject
};

inline constexpr Act kActs[] = {Act::store,  Act::disclose, Act::query,   Act::share,
                                Act::assess, Act::list,     Act::measure, Act::batch};

/// States of a record or subject that forbid acts, whatever the table says. They never allow anything.
enum class Override {
  under_18_negative,       ///< negative record of conduct under 18
  public_security_person,  ///< decision of a public-security organ on an individual business or natural person
  ended,                   ///< display maximum reached, restored, shielded, withdrawn, document fallen
  held,                    ///< negative record or permit whose service is not attested
  lenient,                 ///< force majeure, or slight without intent (art. 31)
  minor_or_ungraded,       ///< grade minor or unknown
  under_review,            ///< document under review or suit, not stayed
  stayed,                  ///< document stayed, revoked or not yet effective
  objected,                ///< open objection
  pledge_undesignated,     ///< pledge not performed, without a designation
  not_assessable,          ///< organisation other than enterprise or cooperative
};

inline constexpr Override kOverrides[] = {
    Override::under_18_negative, Override::public_security_person, Override::ended,
    Override::held,              Override::lenient,                Override::minor_or_ungraded,
    Override::under_review,      Override::stayed,                 Override::objected,
    Override::pledge_undesignated, Override::not_assessable};

/// Whether an act is possible at all for a kind of subject and an item ("C4-03"). An entry on a list of another organ
/// (C8-01, imported) has a row of its own. Unknown items: no. The table is act_table.txt; no setting changes a cell.
[[nodiscard]] bool may(SubjectKind kind, std::string_view item, Act act, bool imported_list_entry = false);
/// Whether a state forbids the act. The one exception of the law side, a minor record shown by the department's own
/// reasoned decision on it, is decided in display_end.hpp.
[[nodiscard]] bool forbidden(Override state, Act act, SubjectKind kind);

[[nodiscard]] std::string_view word(Act act);
[[nodiscard]] std::string_view word(Override state);
[[nodiscard]] std::optional<Override> override_word(std::string_view word);
/// Every item code the table knows, in its order; the imported list entry is "C8-01-imported".
[[nodiscard]] std::vector<std::string_view> act_table_items();
/// The text the table is built from, for tests and documentation.
[[nodiscard]] std::string_view act_table_text();

}  // namespace liaoxin::statute
