#include "statute/measure_kind.hpp"

#include "base/check.hpp"
#include "base/words.hpp"

namespace liaoxin::statute {

// Article 26. Five kinds of measures against units, in its own order.
std::span<const MeasureKindFacts> measure_kinds() {
  using enum MeasureKind;
  using enum MeasureGroup;
  static const MeasureKindFacts kinds[] = {
      {notice_and_pledge_in_administration, "M26-1-01", {"行政管理中限制适用告知承诺制", "no notice-and-pledge handling in administration"}, "26(1)", management},
      {notice_and_pledge_in_public_services, "M26-1-02", {"公共服务中限制适用告知承诺制", "no notice-and-pledge handling in public services"}, "26(1)", management},
      {tolerant_acceptance_in_administration, "M26-1-03", {"行政管理中限制容缺受理", "no acceptance of incomplete papers in administration"}, "26(1)", management},
      {tolerant_acceptance_in_public_services, "M26-1-04", {"公共服务中限制容缺受理", "no acceptance of incomplete papers in public services"}, "26(1)", management},
      {other_facilitation, "M26-1-05", {"限制绿色通道等便利措施", "no green channel or similar facilitation"}, "26(1)", management},
      {fiscal_funds, "M26-2-01", {"财政资金安排中予以限制", "restricted in the allocation of fiscal funds"}, "26(2)", management},
      {fiscal_projects, "M26-2-02", {"财政项目支持中予以限制", "restricted in support of fiscal projects"}, "26(2)", management},
      {public_credit_support, "M26-2-03", {"公共授信支持中予以限制", "restricted in publicly funded credit support"}, "26(2)", management},
      {points_in_tendering, "M26-3-01", {"招标投标中信用减分", "fewer credit points in tendering and bidding"}, "26(3)", management},
      {points_in_procurement, "M26-3-02", {"政府采购中信用减分", "fewer credit points in government procurement"}, "26(3)", management},
      {points_in_land_transfer, "M26-3-03", {"国有土地使用权出让中信用减分", "fewer credit points in the transfer of state-owned land-use rights"}, "26(3)", management},
      {level_in_public_resources, "M26-3-04", {"公共资源交易中降低信用等级", "a lower credit level in public-resource transactions"}, "26(3)", management},
      {honours, "M26-4-01", {"限制享受荣誉", "no honours"}, "26(4)", management},
      {titles, "M26-4-02", {"限制授予称号", "no titles"}, "26(4)", management},
      {deposit_in_tendering, "M26-5-01", {"提高政府招标投标保证金比例", "a higher deposit in government tendering"}, "26(5)", reduces_rights},
      {deposit_in_partnerships, "M26-5-02", {"提高政府和社会资本合作项目保证金比例", "a higher deposit in public-private partnership projects"}, "26(5)", reduces_rights}};
  return kinds;
}
const MeasureKindFacts* measure_kind(std::string_view word) { return base::line_of_word(measure_kinds(), word); }
const MeasureKindFacts& facts_of(MeasureKind kind) { return base::line_of(measure_kinds(), &MeasureKindFacts::kind, kind); }
base::LocalText printed(MeasureGroup group) {
  switch (group) {
    case MeasureGroup::reduces_rights: return {"依法减损权益或者增加义务", "takes a right or adds a duty"};
    case MeasureGroup::management: return {"管理性措施", "management"};
  }
  CHECK(false);
}

// Article 22. Rewards to subjects in good standing; here to organisations alone.
std::span<const RewardKindFacts> reward_kinds() {
  using enum RewardKind;
  static const RewardKindFacts kinds[] = {{green_channel, "R22-1-01", {"绿色通道", "green channel"}, "22(1)"},
                                          {tolerant_acceptance, "R22-1-02", {"容缺受理", "acceptance of incomplete papers"}, "22(1)"},
                                          {other_facilitation, "R22-1-03", {"其他便利", "other facilitation"}, "22(1)"},
                                          {fiscal_funds, "R22-2-01", {"财政资金优先考虑", "preference in fiscal funds"}, "22(2)"},
                                          {fiscal_projects, "R22-2-02", {"项目支持优先考虑", "preference in project support"}, "22(2)"},
                                          {points_in_public_resources, "R22-3-01", {"公共资源交易信用加分", "extra points in public-resource transactions"}, "22(3)"},
                                          {publicity_on_credit_websites, "R22-5-01", {"信用网站宣传", "publicity on credit websites"}, "22(5)"},
                                          {promotion_in_media, "R22-5-02", {"媒体推介", "promotion in the media"}, "22(5)"}};
  return kinds;
}
const RewardKindFacts* reward_kind(std::string_view word) { return base::line_of_word(reward_kinds(), word); }
const RewardKindFacts& facts_of(RewardKind kind) { return base::line_of(reward_kinds(), &RewardKindFacts::kind, kind); }

}  // namespace liaoxin::statute
