// Four eyes over a whole installation (B6, B7): what takes two persons is done when another person approves exactly that,
// once; both names stand in the leaf.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/proposals.hpp"
#include "province.hpp"
#include "store/proposals.hpp"

namespace liaoxin::app {
namespace {

using testing::kDepartment;
using testing::kInCharge;
using testing::kSecond;
using testing::kWorkBody;
using testing::Province;

const std::string kFirst = "officer:a@" + kInCharge, kOther = "officer:" + kSecond + "@" + kInCharge;

struct Made {
  std::string id, hash;
  [[nodiscard]] base::json::object approval() const { return {{"proposal", id}, {"content_hash", hash}}; }
};

std::string word_of(const Answer& answer) { return answer ? "" : std::string(base::word(answer.error().front().word)); }

class Desk : public Province {
 public:
  using Province::Province;
  static std::string edition(const std::string& from_on = "2026-02-01") {
    return R"({"items":["C3-02"],"from_on":")" + from_on + R"(","decision_number":"演示9号","decided_on":"2025-12-01","authority":"演示联席会议"})";
  }
  [[nodiscard]] bool is_in_force() { return store::edition_in_force(platform().db(), "C3-02", clock().now().date()).has_value(); }
  /// With an account of a person, where one is given.
  Answer act_as(const std::string& operation, const std::string& actor, const base::json::value& input, std::optional<std::int64_t> person = {}, bool is_code_fresh = true) {
    return execute(platform(), *command_named(operation), input, {*statute::parse_actor(actor), is_code_fresh, person});
  }
  Made propose(const std::string& actor = kFirst, std::optional<std::int64_t> person = {}, const std::string& from_on = "2026-02-01") {
    const Answer answer = act_as("edition.adopt", actor, *base::parse_json(edition(from_on)), person);
    EXPECT_EQ(word_of(answer), "");
    return answer ? Made{std::string(answer->at("proposal").as_string()), std::string(answer->at("content_hash").as_string())} : Made{};
  }
  std::string approve(const Made& made, const std::string& actor = kOther, std::optional<std::int64_t> person = {}) { return word_of(act_as("proposal.approve", actor, made.approval(), person)); }
  /// An account that may act as this; gives its person.
  std::int64_t account(const std::string& login, const std::string& name, const std::string& id_number, const std::string& unit, const std::string& officer) {
    must("account.open", "operator", R"({"login":")" + login + R"(","person_name":")" + name + R"(","id_number":")" + id_number + "\"}");
    grants_[login] = must("account.grant", "operator", R"({"login":")" + login + R"(","role":"officer","unit":")" + unit + R"(","officer":")" + officer + "\"}").at("grant").as_string();
    return store::find_account(platform().db(), login)->person_id;
  }
  void revoke(const std::string& login) { must("account.revoke", "operator", R"({"login":")" + login + R"(","grant":")" + grants_.at(login) + R"(","reason":"调离"})"); }
  /// What the newest leaf of an operation says of who did it.
  std::string who_did(const std::string& operation) {
    std::string found;
    for (std::int64_t row = 1; row < 10'000; ++row) {
      const auto fact = store::open_vault(platform().db(), platform().keys(), row, journal::CommitClass::fact);
      const auto actor = store::open_vault(platform().db(), platform().keys(), row, journal::CommitClass::actor);
      if (fact && actor && fact->body.find("\"operation\":\"" + operation + "\"") != std::string::npos) found = actor->body;
    }
    return found;
  }

 private:
  std::map<std::string, std::string> grants_;
};

const std::string kNumber = "11010519491231002X", kOtherNumber = "110105194912310038";

TEST(FourEyes, B6_WhatTakesTwoPersonsIsDoneWhenAnotherApproves) {
  Desk d;
  const Made made = d.propose();
  EXPECT_FALSE(d.is_in_force()) << "proposed is not done";
  const auto size = d.platform().sequencer().size();
  const Answer approved = d.act_as("proposal.approve", kOther, made.approval());
  ASSERT_TRUE(approved);
  EXPECT_TRUE(d.is_in_force());
  EXPECT_EQ(approved->at("items").as_array().size(), 1U) << "the answer of the act itself";
  EXPECT_EQ(d.platform().sequencer().size(), size + 2) << "the act and its approval, in one commit";
  for (const std::string& officer : {kFirst, kOther}) EXPECT_NE(d.who_did("edition.adopt").find(officer), std::string::npos) << "both names in the leaf";
  EXPECT_NE(d.who_did("proposal.approve").find(kOther), std::string::npos);
}

TEST(FourEyes, B6_OneAloneDoesNothing) {
  Desk d;
  const Made made = d.propose();
  EXPECT_EQ(d.approve(made, kFirst), "second_person_needed");
  d.must("officer.register", "operator", R"({"unit":")" + kInCharge + R"(","id":"neighbour","name":"演示丙","office":" 信用处 ","posts":["submitter","decision_officer","reviewer","clerk"]})");
  EXPECT_EQ(d.approve(made, "officer:neighbour@" + kInCharge), "second_office_needed");
  EXPECT_EQ(d.approve(made, "officer:a@" + kWorkBody), "not_competent") << "who may not adopt may not approve";
  EXPECT_EQ(d.approve(made, "officer:a@" + kDepartment), "not_competent");
  EXPECT_EQ(d.approve(made, "operator"), "operation_not_allowed");
  EXPECT_EQ(d.approve(made, "auditor:a"), "operation_not_allowed");
  EXPECT_FALSE(d.is_in_force());
  EXPECT_EQ(d.approve(made), "");
}

TEST(FourEyes, B6_ASecondAccountIsNoSecondPerson) {
  Desk d;
  const std::int64_t zhang = d.account("zhang", "张某", kNumber, kInCharge, "a"), again = d.account("zhang-2", "张某", kNumber, kInCharge, kSecond);
  ASSERT_EQ(zhang, again);
  const Made made = d.propose(kFirst, zhang);
  EXPECT_EQ(d.approve(made, kOther, again), "second_person_needed") << "another account, another role, the same person";
  EXPECT_EQ(d.approve(made, kOther), "second_person_needed") << "without the account too: the role is that person's";
  EXPECT_FALSE(d.is_in_force());
  // Two persons of one office are two persons, once their accounts show it.
  d.must("officer.register", "operator", R"({"unit":")" + kInCharge + R"(","id":"li","name":"李某","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
  const std::int64_t li = d.account("li.si", "李某", kOtherNumber, kInCharge, "li");
  EXPECT_EQ(d.approve(made, "officer:li@" + kInCharge, li), "");
  EXPECT_TRUE(d.is_in_force());
}

TEST(FourEyes, B6_OtherContentIsAnotherProposal) {
  Desk d;
  const Made made = d.propose(kFirst, {}, "2026-02-01"), other = d.propose(kFirst, {}, "2026-03-01");
  EXPECT_NE(made.hash, other.hash);
  EXPECT_EQ(d.approve({made.id, other.hash}), "proposal_content_differs");
  EXPECT_EQ(d.approve({made.id, ""}), "proposal_content_differs");
  EXPECT_FALSE(d.is_in_force());
}

TEST(FourEyes, B6_AnExpiredProposalIsNotApproved) {
  Desk d;
  const Made made = d.propose(), other = d.propose(kFirst, {}, "2026-03-01");
  d.go_to("2026-06-11T23:59:59+08:00");
  EXPECT_EQ(d.approve(other), "") << "the tenth day counts";
  d.go_to("2026-06-12T00:00:00+08:00");
  EXPECT_EQ(d.approve(made), "proposal_expired");
  EXPECT_TRUE(open_proposals(d.platform(), {*statute::parse_actor(kOther)}).empty());
}

TEST(FourEyes, B6_WhatWasDecidedOnIsNotDecidedOnAgain) {
  Desk d;
  const Made approved = d.propose(), refused = d.propose(kFirst, {}, "2026-03-01"), withdrawn = d.propose(kFirst, {}, "2026-04-01");
  EXPECT_EQ(d.approve(approved), "");
  d.must("proposal.refuse", kOther, R"({"proposal":")" + refused.id + R"(","reason":"文号有误"})");
  EXPECT_EQ(d.refusal("proposal.withdraw", kOther, R"({"proposal":")" + withdrawn.id + "\"}"), "not_competent") << "only its proposer takes it back";
  d.must("proposal.withdraw", kFirst, R"({"proposal":")" + withdrawn.id + "\"}");
  for (const Made& made : {approved, refused, withdrawn}) {
    EXPECT_EQ(d.approve(made), "proposal_closed");
    EXPECT_EQ(d.refusal("proposal.refuse", kOther, R"({"proposal":")" + made.id + R"(","reason":"x"})"), "proposal_closed");
    EXPECT_EQ(d.refusal("proposal.withdraw", kFirst, R"({"proposal":")" + made.id + "\"}"), "proposal_closed");
  }
  EXPECT_TRUE(store::open_proposals(d.platform().db()).empty());
}

TEST(FourEyes, B6_UnderAnotherPolicyNothingIsApproved) {
  Desk d;
  access::Proposal old{.id = 77, .operation = "edition.adopt", .input = base::canonical_json(*base::parse_json(Desk::edition())), .policy_hash = std::string(64, '0'),
                       .proposed_by = kFirst, .proposed_at = d.clock().now(), .expires_on = *base::Date::parse("2026-06-11")};
  old.content_hash = access::content_hash(old);
  {
    store::Writer writer(d.platform().sequencer(), d.clock().now());
    store::insert_proposal(writer.db(), {old, seal_column(d.platform(), "proposal.input", old.id, old.input)}, 1);
    writer.commit();
  }
  EXPECT_EQ(d.approve({d.platform().public_id("prp", old.id), old.content_hash}), "proposal_policy_changed");
  EXPECT_FALSE(d.is_in_force());
}

TEST(FourEyes, WhatCanNotBeDoneIsNotProposedAndWhatCanNotBeDoneAnyMoreIsNotApproved) {
  Desk d;
  const std::int64_t zhang = d.account("zhang", "张某", kNumber, kInCharge, "a");
  EXPECT_EQ(d.refusal("edition.adopt", kFirst, R"({"items":["Z9"],"from_on":"2026-02-01","decision_number":"1","decided_on":"2025-12-01","authority":"x"})"), "item_unknown");
  const Made first = d.propose(), twin = d.propose(), of_account = d.propose(kFirst, zhang, "2026-03-01");
  EXPECT_EQ(d.approve(first), "");
  EXPECT_EQ(d.approve(twin), "proposal_no_longer_possible") << "the edition exists by now";
  // B4: a role that was revoked meanwhile proposes nothing any more.
  d.revoke("zhang");
  EXPECT_EQ(d.approve(of_account), "proposal_no_longer_possible");
}

TEST(FourEyes, B6_WhatWasProposedAboutARecordIsNotApprovedOnItsNextVersion) {
  Desk d;
  d.register_organisation(testing::kCompany, "沈阳演示科技有限公司");
  const std::string source = "officer:a@" + kDepartment, second = "officer:" + kSecond + "@" + kDepartment, record = d.file_penalty(testing::kCompany, "罚1号"), other = d.file_penalty(testing::kCompany, "罚2号");
  const auto proposed = [&](const std::string& operation, const std::string& input) {
    const Answer answer = d.act(operation, source, input);
    EXPECT_TRUE(answer && answer->contains("content_hash")) << operation;
    return Made{std::string(answer->at("proposal").as_string()), std::string(answer->at("content_hash").as_string())};
  };
  const auto designating = [&](const std::string& id, const std::string& number) {
    return R"({"record":")" + id + R"(","document_class":"administrative_decision","document_number":")" + number + R"(","authority":"沈阳市处罚局","effective_on":"2026-05-06","reason":"罚款五万元,逾期不缴"})";
  };
  const Made of_record = proposed("designation.decide", designating(record, "罚1号")), of_other = proposed("designation.decide", designating(other, "罚2号"));
  d.must("record.correct", source, R"({"record":")" + record + R"(","elements":{"CF_NR_FK":"0.1"},"reason":"实为一千元"})");
  EXPECT_EQ(d.approve(of_record, second), "proposal_outdated") << "what its proposer read is not what would be designated";
  EXPECT_EQ(d.approve(of_other, second), "") << "its record is as it was";
  d.must("proposal.refuse", second, R"({"proposal":")" + of_record.id + R"(","reason":"记录已更正"})");
  d.must("service.attest", source, R"({"record":")" + record + R"(","served_on":")" + d.clock().now().date().iso() + R"(","proof":"送达回证"})");
  EXPECT_EQ(d.approve(proposed("designation.decide", designating(record, "罚1号")), second), "") << "proposed anew";
}

TEST(FourEyes, A9_ProposingAndApprovingAskForAFreshCode) {
  Desk d;
  EXPECT_EQ(word_of(d.act_as("edition.adopt", kFirst, *base::parse_json(Desk::edition()), {}, false)), "factor_not_fresh");
  const Made made = d.propose();
  EXPECT_EQ(word_of(d.act_as("proposal.approve", kOther, made.approval(), {}, false)), "factor_not_fresh");
  EXPECT_FALSE(d.is_in_force());
}

TEST(FourEyes, TheOperatorAtTheMachineActsAloneAndAnApprovedCalendarCountsAtOnce) {
  Desk d;
  const auto days = [](const char* date) { return R"({"days":[{"date":")" + std::string(date) + R"(","kind":"off","holiday":"元旦"}],"notice":"演示通知"})"; };
  EXPECT_FALSE(d.act("calendar.add", "operator", days("2027-01-01"))->contains("content_hash"));
  const Answer proposed = d.act("calendar.add", "system:root", days("2027-01-04"));
  ASSERT_TRUE(proposed && proposed->contains("content_hash")) << "a system administrator is no operator";
  EXPECT_FALSE(d.platform().pack().calendar().days().contains(*base::Date::parse("2027-01-04")));
  EXPECT_EQ(d.approve({std::string(proposed->at("proposal").as_string()), std::string(proposed->at("content_hash").as_string())}), "");
  EXPECT_TRUE(d.platform().pack().calendar().days().contains(*base::Date::parse("2027-01-04")));
}

TEST(FourEyes, AProposalIsShownToWhoMadeItAndToWhoMayDecide) {
  Desk d;
  const Made made = d.propose();
  const auto seen = [&](const std::string& actor) { return open_proposals(d.platform(), {*statute::parse_actor(actor)}); };
  ASSERT_EQ(seen(kFirst).size(), 1U);
  EXPECT_TRUE(seen(kFirst).front().is_own);
  ASSERT_EQ(seen(kOther).size(), 1U);
  EXPECT_FALSE(seen(kOther).front().is_own);
  EXPECT_EQ(seen(kOther).front().proposal.content_hash, made.hash);
  EXPECT_EQ(seen(kOther).front().input.at("decision_number").as_string(), "演示9号");
  for (const std::string& actor : {"officer:a@" + kWorkBody, "officer:a@" + kDepartment, std::string("auditor:a"), std::string("security:a"), std::string("operator")}) EXPECT_TRUE(seen(actor).empty()) << actor;
  EXPECT_FALSE(d.is_in_force()) << "looking does nothing";
}

// A role opens an office or a whole file: one administrator alone becomes nobody else (A2).
TEST(FourEyes, A2_ARoleIsProposedByOneAdministratorAndGivenByAnother) {
  Desk d;
  const auto administrator = [&](const std::string& login, const std::string& name, const std::string& number) {
    d.must("account.open", "operator", R"({"login":")" + login + R"(","person_name":")" + name + R"(","id_number":")" + number + "\"}");
    d.must("account.grant", "operator", R"({"login":")" + login + R"(","role":"security_administrator"})");
    return store::find_account(d.platform().db(), login)->person_id;
  };
  const std::int64_t first = administrator("first", "安某", kNumber), second = administrator("second", "全某", kOtherNumber);
  d.must("account.open", "security:first", R"({"login":"li.si","person_name":"李某","id_number":")" + testing::id_number("11010119700101001") + "\"}");
  const auto grant = base::parse_json(R"({"login":"li.si","role":"person"})");
  const Answer proposed = d.act_as("account.grant", "security:first", *grant, first);
  ASSERT_TRUE(proposed) << word_of(proposed);
  ASSERT_TRUE(proposed->contains("content_hash"));
  const auto roles = [&] { return store::grants_of_account(d.platform().db(), store::find_account(d.platform().db(), "li.si")->id, d.clock().now()); };
  EXPECT_TRUE(roles().empty()) << "proposed is not given";
  const Made made{std::string(proposed->at("proposal").as_string()), std::string(proposed->at("content_hash").as_string())};
  EXPECT_EQ(d.approve(made, "security:first", first), "second_person_needed");
  EXPECT_EQ(d.approve(made, "officer:a@" + kInCharge), "not_competent");
  EXPECT_EQ(open_proposals(d.platform(), {*statute::parse_actor("security:second"), true, second}).size(), 1U);
  EXPECT_EQ(d.approve(made, "security:second", second), "");
  EXPECT_EQ(roles().size(), 1U);
  // Whoever is acted for sees that there is an account, and who gave it the role.
  const auto person = store::find_person(d.platform().db(), store::find_account(d.platform().db(), "li.si")->person_id);
  const auto told = store::last_access(d.platform().db(), about_person(*person));
  ASSERT_TRUE(told);
  EXPECT_EQ(told->kind, "account");
}

TEST(FourEyes, B7_SixtyFourConcurrentApproversHaveOneEffect) {
  Desk d;
  const Made made = d.propose();
  const auto size = d.platform().sequencer().size();
  d.close();
  std::atomic<int> approved{0}, closed{0}, other{0};
  std::vector<std::thread> approvers;
  for (int i = 0; i < 64; ++i) {
    approvers.emplace_back([&, i] {
      Platform platform(d.places(), d.clock(), std::make_unique<base::SeededRandom>(1000 + static_cast<std::uint64_t>(i)));
      const Answer answer = execute(platform, "proposal.approve", made.approval(), *statute::parse_actor(kOther));
      if (answer) ++approved;
      else if (answer.error().front().word == base::RefusalWord::proposal_closed) ++closed;
      else ++other;
    });
  }
  for (std::thread& one : approvers) one.join();
  d.open();
  EXPECT_EQ(approved, 1);
  EXPECT_EQ(closed, 63);
  EXPECT_EQ(other, 0);
  EXPECT_TRUE(d.is_in_force());
  d.platform().sequencer().refresh();
  EXPECT_EQ(d.platform().sequencer().size(), size + 2 + 63) << "the act, its approval, and a trace of each that came too late";
}

}  // namespace
}  // namespace liaoxin::app
