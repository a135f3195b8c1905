// The clock certificate: one text for who applied, who handles it and who oversees it, and nothing for others (art. 37, 39).
#include "app/desk_clock.hpp"

#include <algorithm>

#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kInCharge;
using testing::kOther;

/// A claim of lenient treatment over the Dragon Boat days of 2026, and who may read its clock.
class Clocked : public DeskOf {
 public:
  Clocked() {
    register_organisation(kCompany, "沈阳演示科技有限公司");
    register_organisation(kOther, "沈阳演示商贸有限公司");
    record = file_penalty(kCompany, "罚〔2026〕1号");
    claim = std::string(must("leniency.claim", "subject:" + kCompany, R"({"record":")" + record + R"(","flag":"force_majeure","statement":"洪水"})").at("claim").as_string());
  }
  std::string record, claim;
};

// Tag: clock_certificate
TEST(ClockCertificate, SubjectOfficerAndSupervisorReadTheSame) {
  Clocked c;
  c.ready("in.charge", "李某", id_number("11010119700101002"), kInCharge);
  const auto officer = c.desk().clock(c.enter("zhang.wei"), c.claim);
  ASSERT_TRUE(officer);
  ASSERT_EQ(officer->terms.size(), 1u);
  const http::DeskTerm& term = officer->terms.front();
  EXPECT_EQ(term.from_on, "2026-06-01");
  EXPECT_FALSE(term.due.derivation.empty());
  EXPECT_EQ(term.due.derivation.back().on, term.due.due_on);
  EXPECT_EQ(term.due.basis.kind, "default");
  const auto supervisor = c.desk().clock(c.enter("in.charge"), c.claim);
  ASSERT_TRUE(supervisor);
  EXPECT_EQ(supervisor->terms.front().due.due_on, term.due.due_on);
  EXPECT_EQ(supervisor->terms.front().due.derivation.size(), term.due.derivation.size());
  c.ready_as("owner", "王某", id_number("11010119700101008"), R"("role":"subject","ground":"legal_representative","authority_document":"登记信息","uscc":")" + kCompany + "\"");
  const std::string own = c.enter("owner");
  const auto records = c.desk().own_records(own);
  ASSERT_TRUE(std::ranges::any_of(records, [&](const http::OwnRecord& one) { return one.claim == c.claim; })) << "its own page leads there";
  const auto subject = c.desk().clock(own, c.claim);
  ASSERT_TRUE(subject);
  EXPECT_EQ(subject->terms.front().due.due_on, term.due.due_on);
  EXPECT_EQ(subject->terms.front().due.derivation.size(), term.due.derivation.size());
}

TEST(ClockCertificate, WhoHasToConfirmARecallReadsItsDays) {
  Clocked c;
  c.ready("reader", "赵某", id_number("11010119700101007"), testing::kReader);
  const std::string subscription(c.must("subscription.open", "officer:a@" + testing::kWorkBody, R"({"kind":"unit","reference":")" + testing::kReader + R"(","name":"共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  const std::string record = c.file_penalty(kCompany, "罚9号");
  c.must("sharing.deliver", "officer:a@" + testing::kWorkBody, R"({"subscription":")" + subscription + R"(","record":")" + record + "\"}");
  c.must("record.withdraw", "officer:a@" + kDepartment, R"({"record":")" + record + R"(","reason":"报送有误"})");
  const std::string token = c.enter("reader");
  const auto tasks = c.desk().tasks(token);
  const auto task = std::ranges::find_if(tasks, [](const http::DeskTask& one) { return one.operation->name == "recall.confirm"; });
  ASSERT_NE(task, tasks.end());
  const auto clock = c.desk().clock(token, task->clock);
  ASSERT_TRUE(clock);
  EXPECT_EQ(clock->terms.front().due.due_on, task->due_on);
  EXPECT_EQ(clock->terms.front().due.derivation.back().on, task->due_on);
}

TEST(ClockCertificate, ATaskLeadsToTheClockOfItsProceeding) {
  Clocked c;
  const auto tasks = c.desk().tasks(c.enter("zhang.wei"));
  const auto task = std::ranges::find_if(tasks, [](const http::DeskTask& one) { return one.operation->name == "leniency.decide"; });
  ASSERT_NE(task, tasks.end());
  EXPECT_EQ(task->clock, c.claim);
  for (const char* kind : {"obj", "rst", "len", "lct", "lst", "plr", "rcl"}) EXPECT_EQ(clock_of({{"record", "rec-a"}, {"x", std::string(kind) + "-a"}}), std::string(kind) + "-a");
  EXPECT_EQ(clock_of({{"record", "rec-a"}, {"listing", "lst"}}), "") << "nothing that is counted";
}

TEST(ClockCertificate, WhoHasNothingToDoWithItFindsNothing) {
  Clocked c;
  c.ready("reader", "王某", id_number("11010119700101003"), testing::kReader);
  const std::string token = c.enter("reader");
  EXPECT_FALSE(c.desk().clock(token, c.claim));
  EXPECT_FALSE(c.desk().clock("", c.claim));
  EXPECT_FALSE(c.desk().clock(token, "len-aaaaaaaaaaaaa"));
}

}  // namespace
}  // namespace liaoxin::app
