// Drafts of forms: an account's own, sealed, gone with their last day, with their account and with their role.
#include <algorithm>
#include <set>

#include "app/drafts.hpp"
#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using base::RefusalWord;
using http::DeskDraft;
using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kReader;

const std::string kReason = "文号写错了,应为二〇二六年第九号";

class Drafting : public DeskOf {
 public:
  Drafting() { ready("li.si", "李某", "110105194912310038", kReader); }
  http::DraftDesk& drafts() { return desk().drafts(); }
  std::string keep(const std::string& token, std::map<std::string, std::string> values = {{"record", "rec-x"}, {"reason", kReason}}, const std::string& id = "", std::string_view operation = "record.withdraw") {
    const auto kept = drafts().keep(token, id, operation, values);
    EXPECT_TRUE(kept) << base::word(kept.error().word);
    return kept ? *kept : std::string();
  }
  std::int64_t rows() {
    std::int64_t count = 0;
    for (const char* login : {"zhang.wei", "li.si"}) count += store::count_drafts(platform().db(), store::find_account(platform().db(), login)->id, base::Date::of(1970, 1, 1));
    return count;
  }
};

TEST(Drafts, ADraftIsOpenedByItsAccountAloneAndFillsItsForm) {
  Drafting d;
  const std::string token = d.enter(), other = d.enter("li.si");
  d.platform().sequencer().refresh();
  const std::uint64_t size = d.platform().sequencer().size();
  const std::string id = d.keep(token);
  ASSERT_EQ(d.drafts().list(token).size(), 1u);
  const DeskDraft listed = d.drafts().list(token)[0];
  EXPECT_EQ(listed.operation->name, "record.withdraw");
  EXPECT_EQ(listed.last_on, "2026-06-15");
  EXPECT_TRUE(listed.values.empty()) << "a list says nothing of what was typed";
  EXPECT_EQ(d.drafts().open(token, id)->values, (std::map<std::string, std::string>{{"record", "rec-x"}, {"reason", kReason}}));
  // Kept once more it is the same draft, at another operation another one.
  EXPECT_EQ(d.keep(token, {{"reason", "新的"}}, id), id);
  EXPECT_EQ(d.drafts().open(token, id)->values, (std::map<std::string, std::string>{{"reason", "新的"}}));
  EXPECT_NE(d.keep(token, {{"reason", "另一份"}}, id, "record.correct"), id);
  // B2: to everybody else it is not there.
  EXPECT_TRUE(d.drafts().list(other).empty());
  EXPECT_EQ(d.drafts().open(other, id).error().word, RefusalWord::draft_unknown);
  EXPECT_NE(d.keep(other, {{"reason", "别人的"}}, id), id);
  d.drafts().erase(other, id);
  EXPECT_EQ(d.drafts().open("nobody", id).error().word, RefusalWord::draft_unknown);
  EXPECT_EQ(d.drafts().keep("nobody", "", "record.withdraw", {}).error().word, RefusalWord::not_signed_in);
  EXPECT_EQ(d.drafts().keep(token, "", "account.open", {}).error().word, RefusalWord::operation_unknown) << "of what its role may do";
  EXPECT_TRUE(d.drafts().open(token, id));
  d.drafts().erase(token, id);
  EXPECT_EQ(d.drafts().open(token, id).error().word, RefusalWord::draft_unknown);
  d.platform().sequencer().refresh();
  EXPECT_EQ(d.platform().sequencer().size(), size) << "a draft is no act";
}

TEST(Drafts, GM_WhatWasTypedStandsInNoFile) {
  Drafting d;
  const std::string token = d.enter();
  d.keep(token);
  EXPECT_EQ(d.every_byte().find(kReason), std::string::npos);
}

TEST(Drafts, IdentityNumbersAndCodesAreNeverKept) {
  const auto names = [](const std::map<std::string, std::string>& values) {
    std::set<std::string> list;
    for (const auto& [name, value] : values) list.insert(name);
    return list;
  };
  const base::Date today = base::Date::of(2026, 6, 1);
  const std::string number = id_number("11010119700101001"), spread = number.substr(0, 6) + " " + number.substr(6, 8) + " " + number.substr(14);
  const auto of = [&](std::string_view operation, const std::map<std::string, std::string>& values) { return names(kept_values(*command_named(operation)->operation, values, today)); };
  EXPECT_EQ(of("inquiry.make", {{"subject_code", "1101"}, {"subject_name", "王某"}, {"matter", "penalty"}, {"case_reference", "立1号"}, {"code_again", "123456"}, {"form_token", "t"}}), (std::set<std::string>{"matter", "case_reference"}));
  EXPECT_EQ(of("objection.submit", {{"record", "rec-x"}, {"statement", "本人" + number + "从未违法"}}), std::set<std::string>{"record"}) << "wherever it stands";
  EXPECT_EQ(of("objection.submit", {{"record", "rec-x"}, {"statement", "本人" + spread + "从未违法"}}), std::set<std::string>{"record"});
  EXPECT_EQ(of("consent.give", {{"items.C4-03", "yes"}, {"items", ""}, {"user", kCompany}}), (std::set<std::string>{"items.C4-03", "user"}));
  // Whoever declares a field that may hold one decides here.
  const std::set<std::string> harmless{"document_number", "decision_number", "agreement_number", "ruling_number", "list_number", "list_code", "number"};
  for (const Command& command : commands()) {
    for (const statute::Field& field : command.operation->fields) {
      const bool may_hold_one = std::ranges::any_of(std::initializer_list<const char*>{"number", "code", "password", "secret"}, [&](const char* word) { return field.name.find(word) != std::string::npos; });
      if (!may_hold_one || harmless.contains(field.name)) continue;
      EXPECT_TRUE(kept_values(*command.operation, {{field.name, "x"}}, today).empty()) << command.operation->name << " " << field.name;
    }
  }
}

TEST(Drafts, ADraftGoesWithItsLastDayWithItsRoleAndWithItsAccount) {
  Drafting d;
  std::string token = d.enter();
  const std::string id = d.keep(token);
  d.later(14 * 24 * 3600);
  token = d.enter();
  EXPECT_TRUE(d.drafts().open(token, id)) << "its last day";
  do_due_work(d.platform());
  EXPECT_EQ(d.rows(), 1);
  d.later(24 * 3600);
  token = d.enter();
  EXPECT_TRUE(d.drafts().list(token).empty());
  EXPECT_EQ(d.drafts().open(token, id).error().word, RefusalWord::draft_unknown);
  do_due_work(d.platform());
  EXPECT_EQ(d.rows(), 0) << "erased";

  d.keep(token);
  const std::string other = d.enter("li.si");
  d.keep(other);
  d.must("account.disable", "operator", R"({"login":"zhang.wei","reason":"离职"})");
  do_due_work(d.platform());
  EXPECT_EQ(d.rows(), 1) << "the account's are gone";
  const std::string grant = d.platform().public_id("grt", store::grants_of_account(d.platform().db(), store::find_account(d.platform().db(), "li.si")->id, d.clock().now()).front().id);
  d.must("account.revoke", "operator", R"({"login":"li.si","grant":")" + grant + R"(","reason":"调离"})");
  EXPECT_TRUE(d.drafts().list(other).empty());
  do_due_work(d.platform());
  EXPECT_EQ(d.rows(), 0) << "and the role's";
}

TEST(Drafts, AnAccountKeepsTwentyAndTheirPlaceIsFreedByDeleting) {
  Drafting d;
  const std::string token = d.enter();
  std::string last;
  for (int i = 0; i < 20; ++i) last = d.keep(token);
  EXPECT_EQ(d.drafts().keep(token, "", "record.withdraw", {}).error().word, RefusalWord::draft_limit);
  EXPECT_EQ(d.keep(token, {{"reason", "改"}}, last), last) << "one that is there is kept anew";
  d.drafts().erase(token, last);
  d.keep(token);
}

TEST(Drafts, WhatALoginThatEndedByItselfWasTypingWaitsForItsAccount) {
  Drafting d;
  const std::string token = d.enter();
  const std::map<std::string, std::string> typed{{"record", "rec-x"}, {"reason", kReason}};
  EXPECT_FALSE(d.drafts().keep_for_ended(token, "", "record.withdraw", typed)) << "it did not end";
  d.later(31 * 60);
  ASSERT_FALSE(d.desk().who(token));
  EXPECT_FALSE(d.drafts().keep_for_ended("nobody", "", "record.withdraw", typed));
  EXPECT_FALSE(d.drafts().keep_for_ended(token, "", "account.open", typed)) << "its role may not";
  EXPECT_TRUE(d.drafts().keep_for_ended(token, "", "record.withdraw", typed));
  EXPECT_TRUE(d.drafts().list(token).empty()) << "the ended login reads nothing";
  const std::string again = d.enter();
  ASSERT_EQ(d.drafts().list(again).size(), 1u);
  EXPECT_EQ(d.drafts().open(again, d.drafts().list(again)[0].id)->values, typed);
  EXPECT_TRUE(d.drafts().list(d.enter("li.si")).empty());

  d.desk().sign_out(again);
  EXPECT_FALSE(d.drafts().keep_for_ended(again, "", "record.withdraw", typed)) << "who signed out wanted it to end";
  d.later(60);
  const std::string old = d.enter();
  d.later(25 * 3600);
  EXPECT_FALSE(d.drafts().keep_for_ended(old, "", "record.withdraw", typed)) << "a day later";
  const std::string disabled = d.enter();
  d.later(31 * 60);
  d.must("account.disable", "operator", R"({"login":"zhang.wei","reason":"离职"})");
  EXPECT_FALSE(d.drafts().keep_for_ended(disabled, "", "record.withdraw", typed));
}

}  // namespace
}  // namespace liaoxin::app
