// A contested look: the subject learns who looked, and somebody else of that unit says what for.
#include <algorithm>

#include "app/access_register.hpp"
#include "app/desk_service.hpp"
#include "desk_of.hpp"
#include "store/access_entries.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::DeskOf;
using testing::id_number;
using testing::kReader;
using testing::kSecond;

const std::string kNumber = id_number("21990019800101001");
const std::string kOfficer = "officer:a@" + kReader, kColleague = "officer:" + kSecond + "@" + kReader;

/// A citizen at its desk whom an officer looked up.
class Contested : public DeskOf {
 public:
  Contested() {
    self = person_account("zhang.san", "张某", kNumber);
    const std::string link(must("account.reset", "operator", R"({"login":"zhang.san","reason":"首次启用"})").at("enrolment").as_string());
    secret("zhang.san", link);
    file_person_penalty(kNumber, "人罚1号");
    must("inquiry.make", kOfficer, R"({"subject_code":")" + kNumber + R"(","subject_name":"张某","matter":"permit","case_reference":"许1号"})");
    token = enter("zhang.san");
  }
  std::vector<http::DeskLook> others() {
    auto looks = desk().looks(token, "").looks;
    std::erase_if(looks, [](const http::DeskLook& look) { return look.is_own; });
    return looks;
  }
  std::string contest() {
    const Answer answer = desk().act(token, "look.contest", {{"look", others().front().id}, {"statement", "我没有在该单位办理过任何事项"}});
    EXPECT_TRUE(answer) << (answer ? "" : base::word(answer.error().front().word));
    return answer ? std::string(answer->at("contest").as_string()) : "";
  }
  std::string self, token;
};

// Tag: look_contested
TEST(LookContest, TheOfficerIsNamedOnceItsLookIsContestedAndNotBefore) {
  Contested c;
  const http::DeskLook before = c.others().front();
  EXPECT_TRUE(before.officer.empty());
  EXPECT_EQ(before.office, "信用处");
  EXPECT_EQ(base::json::serialize(*c.desk().own_file(c.token)).find("演示甲"), std::string::npos);
  c.contest();
  const http::DeskLook after = c.others().front();
  EXPECT_EQ(after.officer, "演示甲");
  EXPECT_EQ(after.answer_due_on, "2026-06-04") << "three working days";
  EXPECT_TRUE(after.id.empty()) << "contested once";
  EXPECT_NE(base::json::serialize(*c.desk().own_file(c.token)).find("演示甲"), std::string::npos);
  EXPECT_EQ(testing::unusual_marks(store::marked_accesses(c.platform().db(), base::Instant{INT64_MAX}, 10).front()), "contested") << "audit sees it";
}

// Tag: look_contested
TEST(LookContest, SomebodyElseOfTheUnitAnswersAndTheSubjectReadsIt) {
  Contested c;
  const std::string contest = c.contest();
  const std::string answer = R"({"contest":")" + contest + R"(","was_needed":false,"reason":"案号登记有误"})";
  EXPECT_EQ(c.refusal("look.answer", kOfficer, answer), "second_person_needed");
  c.must("look.answer", kColleague, answer);
  const http::DeskLook look = c.others().front();
  EXPECT_FALSE(look.answered_at.empty());
  EXPECT_FALSE(look.was_needed);
  EXPECT_EQ(look.answer, "案号登记有误");
  EXPECT_EQ(testing::unusual_marks(store::marked_accesses(c.platform().db(), base::Instant{INT64_MAX}, 10).front()), "contested,needless");
}

// Tag: look_contested
TEST(LookContest, OnlyOwnLooksOfOthersAreContested) {
  Contested c;
  c.desk().own_records(c.token);
  const auto looks = store::accesses_about(c.platform().db(), about_number(c.platform().keys(), kNumber), 0, 10);
  ASSERT_EQ(looks.front().kind, "own");
  EXPECT_EQ(c.refusal("look.contest", c.self, R"({"look":")" + c.platform().public_id("lok", looks.front().row_id) + R"(","statement":"x"})"), "look_unknown");
  const std::string other = c.person_account("li.si", "李某", id_number("21990019810202002"));
  EXPECT_EQ(c.refusal("look.contest", other, R"({"look":")" + c.others().front().id + R"(","statement":"x"})"), "not_competent");
}

}  // namespace
}  // namespace liaoxin::app
