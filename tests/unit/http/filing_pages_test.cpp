// The pages on which a unit files, without sockets and without an installation.
#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "fake_desk.hpp"
#include "fake_reads.hpp"
#include "http/face.hpp"
#include "http/upload.hpp"

namespace liaoxin::http {
namespace {

/// A face with a desk, and an officer who is signed in.
class Filing : public ::testing::Test {
 protected:
  static Request request(Method method, const std::string& target, const std::string& body = {}, const std::string& cookie = "officer") {
    Request made;
    made.method = method;
    made.target = target;
    made.body = body;
    made.fields = {{"host", "a"}, {"cookie", "__Host-liaoxin=" + cookie}, {"origin", "http://a"}};
    return made;
  }
  static std::string token(const std::string& login = "officer") { return base::base32(base::view(base::sha256("liaoxin/form/" + login))); }
  Response get(const std::string& target) { return face_.answer(request(Method::get, target)); }
  Response post(const std::string& target, const std::string& body) { return face_.answer(request(Method::post, target, body)); }
  /// A form with a file, as the server hands it over.
  Response send(const std::string& target, const std::string& body, const std::string& cookie = "officer") {
    Request made = request(Method::post, target, {}, cookie);
    made.fields.push_back({"content-type", "multipart/form-data; boundary=b"});
    auto upload = face_.begin_upload(made, body.size());
    if (!upload) return upload.error();
    (*upload)->reader.take(body);
    made.upload = *upload;
    return face_.answer(made);
  }
  static std::string part(const std::string& name, const std::string& value) { return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"; }
  static std::string file(const std::string& bytes) { return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + bytes + "\r\n--b--\r\n"; }

  testing::FakeReads reads_;
  testing::FakeDesk desk_;
  const Law law_ = testing::law();
  Face face_{Site{}, reads_, law_, &desk_};
};

TEST_F(Filing, AFileGoesWhereTheDeskKeepsItAndItsFormIsAnswered303) {
  const Response answer = send("/en/desk/filings/new", part("form_token", token()) + part("item", "C4-03") + part("service", "column") + part("reviewed", "true") + file("a,b\r\n1,2"));
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.field("Location"), "/en/desk/filings/fil-a");
  EXPECT_EQ(desk_.filings_.arrived, "a,b\r\n1,2");
  EXPECT_EQ(desk_.filings_.said.item, "C4-03");
  EXPECT_TRUE(desk_.filings_.said.is_reviewed);
  EXPECT_EQ(desk_.filings_.said.file_name, "a.csv");
}

// F3: the token of another login, none, another origin, nobody.
TEST_F(Filing, F3_AFormThatIsNotOursFilesNothing) {
  const std::string rest = part("item", "C4-03") + part("service", "none") + file("x");
  EXPECT_EQ(send("/desk/filings/new", rest).status, 403);
  EXPECT_EQ(send("/desk/filings/new", part("form_token", token("other")) + rest).status, 403);
  EXPECT_EQ(desk_.filings_.said.item, "");
  Request foreign = request(Method::post, "/desk/filings/new");
  foreign.fields = {{"host", "a"}, {"cookie", "__Host-liaoxin=officer"}, {"origin", "https://b"}, {"content-type", "multipart/form-data; boundary=b"}};
  EXPECT_EQ(face_.begin_upload(foreign, 10).error().status, 403);
  EXPECT_EQ(send("/desk/filings/new", rest, "").status, 303) << "who is not signed in goes to the page where one does";
  EXPECT_EQ(send("/desk/filings/new", rest, "owner").status, 404);
  EXPECT_FALSE(Face::is_upload(request(Method::post, "/desk/filings/new"))) << "an ordinary form";
}

TEST_F(Filing, TooLargeAFileIsRefusedByItsPageBeforeItIsRead) {
  Request large = request(Method::post, "/desk/filings/new");
  large.fields.push_back({"content-type", "multipart/form-data; boundary=b"});
  const auto refused = face_.begin_upload(large, kUploadBytes + (1 << 20));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().status, 413);
  EXPECT_NE(refused.error().body.find("id=\"file-error\""), std::string::npos);
  EXPECT_NE(refused.error().body.find("32 MiB"), std::string::npos);
}

TEST_F(Filing, WhatIsFilledInStandsThereAgainWhenTheFormIsRefused) {
  const Response answer = send("/desk/filings/new", part("form_token", token()) + part("item", "C4-03") + part("service", "on") + part("served_on", "<b>昨天") + "--b--\r\n");
  EXPECT_EQ(answer.status, 400);
  EXPECT_NE(answer.body.find("<option value=\"on\" selected>"), std::string::npos);
  EXPECT_NE(answer.body.find("value=\"&lt;b&gt;昨天\""), std::string::npos);
  EXPECT_NE(answer.body.find("id=\"file-error\""), std::string::npos);
  EXPECT_EQ(answer.field("Cache-Control"), "no-store");
}

TEST_F(Filing, ThePageOfAFileRenewsItselfAsLongAsItRuns) {
  using enum FilingState;
  for (const FilingState state : {kept, waiting, running, done, refused, failed}) {
    desk_.filings_.view.state = state;
    if (state == refused || state == failed) desk_.filings_.view.refusal = base::make_refusal(base::RefusalWord::filing_failed);
    const Response page = get("/desk/filings/fil-a");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(!page.field("Refresh").empty(), state == waiting || state == running) << static_cast<int>(state);
    EXPECT_EQ(page.body.find("<b>处罚"), std::string::npos) << "the name of a file is a text";
  }
  EXPECT_EQ(get("/desk/filings/fil-b").status, 404);
  std::string other = get("/desk/filings/fil-c").body;
  for (std::size_t at = other.find("fil-c"); at != std::string::npos; at = other.find("fil-c")) other.replace(at, 5, "fil-b");
  EXPECT_TRUE(get("/desk/filings/fil-b").body == other) << "hidden and absent look alike";
  EXPECT_EQ(post("/desk/filings/fil-a/again", "form_token=" + token()).status, 303);
  EXPECT_EQ(get("/desk/filings/fil-a/again").status, 404) << "GET does nothing";
  EXPECT_EQ(get("/desk/filings/form?item=C4-03").field("Content-Disposition"), "attachment; filename=\"C4-03.xlsx\"");
  EXPECT_EQ(get("/desk/filings/form?item=x%22y").status, 404);
  const Response verdicts = get("/desk/filings/fil-a/verdicts");
  EXPECT_EQ(verdicts.field("Content-Disposition"), "attachment; filename=\"verdicts-fil-a.csv\"");
  EXPECT_EQ(verdicts.field("Cache-Control"), "no-store");
}

TEST_F(Filing, EachRefusedCellIsAnInputWithItsMessageAndTheOthersAreReadable) {
  desk_.filings_.view.state = FilingState::done;
  desk_.filings_.view.left = 2;
  RefusedRow row{.number = 5, .about = "演示公司"};
  row.cells = {{.column = {"CF_JDRQ", {"决定日期", "Decided on"}}, .value = "<2026-13-40>", .refusals = {base::make_refusal(base::RefusalWord::date_invalid, {}, "CF_JDRQ")}},
               {.column = {"CF_WSH", {"文号", "Number"}}, .value = "罚1号"},
               {.column = {"CF_XDR_ZJHM", {"证件号码", "ID number"}}, .value = "21**************3X", .can_change = false}};
  RefusedRow person{.number = 6, .is_about_person = true};
  person.cells = {{.column = {"CF_XDR_MC", {"名称", "Name"}}, .value = "张某某", .refusals = {base::make_refusal(base::RefusalWord::date_invalid, {}, "CF_XDR_MC")}}};
  desk_.filings_.rows = {row, person};
  const std::string list = get("/desk/filings/fil-a/refused").body;
  EXPECT_NE(list.find("<input id=\"r5-CF_JDRQ\" name=\"r5-CF_JDRQ\" aria-describedby=\"r5-CF_JDRQ-hint r5-CF_JDRQ-error\" aria-invalid=\"true\" type=\"text\" autocomplete=\"off\" value=\"&lt;2026-13-40&gt;\""), std::string::npos) << list;
  EXPECT_NE(list.find("href=\"#r5-CF_JDRQ\""), std::string::npos) << "the summary leads to it";
  EXPECT_EQ(list.find("name=\"r5-CF_WSH\""), std::string::npos);
  EXPECT_NE(list.find("罚1号"), std::string::npos);
  EXPECT_EQ(list.find("张某某"), std::string::npos) << "red line 4: a person stands in no list";
  EXPECT_NE(list.find("refused?row=6"), std::string::npos);
  desk_.filings_.rows = {row};
  const std::string alone = get("/desk/filings/fil-a/refused?row=5").body;
  EXPECT_NE(alone.find("name=\"r5-CF_WSH\""), std::string::npos) << "alone, any cell can be changed";
  EXPECT_EQ(alone.find("name=\"r5-CF_XDR_ZJHM\""), std::string::npos) << "but for the masked number of a person";
  const Response saved = post("/desk/filings/fil-a/refused", "form_token=" + token() + "&after=0&r5-CF_JDRQ=2026-05-06&r5-=&rx-a=1&other=2");
  EXPECT_EQ(saved.status, 303);
  EXPECT_EQ(saved.field("Location"), "/desk/filings/fil-a/refused?taken=1");
  EXPECT_EQ(desk_.filings_.mended, (MendedRows{{5, {{"", ""}, {"CF_JDRQ", "2026-05-06"}}}}));
}

}  // namespace
}  // namespace liaoxin::http
