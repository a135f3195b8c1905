// Lists of forms that depend on who fills them in: nobody is offered what can only be refused, and nothing of a list reaches whoever may not use it.
#include <algorithm>

#include "app/operations.hpp"
#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kReader;
using testing::kWorkBody;
using Words = std::vector<std::string>;

class DeskLists : public ::testing::Test {
 protected:
  DeskLists() {
    d.register_organisation(kCompany, "沈阳演示科技有限公司");
    d.file_individual_penalty(kShop, "店罚1号");
    d.file_person_penalty(kNumber, "人罚1号");
    const auto owner = [&](const char* login, const char* number, const std::string& code) {
      d.ready_as(login, "王某", id_number(number), R"("role":"subject","ground":"legal_representative","authority_document":"登记信息","uscc":")" + code + "\"");
    };
    owner("owner", "11010119700101005", kCompany);
    owner("shopkeeper", "11010119700101006", kShop);
    d.ready_as("zhang.san", "张某", kNumber, R"("role":"person")");
    d.ready("clerk", "办事某", id_number("11010119700101001"), kWorkBody);
  }
  /// The words offered for a field, and what they are called in Chinese.
  Words words(const std::string& login, const std::string& operation, const std::string& field, const std::string& record = {}) {
    const http::DeskChoices lists = d.desk().choices(d.enter(login), *find_command(operation), record);
    d.later(30);
    named.clear();
    Words list;
    if (const auto found = lists.find(field); found != lists.end()) {
      for (const http::DeskChoice& one : found->second) {
        list.push_back(one.word);
        named += one.text.zh + "\n";
      }
    }
    return list;
  }
  const std::string kShop = registry::compute_uscc("92210100MA0000003"), kNumber = id_number("21990019800101001");
  DeskOf d;
  std::string named;
};

TEST_F(DeskLists, OnlyWhoCanHaveBeenAMinorIsOfferedToSaySo) {
  EXPECT_EQ(words("owner", "leniency.claim", "flag"), (Words{"force_majeure", "slight_no_intent"})) << "a company was never under 18";
  for (const char* person : {"shopkeeper", "zhang.san"}) EXPECT_EQ(words(person, "leniency.claim", "flag"), (Words{"minor", "force_majeure", "slight_no_intent"})) << person;
  EXPECT_TRUE(words("clerk", "leniency.claim", "flag").empty()) << "it speaks for nobody";
}

TEST_F(DeskLists, WhoGrantsIsOfferedWhatCanBeGrantedOfTheRecordAtHand) {
  const std::string of_company = d.file_penalty(kCompany, "罚1号"), of_person = d.platform().public_id("rec", *d.platform().internal_id("rec", of_company) - 1);
  EXPECT_EQ(words("zhang.wei", "leniency.grant", "flag", of_company), (Words{"force_majeure", "slight_no_intent"})) << "a company was never under 18";
  EXPECT_EQ(words("zhang.wei", "leniency.grant", "flag", of_person), (Words{"minor", "force_majeure", "slight_no_intent"}));
  EXPECT_TRUE(words("zhang.wei", "leniency.grant", "flag").empty()) << "which record it is, the form does not say yet";
  for (const char* record : {"rec-x", ""}) EXPECT_TRUE(words("zhang.wei", "leniency.grant", "flag", record).empty()) << record;
  for (const char* other : {"clerk", "owner"}) EXPECT_TRUE(words(other, "leniency.grant", "flag", of_person).empty()) << other << " learns nothing of whom it is about";
  d.must("leniency.grant", "officer:a@" + kDepartment, R"({"record":")" + of_company + R"(","flag":"slight_no_intent","reason":"首次且及时改正"})");
  EXPECT_EQ(words("zhang.wei", "leniency.grant", "flag", of_company), Words{"force_majeure"}) << "the other one is granted";
}

TEST_F(DeskLists, WhoClaimsIsOfferedWhatItDidNotClaimBefore) {
  const std::string record = d.file_penalty(kCompany, "罚1号"), other = d.file_penalty(kCompany, "罚2号");
  const std::string claim(d.must("leniency.claim", "subject:" + kCompany, R"({"record":")" + record + R"(","flag":"force_majeure","statement":"当日洪水,停产"})").at("claim").as_string());
  EXPECT_EQ(words("owner", "leniency.claim", "flag", record), (Words{"force_majeure", "slight_no_intent"})) << "nothing can be claimed while this one is open: the act says why";
  d.must("leniency.decide", "officer:a@" + kDepartment, R"({"claim":")" + claim + R"(","outcome":"refused","reason":"当日照常营业"})");
  EXPECT_EQ(words("owner", "leniency.claim", "flag", record), Words{"slight_no_intent"});
  EXPECT_EQ(words("owner", "leniency.claim", "flag", other), (Words{"force_majeure", "slight_no_intent"}));
  EXPECT_EQ(words("shopkeeper", "leniency.claim", "flag", record), (Words{"minor", "force_majeure", "slight_no_intent"})) << "of another's record it learns nothing";
}

TEST_F(DeskLists, AtTheCounterTheListIsThatOfWhoIsPresent) {
  const std::string clerk = d.enter("clerk");
  const base::json::object input{{"subject_code", kCompany}, {"subject_name", "沈阳演示科技有限公司"}, {"identity_document", "identity_card"}, {"identity_check", "card_reader"}, {"signed_paper", "窗〔2026〕1号"},
                                 {"present_name", "王某"}, {"present_number", id_number("21990019820404004")}, {"present_authority", "授权委托书2026-1"}};
  ASSERT_TRUE(d.desk().act(clerk, "counter.open", input));
  const http::DeskChoices lists = d.desk().choices(clerk, *find_command("leniency.claim"), "");
  ASSERT_TRUE(lists.contains("flag"));
  EXPECT_EQ(lists.at("flag").size(), 2u);
}

TEST_F(DeskLists, WhoDeliversChoosesTheRecipientByNameAndNobodyElseReadsTheList) {
  EXPECT_TRUE(words("clerk", "sharing.deliver", "subscription").empty());
  const auto opened = d.must("subscription.open", "officer:a@" + kWorkBody, R"({"kind":"unit","reference":")" + kReader + R"(","name":"辽宁省共享单位","item":"C4-03","agreement":"协议1号"})");
  EXPECT_EQ(words("clerk", "sharing.deliver", "subscription"), Words{std::string(opened.at("subscription").as_string())});
  for (const char* said : {"辽宁省共享单位", "共享单位", "协议1号"}) EXPECT_NE(named.find(said), std::string::npos) << said << " in " << named;
  for (const char* other : {"owner", "zhang.san", "zhang.wei"}) EXPECT_TRUE(words(other, "sharing.deliver", "subscription").empty()) << other;
  EXPECT_TRUE(d.desk().choices("nobody", *find_command("sharing.deliver"), "").empty());
}

}  // namespace
}  // namespace liaoxin::app
