// The pages that belong to certain desks: for each desk its own, and to all others they are not there.
#include "http/desk_routes.hpp"

#include <gtest/gtest.h>

#include "fake_desk.hpp"
#include "fake_reads.hpp"
#include "http/face.hpp"

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
  EXPECT_EQ(meeting.find("edition.adopt"), std::string::npos) << "the meeting decides; another office acts on it";
}

TEST_F(DeskRoutes, FiguresStandBesideTheirPictureAndAsAFile) {
  const std::string page = get("in_charge", "/en/desk/oversight").body;
  for (const char* part : {"<svg", "<title", "50%", "1 of 2", "3 days overdue", "/en/desk/oversight.csv"}) EXPECT_NE(page.find(part), std::string::npos) << part;
  const Response csv = get("in_charge", "/desk/oversight.csv");
  EXPECT_EQ(csv.body, "unit\r\n");
  EXPECT_EQ(csv.field("Content-Type"), "text/csv; charset=utf-8");
  for (const char* other : {"work_body", "unit", "security", "audit", "own"}) EXPECT_EQ(get(other, "/desk/oversight.csv").status, 404) << other;
}

TEST_F(DeskRoutes, ACourtIsLedToWhatItMayDoAboutADocument) {
  const std::string page = get("court", "/desk/documents?number=x").body;
  EXPECT_NE(page.find("/desk/do/document.fall?record=rec-a"), std::string::npos);
  EXPECT_NE(page.find("/desk/do/document.stay?record=rec-a&amp;action=lift"), std::string::npos) << "what is stayed can be lifted";
  EXPECT_EQ(page.find("record=rec-b"), std::string::npos) << "what ended ends no more";
  EXPECT_NE(page.find("不显示"), std::string::npos) << "a natural person is not named";
  EXPECT_NE(get("court", "/desk/documents?number=none").body.find("没有记录依据"), std::string::npos);
}

}  // namespace
}  // namespace liaoxin::http
