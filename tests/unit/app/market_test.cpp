// Collectors of market information: under an agreement, with consent or a named law, read by whom it may be, and gone with its ground.
#include "app/public_face.hpp"
#include "cases/market/supply.hpp"
#include "province.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::id_number;
using testing::kAssociation;
using testing::kCompany;
using testing::kOther;
using testing::kWorkBody;

const std::string kNumber = id_number("21990019800101001");
const std::string kOwner = "subject:" + kCompany, kClerk = "officer:a@" + kWorkBody, kCollector = "collector:a@" + kAssociation, kBank = "subject:" + kOther;

class Market : public testing::Province {
 public:
  Market() {
    register_organisation(kCompany, "沈阳演示科技有限公司");
    register_organisation(kOther, "沈阳演示银行有限公司");
    register_collector();
    agreement_number = std::string(must("collector.register", kClerk, agreement()).at("agreement").as_string());
    self = person_account("zhang.san", "张某", kNumber);
  }
  static std::string about_person(const std::string& number, const std::string& content = "会费按时缴纳") {
    object input = information(number, kNumber, "张某");
    input["kind"] = "membership";
    input["information"] = content;
    return base::json::serialize(input);
  }
  std::string allow(const std::string& actor, const std::string& until_on = "2026-12-31") {
    return std::string(must("collection.allow", actor, R"({"collector":")" + kAssociation + R"(","kinds":["membership"],"until_on":")" + until_on + R"(","notice_read":true,"is_tied_to_service":false})").at("collection").as_string());
  }
  /// What the bank reads of the person under its consent.
  std::string read_by_bank() { return base::json::serialize(must("inquiry.authorised", kBank, R"({"subject_code":")" + kNumber + R"(","subject_name":"张某","purpose":"financing"})").at("records")); }
  void let_bank_read(const std::string& actor) { must("consent.give", actor, R"({"user":")" + kOther + R"(","purpose":"financing","until_on":"2026-12-31","items":["C8-04"]})"); }
  std::string agreement_number, self;
};

// Tag: market_information_consent
TEST(Market, OfAPersonOnlyWithItsConsentAndGoneWithIt) {
  Market m;
  m.let_bank_read(m.self);
  EXPECT_EQ(m.refusal("collector.submit", kCollector, Market::about_person("会1")), "collection_not_consented");
  const std::string collection = m.allow(m.self);
  const std::string record(m.must("collector.submit", kCollector, Market::about_person("会1")).at("record").as_string());
  EXPECT_NE(m.read_by_bank().find("会费按时缴纳"), std::string::npos);
  EXPECT_FALSE(m.seen(record)) << "never public";
  // Withdrawn: nothing is read any more, the bank is told to remove what it has, and the content is gone from the data.
  const auto revoked = m.must("collection.revoke", m.self, R"({"collection":")" + collection + "\"}");
  EXPECT_EQ(revoked.at("certificates").as_array().size(), 1u);
  EXPECT_EQ(m.read_by_bank().find("会费按时缴纳"), std::string::npos);
  EXPECT_EQ(m.refusal("collector.submit", kCollector, Market::about_person("会2")), "collection_not_consented");
  EXPECT_FALSE(store::record_body(m.platform().db(), m.platform().keys(), store::find_record(m.platform().db(), *m.platform().internal_id("rec", record))->row_id));
}

// Tag: market_information_consent
TEST(Market, AConsentIsOfOneKindToOneCollectorUntilItsLastDay) {
  Market m;
  m.allow(m.self, "2026-06-30");
  object other_kind = testing::Province::information("会1", kNumber, "张某");
  EXPECT_EQ(m.refusal("collector.submit", kCollector, base::json::serialize(other_kind)), "collection_not_consented");
  object too_long = other_kind;
  too_long["kind"] = "membership";
  EXPECT_EQ(m.refusal("collector.submit", kCollector, base::json::serialize(too_long)), "information_term_invalid") << "not longer than the consent";
  too_long["until_on"] = "2026-06-30";
  m.must("collector.submit", kCollector, base::json::serialize(too_long));
  m.let_bank_read(m.self);
  EXPECT_NE(m.read_by_bank().find("供货合同"), std::string::npos);
  m.go_to("2026-07-01T00:00:00+08:00");
  EXPECT_EQ(m.read_by_bank().find("供货合同"), std::string::npos) << "not served from the first second after its last day";
}

// Tag: consent_not_bundled
TEST(Market, WhatIsTiedToAServiceOrWasNotReadIsNoConsent) {
  Market m;
  const std::string consent = R"({"collector":")" + kAssociation + R"(","kinds":["membership"],"until_on":"2026-12-31",)";
  EXPECT_EQ(m.refusal("collection.allow", m.self, consent + R"("notice_read":true,"is_tied_to_service":true})"), "collection_tied");
  EXPECT_EQ(m.refusal("collection.allow", m.self, consent + R"("notice_read":false,"is_tied_to_service":false})"), "collection_notice_not_read");
  EXPECT_EQ(m.refusal("collector.submit", kCollector, Market::about_person("会1")), "collection_not_consented");
}

// Tag: consent_exception
TEST(Market, WithoutConsentOnlyWhereALawOrAdministrativeRegulationIsNamed) {
  Market m;
  object input = base::parse_json(Market::about_person("会1"))->as_object();
  for (const char* none : {"《辽宁省社会信用条例》第三条", "《企业登记办法》第三条", "《证券法》", "证券法第三条", "《沈阳市管理条例》第一条", "上级通知"}) {
    input["disclosure_law"] = none;
    EXPECT_EQ(m.refusal("collector.submit", kCollector, base::json::serialize(input)), "disclosure_law_invalid") << none;
  }
  input["disclosure_law"] = "《中华人民共和国证券法》第七十八条";
  m.must("collector.submit", kCollector, base::json::serialize(input));
}

TEST(Market, TheFormKnowsTheKindsThatMayBeSuppliedAndNoOther) {
  std::vector<std::string> kinds;
  for (const cases::MarketKindFacts& one : cases::market_kinds()) kinds.push_back(one.title.zh);
  const statute::Column& column = *statute::embedded_pack().schema("market_information")->column("SC_XXLB");
  std::vector<std::string> listed;
  for (const auto& value : column.values) listed.push_back(value.value);
  EXPECT_EQ(listed, kinds);
}

TEST(Market, LawsAndAdministrativeRegulationsAreToldFromOthersByTheirTitle) {
  for (const char* text : {"《中华人民共和国反垄断法》第五条", "《企业信息公示暂行条例》第十条", "《城市房地产开发经营管理条例》第九条", "《市场主体登记管理条例》第三十六条", "《社会保险费征缴暂行条例》第六条",
                           "《中华人民共和国城市维护建设税法》第一条"}) {
    EXPECT_TRUE(cases::names_law_or_administrative_regulation(text)) << text;
  }
  for (const char* text : {"", "《》第一条", "《上海市市场准入条例》第一条", "《内蒙古自治区统计条例》第二条", "《延边朝鲜族自治州条例》第二条", "《第一条》证券法", "《征信业管理办法》第一条"}) {
    EXPECT_FALSE(cases::names_law_or_administrative_regulation(text)) << text;
  }
}

// Tag: market_information_apart
TEST(Market, OfAnOrganisationItIsNeverPublicAndReadUnderConsentOnly) {
  Market m;
  const std::string record(m.must("collector.submit", kCollector, base::json::serialize(testing::Province::information("信1", kCompany, "沈阳演示科技有限公司"))).at("record").as_string());
  EXPECT_FALSE(m.seen(record));
  const std::string look = R"({"subject_code":")" + kCompany + R"(","purpose":"financing"})";
  EXPECT_EQ(m.refusal("inquiry.authorised", kBank, look), "consent_missing");
  m.let_bank_read(kOwner);
  EXPECT_NE(base::json::serialize(m.must("inquiry.authorised", kBank, look).at("records")).find("供货合同"), std::string::npos);
  // An officer in a matter of art. 21 does not read it: it is no public credit information.
  EXPECT_EQ(base::json::serialize(m.must("inquiry.make", kClerk, R"({"subject_code":")" + kCompany + R"(","matter":"permit","case_reference":"许1号"})")).find("供货合同"), std::string::npos);
  // The same once more is the same record.
  EXPECT_FALSE(m.must("collector.submit", kCollector, base::json::serialize(testing::Province::information("信1", kCompany, "沈阳演示科技有限公司"))).at("is_new").as_bool());
}

// Tag: collector_procedure
TEST(Market, WhoHasNotPublishedHowItHandlesObjectionsSuppliesNothing) {
  Market m;
  const std::string another = registry::compute_uscc("51210000MJ0000002");
  m.register_collector(another);
  const auto supply = [&] { return m.refusal("collector.submit", "collector:a@" + another, base::json::serialize(testing::Province::information("信1", kCompany, "沈阳演示科技有限公司"))); };
  object terms = base::parse_json(testing::Province::agreement(another))->as_object();
  for (const char* field : {"objection_procedure", "contact"}) {
    object without = terms;
    without[field] = " ";
    EXPECT_EQ(m.refusal("collector.register", kClerk, base::json::serialize(without)), "objection_procedure_missing");
  }
  EXPECT_EQ(supply(), "collector_not_agreed");
  m.must("collector.register", kClerk, base::json::serialize(terms));
  const auto published = PublicFace(m.places(), m.clock()).collectors();
  ASSERT_EQ(published.size(), 2u);
  EXPECT_EQ(published[0].objection_procedure, "收到异议后三个工作日内核实并书面答复");
  EXPECT_EQ(supply(), "");
}

TEST(Market, WithTheAgreementEndsWhatWasSuppliedUnderIt) {
  Market m;
  m.must("collector.submit", kCollector, base::json::serialize(testing::Province::information("信1", kCompany, "沈阳演示科技有限公司")));
  EXPECT_EQ(m.must("collector.end", kCollector, R"({"agreement":")" + m.agreement_number + R"(","reason":"不再参加"})").at("certificates").as_array().size(), 1u);
  EXPECT_EQ(m.refusal("collector.submit", kCollector, base::json::serialize(testing::Province::information("信2", kCompany, "沈阳演示科技有限公司"))), "collector_not_agreed");
  m.go_to("2028-01-01T09:00:00+08:00");
  m.must("collector.register", kClerk, testing::Province::agreement(kAssociation, R"(["performance"])", "2028-12-31"));
}

TEST(Market, StaffOfACollectorIsNoOfficerAndReachesNothingOfOthers) {
  Market m;
  const std::string penalty = m.file_penalty(kCompany, "罚1号");
  EXPECT_EQ(m.refusal("inquiry.make", "officer:a@" + kAssociation, R"({"subject_code":")" + kCompany + R"(","matter":"permit","case_reference":"许1号"})"), "actor_not_registered");
  EXPECT_EQ(m.refusal("inquiry.make", kCollector, R"({"subject_code":")" + kCompany + R"(","matter":"permit","case_reference":"许1号"})"), "operation_not_allowed");
  EXPECT_EQ(m.refusal("record.correct", kCollector, R"({"record":")" + penalty + R"(","elements":{"CF_NR_FK":"4"},"reason":"x"})"), "not_competent");
  EXPECT_EQ(m.refusal("record.withdraw", kCollector, R"({"record":")" + penalty + R"(","reason":"x"})"), "not_competent");
}

}  // namespace
}  // namespace liaoxin::app
