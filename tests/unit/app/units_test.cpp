// What everyone may see of those who file and answer, and what a subject may contest.
#include <algorithm>

#include "cases/objection/objection.hpp"
#include "province.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kDepartment;
using testing::kOther;
using testing::kWorkBody;
using testing::Province;

registry::UnitView unit_in(Province& p, const std::string& uscc) {
  const auto units = PublicFace(p.places(), p.clock()).units();
  const auto found = std::ranges::find(units, uscc, &registry::UnitView::uscc);
  EXPECT_NE(found, units.end());
  return found == units.end() ? registry::UnitView{} : *found;
}

// Tag: unit_figures
TEST(Units, FiguresCountWhatWasInTimeWhatWasFilledAndWhatWasCorrected) {
  Province p;  // 1 June 2026
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  p.register_organisation(kOther, "沈阳演示商贸有限公司");
  EXPECT_EQ(unit_in(p, kDepartment).accepted, 0);
  // Due within seven working days of the decision: one in time, one too late.
  const std::string in_time = p.file_penalty(kCompany, "罚1号", "2026-05-28");
  p.file_penalty(kOther, "罚2号", "2026-05-06");
  const registry::UnitView both = unit_in(p, kDepartment);
  EXPECT_EQ(both.accepted, 2);
  EXPECT_EQ(both.with_due, 2);
  EXPECT_EQ(both.timely, 1);
  EXPECT_GT(both.cells_filled, 0);
  EXPECT_EQ(both.cells_filled, both.cells_expected) << "every required cell of these rows is filled";
  EXPECT_EQ(both.corrections, 0);
  // The same file twice is no second filing.
  p.file_penalty(kCompany, "罚1号", "2026-05-28");
  EXPECT_EQ(unit_in(p, kDepartment).accepted, 2);
  // A refused row counts for nobody.
  ASSERT_EQ(p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty("91210100MA000000", "罚3号"))->refused, 1);
  EXPECT_EQ(unit_in(p, kDepartment).accepted, 2);
  p.must("record.correct", "officer:a@" + kDepartment, R"({"record":")" + in_time + R"(","elements":{"CF_NR_FK":"4"},"reason":"录入有误"})");
  EXPECT_EQ(unit_in(p, kDepartment).corrections, 1);
}

// Tag: overdue_is_visible
TEST(Units, AnAnswerThatIsLateIsSeenFromTheFirstDayAfterItsDueDay) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string id(p.must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"error","statement":"没有此事"})").at("objection").as_string());
  p.must("objection.accept", "officer:a@" + kWorkBody, R"({"objection":")" + id + R"("})");
  p.must("objection.ask_source", "officer:a@" + kWorkBody, R"({"objection":")" + id + R"(","question":"请核实"})");
  p.go_to("2026-06-04T23:59:59+08:00");
  EXPECT_EQ(unit_in(p, kDepartment).objections_overdue, 0) << "the last day is still in time";
  EXPECT_EQ(PublicFace(p.places(), p.clock()).outcomes().answers_overdue, 0);
  p.go_to("2026-06-05T00:00:00+08:00");
  EXPECT_EQ(unit_in(p, kDepartment).objections_overdue, 1);
  EXPECT_EQ(PublicFace(p.places(), p.clock()).outcomes().answers_overdue, 1);
  p.must("objection.answer", "officer:a@" + kDepartment, R"({"objection":")" + id + R"(","outcome":"confirmed","points":["处罚属实"],"elements":{}})");
  EXPECT_EQ(unit_in(p, kDepartment).objections_overdue, 0);
}

// Tag: objection_kinds
TEST(Objections, EveryGroundOfTheArticleIsTakenAndNoOther) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  int n = 0;
  for (const std::string_view ground : cases::kObjectionGrounds) {
    const std::string record = p.file_penalty(kCompany, "罚" + std::to_string(++n) + "号");
    const std::string input = R"({"record":")" + record + R"(","statement":"请核对","ground":")";
    EXPECT_EQ(p.refusal("objection.submit", "subject:" + kCompany, input + R"(dislike"})"), "objection_ground_unknown");
    EXPECT_EQ(p.seen(record)->labels.size(), 0u);
    p.must("objection.submit", "subject:" + kCompany, input + std::string(ground) + R"("})");
    EXPECT_EQ(p.seen(record)->labels.size(), 1u) << ground;
  }
}

// Tag: pledges_not_negative
TEST(Pledges, OneThatWasNotPerformedIsNeitherShownNorGradedNorCalledBroken) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const auto file = [&](const std::string& code, const std::string& performance, const std::string& rest) {
    const auto result = p.import("C2-01", kDepartment,
                                 "code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,fulfillmentStatus,unperformedCommitmentContent,"
                                 "liabilityBreachCommitmentContent,acceptanceUnit,acceptanceUnitIdentify,publicationType\n" +
                                     code + ",某公司,法人及非法人组织," + kCompany + ",审批替代型,办事,材料真实,依法承担,2026-05-01," + performance + "," + rest + ",沈阳市处罚局," + kDepartment + ",可向社会公开\n",
                                 false);
    EXPECT_TRUE(result && result->refused == 0) << p.verdicts();
    return p.platform().public_id("rec", p.last_record());
  };
  EXPECT_FALSE(p.platform().pack().item("C2-01")->negative);
  const auto kept = p.seen(file("21010020260501000001", "全部履行", ","));
  ASSERT_TRUE(kept);
  EXPECT_TRUE(kept->grade.empty());
  EXPECT_TRUE(kept->labels.empty());
  EXPECT_TRUE(kept->restorable_from.empty()) << "there is nothing to restore";
  for (const std::string performance : {"全部未履行", "部分履行"}) {
    const std::string broken = file(performance == "部分履行" ? "21010020260501000002" : "21010020260501000003", performance, "未补交材料,已责令补交");
    EXPECT_FALSE(p.seen(broken)) << performance << ": no designation stands behind it";
  }
  const auto organisation = PublicFace(p.places(), p.clock()).organisation(kCompany);
  ASSERT_TRUE(organisation);
  for (const registry::SectionView& section : organisation->sections) EXPECT_EQ(section.records.size(), section.key == "basics" || section.key == "pledges" ? 1u : 0u) << section.key;
}

}  // namespace
}  // namespace liaoxin::app
