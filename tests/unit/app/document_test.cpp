// A document is one, however its number is typed, and what becomes of it reaches everything on it (art. 23).
#include "province.hpp"
#include "store/designations.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kOther;
using testing::Province;

class Documents : public ::testing::Test {
 protected:
  Documents() {
    p.register_organisation(kCompany, "沈阳演示科技有限公司");
    p.register_organisation(kOther, "沈阳演示机床有限公司");
  }
  static std::string about(const std::string& record, const std::string& more) { return R"({"record":")" + record + "\"," + more + "}"; }
  static std::string by(const std::string& number) {
    return R"("document_class":"administrative_decision","document_number":")" + number + R"(","authority":"沈阳市处罚局","effective_on":"2026-05-06","reason":"逾期拒不履行")";
  }
  std::string designate(const std::string& record, const std::string& number) {
    const auto answer = p.must("designation.decide", kSource, about(record, by(number)));
    p.must("notice.serve", kSource, R"({"notice":")" + std::string(answer.at("notice").as_string()) + R"(","served_on":"2026-06-01","service":"mail","proof":"回执"})");
    return std::string(answer.at("designation").as_string());
  }
  bool is_designated(const std::string& record) {
    const auto view = p.seen(record);
    return view && std::ranges::find(view->labels, "designated", &registry::LabelView::word) != view->labels.end();
  }
  void fall(const std::string& record) { p.must("document.fall", "court:a@" + kCourt, about(record, R"("document_number":"撤1号","decided_on":"2026-06-01","kind":"revoked")")); }
  std::string stay(const std::string& record, const std::string& action) { return about(record, R"("document_number":"停1号","decided_on":"2026-06-01","action":")" + action + "\""); }
  const std::string kSource = "officer:a@" + kDepartment;
  Province p;
};

TEST_F(Documents, ADesignationFallsWithItsDocumentHoweverItsNumberIsTyped) {
  const std::string decided = p.file_penalty(kCompany, "沈罚〔2026〕8号"), designated = p.file_penalty(kCompany, "沈罚〔2026〕9号");
  designate(designated, "沈罚[2026]8号");
  ASSERT_TRUE(is_designated(designated));
  fall(decided);
  EXPECT_FALSE(is_designated(designated));
  EXPECT_TRUE(p.seen(designated)) << "it rests on a document of its own";
}

TEST_F(Documents, NothingRestsAnewOnOneThatFell) {
  const std::string decided = p.file_penalty(kCompany, "沈罚〔2026〕8号"), other = p.file_penalty(kCompany, "沈罚〔2026〕9号"), of_another = p.file_penalty(kOther, "沈罚〔2026〕8号");
  fall(decided);
  EXPECT_EQ(p.refusal("designation.decide", kSource, about(other, by("沈罚（2026）8号"))), "document_fallen");
  EXPECT_TRUE(p.seen(of_another)) << "what a court says about one party says nothing about the next";
  designate(of_another, "沈罚〔2026〕8号");
}

TEST_F(Documents, WhatEndsADesignationEndsTheRecordOnTheSameDocument) {
  const std::string record = p.file_penalty(kCompany, "沈罚〔2026〕8号");
  const std::string designation = designate(record, "沈罚[2026]8号");
  p.must("designation.end", kSource, R"({"designation":")" + designation + R"(","document_number":"撤2号","decided_on":"2026-06-01","kind":"revoked"})");
  EXPECT_FALSE(p.seen(record));
}

TEST_F(Documents, AStayReachesEverythingOnItAndWhatComesLaterRestsWithIt) {
  const std::string decided = p.file_penalty(kCompany, "沈罚〔2026〕8号"), designated = p.file_penalty(kCompany, "沈罚〔2026〕9号");
  designate(designated, "沈罚[2026]8号");
  p.must("document.stay", "court:a@" + kCourt, stay(decided, "stay"));
  EXPECT_FALSE(p.seen(decided));
  EXPECT_FALSE(is_designated(designated));
  const std::string third = p.file_penalty(kCompany, "沈罚〔2026〕10号");
  EXPECT_EQ(p.refusal("designation.decide", kSource, about(third, by("沈罚〔2026〕8号"))), "document_stayed");
  p.must("document.stay", "court:a@" + kCourt, stay(decided, "lift"));
  EXPECT_TRUE(p.seen(decided));
  EXPECT_TRUE(is_designated(designated));
}

}  // namespace
}  // namespace liaoxin::app
