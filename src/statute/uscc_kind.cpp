#include "statute/uscc_kind.hpp"

#include <utility>

namespace liaoxin::statute {
namespace {

constexpr SubjectGroup kOrganisation = SubjectGroup::organisation;

constexpr UsccKind kKinds[] = {
    {'1', '1', kOrganisation, false, "机关", "State organ"},
    {'1', '2', kOrganisation, false, "事业单位", "Public institution"},
    {'1', '3', kOrganisation, false, "中央编办直接管理机构编制的群众团体", "Mass organisation"},
    {'1', '9', kOrganisation, false, "机构编制部门登记的其他机构", "Other body registered by the establishment office"},
    {'2', '1', kOrganisation, false, "外国常驻新闻机构", "Resident foreign news body"},
    {'2', '9', kOrganisation, false, "外交部门登记的其他机构", "Other body registered by foreign affairs"},
    {'3', '1', kOrganisation, false, "律师执业机构", "Law firm"},
    {'3', '2', kOrganisation, false, "公证处", "Notary office"},
    {'3', '3', kOrganisation, false, "基层法律服务所", "Local legal service office"},
    {'3', '4', kOrganisation, false, "司法鉴定机构", "Forensic body"},
    {'3', '5', kOrganisation, false, "仲裁委员会", "Arbitration commission"},
    {'3', '9', kOrganisation, false, "司法行政部门登记的其他机构", "Other body registered by justice"},
    {'4', '1', kOrganisation, false, "外国在华文化中心", "Foreign cultural centre"},
    {'4', '9', kOrganisation, false, "文化部门登记的其他机构", "Other body registered by culture"},
    {'5', '1', kOrganisation, false, "社会团体", "Social group"},
    {'5', '2', kOrganisation, false, "民办非企业单位(社会服务机构)", "Private non-enterprise unit"},
    {'5', '3', kOrganisation, false, "基金会", "Foundation"},
    {'5', '9', kOrganisation, false, "民政部门登记的其他机构", "Other body registered by civil affairs"},
    {'6', '1', kOrganisation, false, "外国旅游部门常驻代表机构", "Foreign tourism office"},
    {'6', '2', kOrganisation, false, "港澳台地区旅游部门常驻内地(大陆)代表机构",
     "Tourism office of Hong Kong, Macao or Taiwan"},
    {'6', '9', kOrganisation, false, "旅游部门登记的其他机构", "Other body registered by tourism"},
    {'7', '1', kOrganisation, false, "宗教活动场所", "Religious venue"},
    {'7', '2', kOrganisation, false, "宗教院校", "Religious school"},
    {'7', '9', kOrganisation, false, "宗教部门登记的其他机构", "Other body registered by religious affairs"},
    {'8', '1', kOrganisation, false, "基层工会", "Local trade union"},
    {'8', '9', kOrganisation, false, "工会登记的其他机构", "Other body registered by the unions"},
    {'9', '1', kOrganisation, true, "企业", "Enterprise"},
    {'9', '2', SubjectGroup::individual_business, false, "个体工商户", "Individual business"},
    {'9', '3', kOrganisation, true, "农民专业合作社", "Farmers' cooperative"},
    {'9', '9', kOrganisation, false, "市场监管部门登记的其他机构", "Other body registered by market regulation"},
    {'A', '1', kOrganisation, false, "军队事业单位", "Military public institution"},
    {'A', '9', kOrganisation, false, "军队其他机构", "Other military body"},
    {'N', '1', kOrganisation, false, "组级集体经济组织", "Collective of a village group"},
    {'N', '2', kOrganisation, false, "村级集体经济组织", "Collective of a village"},
    {'N', '3', kOrganisation, false, "乡镇级集体经济组织", "Collective of a township"},
    {'N', '9', kOrganisation, false, "农业农村部门登记的其他机构", "Other body registered by agriculture"},
    {'Y', '1', kOrganisation, false, "其他机构", "Other body"},
};

}  // namespace

std::span<const UsccKind> uscc_kinds() { return kKinds; }

const UsccKind* uscc_kind(std::string_view uscc) {
  if (uscc.size() < 2) return nullptr;
  for (const UsccKind& kind : kKinds) {
    if (kind.first == uscc[0] && kind.second == uscc[1]) return &kind;
  }
  return nullptr;
}

bool may_be_assessed(std::string_view uscc) {
  const UsccKind* kind = uscc_kind(uscc);
  return kind != nullptr && kind->assessable;
}

bool fits_pair(std::string_view organisation_type, std::string_view uscc) {
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"企业法人", "91"}, {"机关", "11"},   {"事业单位", "12"},         {"社会团体", "51"}, {"民办非企业单位", "52"},
      {"基金会", "53"},   {"农民专业合作社", "93"},
  };
  if (uscc_kind(uscc) == nullptr) return true;
  for (const auto& [type, pair] : kPairs) {
    if (type == organisation_type) return uscc.starts_with(pair);
  }
  return true;
}

bool is_state_organ(std::string_view uscc) { return uscc.starts_with("11"); }

}  // namespace liaoxin::statute
