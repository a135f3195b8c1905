#include "access/region.hpp"

namespace liaoxin::access {
namespace {

constexpr std::size_t kCode = 6, kPrefecture = 4;

}  // namespace

bool region_covers(std::string_view of_work_body, std::string_view of_matter) {
  if (of_work_body.size() != kCode) return false;
  if (of_work_body.ends_with("0000")) return true;
  if (of_matter.size() != kCode) return false;
  if (of_work_body.ends_with("00")) return of_matter.substr(0, kPrefecture) == of_work_body.substr(0, kPrefecture);
  return of_matter == of_work_body;
}

}  // namespace liaoxin::access
