// Regional competence (art. 9): a work body acts where it sits, and finds at its desk what is its own to do.
#include <algorithm>

#include "app/desk_service.hpp"
#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kOther;
using testing::kReader;
using testing::kWorkBody;

/// Besides the work body of the prefecture those of two of its districts: where the company is registered, and another.
class Districts : public DeskOf {
 public:
  Districts() {
    register_organisation(kCompany, "沈阳演示科技有限公司");
    register_organisation(kOther, "沈阳演示商贸有限公司");
    body(kHere, "和平区信用中心", "210102");
    body(kElsewhere, "康平县信用中心", "210123");
    record = file_penalty(kCompany, "罚〔2026〕1号");
    objection = std::string(must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"wrong_grade","statement":"金额不对"})").at("objection").as_string());
  }
  void body(const std::string& uscc, const std::string& name, const std::string& region) {
    must("unit.register", "operator", R"({"uscc":")" + uscc + R"(","name":")" + name + R"(","kind":"work_body","region":")" + region + R"(","submitters":[]})");
    for (const std::string& id : {std::string("a"), testing::kSecond}) must("officer.register", "operator", R"({"unit":")" + uscc + R"(","id":")" + id + R"(","name":"演示丙","office":")" + id + R"(","posts":["submitter","decision_officer","reviewer","clerk"]})");
  }
  [[nodiscard]] static std::string of(const std::string& unit) { return "officer:a@" + unit; }

  static inline const std::string kHere = registry::compute_uscc("12210102MB0000011"), kElsewhere = registry::compute_uscc("12210123MB0000012");
  std::string record, objection;
};

// Tag: competence
TEST(RegionalCompetence, AMatterOutsideTheRegionIsRefusedWithWhoDoesIt) {
  Districts d;
  const std::string accept = R"({"objection":")" + d.objection + "\"}";
  const Answer refused = d.act("objection.accept", d.of(d.kElsewhere), accept);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().front().word, base::RefusalWord::region_not_covered);
  EXPECT_EQ(refused.error().front().basis.reference, "9");
  EXPECT_FALSE(refused.error().front().remedy.zh.empty());
  d.must("objection.accept", d.of(d.kHere), accept);
  // What a reviewer does of a work body, too.
  const std::string decide = R"({"objection":")" + d.objection + R"(","outcome":"not_founded","reason":"无误","elements":{}})";
  EXPECT_EQ(d.refusal("objection.decide", d.of(d.kElsewhere), decide), "region_not_covered");
  d.must("objection.decide", d.of(d.kHere), decide);
}

// Tag: competence
TEST(RegionalCompetence, HoldsForEveryActOnARecordOrAnOrganisation) {
  Districts d;
  const std::string subscription(d.must("subscription.open", d.of(d.kElsewhere), R"({"kind":"unit","reference":")" + kReader + R"(","name":"共享单位","item":"C4-03","agreement":"协议"})").at("subscription").as_string());
  const std::string deliver = R"({"subscription":")" + subscription + R"(","record":")" + d.record + "\"}";
  const std::string report = R"({"uscc":")" + kCompany + R"(","holder":"演示银行","purpose":"授信"})";
  const std::string merge = R"({"from_uscc":")" + kOther + R"(","into_uscc":")" + kCompany + R"(","document_number":"登记1号","reason":"合并"})";
  const std::string change = R"({"uscc":")" + kOther + R"(","new_uscc":")" + registry::compute_uscc("91210100MA0000007") + R"(","document_number":"登记2号"})";
  const std::string correct = R"({"record":")" + d.record + R"(","elements":{"CF_SY":"x"},"reason":"录入有误"})";
  for (const auto& [operation, input] : {std::pair("sharing.deliver", deliver), std::pair("report.issue", report), std::pair("subject.merge", merge), std::pair("subject.change_code", change), std::pair("record.correct", correct)}) {
    EXPECT_EQ(d.refusal(operation, d.of(d.kElsewhere), input), "region_not_covered") << operation;
    EXPECT_NE(d.refusal(operation, d.of(d.kHere), input), "region_not_covered") << operation;
  }
}

// Tag: competence
TEST(RegionalCompetence, AMergerOfTwoRegionsIsDoneAboveThem) {
  Districts d;
  const std::string far = registry::compute_uscc("91210123MA0000013");
  const auto filed = d.import("C4-03", testing::kDepartment, d.penalty_heading() + d.penalty(far, "罚〔2026〕9号"));
  ASSERT_TRUE(filed && filed->refused == 0) << d.verdicts();
  const std::string merge = R"({"from_uscc":")" + far + R"(","into_uscc":")" + kCompany + R"(","document_number":"登记1号","reason":"合并"})";
  EXPECT_EQ(d.refusal("subject.merge", d.of(d.kHere), merge), "region_not_covered");
  EXPECT_EQ(d.refusal("subject.merge", d.of(d.kElsewhere), merge), "region_not_covered");
  d.must("subject.merge", d.of(kWorkBody), merge);
}

// Tag: competence
TEST(RegionalCompetence, WhereMoreThanTheRegionLacksThatIsSaid) {
  Districts d;
  EXPECT_EQ(d.refusal("objection.accept", d.of(kReader), R"({"objection":")" + d.objection + "\"}"), "not_competent") << "a department, wherever it sits";
  EXPECT_EQ(d.refusal("record.withdraw", d.of(d.kElsewhere), R"({"record":")" + d.record + R"(","reason":"x"})"), "not_competent") << "no work body withdraws, wherever it sits";
}

// Tag: competence
TEST(RegionalCompetence, TheCounterIsOpenToWhoeverComesToIt) {
  Districts d;
  const auto opened = d.must("counter.open", d.of(d.kElsewhere),
                             R"({"subject_code":")" + kCompany + R"(","subject_name":"沈阳演示科技有限公司","present_name":"王某","present_number":")" + id_number("21990019820404004") +
                                 R"(","present_authority":"授权书","identity_document":"identity_card","identity_check":"by_sight","signed_paper":"窗1号"})");
  EXPECT_TRUE(opened.contains("sitting"));
}

// Tag: competence
TEST(RegionalCompetence, TheDeskListsTheTasksOfItsRegionAlone) {
  Districts d;
  d.ready("here", "和平某", id_number("11010119700101005"), d.kHere);
  d.ready("elsewhere", "康平某", id_number("11010119700101006"), d.kElsewhere);
  d.ready("city", "沈阳某", id_number("11010119700101007"), kWorkBody);
  const auto accepts = [&](const std::string& login) {
    return std::ranges::count_if(d.desk().tasks(d.enter(login)), [](const http::DeskTask& task) { return task.operation->name == "objection.accept"; });
  };
  EXPECT_EQ(accepts("here"), 1);
  EXPECT_EQ(accepts("city"), 1);
  EXPECT_EQ(accepts("elsewhere"), 0);
  // A search at the desk finds what lies in the region, by whatever is typed.
  for (const std::string& query : {d.record, std::string("罚〔2026〕1号"), std::string("沈阳演示科技")}) {
    for (const auto& [login, is_covered] : {std::pair("here", true), std::pair("city", true), std::pair("elsewhere", false)}) {
      d.later(60);
      const auto found = *d.desk().search_records(d.enter(login), query);
      EXPECT_EQ(std::ranges::count(found, d.record, &http::UnitRecord::id), is_covered ? 1 : 0) << login << " " << query;
    }
  }
  d.must("record.withdraw", "officer:a@" + testing::kDepartment, R"({"record":")" + d.file_penalty(kOther, "罚〔2026〕2号") + R"(","reason":"有误"})");
  for (const auto& [login, is_covered] : {std::pair("here", true), std::pair("city", true), std::pair("elsewhere", false)}) {
    d.later(60);
    const auto view = *d.desk().offices().proceedings(d.enter(login));
    EXPECT_EQ(view.running.size(), is_covered ? 1u : 0u) << login;
    EXPECT_EQ(view.ended.size(), is_covered ? 1u : 0u) << login;
  }
}

}  // namespace
}  // namespace liaoxin::app
