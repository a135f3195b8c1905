#include "statute/restoration_rules.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace liaoxin::statute {

std::string_view word(Grade grade) {
  switch (grade) {
    case Grade::unknown: return "unknown";
    case Grade::minor: return "minor";
    case Grade::general: return "general";
    case Grade::serious: return "serious";
  }
  CHECK(false);
}

base::LocalText label(Grade grade) {
  switch (grade) {
    case Grade::unknown: return {"未定级", "not graded"};
    case Grade::minor: return {"轻微", "minor"};
    case Grade::general: return {"一般", "general"};
    case Grade::serious: return {"严重", "serious"};
  }
  CHECK(false);
}

std::optional<Grade> grade(std::string_view text) {
  for (const Grade one : {Grade::unknown, Grade::minor, Grade::general, Grade::serious}) {
    if (word(one) == text) return one;
  }
  return std::nullopt;
}

std::optional<GuidePart> guide_part(std::string_view word) {
  if (word == "condition") return GuidePart::condition;
  if (word == "way") return GuidePart::way;
  if (word == "material") return GuidePart::material;
  if (word == "place") return GuidePart::place;
  if (word == "note") return GuidePart::note;
  return std::nullopt;
}

base::LocalText label(GuidePart part) {
  switch (part) {
    case GuidePart::condition: return {"修复条件", "Conditions"};
    case GuidePart::way: return {"修复方式", "Ways"};
    case GuidePart::material: return {"申请材料", "Materials"};
    case GuidePart::place: return {"向谁申请", "Where to apply"};
    case GuidePart::note: return {"说明", "Notes"};
  }
  CHECK(false);
}

const RestorationClass* RestorationSet::find_class(std::string_view wanted) const {
  const auto found = std::ranges::find(classes, wanted, &RestorationClass::code);
  return found == classes.end() ? nullptr : &*found;
}

}  // namespace liaoxin::statute
