#include "statute/way_out.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace liaoxin::statute {
namespace {

/// Ways of the guide that are none of restoring.
constexpr std::string_view kRemoval = "removal", kCourt = "court";
/// The parameter by which the earliest day is read; its step rests on it.
constexpr std::string_view kEarliestDay = "restoration.min_day";

bool is_listed(DisplayRule rule) { return rule == DisplayRule::listed_three_years || rule == DisplayRule::listed_display_maximum; }

bool is_for(const GuideLine& line, const Item& item) {
  if (line.code == kRemoval) return is_listed(item.until);
  if (line.code == kCourt) return item.until == DisplayRule::court_two_years;
  return is_restorable(item);
}

}  // namespace

bool is_restorable(const Item& item) { return item.negative && item.until != DisplayRule::listed_three_years && item.until != DisplayRule::court_two_years; }

std::vector<GuideLine> guide_of(const Pack& pack, const Item& item) {
  std::vector<GuideLine> lines;
  if (!item.negative) return lines;
  std::ranges::copy_if(pack.restoration_guide, std::back_inserter(lines), [&](const GuideLine& line) { return is_for(line, item); });
  return lines;
}

base::LocalText heading_of(const GuideLine& line) {
  if (line.code == kRemoval) return {"移出名单", "Removal from the list"};
  if (line.code == kCourt) return {"由人民法院删除", "Deletion by the court"};
  return label(line.part);
}

const Step* why_restorable(const ItemEnd& end) {
  if (!end.restorable_from) return nullptr;
  const auto found = std::ranges::find_if(end.steps, [](const Step& step) { return step.basis.reference == kEarliestDay; });
  return found == end.steps.end() ? nullptr : &*found;
}

}  // namespace liaoxin::statute
