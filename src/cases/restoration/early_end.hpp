#pragma once
#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "statute/item.hpp"
#include "statute/item_end.hpp"

/// Early end of several records by one act 提前终止 (art. 39): the unit that made the findings names the records, and the law or document that lets
/// it end them before their last day. Organisations only: no act is about persons in number (docs/decisions/0047-early-end.md).
namespace liaoxin::cases {

struct EndEarly {
  std::vector<std::string> records;
  std::string document_class, document_number, authority;
  base::Date effective_on;
  std::optional<std::string> law;  ///< that names this kind of document, where it is neither ruling nor decision
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndEarly, (), (records, document_class, document_number, authority, effective_on, law, reason))

/// What all the records end on. Refusals: document_class_unknown, document_not_named, law_not_named, document_not_effective, reason_missing.
[[nodiscard]] base::Result<void> decide_early_end(const EndEarly& command, base::Instant now);
/// One of them. `end`: by the rules in force today; nothing where its content is no longer kept. Refusals: organisation_only, record_not_running, restoration_not_needed, restoration_excluded,
/// restoration_too_early.
[[nodiscard]] base::Result<void> may_end_early(const registry::RecordState& record, const statute::Item& item, const std::optional<statute::ItemEnd>& end, const EndEarly& command, base::Instant now);

}  // namespace liaoxin::cases
