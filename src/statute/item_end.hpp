#pragma once
#include <optional>
#include <vector>

#include "base/dates.hpp"
#include "statute/display_end.hpp"
#include "statute/item.hpp"
#include "statute/pack.hpp"

namespace liaoxin::statute {

/// The dates of a record that its display and retention depend on, whatever its item.
struct RecordDates {
  PenaltyFacts conduct;  ///< `decided_on` is the date of the document; the rest matters to negative items only
  std::optional<base::Date> valid_until;  ///< a long-term date counts as none
  std::optional<base::Date> removed_on;   ///< taken off the list, or the state ended: not shown on this day any more
  std::optional<base::Date> conduct_ended_on;
  bool is_breach = false;  ///< contract performance and government trust: the record is of a breach
};

/// When a record of any item ends, and whether its rules allow public display at all.
struct ItemEnd {
  bool is_public = true;
  std::optional<base::Date> ends_on;  ///< last day, inclusive; nothing: no end in sight
  Grade grade = Grade::unknown;
  bool carries_measures = false;
  std::optional<base::Date> restorable_from;  ///< of negative items under a rule set of restoration
  std::vector<Step> steps;

  [[nodiscard]] bool has_ended(base::Date today) const { return ends_on && today > *ends_on; }
};

/// The display end of a record by the rule of its item (art. 10). The modes of the item come on top.
[[nodiscard]] base::Result<ItemEnd> item_end(const Item& item, const RecordDates& dates, const Pack& pack,
                                             base::Date today);

/// The last day on which the body is kept (art. 10); nothing for lasting items. Runs from the end of the conduct or
/// state, else from the document.
[[nodiscard]] base::Result<std::optional<base::Date>> retention_end(const Item& item, const RecordDates& dates,
                                                                    const Pack& pack, base::Date today);

}  // namespace liaoxin::statute
