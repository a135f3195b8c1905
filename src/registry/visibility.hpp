#pragma once
#include <string_view>

#include "base/dates.hpp"
#include "registry/record.hpp"
#include "statute/channel.hpp"
#include "statute/item.hpp"
#include "statute/schema.hpp"

namespace liaoxin::registry {

/// Who reads. `stranger` is everyone without a relation to the record; `reviewer` is the work body that reviews an objection to it (art. 37), `restorer` the
/// unit that has an open application for its restoration before it (art. 39).
enum class Viewer { stranger, subject, source, auditor, court, reviewer, restorer };

/// Why a record or element is shown or not: one reason, the first that decides.
enum class VisibleReason {
  shown,
  own_record,           ///< art. 35: a subject reads every record about itself while it is kept
  oversight,            ///< auditor or court
  retention_over,       ///< nothing is kept any more
  ended,                ///< withdrawn, corrected, fallen, unverifiable, removed
  display_over,         ///< T or an earlier end has passed
  stayed,               ///< the document is stayed
  unanswered,           ///< contested, and the source is silent
  not_told,             ///< held: no proof that the subject was told
  barred,               ///< one of Bar
  no_open_procedure,    ///< a reviewer, and of a natural person or individual business source, auditor and court, read it only in an open procedure
  channel_not_allowed,  ///< the item does not use this channel for this kind of subject
  element_not_allowed,  ///< the element does not use this channel
  text_not_reviewed,    ///< free text without attested secrecy review
  text_closed,          ///< free text in which the scan found personal data
};
[[nodiscard]] std::string_view word(VisibleReason reason);
[[nodiscard]] constexpr bool is_visible(VisibleReason reason) {
  return reason == VisibleReason::shown || reason == VisibleReason::own_record || reason == VisibleReason::oversight;
}

/// The one function on every read path. Art. 17: three channels, independent; red line 6: what has ended is not
/// served from the first second after its end; red line 2: nothing adverse before the subject was told.
[[nodiscard]] VisibleReason visible(const RecordState& record, const statute::Item& item, statute::Channel channel, Viewer viewer,
                                    base::Instant now);
/// The same for one element of a record that is itself visible.
[[nodiscard]] VisibleReason visible(const RecordState& record, const statute::Item& item, const statute::Column& column,
                                    statute::Channel channel, Viewer viewer, base::Instant now);

}  // namespace liaoxin::registry
