#include "registry/unit_kind.hpp"

#include "base/words.hpp"

namespace liaoxin::registry {

std::span<const UnitKind> unit_kinds() {
  static const UnitKind kinds[] = {
      {"department", {"报送部门", "department that files"}},
      {"work_body", {"公共信用信息工作机构", "work body of public credit information"}},
      {"in_charge", {"社会信用主管部门", "department in charge of social credit"}},
      {"joint_meeting", {"联席会议办公室", "secretariat of the joint meeting"}},
      {"court", {"人民法院或复议机关", "court or reviewing organ"}},
      {"collector", {"市场信用信息采集单位", "collector of market information"}},
      {"subscriber", {"共享接收单位", "unit that receives under an agreement"}},
  };
  return kinds;
}

const UnitKind* unit_kind(std::string_view word) { return base::line_of_word(unit_kinds(), word); }

}  // namespace liaoxin::registry
