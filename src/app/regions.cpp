#include "app/regions.hpp"

#include <algorithm>

#include "access/region.hpp"
#include "base/check.hpp"

namespace liaoxin::app {

std::vector<std::string> regions_of(store::Connection& db, const registry::RecordState& record) {
  std::vector<std::string> regions;
  if (const auto source = store::find_unit(db, record.source_unit)) regions.push_back(source->region);
  const auto subject = store::find_subject(db, record.subject_id);
  CHECK(subject.has_value());
  if (!subject->region.empty()) regions.push_back(subject->region);
  return regions;
}

bool covers_one(const store::StoredUnit& unit, const std::vector<std::string>& regions) {
  return std::ranges::any_of(regions, [&](const std::string& region) { return access::region_covers(unit.region, region); });
}

bool is_work_body_of(store::Connection& db, const statute::Actor& actor, const registry::RecordState& record) {
  if (actor.kind != statute::ActorKind::officer) return false;
  const auto unit = store::find_unit(db, actor.unit);
  return unit && unit->kind == "work_body" && covers_one(*unit, regions_of(db, record));
}

}  // namespace liaoxin::app
