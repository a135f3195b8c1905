// Leave and hand-over: who stands in acts in its own name; the hand-over gives no right and breaks no rule of two persons.
#include "app/leaves.hpp"
#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::DeskOf;
using testing::id_number;
using testing::kDepartment;
using testing::kInCharge;
using testing::kSecond;

/// The department has two officers in one office, with accounts.
class Office : public DeskOf {
 public:
  Office() {
    must("officer.register", "operator", R"({"unit":")" + kDepartment + R"(","id":"li","name":"演示丙","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    const std::string link(must("account.open", "operator", R"({"login":"li.si","person_name":"李某","id_number":"110105194912310038"})").at("enrolment").as_string());
    grant = must("account.grant", "operator", R"({"login":"li.si","role":"officer","unit":")" + kDepartment + R"(","officer":"li"})").at("grant").as_string();
    secret("li.si", link);
    away = enter();
    present = enter("li.si");
  }
  void begin(const std::string& from_on = "2026-06-01", const std::string& until_on = "2026-06-10") {
    const Answer answer = desk().act(away, "leave.begin", {{"from_on", from_on}, {"until_on", until_on}, {"stand_in", "li"}});
    EXPECT_TRUE(answer) << (answer ? "" : base::word(answer.error().front().word));
  }
  std::string grant, away, present;
};

TEST(Leave, TheStandInActsInItsOwnNameAndTheLogSaysForWhom) {
  Office o;
  o.register_organisation(testing::kCompany, "沈阳演示科技有限公司");
  const std::string record = o.file_penalty(testing::kCompany, "罚1号", "2026-05-06", false);
  o.begin();
  ASSERT_EQ(o.desk().who(o.present)->stands_in_for.size(), 1u);
  EXPECT_EQ(o.desk().who(o.present)->stands_in_for[0].other, "演示甲");
  EXPECT_TRUE(o.desk().who(o.away)->leave);
  const Answer attested = o.desk().act(o.present, "service.attest", {{"record", record}, {"served_on", "2026-05-08"}, {"proof", "送达回证"}});
  ASSERT_TRUE(attested) << base::word(attested.error().front().word);
  bool is_named = false;
  o.platform().sequencer().refresh();
  for (std::int64_t row = 1; row <= static_cast<std::int64_t>(o.platform().sequencer().size()); ++row) {
    const auto body = store::open_vault(o.platform().db(), o.platform().keys(), row, journal::CommitClass::actor);
    if (!body || body->body.find(R"("actor":"officer:li@)" + kDepartment) == std::string::npos) continue;
    is_named = is_named || body->body.find(R"("stands_in_for":["officer:a@)" + kDepartment) != std::string::npos;
  }
  EXPECT_TRUE(is_named);
}

TEST(Leave, ItEndsOnReturnByAnActByItsDaysAndWithEitherRole) {
  Office o;
  const auto stands_in = [&] { return !o.desk().who(o.present)->stands_in_for.empty(); };
  o.begin();
  EXPECT_TRUE(stands_in());
  ASSERT_TRUE(o.desk().act(o.away, "leave.end", {}));
  EXPECT_FALSE(stands_in());
  o.begin();
  ASSERT_TRUE(o.desk().act(o.away, "inquiry.make", {{"subject_code", testing::kCompany}, {"matter", "permit"}, {"case_reference", "许1号"}}));
  EXPECT_FALSE(stands_in()) << "who acts has returned";
  o.begin("2026-06-02", "2026-06-03");
  EXPECT_FALSE(stands_in()) << "from its first day on";
  o.go_to("2026-06-03T23:59:59+08:00");
  EXPECT_EQ(stands_in_for(o.platform().db(), *statute::parse_actor("officer:li@" + kDepartment), o.clock().now()).size(), 1u);
  o.go_to("2026-06-04T00:00:00+08:00");
  EXPECT_TRUE(stands_in_for(o.platform().db(), *statute::parse_actor("officer:li@" + kDepartment), o.clock().now()).empty());
  Office p;
  p.begin();
  p.must("account.revoke", "operator", R"({"login":"li.si","grant":")" + p.grant + R"(","reason":"调离"})");
  EXPECT_FALSE(p.desk().who(p.away)->leave) << "with the role of the stand-in";
}

TEST(Leave, AStandInIsAnotherPersonOfTheSameUnitAndOffice) {
  Office o;
  const auto word = [&](const std::string& stand_in, const std::string& from_on = "2026-06-01", const std::string& until_on = "2026-06-10") {
    const Answer answer = o.desk().act(o.away, "leave.begin", {{"from_on", from_on}, {"until_on", until_on}, {"stand_in", stand_in}});
    return answer ? std::string() : std::string(base::word(answer.error().front().word));
  };
  EXPECT_EQ(word("a"), "stand_in_invalid") << "itself";
  EXPECT_EQ(word("nobody"), "stand_in_invalid");
  EXPECT_EQ(word(kSecond), "stand_in_invalid") << "of another office";
  o.must("officer.register", "operator", R"({"unit":")" + kDepartment + R"(","id":"again","name":"演示甲","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
  o.must("account.open", "operator", R"({"login":"zhang.too","person_name":"张某","id_number":"11010519491231002X"})");
  o.must("account.grant", "operator", R"({"login":"zhang.too","role":"officer","unit":")" + kDepartment + R"(","officer":"again"})");
  EXPECT_EQ(word("again"), "stand_in_invalid") << "another number of the same person";
  ASSERT_TRUE(o.desk().act(o.present, "leave.begin", {{"from_on", "2026-06-05"}, {"until_on", "2026-06-05"}, {"stand_in", "a"}}));
  EXPECT_EQ(word("li"), "stand_in_invalid") << "away itself on one of the days";
  EXPECT_EQ(word("li", "2026-06-06", "2026-06-10"), "");
  EXPECT_EQ(word("li", "2026-06-10", "2026-06-11"), "leave_overlaps");
}

// Security B6: the hand-over makes nobody the second person.
TEST(Leave, B6_AStandInDoesNotApproveWhatWhoIsAwayProposed) {
  DeskOf d;
  d.must("officer.register", "operator", R"({"unit":")" + kInCharge + R"(","id":"li","name":"演示丙","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
  d.ready("first", "甲某", id_number("21990019790303003"), kInCharge);
  const std::string link(d.must("account.open", "operator", R"({"login":"li.si","person_name":"李某","id_number":"110105194912310038"})").at("enrolment").as_string());
  d.must("account.grant", "operator", R"({"login":"li.si","role":"officer","unit":")" + kInCharge + R"(","officer":"li"})");
  d.secret("li.si", link);
  const std::string first = d.enter("first"), second = d.enter("li.si");
  const auto propose = [&](const char* from_on) {
    const Answer answer = d.desk().act(first, "edition.adopt", {{"items", base::json::array{"C3-02"}}, {"from_on", from_on}, {"decision_number", "演示9号"}, {"decided_on", "2025-12-01"}, {"authority", "演示联席会议"}});
    EXPECT_TRUE(answer && answer->contains("content_hash"));
    return object{{"proposal", answer->at("proposal")}, {"content_hash", answer->at("content_hash")}};
  };
  const object proposed = propose("2026-02-01");
  const Answer leave = d.desk().act(first, "leave.begin", {{"from_on", "2026-06-01"}, {"until_on", "2026-06-10"}, {"stand_in", "li"}});
  ASSERT_TRUE(leave);
  EXPECT_TRUE(d.desk().proposals(second).empty());
  EXPECT_EQ(d.desk().act(second, "proposal.approve", proposed).error().front().word, base::RefusalWord::second_person_needed);
  ASSERT_TRUE(d.desk().act(first, "leave.end", {}));
  EXPECT_TRUE(d.desk().act(second, "proposal.approve", proposed)) << "two persons again";
}

}  // namespace
}  // namespace liaoxin::app
