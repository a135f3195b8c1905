// The pages that belong to certain desks: for each desk its own, and to all others they are not there.
#include "http/desk_routes.hpp"

#include <gtest/gtest.h>

#include "cases/rule_draft/rule_draft.hpp"
#include "fake_desk.hpp"
#include "fake_reads.hpp"
#include "http/face.hpp"
#include "registry/commands.hpp"

namespace liaoxin::http {
namespace {

class DeskRoutes : public ::testing::Test {
 protected:
  Response get(std::string_view desk, const std::string& target, Method method = Method::get) {
    Request request;
    request.method = method;
    request.target = target;
    request.fields = {{"host", "a"}, {"cookie", "__Host-liaoxin=" + std::string(desk)}, {"origin", "http://a"}};
    return face_.answer(request);
  }
  testing::FakeReads reads_;
  testing::FakeDesk desk_;
  const Law law_ = testing::law();
  Face face_{Site{}, reads_, law_, &desk_};
};

// B5, B9: who runs, grants or watches the platform sees his own pages; to everybody else they look like pages that do not exist.
TEST_F(DeskRoutes, B5_EachPageIsThereForItsOwnDesksAlone) {
  for (const auto& [name, kind] : testing::FakeDesk::kDesks) {
    const std::string front = get(name, "/desk").body;
    for (const DeskRoute& route : desk_routes()) {
      const bool is_own = std::ranges::count(route.desks, kind) > 0;
      const std::string address = "/desk/" + std::string(route.name);
      const Response answer = get(name, address), english = get(name, "/en" + address);
      EXPECT_EQ(answer.status, is_own ? 200 : 404) << name << " " << address;
      EXPECT_EQ(english.status, answer.status);
      EXPECT_EQ(front.find("href=\"" + address + "\"") != std::string::npos, is_own) << name << " " << address;
      EXPECT_EQ(get(name, address + "/nothing").status, 404) << address;
      EXPECT_EQ(get(name, address, Method::post).status, 403) << "a page takes no form";
      if (!is_own) continue;
      const std::string body = get(name, address + "?q=whatever").body;
      EXPECT_NE(body.find("沈阳"), std::string::npos) << address << " shows what the desk says";
      EXPECT_EQ(body.find("<b>"), std::string::npos) << "F2: " << address;
      EXPECT_EQ(answer.field("Cache-Control"), "no-store");
    }
  }
}

TEST_F(DeskRoutes, NobodySignedInIsLedToTheDoor) {
  for (const DeskRoute& route : desk_routes()) EXPECT_EQ(get("", "/desk/" + std::string(route.name)).field("Location"), "/sign-in");
}

TEST_F(DeskRoutes, ARowLeadsToTheFormOfItsActFilledIn) {
  const std::string accounts = get("security", "/desk/accounts").body;
  for (const char* link : {"/desk/do/account.grant?login=zhang.wei", "/desk/do/account.revoke?login=zhang.wei&amp;grant=grt-a", "/desk/do/account.disable?login=zhang.wei",
                           "/desk/do/account.reset?login=zhang.wei", "/desk/accounts?after=li.si"}) {
    EXPECT_NE(accounts.find(link), std::string::npos) << link;
  }
  EXPECT_EQ(accounts.find("account.reset?login=li.si"), std::string::npos) << "nothing is done with an account that is disabled";
  EXPECT_NE(get("security", "/desk/accounts?login=nobody").body.find("没有这个登录名"), std::string::npos);
  const std::string clients = get("security", "/desk/clients").body;
  EXPECT_NE(clients.find("/desk/do/client.revoke?client=cli-a"), std::string::npos);
  EXPECT_EQ(clients.find("client.revoke?client=cli-b"), std::string::npos) << "what is revoked stays revoked";
  EXPECT_NE(get("system", "/desk/units").body.find("/desk/do/officer.register?unit=11210000LX0000000X"), std::string::npos);
}

TEST_F(DeskRoutes, TheLogIsReadByPagesAndLeafByLeaf) {
  EXPECT_NE(get("audit", "/desk/journal").body.find("/desk/journal?before=8"), std::string::npos);
  (void)get("audit", "/desk/refused?before=8");
  EXPECT_EQ(desk_.administration_.asked_before, 8);
  for (const char* before : {"x", "-1", "1.5", "99999999999999999999"}) EXPECT_EQ(get("audit", std::string("/desk/journal?before=") + before).status, 400) << before;
  EXPECT_NE(get("audit", "/desk/journal/8").body.find("/desk/journal/3"), std::string::npos) << "a reference leads to its leaf";
  for (const char* index : {"7", "-8", "8x", "08888888888888888888888"}) EXPECT_EQ(get("audit", std::string("/desk/journal/") + index).status, 404) << index;
}

TEST_F(DeskRoutes, TheWholeDifferenceIsProposedInOneActByWhoMay) {
  const std::string in_charge = get("in_charge", "/desk/editions").body, meeting = get("joint_meeting", "/desk/editions").body;
  EXPECT_NE(in_charge.find("/desk/do/edition.adopt?items=C4-03%0AC3-01"), std::string::npos) << "what changed and what is new, and nothing else";
  EXPECT_NE(in_charge.find("/desk/do/edition.draft?items=C4-03%0AC3-01"), std::string::npos) << "drafted before it is adopted";
  EXPECT_NE(meeting.find("正在征求意见"), std::string::npos) << "who decides reads what units said";
  for (const statute::Operation& operation : cases::rule_draft_commands()) desk_.operations_.push_back(&operation);
  EXPECT_NE(get("unit", "/desk/do/rule_draft.opinion?rule_draft=edr-x").body.find("正在征求意见"), std::string::npos) << "the draft stands above the form";
  EXPECT_NE(get("unit", "/desk/do/rule_draft.opinion?rule_draft=lsy-x").body.find("征求意见结束"), std::string::npos) << "of a list system too";
  const std::string systems = get("in_charge", "/desk/list-systems").body;
  for (const char* way : {"/desk/do/list_system.draft", "/desk/do/list_system.establish?list_system=lsy-x", "/desk/do/rule_draft.answer_comment?comment=cmt-x"}) EXPECT_NE(systems.find(way), std::string::npos) << way;
  EXPECT_NE(get("in_charge", "/desk/do/rule_draft.answer_comment?comment=cmt-x").body.find("2026-04-20"), std::string::npos) << "who answers reads what was said";
  EXPECT_EQ(get("joint_meeting", "/desk/list-systems").body.find("/desk/do/list_system"), std::string::npos) << "the meeting decides; another office acts on it";
  EXPECT_EQ(meeting.find("edition.draft"), std::string::npos);
  EXPECT_EQ(meeting.find("edition.adopt"), std::string::npos) << "the meeting decides; another office acts on it";
}

TEST_F(DeskRoutes, FiguresStandBesideTheirPictureAndAsAFile) {
  const std::string page = get("in_charge", "/en/desk/oversight").body;
  for (const char* part : {"<svg", "<title", "50%", "1 of 2", "3 days overdue", "Fees asked for in restorations", "2026-06-02", "/en/desk/oversight.csv"}) EXPECT_NE(page.find(part), std::string::npos) << part;
  const Response csv = get("in_charge", "/desk/oversight.csv");
  EXPECT_EQ(csv.body, "unit\r\n");
  EXPECT_EQ(csv.field("Content-Type"), "text/csv; charset=utf-8");
  for (const char* other : {"work_body", "unit", "security", "audit", "own"}) EXPECT_EQ(get(other, "/desk/oversight.csv").status, 404) << other;
}

TEST_F(DeskRoutes, AFindingLeadsToTheFormOfItsActAndAUnitAnswersForItself) {
  const std::string overseer = get("in_charge", "/desk/findings").body, unit = get("unit", "/desk/findings").body;
  EXPECT_NE(overseer.find("/desk/do/accountability.act?unit=11210000LX0000000X"), std::string::npos);
  EXPECT_NE(overseer.find("/desk/do/accountability.close?accountability=acc-x"), std::string::npos);
  EXPECT_EQ(overseer.find("accountability.answer"), std::string::npos);
  EXPECT_NE(unit.find("/desk/do/accountability.answer?accountability=acc-x"), std::string::npos);
  for (const char* other : {"accountability.act?", "accountability.close", "accountability.fine"}) EXPECT_EQ(unit.find(other), std::string::npos) << other;
  for (const std::string& page : {overseer, unit}) {
    for (const char* said : {"平台服务标准未达", "平台默认值,非法定", "obj-a"}) EXPECT_NE(page.find(said), std::string::npos) << said;
  }
}

TEST_F(DeskRoutes, AnOrganisationReadsNoWordOfWhoReportedOnItsPledge) {
  const std::string own = get("own", "/desk/pledges").body, unit = get("unit", "/desk/pledges").body;
  EXPECT_NE(own.find("我的反映"), std::string::npos);
  EXPECT_NE(own.find("对我的承诺的反映"), std::string::npos);
  EXPECT_EQ(own.find("不应看到"), std::string::npos);
  EXPECT_EQ(own.find("pledge.answer_report"), std::string::npos);
  EXPECT_NE(unit.find("/desk/do/pledge.answer_report?report=plr-x"), std::string::npos);
}

TEST_F(DeskRoutes, SharingIsOfferedWhereItIsPossible) {
  for (const statute::Operation& operation : registry::registry_commands()) desk_.operations_.push_back(&operation);
  for (const bool is_shareable : {false, true}) {
    desk_.is_shareable = is_shareable;
    const std::string page = get("work_body", "/desk/search?q=%E6%B2%88%E9%98%B3").body;
    EXPECT_EQ(page.find("sharing.deliver?record=rec-a") != std::string::npos, is_shareable);
    EXPECT_NE(page.find("record.correct?record=rec-a"), std::string::npos);
  }
}

/// A record of the owner's that could be restored, and used, until days to come.
OwnRecord own_penalty() {
  OwnRecord own;
  own.record.id = "rec-a";
  own.record.item = "C4-03";
  own.record.item_title = {"行政处罚", "Penalty"};
  own.record.document_on = "2026-09-01";
  own.record.admitted_at = own.record.shown_since = "2026-09-02T10:00:00+08:00";
  own.record.restorable_from = "2026-12-01";
  own.record.shown_until = "2027-09-01";
  own.kept_until = "2029-09-01";
  return own;
}

std::size_t count(const std::string& page, std::string_view text) {
  std::size_t found = 0;
  for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + text.size())) ++found;
  return found;
}

TEST_F(DeskRoutes, TheOwnerReadsWhereARecordStands) {
  OwnRecord own = own_penalty();
  desk_.records_ = {own};
  const std::string running = get("own", "/desk/records/rec-a").body;
  for (const char* said : {"只在依法查询中使用", "可以申请信用修复", "使用的最后一天"}) EXPECT_NE(running.find(said), std::string::npos) << said;
  own.is_ended = true;
  own.ended_at = "2026-09-20T10:00:00+08:00";
  own.ended_how = {"报送单位撤回", "withdrawn by its source"};
  desk_.records_ = {own};
  const std::string over = get("own", "/desk/records/rec-a").body;
  for (const char* said : {"已终止:报送单位撤回", "2026-09-20 10:00", "不再公开、共享和使用", "保存的最后一天", "2029-09-01"}) EXPECT_NE(over.find(said), std::string::npos) << said;
  EXPECT_EQ(count(over, "class=\"ahead\""), 1u) << "nothing lies ahead but the end of its retention";
  own.is_ended = false;
  own.is_held = true;
  desk_.records_ = {own};
  const std::string held = get("own", "/desk/records/rec-a").body;
  for (const char* said : {"尚未证明已经告知您", "接下来", "证明决定已送达您"}) EXPECT_NE(held.find(said), std::string::npos) << said;
  EXPECT_EQ(count(held, "class=\"ahead\""), 2u);
  for (const std::string& page : {over, held}) {
    for (const char* lie : {"只在依法查询中使用", "使用的最后一天", "2027-09-01"}) EXPECT_EQ(page.find(lie), std::string::npos) << lie;
  }
  for (const char* lie : {"信用修复", "2026-12-01"}) EXPECT_EQ(over.find(lie), std::string::npos) << lie;
}

// Tag: restoration_guide
TEST_F(DeskRoutes, FromTheFirstDayTheOwnerReadsFromWhenAndHowItIsRestored) {
  OwnRecord own = own_penalty();
  own.record.derivation = {{{"最短公示 3 个月", "at least 3 months"}, registry::basis_view({base::BasisKind::default_value, "restoration.min_day"})}};
  own.is_held = true;
  desk_.records_ = {own};
  const std::string held = get("own", "/desk/records/rec-a").body;
  for (const char* said : {"2026-12-01", "修复条件", "修复方式", "申请材料", "向谁申请", "不收取任何费用", "最短公示 3 个月", "/desk/letters/rec-a"}) EXPECT_NE(held.find(said), std::string::npos) << said;
  own.record.item = "C8-01";
  own.record.restorable_from.clear();
  own.is_held = false;
  desk_.records_ = {own};
  const std::string listed = get("own", "/desk/records/rec-a").body;
  for (const char* said : {"没有信用修复程序", "移出名单", "向列入机关申请移出名单"}) EXPECT_NE(listed.find(said), std::string::npos) << said;
  for (const char* lie : {"修复条件", "申请材料", "最早"}) EXPECT_EQ(listed.find(lie), std::string::npos) << lie;
}

TEST_F(DeskRoutes, ACourtIsLedToWhatItMayDoAboutADocument) {
  const std::string page = get("court", "/desk/documents?number=x").body;
  EXPECT_NE(page.find("/desk/do/document.fall?record=rec-a"), std::string::npos);
  EXPECT_NE(page.find("/desk/do/document.stay?record=rec-a&amp;action=lift"), std::string::npos) << "what is stayed can be lifted";
  EXPECT_NE(page.find("/desk/do/document.stay?record=rec-a&amp;designation=dsg-a&amp;action=stay"), std::string::npos) << "the document of a designation is another one";
  EXPECT_NE(page.find("/desk/do/document.stay?record=rec-a&amp;designation=dsg-b&amp;action=lift"), std::string::npos);
  EXPECT_EQ(page.find("record=rec-b"), std::string::npos) << "what ended ends no more";
  EXPECT_NE(page.find("不显示"), std::string::npos) << "a natural person is not named";
  EXPECT_NE(get("court", "/desk/documents?number=none").body.find("没有记录依据"), std::string::npos);
  // Without a case nothing is shown, the page says what is wrong, and what was typed stands there again.
  const std::string refused = get("court", "/desk/documents?number=no-case&case_reference=&purpose=document.stay").body;
  for (const char* part : {"id=\"errors\"", "href=\"#case_reference\"", "value=\"no-case\"", "没有写明办理案号"}) EXPECT_NE(refused.find(part), std::string::npos) << part;
  EXPECT_EQ(refused.find("没有记录依据"), std::string::npos) << "whether there is any is not told";
}

}  // namespace
}  // namespace liaoxin::http
