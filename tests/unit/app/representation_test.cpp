// Who stands for another proves it, is named in all it does, and stops on its last day or when the represented says so.
#include <algorithm>
#include <functional>
#include <map>

#include "app/access_register.hpp"
#include "base/hash.hpp"
#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;

const std::string kMother = id_number("21990019800101001"), kSon = id_number("21990020020101001");

class Representation : public ::testing::Test {
 protected:
  Representation() {
    record = d.file_person_penalty(kSon, "人罚1号", "张小某");
    open("mother", "张某", kMother);
    open("son", "张小某", kSon);
    d.must("account.grant", "operator", R"({"login":"son","role":"person"})");
  }
  void open(const std::string& login, const std::string& name, const std::string& number) {
    d.secret(login, std::string(d.must("account.open", "operator", R"({"login":")" + login + R"(","person_name":")" + name + R"(","id_number":")" + number + R"("})").at("enrolment").as_string()));
  }
  std::string grant(const std::string& more) {
    return std::string(d.must("account.grant", "operator", R"({"login":"mother","role":"person","represented_number":")" + kSon + R"(","represented_name":"张小某",)" + more + "}").at("grant").as_string());
  }
  DeskOf d;
  std::string record;
};

// Tag: representation
TEST_F(Representation, AGuardianSeesAndDoesWhatThePersonMayAndBothAreNamed) {
  grant(R"("ground":"guardian","authority_document":"监护证明1号")");
  const std::string mother = d.enter("mother");
  const auto records = d.desk().own_records(mother);
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].record.id, record);
  const auto done = d.desk().act(mother, "objection.submit", object{{"record", record}, {"ground", "error"}, {"statement", "金额不对"}});
  ASSERT_TRUE(done);
  d.later(60);
  // The son sees her by name, once for the look and once for the act.
  const std::string son = d.enter("son");
  std::vector<std::string> seen;
  for (const http::DeskLook& look : d.desk().looks(son, "").looks) {
    if (!look.representative.empty()) seen.push_back(look.representative + " " + look.matter.zh);
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"张某 提出异议", "张某 "}));
  const auto listed = d.desk().representatives(son);
  ASSERT_EQ(listed.size(), 1u) << "and not himself";
  EXPECT_EQ(listed[0].name, "张某");
  EXPECT_EQ(listed[0].ground.zh, "监护人");
}

// Tag: who_looked
TEST_F(Representation, EveryPageWhoStandsForAPersonOpensLeavesALookThatNamesThem) {
  grant(R"("ground":"guardian","authority_document":"监护证明1号")");
  const std::string mother = d.enter("mother");
  const auto submitted = d.desk().act(mother, "objection.submit", object{{"record", record}, {"ground", "error"}, {"statement", "金额不对"}});
  ASSERT_TRUE(submitted);
  const std::string objection(submitted->at("objection").as_string());
  const auto added = d.desk().act(mother, "objection.add_evidence", object{{"objection", objection}, {"name", "收据.pdf"}, {"file", base::base64("%PDF-1.7\n")}});
  ASSERT_TRUE(added);
  const std::string evidence(added->at("evidence").as_string());
  d.later(60);
  const std::string son = d.enter("son");
  const auto looks_of_hers = [&] {
    return std::ranges::count_if(d.desk().looks(son, "").looks, [](const http::DeskLook& look) { return look.representative == "张某" && look.matter.zh.empty(); });
  };
  using Page = std::function<void()>;
  const std::map<std::string, Page> pages{{"front page", [&] { (void)d.desk().own_records(mother); }},
                                          {"letters", [&] { (void)d.desk().notices(mother); }},
                                          {"looks", [&] { (void)d.desk().looks(mother, ""); }},
                                          {"consents", [&] { (void)d.desk().consents(mother); }},
                                          {"representatives", [&] { (void)d.desk().representatives(mother); }},
                                          {"declared", [&] { (void)d.desk().declared(mother); }},
                                          {"objection", [&] { EXPECT_EQ(d.desk().objection(mother, objection).value().evidence.size(), 1u); }},
                                          {"a file of evidence", [&] { EXPECT_TRUE(d.desk().evidence_file(mother, evidence)); }},
                                          {"the whole file", [&] { EXPECT_TRUE(d.desk().own_file(mother)); }}};
  for (const auto& [name, open] : pages) {
    const auto before = looks_of_hers();
    open();
    EXPECT_EQ(looks_of_hers(), before + 1) << name;
  }
  // What he opens himself is his own look, and on these pages none.
  const auto before = d.desk().looks(son, "").looks.size();
  (void)d.desk().declared(son);
  EXPECT_EQ(d.desk().looks(son, "").looks.size(), before);
}

// Tag: representation
TEST_F(Representation, ThePersonEndsItAtOnce) {
  const std::string representation = grant(R"("ground":"guardian","authority_document":"监护证明1号")");
  const std::string mother = d.enter("mother");
  d.later(60);
  const std::string son = d.enter("son");
  EXPECT_EQ(d.desk().act(mother, "representation.end", object{{"grant", representation}}).has_value(), true) << "who stands for him may lay it down";
  EXPECT_FALSE(d.desk().who(mother));
  const std::string again = grant(R"("ground":"guardian","authority_document":"监护证明1号")");
  d.later(60);
  const std::string back = d.enter("mother");
  EXPECT_EQ(d.desk().own_records(back).size(), 1u);
  ASSERT_TRUE(d.desk().act(son, "representation.end", object{{"grant", again}}));
  EXPECT_FALSE(d.desk().who(back));
  EXPECT_TRUE(d.desk().own_records(back).empty());
}

// Tag: representation
TEST_F(Representation, WhoIsEntrustedStopsWithTheFirstSecondAfterTheLastDay) {
  grant(R"("ground":"entrusted","authority_document":"委托书1号","until_on":"2026-06-30")");
  d.go_to("2026-06-30T23:59:00+08:00");
  const std::string mother = d.enter("mother");
  EXPECT_EQ(d.desk().own_records(mother).size(), 1u);
  d.go_to("2026-07-01T00:00:00+08:00");
  EXPECT_TRUE(d.desk().own_records(mother).empty());
  EXPECT_FALSE(d.desk().act(mother, "objection.submit", object{{"record", record}, {"ground", "error"}, {"statement", "金额不对"}}));
}

/// The names of those who stood for a subject, as its register has them, the newest first.
std::vector<std::string> representatives_in_looks(DeskOf& d, const std::string& token) {
  std::vector<std::string> names;
  for (const http::DeskLook& look : d.desk().looks(token, "").looks) {
    if (!look.representative.empty()) names.push_back(look.representative + " " + look.matter.zh);
  }
  return names;
}

// Tag: who_looked
TEST_F(Representation, WhoIsEntrustedByAnIndividualBusinessIsNamedAndItsOperatorIsItself) {
  const std::string shop = registry::compute_uscc("92210100MA0000008");
  const std::string penalty = d.file_individual_penalty(shop, "个罚1号");
  d.must("account.grant", "operator", R"({"login":"son","role":"subject","uscc":")" + shop + R"(","ground":"legal_representative","authority_document":"营业执照"})");
  d.must("account.grant", "operator", R"({"login":"mother","role":"subject","uscc":")" + shop + R"(","ground":"entrusted","authority_document":"委托书1号","until_on":"2026-12-31"})");
  const std::string mother = d.enter("mother");
  EXPECT_EQ(d.desk().own_records(mother).size(), 1u);
  EXPECT_TRUE(d.desk().act(mother, "objection.submit", object{{"record", penalty}, {"ground", "error"}, {"statement", "金额不对"}}));
  d.later(60);
  const std::string son = d.enter("son");
  const auto person = d.desk().who(son);
  for (const http::DeskRole& role : person->roles) {
    if (!role.place.empty()) EXPECT_TRUE(d.desk().choose(son, role.grant));
  }
  EXPECT_EQ(d.desk().own_records(son).size(), 1u);
  EXPECT_EQ(representatives_in_looks(d, son), (std::vector<std::string>{"张某 提出异议", "张某 "}));
  for (const http::DeskLook& look : d.desk().looks(son, "").looks) {
    // That an account was given a role for it was no look at anything.
    if (look.kind.zh != printed_access("account").zh) EXPECT_EQ(look.is_own, look.representative.empty());
  }
}

// Tag: who_looked
TEST_F(Representation, WhoeverSpeaksForAnOrganisationIsTheOrganisation) {
  d.register_organisation(kCompany, "沈阳演示科技有限公司");
  d.must("account.grant", "operator", R"({"login":"mother","role":"subject","uscc":")" + kCompany + R"(","ground":"entrusted","authority_document":"委托书1号","until_on":"2026-12-31"})");
  const std::string mother = d.enter("mother");
  EXPECT_EQ(d.desk().own_records(mother).size(), 1u);
  EXPECT_TRUE(representatives_in_looks(d, mother).empty());
}

TEST_F(Representation, NobodyWithoutAGrantSeesThePerson) {
  const std::string mother = d.enter("mother");
  EXPECT_TRUE(d.desk().own_records(mother).empty());
  EXPECT_EQ(d.every_byte().find(kSon), std::string::npos);
}

// Security A2: the operator opens what is needed until there are two security administrators, and nothing afterwards.
TEST(Accounts, TheOperatorOpensNoneOnceTwoSecurityAdministratorsHaveSetTheirsUp) {
  DeskOf d;
  d.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string grant(d.must("account.grant", "operator", R"({"login":"zhang.wei","role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息"})").at("grant").as_string());
  const std::string key = base::base64(std::string(32, 'k'));
  const std::string client = R"({"name":"系统","unit":")" + kDepartment + R"(","officer":"a","public_key":")" + key + R"(","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})";
  const std::string link(d.must("account.open", "operator", R"({"login":"security","person_name":"安某","id_number":")" + id_number("11010119700101007") + R"("})").at("enrolment").as_string());
  d.must("account.grant", "operator", R"({"login":"security","role":"security_administrator"})");
  d.must("account.open", "operator", R"({"login":"one.more","person_name":"安某","id_number":")" + id_number("11010119700101007") + R"("})");
  const std::string other(d.must("account.open", "operator", R"({"login":"security-2","person_name":"全某","id_number":")" + id_number("11010119700101009") + R"("})").at("enrolment").as_string());
  d.must("account.grant", "operator", R"({"login":"security-2","role":"security_administrator"})");
  d.secret("security", link);
  EXPECT_EQ(d.refusal("account.revoke", "operator", R"({"login":"zhang.wei","grant":"grt-x","reason":"x"})"), "grant_unknown") << "one alone could give no role";
  d.secret("security-2", other);
  const std::map<std::string, std::string> acts{{"account.open", R"({"login":"li.si","person_name":"李某","id_number":"110105194912310038"})"},
                                                {"account.grant", R"({"login":"zhang.wei","role":"person"})"},
                                                {"account.revoke", R"({"login":"zhang.wei","grant":")" + grant + R"(","reason":"x"})"},
                                                {"account.disable", R"({"login":"zhang.wei","reason":"x"})"},
                                                {"account.reset", R"({"login":"one.more","reason":"x"})"},
                                                {"client.register", client},
                                                {"client.revoke", R"({"client":"cli-x","reason":"x"})"}};
  for (const auto& [operation, input] : acts) EXPECT_EQ(d.refusal(operation, "operator", input), "bootstrap_done") << operation;
  for (const auto& [operation, input] : acts) {
    if (operation != "client.revoke") EXPECT_EQ(d.refusal(operation, "security:security", input), "") << operation;
  }
}

}  // namespace
}  // namespace liaoxin::app
