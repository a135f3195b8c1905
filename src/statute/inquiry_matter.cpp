#include "statute/inquiry_matter.hpp"

#include <array>

#include "base/words.hpp"

namespace liaoxin::statute {
namespace {

constexpr std::array<std::string_view, 14> kPermit{"C1-01", "C1-02", "C1-03", "C2-01", "C2-02", "C2-03", "C2-04", "C2-05", "C4-03", "C7-01", "C7-02", "C8-01", "C8-05", "C8-06"};
constexpr std::array<std::string_view, 1> kPermitDecisions{"C8-05"};
constexpr std::array<std::string_view, 2> kPenaltyDecisions{"C4-03", "C4-04"};
constexpr std::array<std::string_view, 12> kInspection{"C1-01", "C1-02", "C1-03", "C2-01", "C2-02", "C2-03", "C2-04", "C2-05", "C4-03", "C8-01", "C8-05", "C8-06"};
constexpr std::array<std::string_view, 7> kPenalty{"C1-01", "C1-02", "C1-03", "C4-03", "C4-04", "C8-05", "C8-06"};
constexpr std::array<std::string_view, 11> kPurchase{"C1-01", "C1-02", "C1-03", "C3-01", "C3-02", "C4-03", "C6-01", "C7-01", "C7-02", "C8-01", "C8-06"};
constexpr std::array<std::string_view, 12> kFunds{"C1-01", "C1-02", "C1-03", "C2-03", "C3-01", "C4-03", "C6-01", "C7-01", "C7-02", "C8-01", "C8-06", "C8-07"};
constexpr std::array<std::string_view, 6> kLand{"C1-01", "C1-02", "C1-03", "C4-03", "C6-01", "C8-01"};
constexpr std::array<std::string_view, 6> kResearch{"C1-01", "C1-02", "C3-01", "C4-03", "C7-01", "C8-01"};
constexpr std::array<std::string_view, 1> kPost{"C7-01"};
constexpr std::array<std::string_view, 9> kHonour{"C1-01", "C1-02", "C1-03", "C3-01", "C4-03", "C6-01", "C7-01", "C8-01", "C8-06"};

const std::array<MatterFacts, 12>& matters() {
  using enum InquiryMatter;
  static const std::array<MatterFacts, 12> table{{
      {permit, "permit", "21(1)", {"办理行政许可", "an administrative permit"}, false, kPermit, kPermitDecisions},
      {inspection, "inspection", "21(1)", {"行政检查", "an inspection"}, false, kInspection},
      {penalty, "penalty", "21(1)", {"办理行政处罚案件", "a penalty case"}, false, kPenalty, kPenaltyDecisions},
      {procurement, "procurement", "21(2)", {"政府采购", "government procurement"}, false, kPurchase},
      {tendering, "tendering", "21(2)", {"招标投标", "tendering and bidding"}, false, kPurchase},
      {fiscal_funds, "fiscal_funds", "21(2)", {"财政资金和项目支持", "fiscal funds and project support"}, false, kFunds},
      {land_use, "land_use", "21(2)", {"国有土地使用权出让", "transfer of state-owned land-use rights"}, false, kLand},
      {research_project, "research_project", "21(2)", {"科研管理", "research administration"}, false, kResearch},
      {recruitment, "recruitment", "21(4)", {"国家工作人员招录", "recruitment of state employees"}, true, kPost},
      {appointment, "appointment", "21(4)", {"国家工作人员任用", "appointment of state employees"}, true, kPost},
      {promotion, "promotion", "21(4)", {"国家工作人员职务晋升", "promotion of state employees"}, true, kPost},
      {honour, "honour", "21(6)", {"表彰奖励", "commendation and reward"}, false, kHonour},
  }};
  return table;
}

const std::array<PurposeFacts, 5>& purposes() {
  using enum ConsentPurpose;
  static const std::array<PurposeFacts, 5> table{{
      {contract, "contract", {"订立合同", "to conclude a contract"}},
      {financing, "financing", {"贷款、担保等融资", "loans, guarantees and other financing"}},
      {insurance, "insurance", {"投保", "insurance"}},
      {cooperation, "cooperation", {"项目合作", "cooperation in a project"}},
      {public_post, "public_post", {"应聘或竞聘国家工作人员岗位", "to apply for a post in a state organ"}},
  }};
  return table;
}

}  // namespace

std::span<const MatterFacts> inquiry_matters() { return matters(); }
const MatterFacts& facts_of(InquiryMatter matter) { return base::line_of(inquiry_matters(), &MatterFacts::matter, matter); }
const MatterFacts* inquiry_matter(std::string_view word) { return base::line_of_word(inquiry_matters(), word); }

std::span<const PurposeFacts> consent_purposes() { return purposes(); }
const PurposeFacts* consent_purpose(std::string_view word) { return base::line_of_word(consent_purposes(), word); }
std::string_view word(ConsentPurpose purpose) { return base::line_of(consent_purposes(), &PurposeFacts::purpose, purpose).word; }

}  // namespace liaoxin::statute
