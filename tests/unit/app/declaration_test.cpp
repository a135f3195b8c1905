// What a subject declares itself: marked, apart from every record, read by whom it may be, and gone when it is taken back.
#include "app/public_face.hpp"
#include "province.hpp"
#include "store/declarations.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::id_number;
using testing::kCompany;
using testing::kInCharge;
using testing::kOther;

const std::string kNumber = id_number("21990019800101001");
const std::string kOwner = "subject:" + kCompany;

std::string declares(const std::string& text, const std::string& kind = "qualification", bool pledged = true) {
  return base::json::serialize(object{{"kind", kind}, {"declared", text}, {"accuracy_pledged", pledged}});
}

class Declaring : public testing::Province {
 public:
  Declaring() {
    register_organisation(kCompany, "沈阳演示科技有限公司");
    must("edition.adopt", "officer:a@" + kInCharge, R"({"items":["C8-04"],"from_on":"2025-12-01","decision_number":"演示4号","decided_on":"2025-12-01","authority":"演示联席会议"})");
  }
  registry::OrganisationView page() { return *PublicFace(places(), clock()).organisation(kCompany); }
};

// Tag: declared_apart
TEST(Declaration, AnOrganisationsStandsOnItsPageApartFromRecordsUntilItIsTakenBack) {
  Declaring d;
  const auto sections = [&] { return base::json::serialize(base::to_json(d.page()).at("sections")); };
  const std::string records = sections();
  const auto declared = d.must("declaration.submit", kOwner, declares("2026年通过质量管理体系认证"));
  const registry::OrganisationView view = d.page();
  ASSERT_EQ(view.declared.size(), 1u);
  EXPECT_EQ(view.declared[0].text, "2026年通过质量管理体系认证");
  EXPECT_EQ(sections(), records) << "no record of any unit";
  const std::string number(declared.at("declaration").as_string());
  const auto kept = [&] { return store::find_declaration(d.platform().db(), *d.platform().internal_id("dcl", number))->text_sealed; };
  EXPECT_FALSE(kept().empty());
  d.must("declaration.withdraw", kOwner, R"({"declaration":")" + number + "\"}");
  EXPECT_TRUE(d.page().declared.empty());
  EXPECT_TRUE(kept().empty()) << "the text is gone from the data too";
}

// Tag: declared_apart
TEST(Declaration, APersonsIsReadByItselfAndUnderItsConsentAlone) {
  Declaring d;
  d.register_organisation(kOther, "沈阳演示银行有限公司");
  const std::string self = d.person_account("zhang.san", "张某", kNumber), bank = "subject:" + kOther;
  d.must("declaration.submit", self, declares("会开挖掘机"));
  const std::string look = R"({"subject_code":")" + kNumber + R"(","subject_name":"张某","purpose":"financing"})";
  EXPECT_EQ(d.refusal("inquiry.authorised", bank, look), "consent_missing");
  const std::string to_bank = R"({"user":")" + kOther + R"(","purpose":"financing","until_on":"2026-12-31","items":)";
  const auto without = d.must("consent.give", self, to_bank + R"(["C4-03"]})");
  EXPECT_FALSE(d.must("inquiry.authorised", bank, look).contains("declared")) << "only where the consent names it";
  d.must("consent.withdraw", self, R"({"consent":")" + std::string(without.at("consent").as_string()) + "\"}");
  d.must("consent.give", self, to_bank + R"(["C4-03","C8-04"]})");
  const auto read = d.must("inquiry.authorised", bank, look);
  ASSERT_EQ(read.at("declared").as_array().size(), 1u);
  EXPECT_TRUE(read.at("records").as_array().empty()) << "never among records";
  EXPECT_FALSE(d.must("inquiry.make", "officer:a@" + testing::kReader, R"({"subject_code":")" + kNumber + R"(","subject_name":"张某","matter":"permit","case_reference":"许1号"})").contains("declared"))
      << "no organ reads it in a matter";
}

// Tag: consent_withdrawn
TEST(Declaration, WhatWasReadOfItIsCalledBackWithTheConsent) {
  Declaring d;
  d.register_organisation(kOther, "沈阳演示银行有限公司");
  const std::string self = d.person_account("zhang.san", "张某", kNumber), bank = "subject:" + kOther, other = "subject:" + kCompany;
  const auto declared = d.must("declaration.submit", self, declares("会开挖掘机"));
  const auto give = [&](const std::string& purpose) {
    return std::string(d.must("consent.give", self, R"({"user":")" + kOther + R"(","purpose":")" + purpose + R"(","until_on":"2026-12-31","items":["C4-03","C8-04"]})").at("consent").as_string());
  };
  const auto withdraw = [&](const std::string& id) { return d.must("consent.withdraw", self, R"({"consent":")" + id + "\"}").at("declarations").as_array(); };
  const auto read = [&](const std::string& purpose) { d.must("inquiry.authorised", bank, R"({"subject_code":")" + kNumber + R"(","subject_name":"张某","purpose":")" + purpose + "\"}"); };
  const auto open = [&] { return store::open_declaration_readings(d.platform().db(), kOther); };
  const std::string financing = give("financing"), insurance = give("insurance"), unused = give("contract");
  read("financing");
  read("financing");
  read("insurance");
  EXPECT_TRUE(withdraw(unused).empty()) << "it was not read under this one";
  EXPECT_TRUE(withdraw(financing).empty()) << "it may be kept under the other";
  EXPECT_TRUE(open().empty());
  // It tells of what was read even when its subject took it back meanwhile.
  d.must("declaration.withdraw", self, R"({"declaration":")" + std::string(declared.at("declaration").as_string()) + "\"}");
  const auto called_back = withdraw(insurance);
  ASSERT_EQ(called_back.size(), 1u);
  EXPECT_EQ(called_back[0], declared.at("declaration"));
  ASSERT_EQ(open().size(), 1u);
  const std::string confirmation = R"({"recall":")" + d.platform().public_id("rcd", open()[0].id) + R"(","removed_from":"信贷系统"})";
  EXPECT_EQ(d.refusal("recall.confirm", other, confirmation), "not_competent");
  d.must("recall.confirm", bank, confirmation);
  EXPECT_TRUE(open().empty());
  EXPECT_EQ(d.refusal("recall.confirm", bank, confirmation), "recall_confirmed");
}

// Tag: consent_withdrawn
TEST(Declaration, ARunOutConsentCallsItBackToo) {
  Declaring d;
  d.register_organisation(kOther, "沈阳演示银行有限公司");
  const std::string self = d.person_account("zhang.san", "张某", kNumber);
  d.must("declaration.submit", self, declares("会开挖掘机"));
  d.must("consent.give", self, R"({"user":")" + kOther + R"(","purpose":"financing","until_on":"2026-06-30","items":["C8-04"]})");
  d.must("inquiry.authorised", "subject:" + kOther, R"({"subject_code":")" + kNumber + R"(","subject_name":"张某","purpose":"financing"})");
  d.go_to("2026-07-01T00:00:00+08:00");
  do_due_work(d.platform());
  const auto open = store::open_declaration_readings(d.platform().db(), kOther);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(d.refusal("recall.confirm", "subject:" + kOther, R"({"recall":")" + d.platform().public_id("rcd", open[0].id) + R"(","removed_from":" "})"), "name_missing");
}

// Tag: declared_apart
TEST(Declaration, NothingPrivateAndNothingOfAForbiddenClassIsTaken) {
  Declaring d;
  EXPECT_EQ(d.refusal("declaration.submit", kOwner, declares("联系电话13900000000")), "declaration_text_private");
  EXPECT_EQ(d.refusal("declaration.submit", kOwner, declares("法定代表人 " + kNumber)), "declaration_text_private");
  EXPECT_EQ(d.refusal("declaration.submit", kOwner, declares("员工宗教信仰情况")), "declaration_text_forbidden");
  EXPECT_EQ(d.refusal("declaration.submit", kOwner, declares(std::string(3003, 'x'))), "declaration_empty") << "too long";
  EXPECT_EQ(d.refusal("declaration.submit", kOwner, declares("x", "qualification", false)), "pledge_missing");
  testing::Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  EXPECT_EQ(p.refusal("declaration.submit", kOwner, declares("x")), "item_not_in_force") << "nothing is collected outside an item in force";
}

}  // namespace
}  // namespace liaoxin::app
