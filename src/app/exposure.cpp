#include "app/exposure.hpp"

#include <map>
#include <string>

#include "store/public_queries.hpp"
#include "store/records.hpp"

namespace liaoxin::app {

ExposureCheck check_exposure(Platform& platform, registry::PublicReads& face, std::int64_t sample) {
  ExposureCheck check;
  const base::Date today = platform.clock().now().date();
  // Each check begins elsewhere: no record is too old to be asked for.
  const std::int64_t records = store::newest_record(platform.db()) + 1;
  const auto drawn = platform.random().bytes(4);
  std::int64_t from = 0;
  for (const char byte : drawn) from = (from << 8 | static_cast<unsigned char>(byte)) % records;
  std::map<std::string, std::int64_t> of_sources;
  for (const std::int64_t id : store::records_that_must_hide(platform.db(), today, from, sample)) {
    ++check.checks;
    if (!face.record(platform.public_id("rec", id))) continue;
    ++check.wrongful;
    ++of_sources[store::find_record(platform.db(), id)->state.source_unit];
  }
  store::add_exposure(platform.db(), today, check.checks, of_sources);
  return check;
}

}  // namespace liaoxin::app
