// The desks of the three administrators: what each sees, and what nobody of them sees.
#include <algorithm>

#include "app/desk_service.hpp"
#include "base/json.hpp"
#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;

class Administrators : public DeskOf {
 public:
  Administrators() {
    register_organisation(kCompany, "演示公司");
    file_person_penalty(citizen, "罚〔2026〕自然人", "张某某");
    ready_as("system", "系统某", id_number("11010119700101002"), R"("role":"system_administrator")");
    ready_as("audit", "审计某", id_number("11010119700101003"), R"("role":"audit_administrator")");
    ready_as("owner", "店主某", id_number("11010119700101004"), R"("role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息")");
    ready_as("citizen", "张某某", citizen, R"("role":"person")");
    // Last: from here on the operator opens no account.
    ready_as("security", "安全某", id_number("11010119700101001"), R"("role":"security_administrator")");
  }
  http::AdminDesk& administration() { return desk().administration(); }
  const std::string citizen = id_number("21010219850101123");
};

http::AccountLine line_of(const http::AccountsView& view, const std::string& login) {
  const auto found = std::ranges::find(view.accounts, login, &http::AccountLine::login);
  return found == view.accounts.end() ? http::AccountLine{} : *found;
}

// B5: each kind of page opens for its one administrator; a GET leaves the log as it was.
TEST(AdminDesk, B5_EachAdministratorSeesItsOwnAndNobodyElseAnything) {
  Administrators a;
  for (const std::string login : {"security", "system", "audit", "owner", "citizen", "zhang.wei", ""}) {
    const std::string token = login.empty() ? "nobody" : a.enter(login);
    a.later(60);
    a.platform().sequencer().refresh();
    const auto size = a.platform().sequencer().size();
    EXPECT_EQ(a.administration().accounts(token, "", "").has_value(), login == "security") << login;
    EXPECT_EQ(a.administration().accounts(token, "", "citizen").has_value(), login == "security") << login;
    EXPECT_EQ(a.administration().clients(token).has_value(), login == "security") << login;
    EXPECT_EQ(a.administration().units(token).has_value(), login == "system") << login;
    EXPECT_EQ(a.administration().calendar(token).has_value(), login == "system") << login;
    EXPECT_EQ(a.administration().journal(token, 0, false).has_value(), login == "audit") << login;
    EXPECT_EQ(a.administration().journal(token, 0, true).has_value(), login == "audit") << login;
    EXPECT_EQ(a.administration().leaf(token, 0).has_value(), login == "audit") << login;
    EXPECT_EQ(a.administration().verification(token).has_value(), login == "audit") << login;
    a.platform().sequencer().refresh();
    EXPECT_EQ(a.platform().sequencer().size(), size) << login << ": looking writes nothing";
  }
}

// Red line 4: accounts of staff are listed; whoever acts for itself or a subject is found by its whole login alone, and not named.
TEST(AdminDesk, AccountsOfStaffAreListedAndThoseOfSubjectsAreNot) {
  Administrators a;
  a.must("account.grant", "operator", R"({"login":"zhang.wei","role":"person"})");
  const std::string token = a.enter("security");
  const auto view = a.administration().accounts(token, "", "");
  ASSERT_TRUE(view);
  std::vector<std::string> logins;
  for (const http::AccountLine& line : view->accounts) logins.push_back(line.login);
  EXPECT_EQ(logins, (std::vector<std::string>{"audit", "security", "system", "zhang.wei"}));
  const http::AccountLine officer = line_of(*view, "zhang.wei");
  EXPECT_EQ(officer.name, "张某");
  ASSERT_EQ(officer.roles.size(), 1u) << "that an officer also acts for itself is said to nobody";
  EXPECT_EQ(officer.roles[0].place, "沈阳市处罚局");
  EXPECT_EQ(officer.state, http::AccountState::ready);
  EXPECT_TRUE(officer.signed_in_at.empty());
  EXPECT_EQ(line_of(*view, "security").signed_in_at, a.clock().now().rfc3339());
  EXPECT_TRUE(line_of(*view, "security").is_own);
  const auto one = a.administration().accounts(token, "", " Citizen ");
  ASSERT_EQ(one->accounts.size(), 1u);
  EXPECT_EQ(one->accounts[0].name, "") << "whoever only acts for itself is not named";
  EXPECT_EQ(a.administration().accounts(token, "", "owner")->accounts.at(0).roles.at(0).place, "演示公司");
  EXPECT_TRUE(a.administration().accounts(token, "", "nobody")->accounts.empty());
  EXPECT_TRUE(a.administration().accounts(token, "zhang.wei", "")->accounts.empty());
}

TEST(AdminDesk, TheStateOfAnAccountIsSaid) {
  Administrators a;
  const auto open = [&](const std::string& login) {
    a.must("account.open", "security:security", R"({"login":")" + login + R"(","person_name":"新某","id_number":")" + id_number("11010119700101005") + "\"}");
    a.must("account.grant", "operator", R"({"login":")" + login + R"(","role":"officer","unit":")" + kDepartment + R"(","officer":"a"})");
  };
  open("new");
  const auto state = [&](const std::string& token, const std::string& login) { return line_of(*a.administration().accounts(token, "", ""), login).state; };
  const std::string token = a.enter("security");
  EXPECT_EQ(state(token, "new"), http::AccountState::waiting);
  a.later(72 * 3600 + 1);
  const std::string later = a.enter("security");
  EXPECT_EQ(state(later, "new"), http::AccountState::link_expired);
  a.must("account.disable", "security:security", R"({"login":"zhang.wei","reason":"离职"})");
  EXPECT_EQ(state(later, "zhang.wei"), http::AccountState::disabled);
  // What it was stays said: who had a role is still an account of staff.
  a.must("account.revoke", "security:security", R"({"login":"new","grant":")" + line_of(*a.administration().accounts(later, "", ""), "new").roles.at(0).grant + R"(","reason":"调岗"})");
  EXPECT_TRUE(line_of(*a.administration().accounts(later, "", ""), "new").roles.empty());
  EXPECT_EQ(line_of(*a.administration().accounts(later, "", ""), "new").login, "new");
}

TEST(AdminDesk, ASystemAdministratorSeesUnitsOfficersAndDays) {
  Administrators a;
  a.must("calendar.add", "operator", R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"演示通知"})");
  const std::string token = a.enter("system");
  const auto units = a.administration().units(token);
  const auto unit = std::ranges::find(*units, kDepartment, &http::UnitLine::uscc);
  ASSERT_NE(unit, units->end());
  ASSERT_EQ(unit->officers.size(), 2u);
  EXPECT_EQ(unit->officers[0].office, "信用处");
  const auto calendar = a.administration().calendar(token);
  const auto day = std::ranges::find(calendar->days, "2027-01-01", &http::CalendarLine::on);
  ASSERT_NE(day, calendar->days.end());
  EXPECT_TRUE(day->is_added);
  EXPECT_FALSE(day->is_working);
}

TEST(AdminDesk, WhatWaitsForAnAdministratorStandsAmongItsTasks) {
  Administrators a;
  const auto tasks = [&](const std::string& login) {
    std::string said;
    for (const http::DeskTask& task : a.desk().tasks(a.enter(login))) said += std::string(task.operation->name) + " " + task.about + " " + task.due_on + ";";
    return said;
  };
  a.must("account.open", "security:security", R"({"login":"new","person_name":"新某","id_number":")" + id_number("11010119700101005") + "\"}");
  a.must("account.grant", "operator", R"({"login":"new","role":"officer","unit":")" + kDepartment + R"(","officer":"a"})");
  EXPECT_EQ(tasks("security"), "");
  EXPECT_EQ(tasks("system"), "");
  a.go_to("2026-11-02T09:00:00+08:00");
  EXPECT_EQ(tasks("security"), "account.reset new ;") << "its link ran out";
  EXPECT_EQ(tasks("system"), "calendar.add 2027 2026-12-31;") << "the notice of the next year is out";
  EXPECT_EQ(tasks("audit"), "");
  a.must("calendar.add", "operator", R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"演示通知"})");
  a.later(60);
  EXPECT_EQ(tasks("system"), "");
}

/// Everything a page of the log could show.
std::string everything(const http::JournalView& view) {
  std::string text;
  for (const http::LeafLine& leaf : view.leaves) {
    text += leaf.at + leaf.operation.zh + leaf.look.zh + leaf.role.zh + leaf.unit + leaf.office + leaf.actor + leaf.schema.zh + leaf.reason.zh;
    for (const base::LocalText& refusal : leaf.refusals) text += refusal.zh;
  }
  return text;
}

TEST(AdminDesk, TheAuditorSeesWhoActedAndNeverWhomItIsAbout) {
  Administrators a;
  const std::string company_record = a.file_penalty(kCompany, "罚〔2026〕1号");
  const std::string person = a.person_account("citizen-2", "张某某", a.citizen, "operator");
  a.must("objection.submit", "subject:" + kCompany, R"({"record":")" + company_record + R"(","ground":"error","statement":"不对"})");
  a.must("consent.give", person, R"({"user":")" + kCompany + R"(","purpose":"financing","items":["C4-03"],"until_on":"2026-12-31"})");
  (void)a.desk().own_records(a.enter("citizen"));
  a.must("inquiry.make", "officer:a@" + kDepartment, R"({"subject_code":")" + a.citizen + R"(","subject_name":"张某某","matter":"permit","case_reference":"案1"})");
  const std::string token = a.enter("audit");
  const auto view = a.administration().journal(token, 0, false);
  ASSERT_TRUE(view);
  ASSERT_FALSE(view->leaves.empty());
  EXPECT_EQ(view->leaves.front().index, view->size - 1);
  const std::string text = everything(*view);
  for (const char* seen : {"提出异议", "沈阳市处罚局", "信用处", "officer:a@", "自然人", "主体代表", "履职查询", "主体查看自己的记录"}) EXPECT_NE(text.find(seen), std::string::npos) << seen << "\n" << text;
  for (const std::string& hidden : {a.citizen, std::string("张某某"), kCompany, std::string("per-"), std::string("subject:"), std::string("演示公司"), company_record, std::string("案1")}) {
    EXPECT_EQ(text.find(hidden), std::string::npos) << hidden;
  }
  // By pages, without a gap and without a repetition.
  std::int64_t expected = view->size - 1;
  for (std::int64_t before = 0;;) {
    const auto page = a.administration().journal(token, before, false);
    for (const http::LeafLine& leaf : page->leaves) EXPECT_EQ(leaf.index, expected--);
    if (page->next == 0) break;
    before = page->next;
  }
  EXPECT_EQ(expected, -1);
}

TEST(AdminDesk, C2_ARefusedAttemptIsThereWithItsReasonAndALeafAsItStandsInTheLog) {
  Administrators a;
  EXPECT_EQ(a.refusal("account.disable", "officer:a@" + kDepartment, R"({"login":"security","reason":"x"})"), "operation_not_allowed");
  EXPECT_FALSE(a.desk().sign_in("security", "guess guess guess", "000000", "192.0.2.1", ""));
  const std::string token = a.enter("audit");
  const auto refused = a.administration().journal(token, 0, true);
  ASSERT_EQ(refused->leaves.size(), 2u);
  EXPECT_EQ(refused->leaves[0].operation.zh, "登录");
  EXPECT_EQ(refused->leaves[1].operation.zh, "停用账号");
  EXPECT_EQ(refused->leaves[1].unit, "沈阳市处罚局");
  ASSERT_EQ(refused->leaves[1].refusals.size(), 1u);
  const auto leaf = a.administration().leaf(token, refused->leaves[1].index);
  ASSERT_TRUE(leaf);
  EXPECT_EQ(leaf->bytes.substr(0, 4), "0102") << "version 1, kind 2";
  EXPECT_EQ(leaf->commits.size(), 2u);
  EXPECT_FALSE(a.administration().leaf(token, 1'000'000));
  // The public tile it names holds its hash at that place.
  const auto size = static_cast<std::uint64_t>(a.administration().journal(token, 0, false)->size);
  const auto tile = PublicFace(a.places(), a.clock()).tile(0, 0, static_cast<unsigned>(size < 256 ? size : 256));
  ASSERT_TRUE(tile && leaf->line.index < 256);
  EXPECT_EQ(base::base64(tile->substr(static_cast<std::size_t>(leaf->place_in_tile) * 32, 32)), leaf->leaf_hash);
}

TEST(AdminDesk, TheMarkIsComparedWithTheLog) {
  Administrators a;
  const std::string token = a.enter("audit");
  const auto good = a.administration().verification(token);
  EXPECT_EQ(good->mark, http::MarkState::agrees);
  EXPECT_EQ(good->marked_size, good->size);
  EXPECT_TRUE(good->checkpoint.starts_with(good->origin + "\n"));
  const auto mark = store::read_mark(a.places().mark);
  store::Mark other = *mark;
  other.root[0] ^= 1;
  std::filesystem::remove(a.places().mark);
  EXPECT_EQ(a.administration().verification(token)->mark, http::MarkState::none);
  store::write_mark(a.places().mark, other);
  EXPECT_EQ(a.administration().verification(token)->mark, http::MarkState::differs);
  other.size += 5;
  store::write_mark(a.places().mark, other);
  EXPECT_EQ(a.administration().verification(token)->mark, http::MarkState::log_behind);
}

}  // namespace
}  // namespace liaoxin::app
