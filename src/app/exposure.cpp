#include "app/exposure.hpp"

#include <algorithm>

#include "store/public_queries.hpp"

namespace liaoxin::app {

ExposureCheck check_exposure(Platform& platform, registry::PublicReads& face, std::int64_t sample) {
  ExposureCheck check;
  const base::Date today = platform.clock().now().date();
  for (const std::int64_t id : store::records_that_must_hide(platform.db(), today, sample)) {
    ++check.checks;
    if (face.record(platform.public_id("rec", id))) ++check.wrongful;
  }
  store::add_exposure(platform.db(), today, check.checks, check.wrongful);
  return check;
}

}  // namespace liaoxin::app
