// Public pledges open to reports, what governments promised in public, and responsibility on the record of a body.
#include <algorithm>

#include "app/public_face.hpp"
#include "desk_of.hpp"
#include "statute/inquiry_matter.hpp"
#include "store/records.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kReader;

using Side = http::PledgeReportLine::Side;
const std::string kSource = "officer:a@" + kDepartment;
const std::string kNumber = id_number("21990019800101001");

class PledgeFlow : public ::testing::Test {
 protected:
  PledgeFlow() {
    d.register_organisation(kCompany, "沈阳演示科技有限公司");
    const auto result = d.import("C2-03", kDepartment,
                                 "code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,fulfillmentStatus,acceptanceUnit,acceptanceUnitIdentify,publicationType\n"
                                 "承诺1,演示公司,法人及非法人组织," + kCompany + ",主动型,办事,七日内退款,依法承担,2026-05-01,全部履行,沈阳市处罚局," + kDepartment + ",可向社会公开\n", false);
    EXPECT_TRUE(result && result->refused == 0) << d.verdicts();
    pledge = d.platform().public_id("rec", d.last_record());
    d.ready_as("owner", "王某", id_number("11010119700101005"), R"("role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息")");
    d.ready_as("zhang.san", "张某", kNumber, R"("role":"person")");
    d.ready("other", "他某", id_number("11010119700101002"), kReader);
    for (const store::StoredGrant& grant : store::grants_of_account(d.platform().db(), store::find_account(d.platform().db(), "zhang.san")->id, d.clock().now())) reporter = grant.actor;
  }
  std::string report() { return std::string(d.must("pledge.report", reporter, R"({"record":")" + pledge + R"(","statement":"张某买的货没有退款"})").at("report").as_string()); }
  std::vector<http::PledgeReportLine> at_desk(const std::string& login) {
    const auto lines = d.desk().offices().pledge_reports(d.enter(login));
    d.later(30);
    EXPECT_TRUE(lines);
    return lines ? *lines : std::vector<http::PledgeReportLine>{};
  }
  DeskOf d;
  std::string pledge, reporter;
};

TEST_F(PledgeFlow, TheUnitAnswersAndNothingBecomesPublic) {
  const auto before = d.seen(pledge);
  ASSERT_TRUE(before);
  const std::string number = report();
  const auto to_answer = at_desk("zhang.wei");
  ASSERT_EQ(to_answer.size(), 1u);
  EXPECT_TRUE(to_answer.front().may_answer);
  EXPECT_EQ(to_answer.front().statement, "张某买的货没有退款");
  EXPECT_EQ(to_answer.front().due_on, "2026-06-23") << "fifteen working days, with the Dragon Boat Festival off";
  EXPECT_TRUE(at_desk("other").empty()) << "another unit answers for its own pledges";
  d.must("pledge.answer_report", kSource, R"({"report":")" + number + R"(","outcome":"not_performed","reason":"尚未退款"})");
  EXPECT_TRUE(at_desk("zhang.wei").empty());
  const auto after = d.seen(pledge);
  ASSERT_TRUE(after);
  EXPECT_EQ(base::canonical_json(base::to_json(*after)), base::canonical_json(base::to_json(*before))) << "“not performed” is no negative information";
}

TEST_F(PledgeFlow, TheOrganisationReadsTheAnswerAndNeitherNameNorWordsOfTheReporter) {
  const std::string number = report();
  d.must("pledge.answer_report", kSource, R"({"report":")" + number + R"(","outcome":"performed","reason":"已退款"})");
  const auto about = at_desk("owner"), own = at_desk("zhang.san");
  ASSERT_EQ(about.size(), 1u);
  EXPECT_EQ(about.front().side, Side::subject);
  EXPECT_TRUE(about.front().statement.empty());
  EXPECT_EQ(about.front().reason, "已退款");
  ASSERT_EQ(own.size(), 1u);
  EXPECT_EQ(own.front().side, Side::reporter);
  EXPECT_EQ(own.front().statement, "张某买的货没有退款");
  EXPECT_EQ(own.front().outcome.zh, "已经履行");
  const auto file = d.desk().own_file(d.enter("owner"));
  ASSERT_TRUE(file);
  const std::string whole = base::canonical_json(*file);
  EXPECT_NE(whole.find("已退款"), std::string::npos) << "it is part of its whole file";
  EXPECT_EQ(whole.find("买的货"), std::string::npos);
  EXPECT_EQ(whole.find(reporter), std::string::npos);
}

TEST_F(PledgeFlow, OnceThePledgeIsPublicNoMoreNobodyElseReadsWhoseItWas) {
  report();
  d.must("record.withdraw", kSource, R"({"record":")" + pledge + R"(","reason":"报送有误"})");
  ASSERT_EQ(at_desk("zhang.san").size(), 1u);
  EXPECT_TRUE(at_desk("zhang.san").front().organisation.empty());
  EXPECT_TRUE(at_desk("zhang.wei").empty()) << "what has ended is answered for no more";
  EXPECT_EQ(d.refusal("pledge.report", "subject:" + kCompany, R"({"record":")" + pledge + R"(","statement":"x"})"), "pledge_not_public");
}

// Tag: trust_public
TEST_F(PledgeFlow, WhatAGovernmentPromisedStandsInPublicWithHowItIsPerformed) {
  const auto shown = [&] { return PublicFace(d.places(), d.clock()).promises(); };
  EXPECT_TRUE(shown().empty());
  const std::string promise(
      d.must("trust.register", kSource, R"({"unit":")" + kDepartment + R"(","kind":"pledge","subject_matter":"对新建厂房给予租金补贴","due_on":"2026-06-30","document_number":"政1号"})").at("promise").as_string());
  ASSERT_EQ(shown().size(), 1u);
  EXPECT_EQ(shown().front().state, "running");
  EXPECT_FALSE(shown().front().is_overdue);
  d.go_to("2026-07-01T09:00:00+08:00");
  EXPECT_TRUE(shown().front().is_overdue);
  EXPECT_EQ(d.refusal("trust.report_performance", kSource, R"({"promise":")" + promise + R"(","outcome":"not_performed","cause":"government_changed","reason":"换届"})"), "trust_excuse_rejected");
  EXPECT_EQ(d.refusal("trust.report_performance", kSource, R"({"promise":")" + promise + R"(","outcome":"delayed","cause":"other","reason":"因机构改革暂缓","new_due_on":"2026-08-31"})"), "trust_excuse_rejected");
  EXPECT_TRUE(shown().front().is_overdue) << "an excuse the article rejects changes nothing";
  d.must("trust.report_performance", kSource, R"({"promise":")" + promise + R"(","outcome":"delayed","cause":"other","reason":"资金将于八月拨付","new_due_on":"2026-08-31"})");
  EXPECT_EQ(shown().front().state, "delayed");
  EXPECT_EQ(shown().front().due_on, "2026-06-30") << "the day as it was promised stays in public";
  EXPECT_EQ(shown().front().new_due_on, "2026-08-31");
  EXPECT_FALSE(shown().front().is_overdue);
  d.go_to("2026-09-01T09:00:00+08:00");
  EXPECT_TRUE(shown().front().is_overdue) << "a delay has its last day too";
  d.must("trust.change", kSource, R"({"promise":")" + promise + R"(","authority":"市人民政府","procedure_document":"函1号","compensation":"补偿搬迁费用","reason":"防洪工程需要"})");
  const registry::PromiseView changed = shown().front();
  EXPECT_EQ(changed.state, "changed");
  EXPECT_FALSE(changed.is_overdue);
  EXPECT_EQ(changed.compensation, "补偿搬迁费用");
  EXPECT_EQ(changed.unit, "沈阳市处罚局");
}

class BodyResponsibility : public PledgeFlow {
 protected:
  BodyResponsibility() { d.adopt_responsibility(); }
  std::string recorded(const std::string& number = "追责1号") { return std::string(d.must("trust.responsibility", kSource, base::json::serialize(d.responsibility(number))).at("record").as_string()); }
  std::optional<http::OwnRecord> own(const std::string& record) {
    const auto records = d.desk().own_records(d.enter("owner"));
    d.later(30);
    const auto found = std::ranges::find_if(records, [&](const http::OwnRecord& one) { return one.record.id == record; });
    return found == records.end() ? std::nullopt : std::optional(*found);
  }
};

// Tag: trust_responsibility
TEST_F(BodyResponsibility, StandsOnTheRecordOfTheBodyItselfAndIsNeverPublic) {
  const std::string record = recorded();
  const auto held = own(record);
  ASSERT_TRUE(held) << "the body reads its own record at once";
  EXPECT_TRUE(held->is_held);
  EXPECT_EQ(held->record.item, "C8-09");
  EXPECT_FALSE(d.seen(record));
  d.must("service.attest", kSource, R"({"record":")" + record + R"(","served_on":"2026-05-21","proof":"送达回证"})");
  const auto told = own(record);
  ASSERT_TRUE(told);
  EXPECT_FALSE(told->is_held);
  EXPECT_FALSE(told->is_public);
  EXPECT_FALSE(d.seen(record)) << "told or not, it is on no public page";
  EXPECT_EQ(d.every_byte().find("经督办仍不履行"), std::string::npos) << "what it is about is sealed";
  const auto stored = store::find_record(d.platform().db(), *d.platform().internal_id("rec", record));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->state.deciding_unit, kDepartment);
  EXPECT_EQ(stored->state.source_unit, kDepartment);
  EXPECT_EQ(stored->state.document_on->iso(), "2026-05-06");
  // No matter of article 21 carries it.
  for (const statute::MatterFacts& matter : statute::inquiry_matters()) EXPECT_EQ(std::ranges::find(matter.items, "C8-09"), matter.items.end()) << matter.word;
}

// Tag: trust_responsibility
TEST_F(BodyResponsibility, RestsOnADecisionInForceOfWhoTookItAndNamesNobody) {
  const auto refused = [&](const std::string& actor, const char* field, const std::string& value) {
    base::json::object input = d.responsibility("追责2号");
    input[field] = value;
    return d.refusal("trust.responsibility", actor, base::json::serialize(input));
  };
  EXPECT_EQ(refused("officer:a@" + kReader, "document_number", "追责2号"), "not_competent") << "nobody enters another organ's decision";
  EXPECT_EQ(refused(kSource, "effective_on", "2026-06-02"), "document_not_effective");
  EXPECT_EQ(refused(kSource, "effective_on", "2026-05-05"), "dates_out_of_order");
  EXPECT_EQ(refused(kSource, "body", kNumber), "subject_unknown") << "a person has no such record";
  EXPECT_EQ(refused(kSource, "responsibility", "责任人 " + kNumber), "id_number_in_text");
  for (const statute::Column& column : d.platform().pack().schema("body_responsibility")->columns) {
    EXPECT_FALSE(column.visibility.contains(statute::Channel::disclosure)) << column.code;
    EXPECT_EQ(column.name.zh.find("人"), std::string::npos) << column.code << ": no column for a person";
  }
  EXPECT_EQ(refused(kSource, "effective_on", "2026-06-01"), "") << "on the day it takes effect";
}

// Tag: trust_responsibility
TEST_F(BodyResponsibility, EndsLikeEveryRecordAndIsSaidOnce) {
  const std::string record = recorded(), other = recorded("追责2号");
  EXPECT_EQ(d.refusal("trust.responsibility", kSource, base::json::serialize(d.responsibility("追责1号"))), "document_number_used");
  d.must("document.fall", kSource, R"({"record":")" + record + R"(","document_number":"撤1号","decided_on":"2026-05-30","kind":"revoked"})");
  d.must("record.withdraw", kSource, R"({"record":")" + other + R"(","reason":"报送有误"})");
  for (const std::string& one : {record, other}) {
    const auto ended = own(one);
    ASSERT_TRUE(ended) << "its subject reads what is kept";
    EXPECT_TRUE(ended->is_ended);
  }
}

// Tag: trust_assessed
TEST_F(PledgeFlow, WhatAnAssessmentFoundOfAUnitOfGovernmentStandsInPublicWithItsMethod) {
  const auto shown = [&] { return PublicFace(d.places(), d.clock()).trust_assessments(); };
  const auto assessing = [](const std::string& unit, int year) {
    return R"({"unit":")" + unit + R"(","assessed_year":)" + std::to_string(year) + R"(,"assessment_method":"评办1号规定的方法","assessment_result":"十二项承诺中十一项如期履行","document_number":"评2号","decided_on":"2026-03-01"})";
  };
  const std::string charge = "officer:a@" + testing::kInCharge;
  EXPECT_TRUE(shown().empty());
  for (const int year : {2024, 2025}) d.must("trust.assess", charge, assessing(kDepartment, year));
  ASSERT_EQ(shown().size(), 2u);
  EXPECT_EQ(shown().front().year, 2025) << "the newest first";
  EXPECT_EQ(shown().front().unit, "沈阳市处罚局");
  EXPECT_EQ(shown().front().method, "评办1号规定的方法");
  EXPECT_EQ(shown().front().result, "十二项承诺中十一项如期履行");
  EXPECT_GT(shown().front().log_index, 0);
  EXPECT_EQ(d.refusal("trust.assess", charge, assessing(kDepartment, 2025)), "trust_assessment_exists");
  // Governments alone; no company, no court, and nobody itself.
  for (const std::string& other : {kCompany, testing::kCourt}) EXPECT_EQ(d.refusal("trust.assess", charge, assessing(other, 2025)), "unit_unknown");
  EXPECT_EQ(d.refusal("trust.assess", charge, assessing(testing::kInCharge, 2025)), "not_competent");
  EXPECT_EQ(d.refusal("trust.assess", kSource, assessing(testing::kWorkBody, 2025)), "not_competent");
  // A city assesses its own units, and not those of the province.
  const std::string city = registry::compute_uscc("11210200MB0000021"), of_city = "officer:a@" + city;
  d.must("unit.register", "operator", R"({"uscc":")" + city + R"(","name":"大连市主管部门","kind":"in_charge","region":"210200","submitters":[]})");
  d.must("officer.register", "operator", R"({"unit":")" + city + R"(","id":"a","name":"演示庚","office":"信用处","posts":[]})");
  EXPECT_EQ(d.refusal("trust.assess", of_city, assessing(kDepartment, 2023)), "not_competent");
  d.must("trust.assess", charge, assessing(city, 2025));
  EXPECT_EQ(d.refusal("edition.draft", of_city, R"({"items":["C2-02"],"drafting_purpose":"x"})"), "not_competent") << "editions are the province's";
  EXPECT_EQ(shown().size(), 3u);
}

}  // namespace
}  // namespace liaoxin::app
