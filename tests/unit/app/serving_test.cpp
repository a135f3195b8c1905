// Letters on paper: who serves them finds, prints and proves them at the desk; nobody else does, and persons are not listed by name.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/access_register.hpp"
#include "desk_of.hpp"
#include "store/access_entries.hpp"
#include "store/notices.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::kCompany;
using testing::kDepartment;
using testing::kWorkBody;

const std::string kNumber = "110105194912310038", kCitizen = "张某某";

class Serving : public ::testing::Test {
 protected:
  Serving() {
    d.ready("clerk", "办某", testing::id_number("11010119700101011"), kWorkBody);
    d.ready("elsewhere", "别某", testing::id_number("11010119700101013"), testing::kReader);
    d.register_organisation(kCompany, "沈阳演示科技有限公司");
  }
  /// A code opens once.
  std::string entered(const std::string& login) {
    d.later(60);
    return d.enter(login);
  }
  std::vector<http::LetterToServe> letters(const std::string& login) {
    const auto view = d.desk().offices().to_serve(entered(login), "");
    return view ? view->letters : std::vector<http::LetterToServe>();
  }
  DeskOf d;
};

TEST_F(Serving, TheUnitFindsTheLetterOfItsHeldRecordAndEntersItsService) {
  const std::string record = d.file_penalty(kCompany, "罚〔2026〕9号", "2026-05-06", false);
  const auto waiting = letters("zhang.wei");
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].record, record);
  EXPECT_EQ(waiting[0].organisation, "沈阳演示科技有限公司");
  EXPECT_TRUE(waiting[0].releases) << "the attested service of the decision shows the record";
  EXPECT_TRUE(letters("clerk").empty()) << "no objection: not the work body's to serve";
  EXPECT_TRUE(letters("elsewhere").empty());
  EXPECT_TRUE(d.desk().letter(entered("zhang.wei"), waiting[0].id));
  EXPECT_FALSE(d.desk().letter(entered("clerk"), waiting[0].id));
  EXPECT_FALSE(d.desk().letter(entered("elsewhere"), waiting[0].id));
  // Decision and restoration notice go together.
  EXPECT_TRUE(waiting[0].has_guide);
  const auto second = d.desk().letter(entered("zhang.wei"), record);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->title.zh, "信用修复告知书");
  EXPECT_FALSE(d.desk().letter(entered("clerk"), record));
  EXPECT_FALSE(d.desk().letter(entered("elsewhere"), record));
  d.must("notice.serve", "officer:a@" + kDepartment, R"({"notice":")" + waiting[0].id + R"(","service":"direct","served_on":"2026-06-01","proof":"回证1号"})");
  EXPECT_TRUE(letters("zhang.wei").empty());
  EXPECT_FALSE(d.desk().letter(entered("zhang.wei"), waiting[0].id)) << "served: nothing is left to print";
  EXPECT_TRUE(d.desk().letter(entered("zhang.wei"), record)) << "how to restore is said as long as the record runs";
}

TEST_F(Serving, APersonIsNotNamedInTheListAndSeesWhoPrintedItsLetter) {
  const auto result = d.import("C4-03", kDepartment, d.person_heading() + d.person_penalty(kNumber, "罚〔2026〕10号", kCitizen), false);
  ASSERT_TRUE(result && result->refused == 0);
  const auto waiting = letters("zhang.wei");
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].organisation + waiting[0].document_number, "");
  const auto letter = d.desk().letter(entered("zhang.wei"), waiting[0].id);
  ASSERT_TRUE(letter);
  const auto look = store::last_access(d.platform().db(), about_number(d.platform().keys(), kNumber));
  ASSERT_TRUE(look);
  EXPECT_EQ(look->kind, "procedure");
  EXPECT_EQ(look->matter, "notice.serve");
  EXPECT_EQ(look->actor, "officer:a@" + kDepartment);
  EXPECT_TRUE(d.desk().letter(entered("zhang.wei"), waiting[0].record)) << "the restoration notice goes with the letter";
  d.must("notice.serve", "officer:a@" + kDepartment, R"({"notice":")" + waiting[0].id + R"(","service":"direct","served_on":"2026-06-01","proof":"回证1号"})");
  EXPECT_FALSE(d.desk().letter(entered("zhang.wei"), waiting[0].record)) << "and its unit opens nothing of a person's afterwards";
}

TEST_F(Serving, LettersOfAnObjectionAreTheWorkBodys) {
  const std::string record = d.file_penalty(kCompany, "罚〔2026〕11号");
  const std::string objection(d.must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"error","statement":"金额不对"})").at("objection").as_string());
  d.must("objection.accept", "officer:a@" + kWorkBody, R"({"objection":")" + objection + "\"}");
  const auto waiting = letters("clerk");
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_FALSE(waiting[0].releases);
  EXPECT_TRUE(std::ranges::none_of(letters("zhang.wei"), [&](const http::LetterToServe& one) { return one.id == waiting[0].id; }));
  EXPECT_TRUE(d.desk().letter(entered("clerk"), waiting[0].id));
}

}  // namespace
}  // namespace liaoxin::app
