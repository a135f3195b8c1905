// At a counter a clerk acts for a subject who is present: what it may do, how both are named, and what an abusive clerk meets.
#include <algorithm>

#include "app/access_register.hpp"
#include "app/counter.hpp"
#include "app/operations.hpp"
#include "desk_of.hpp"
#include "store/access_entries.hpp"
#include "store/sittings.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kOther;
using testing::kSecond;
using testing::kWorkBody;

const std::string kNumber = id_number("21990019800101001"), kNobody = id_number("21990019810202002"), kClerkNumber = "110105194912310038", kOtherClerkNumber = id_number("21990019790303003"),
                  kAgent = id_number("21990019820404004");

object person_input(const std::string& number, const std::string& name) {
  return {{"subject_code", number}, {"subject_name", name}, {"identity_document", "identity_card"}, {"identity_check", "card_reader"}, {"signed_paper", "窗〔2026〕1号"}};
}
object company_input(const std::string& code = kCompany, const std::string& name = "沈阳演示科技有限公司", const std::string& present = kAgent) {
  object input = person_input(code, name);
  input["present_name"] = "王某";
  input["present_number"] = present;
  input["present_authority"] = "授权委托书2026-1";
  return input;
}

/// A counter with a clerk who has an account, and a natural person about whom one record is kept.
class CounterOf : public DeskOf {
 public:
  CounterOf() {
    ready("clerk", "窗口甲", kClerkNumber, kWorkBody);
    record = file_person_penalty(kNumber, "人罚1号");
    register_organisation(kCompany, "沈阳演示科技有限公司");
    clerk = enter("clerk");
  }
  Answer open(const object& input) { return desk().act(clerk, "counter.open", input); }
  std::string opened(const object& input) {
    const Answer answer = open(input);
    EXPECT_TRUE(answer) << (answer ? "" : base::word(answer.error().front().word));
    return answer && answer->contains("sitting") ? std::string(answer->at("sitting").as_string()) : "";
  }
  Answer contest(const std::string& sitting) { return desk().act_in_sitting(clerk, sitting, "objection.submit", {{"record", record}, {"ground", "error"}, {"statement", "金额不对"}}); }
  std::vector<store::StoredAccess> looks(const std::string& number = kNumber) { return store::accesses_about(platform().db(), about_number(platform().keys(), number), 0, 100); }
  static std::string word(const Answer& answer) { return answer ? "" : std::string(base::word(answer.error().front().word)); }

  std::string record, clerk;
};

// Tag: counter
TEST(Counter, AClerkReadsObjectsAndConsentsForWhoIsPresentAndBothAreNamed) {
  CounterOf c;
  EXPECT_TRUE(c.desk().own_records(c.clerk).empty()) << "without a sitting a clerk has no desk of its own";
  const std::string sitting = c.opened(person_input(kNumber, "张某"));
  const auto who = c.desk().who(c.clerk);
  ASSERT_TRUE(who && who->sitting);
  EXPECT_EQ(who->sitting->subject_name, "张某");
  ASSERT_EQ(c.desk().own_records(c.clerk).size(), 1u);
  EXPECT_EQ(c.desk().own_records(c.clerk)[0].record.id, c.record);
  EXPECT_TRUE(c.desk().own_file(c.clerk));
  const Answer contested = c.contest(sitting);
  ASSERT_TRUE(contested) << CounterOf::word(contested);
  // 1. The subject sees who, where and what, at once.
  const auto looks = c.looks();
  EXPECT_EQ(looks.front().kind, "assisted");
  EXPECT_EQ(looks.front().matter, "objection.submit");
  EXPECT_EQ(looks.front().actor, "officer:a@" + kWorkBody);
  EXPECT_EQ(looks.front().office, "信用处");
  EXPECT_EQ(looks.back().matter, "counter.open");
  EXPECT_EQ(looks.back().case_reference, "窗〔2026〕1号") << "the paper that was signed";
  EXPECT_EQ(std::ranges::count(looks, "assisted", &store::StoredAccess::kind), static_cast<std::ptrdiff_t>(looks.size()));
  // 2. The leaf of the act names both.
  const auto acts = store::open_vault(c.platform().db(), c.platform().keys(), looks.front().row_id - 1, journal::CommitClass::actor);
  ASSERT_TRUE(acts);
  EXPECT_NE(acts->body.find("\"assisted_by\":\"officer:a@" + kWorkBody), std::string::npos) << acts->body;
  EXPECT_NE(acts->body.find("\"actor\":\"person:per-"), std::string::npos) << acts->body;
}

// Tag: counter
TEST(Counter, NothingElseIsDoneThere) {
  CounterOf c;
  const std::string sitting = c.opened(company_input());
  for (const Command& command : commands()) {
    if (access::may_at_counter(*command.row)) continue;
    EXPECT_EQ(CounterOf::word(c.desk().act_in_sitting(c.clerk, sitting, command.operation->name, {})), "operation_not_at_counter") << command.operation->name;
  }
  std::vector<std::string_view> offered;
  for (const statute::Operation* one : c.desk().counter_operations(c.clerk)) offered.push_back(one->name);
  EXPECT_EQ(offered, (std::vector<std::string_view>{"objection.submit", "objection.add_evidence", "objection.dispute", "consent.give", "consent.withdraw", "collection.allow", "collection.revoke", "leniency.claim", "restoration.apply", "restoration.report_fee", "listing.state", "listing.apply_removal"}));
}

// Tag: counter
TEST(Counter, ItEndsByTheButtonAfterHalfAnHourWithTheNextAndWithTheLogin) {
  CounterOf c;
  const std::string first = c.opened(person_input(kNumber, "张某"));
  const std::string second = c.opened(company_input());
  EXPECT_EQ(CounterOf::word(c.contest(first)), "counter_not_open") << "a form of the sitting before does nothing in this one";
  EXPECT_EQ(c.desk().who(c.clerk)->sitting->subject_name, "沈阳演示科技有限公司");
  EXPECT_TRUE(c.desk().act(c.clerk, "counter.close", {{"sitting", second}}));
  EXPECT_FALSE(c.desk().who(c.clerk)->sitting);
  EXPECT_EQ(CounterOf::word(c.contest(second)), "counter_not_open");
  const std::string third = c.opened(person_input(kNumber, "张某"));
  c.later(cases::kSittingMinutes * 60 - 1);
  EXPECT_TRUE(c.desk().who(c.clerk)->sitting);
  EXPECT_EQ(c.desk().own_records(c.clerk).size(), 1u);
  c.later(1);
  EXPECT_FALSE(c.desk().who(c.clerk)->sitting);
  EXPECT_TRUE(c.desk().own_records(c.clerk).empty());
  EXPECT_EQ(CounterOf::word(c.contest(third)), "counter_not_open");
  c.desk().sign_out(c.clerk);
  c.later(60);
  c.clerk = c.enter("clerk");
  c.opened(person_input(kNumber, "张某"));
  c.desk().sign_out(c.clerk);
  c.later(60);
  c.clerk = c.enter("clerk");
  EXPECT_FALSE(c.desk().who(c.clerk)->sitting) << "a new login begins without it";
}

// A counter tells no more than an inquiry does: who is not here and who has another name are one answer, each has its price.
// Tag: counter
TEST(Counter, AWrongNameFindsAsLittleAsANumberNobodyHasAndCostsTheSame) {
  CounterOf c;
  const auto shape = [&](const std::string& number, const std::string& name) {
    object answer = *c.open(person_input(number, name));
    for (const char* own : {"receipt", "subject", "log_index", "log_size"}) answer.erase(own);
    return base::json::serialize(answer);
  };
  EXPECT_EQ(shape(kNumber, "李某"), shape(kNobody, "李某"));
  EXPECT_FALSE(c.desk().who(c.clerk)->sitting);
  EXPECT_EQ(c.looks(kNobody).size(), 1u);
  EXPECT_EQ(c.looks().size(), 1u) << "whose number it was sees the look";
  for (int i = 0; i < 38; ++i) EXPECT_TRUE(c.open(person_input(kNobody, "李某")));
  EXPECT_EQ(CounterOf::word(c.open(person_input(kNobody, "李某"))), "inquiry_limit");
  EXPECT_EQ(CounterOf::word(c.desk().act(c.clerk, "inquiry.make", {{"subject_code", kNobody}, {"subject_name", "李某"}, {"matter", "permit"}, {"case_reference", "x"}})), "inquiry_limit") << "one purse for both";
  EXPECT_TRUE(c.open(company_input())) << "an organisation is no person";
}

// Tag: counter
TEST(Counter, AClerkServesSoManyADayUnderWhateverRole) {
  CounterOf c;
  for (int i = 0; i < 30; ++i) EXPECT_TRUE(c.open(company_input()));
  EXPECT_EQ(CounterOf::word(c.open(company_input())), "counter_limit");
  c.must("officer.register", "operator", R"({"unit":")" + kWorkBody + R"(","id":"again","name":"窗口甲","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
  c.must("account.grant", "operator", R"({"login":"clerk","role":"officer","unit":")" + kWorkBody + R"(","officer":"again"})");
  const auto who = c.desk().who(c.clerk);
  const auto other = std::ranges::find_if(who->roles, [](const http::DeskRole& role) { return !role.is_chosen; });
  ASSERT_NE(other, who->roles.end());
  ASSERT_TRUE(c.desk().choose(c.clerk, other->grant));
  EXPECT_EQ(CounterOf::word(c.open(company_input())), "counter_limit") << "another number of the same person";
}

// Tag: counter
TEST(Counter, NobodyIsClerkInItsOwnMatter) {
  CounterOf c;
  c.must("account.open", "operator", R"({"login":"self","person_name":"窗口甲","id_number":")" + kClerkNumber + "\"}");
  EXPECT_EQ(CounterOf::word(c.open(person_input(kClerkNumber, "窗口甲"))), "counter_conflict") << "for itself";
  EXPECT_EQ(CounterOf::word(c.open(company_input(kCompany, "沈阳演示科技有限公司", kClerkNumber))), "counter_conflict") << "as the one present";
  c.must("account.grant", "operator", R"({"login":"self","role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息"})");
  EXPECT_EQ(CounterOf::word(c.open(company_input())), "counter_conflict") << "for whom it speaks, under another account";
  const std::string sitting = c.opened(person_input(kNumber, "张某"));
  const object consent{{"user", kWorkBody}, {"purpose", "contract"}, {"items", base::json::array{"C4-03"}}, {"until_on", "2026-12-31"}};
  EXPECT_EQ(CounterOf::word(c.desk().act_in_sitting(c.clerk, sitting, "consent.give", consent)), "counter_conflict") << "to its own unit";
}

// Tag: counter
TEST(Counter, TheSubjectIsToldByAnotherOfficerAndAuditSeesWhatIsUnusual) {
  CounterOf c;
  c.must("officer.register", "operator", R"({"unit":")" + kWorkBody + R"(","id":"mail","name":"收发乙","office":"办公室","posts":["submitter","decision_officer","reviewer","clerk"]})");
  const std::string sitting = c.opened(person_input(kNumber, "张某"));
  c.register_organisation(kOther, "沈阳演示银行有限公司");
  ASSERT_TRUE(c.desk().act_in_sitting(c.clerk, sitting, "consent.give", {{"user", kOther}, {"purpose", "financing"}, {"items", base::json::array{"C4-03"}}, {"until_on", "2026-12-31"}}));
  EXPECT_EQ(testing::unusual_marks(c.looks().front()), "consent_at_counter");
  // 1. The letter says who was there and what was done; its subject reads it, and so does the officer who sends it.
  EXPECT_TRUE(std::ranges::none_of(c.desk().tasks(c.clerk), [](const http::DeskTask& task) { return task.operation->name == "counter.tell"; })) << "not the clerk";
  const object told{{"sitting", sitting}, {"told_on", "2026-06-01"}, {"service", "mail"}, {"proof", "挂号信回执"}};
  EXPECT_EQ(CounterOf::word(c.desk().act(c.clerk, "counter.tell", told)), "second_person_needed");
  const auto letter = c.desk().letter(c.clerk, sitting);
  ASSERT_TRUE(letter) << "to hand over while the subject is present";
  const std::string text = report::notice_text(*letter);
  for (const char* piece : {"张某", "代为办理:同意他人查询我的信息", "如果当时到场的不是您"}) EXPECT_NE(text.find(piece), std::string::npos) << piece << text;
  c.desk().act(c.clerk, "counter.close", {{"sitting", sitting}});
  EXPECT_FALSE(c.desk().letter(c.clerk, sitting)) << "afterwards the clerk has it no more";
  const auto before = c.looks().size();
  EXPECT_TRUE(execute(c.platform(), "counter.tell", told, *statute::parse_actor("officer:mail@" + kWorkBody)));
  EXPECT_EQ(c.looks().size(), before);
  // 2. The same agent for another subject, and a person twice.
  c.opened(company_input());
  c.opened(company_input(kOther, "沈阳演示银行有限公司"));
  c.opened(person_input(kNumber, "张某"));
  EXPECT_EQ(testing::unusual_marks(c.looks().front()), "again");
  std::string marks;
  for (const store::StoredAccess& look : store::marked_accesses(c.platform().db(), base::Instant{INT64_MAX}, 10)) marks += look.marks + ";";
  EXPECT_NE(marks.find("present_for_another"), std::string::npos) << marks;
}

// Tag: counter
TEST(Counter, TheSubjectFindsTheLetterAtItsDeskAtOnceAndItsOwnLookAtItToo) {
  CounterOf c;
  c.person_account("zhang.san", "张某", kNumber);
  c.secret("zhang.san", std::string(c.must("account.reset", "operator", R"({"login":"zhang.san","reason":"首次启用"})").at("enrolment").as_string()));
  const std::string sitting = c.opened(person_input(kNumber, "张某"));
  const std::string self = c.enter("zhang.san");
  const auto letters = c.desk().letters(self);
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters[0].id, sitting);
  EXPECT_TRUE(c.desk().letter(self, sitting));
  EXPECT_EQ(c.looks().front().kind, "own");
}

// Tag: counter
TEST(Counter, ALetterIsForItsSubjectAndForWhoSendsIt) {
  CounterOf c;
  c.ready("mail", "收发乙", kOtherClerkNumber, kWorkBody);  // another person under the clerk's number: no other officer
  const std::string sitting = c.opened(company_input());
  const std::string token = c.enter();
  EXPECT_FALSE(c.desk().letter(token, sitting)) << "an officer of another unit";
  EXPECT_FALSE(c.desk().letter(c.enter("mail"), sitting)) << "whoever acts as the clerk";
}

}  // namespace
}  // namespace liaoxin::app
