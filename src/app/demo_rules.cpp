#include "app/demo_rules.hpp"

#include "app/unfiled_items.hpp"
#include "base/check.hpp"
#include "journal/leaf.hpp"
#include "statute/inquiry_matter.hpp"
#include "statute/measure_kind.hpp"
#include "store/leaves.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;

/// The days the public has, and the day after, on which a rule takes force (arts. 24, 27).
constexpr int kDaysToForce = 31;

Two officers_in_charge(const DemoBodies& bodies) { return {officer("in-charge-1", bodies.in_charge), officer("in-charge-2", bodies.in_charge)}; }

void decide_jointly(Platform& platform, const DemoBodies& bodies, const char* number, const char* title) {
  must(platform, "joint_decision.register", officer("secretary-1", bodies.joint_meeting), {{"level", "province"}, {"decision_number", number}, {"decided_on", platform.clock().now().date().iso()}, {"title", title}});
}

base::json::value draft_list(Platform& platform, const DemoBodies& bodies, const char* number, const char* title) {
  return must(platform, "measure_list.draft", officers_in_charge(bodies).first, {{"list_number", number}, {"title", title}, {"regulation", "辽宁省社会信用条例"}}).at("list");
}
void add_line(Platform& platform, const DemoBodies& bodies, const base::json::value& list, const DemoUnit& implementing, const char* kind, const char* method, object more = {}) {
  more.insert({{"list", list}, {"measure_kind", kind}, {"legal_basis", "辽宁省社会信用条例第二十六条"}, {"unit", implementing.uscc}, {"carried_out", method}, {"triggers", base::json::array{base::json::value("C4-03")}}});
  must(platform, "measure_list.add_measure", officers_in_charge(bodies).first, more);
}

/// The draft of a list system, sent to its authority and the public.
base::json::value draft_system(Platform& platform, const DemoBodies& bodies, const DemoUnit& authority, const char* code, const char* name, const char* ground, base::Date until_on) {
  const statute::Actor charge = officers_in_charge(bodies).first;
  const auto system = must(platform, "list_system.draft", charge,
                           {{"list_code", code}, {"name", name}, {"grounds", base::json::array{base::json::value(ground)}}, {"legal_basis", "演示规定第七条"}, {"basis_from_on", "2021-09-01"}, {"unit", authority.uscc},
                            {"standard", "发生重大生产安全责任事故"}, {"removal_requirements", "完成整改并经验收合格"}, {"removal_procedure", "向列入机关申请,十个工作日内决定"}, {"remedies", "行政复议、行政诉讼、异议"}, {"term_months", 12}})
                          .at("list_system");
  must(platform, "rule_draft.consult", charge, {{"rule_draft", system}, {"consulted", base::json::array{base::json::value(authority.uscc)}}, {"opinions_until_on", until_on.iso()}});
  return system;
}

}  // namespace

void adopt_catalogue(Platform& platform, const DemoBodies& bodies, const std::vector<DemoUnit>& departments) {
  const Two in_charge = officers_in_charge(bodies);
  base::json::array items;
  for (const statute::Item& item : platform.pack().items) {
    if (is_adoptable(item)) items.emplace_back(item.code);
  }
  // Every unit that is asked answers at once, so that the consultation is over, and the joint meeting decides.
  const auto draft = must(platform, "edition.draft", in_charge.first, {{"items", items}, {"drafting_purpose", "演示:采用全国目录和本省补充目录"}}).at("rule_draft");
  must(platform, "rule_draft.consult", in_charge.first, {{"rule_draft", draft}, {"consulted", base::json::array{base::json::value(departments.front().uscc)}}, {"opinions_until_on", platform.clock().now().date().plus_days(30).iso()}});
  must(platform, "rule_draft.opinion", officer(departments.front().officers.front().id, departments.front().uscc), {{"rule_draft", draft}, {"unit_opinion", "演示:无不同意见"}});
  const std::string today = platform.clock().now().date().iso();
  decide_jointly(platform, bodies, "演示信联1号", "演示:关于公共信用信息补充目录的决定");
  must_by_two(platform, "edition.adopt", in_charge,
       {{"items", items}, {"from_on", today}, {"decision_number", "演示信联1号"}, {"decided_on", today}, {"authority", "演示省联席会议"}, {"demonstration", true}});
  const auto listed = [](std::string list, std::string_view word) { return list + (list.empty() ? "" : ",") + std::string(word); };
  std::string every_matter, every_reward;
  for (const statute::MatterFacts& matter : statute::inquiry_matters()) every_matter = listed(every_matter, matter.word);
  for (const statute::RewardKindFacts& reward : statute::reward_kinds()) every_reward = listed(every_reward, reward.word);
  // Departments have their standards, so that every grade can be seen, matters in which they inquire, and rewards they grant.
  for (const DemoUnit& unit : departments) {
    const auto set = [&](const char* key, const std::string& value) {
      must_by_two(platform, "policy_value.set", in_charge,
           {{"key", key}, {"unit", unit.uscc}, {"value", value}, {"from_on", "2022-01-01"}, {"decision_number", "演示标准〔2021〕2号"}, {"demonstration", true}});
    };
    set("penalty.fine_general_from", "300000");
    set("penalty.fine_serious_from", "50000000");
    set("abnormal.grade", "general");
    set("inquiry.matters", every_matter);
    set("reward.kinds", every_reward);
  }
}

base::Instant log_begin(Platform& platform) {
  const auto first = journal::decode_leaf(store::leaf_at(platform.db(), 0, 0), 0);
  CHECK(first.has_value());
  return {static_cast<std::int64_t>(first->at_seconds) * 1'000'000};
}

bool is_time_for_rules(base::Date begin, base::Date today) { return begin.plus_days(kDaysToForce) < today; }

std::string put_rules_in_force(Platform& platform, Clock& clock, const DemoBodies& bodies, const DemoUnit& implementing) {
  const Two in_charge = officers_in_charge(bodies);
  const base::Date today = platform.clock().now().date(), from_on = today.plus_days(kDaysToForce);
  const auto list = draft_list(platform, bodies, "演示惩清1号", "演示:价格领域失信惩戒措施补充清单");
  add_line(platform, bodies, list, implementing, "M26-3-02", "政府采购评审时减分", {{"severity", "ordinary"}, {"term_months", 6}});
  decide_jointly(platform, bodies, "演示信联2号", "演示:关于价格领域失信惩戒措施补充清单的决定");
  must(platform, "measure_list.approve", in_charge.first, {{"list", list}, {"decision_number", "演示信联2号"}});
  must(platform, "measure_list.open_comments", in_charge.first, {{"list", list}, {"comments_until_on", from_on.plus_days(-1).iso()}});
  const auto system = draft_system(platform, bodies, implementing, "YS-AQSC", "演示:安全生产严重失信主体名单", "L28-1-04", from_on.plus_days(-1));
  must(platform, "rule_draft.opinion", officer(implementing.officers.front().id, implementing.uscc), {{"rule_draft", system}, {"unit_opinion", "演示:同意"}});
  clock.set(base::Instant::start_of(from_on));
  must_by_two(platform, "measure_list.release", in_charge, {{"list", list}, {"from_on", from_on.iso()}});
  decide_jointly(platform, bodies, "演示信联3号", "演示:关于设立严重失信主体名单的决定");
  must_by_two(platform, "list_system.establish", in_charge, {{"list_system", system}, {"decision_number", "演示信联3号"}, {"from_on", from_on.iso()}});
  return std::string(system.as_string());
}

void draft_rules(Platform& platform, const DemoBodies& bodies, const DemoUnit& implementing, const statute::Actor& commenting) {
  const statute::Actor charge = officers_in_charge(bodies).first;
  const base::Date until_on = platform.clock().now().date().plus_days(45);
  const auto list = draft_list(platform, bodies, "演示惩清2号", "演示:失信惩戒措施补充清单");
  add_line(platform, bodies, list, implementing, "M26-3-02", "政府采购评审时减分", {{"severity", "ordinary"}, {"term_months", 6}});
  add_line(platform, bodies, list, implementing, "M26-4-01", "不参加荣誉评选");
  decide_jointly(platform, bodies, "演示信联4号", "演示:关于失信惩戒措施补充清单的决定");
  must(platform, "measure_list.approve", charge, {{"list", list}, {"decision_number", "演示信联4号"}});
  must(platform, "measure_list.open_comments", charge, {{"list", list}, {"comments_until_on", until_on.iso()}});
  const auto comment = must(platform, "rule_draft.comment", commenting, {{"rule_draft", list}, {"opinion", "减分幅度应当按情节分档"}}).at("comment");
  must(platform, "rule_draft.answer_comment", charge, {{"comment", comment}, {"answer", "采纳,已在实施方式中分档"}});
  must(platform, "rule_draft.comment", commenting, {{"rule_draft", list}, {"opinion", "六个月的期限偏长"}});
  const auto system = draft_system(platform, bodies, implementing, "YS-GCZL", "演示:工程质量严重失信主体名单", "L28-1-03", until_on);
  must(platform, "rule_draft.comment", commenting, {{"rule_draft", system}, {"opinion", "移出条件应当写明验收的期限"}});
}

}  // namespace liaoxin::app
