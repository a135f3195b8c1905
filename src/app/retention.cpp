#include "app/retention.hpp"

#include <fmt/format.h>

#include "app/persons.hpp"
#include "store/records.hpp"

namespace liaoxin::app {

std::int64_t destroy_expired(Platform& platform) {
  const base::Date today = platform.clock().now().date();
  const std::chrono::year_month_day ymd(today.days);
  const auto month = static_cast<std::uint32_t>(static_cast<int>(ymd.year())) * 100 + static_cast<unsigned>(ymd.month());
  const auto expired = platform.keys().vault_keys_before(month);
  if (expired.empty()) return 0;
  {
    // The leaf comes first: a crash before the keys are gone only repeats it.
    store::Writer writer(platform.sequencer(), platform.clock().now());
    const base::Date first_of_month = base::Date::of(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), 1);
    store::clear_past_retention(writer.db(), first_of_month);
    forget_people(writer, first_of_month);
    for (const std::uint32_t id : expired) {
      writer.append({.kind = journal::LeafKind::system, .schema = "system.key_retired", .reason = "retention_ended",
                     .bodies = {{journal::CommitClass::fact, fmt::format("{{\"key\":{}}}", id)}}});
    }
    writer.commit();
  }
  return static_cast<std::int64_t>(platform.keys().destroy_vault_keys_before(month).size());
}

}  // namespace liaoxin::app
