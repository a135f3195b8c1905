// Posts at the gate (security.md B5): what a unit may do, each of its officers may do by its post alone, from the next act on.
#include <gtest/gtest.h>

#include "app/executor.hpp"
#include "store/units.hpp"
#include "province.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kDepartment;
using testing::kWorkBody;
using testing::Province;

const std::string kSomebody = "officer:somebody@";

/// A unit with one more officer, who holds what a test gives it.
class Posts : public Province {
 public:
  Posts() { register_organisation(kCompany, "沈阳演示科技有限公司"); }
  void hold(const std::string& unit, const std::string& posts) {
    if (!store::find_officer(platform().db(), unit, "somebody")) must("officer.register", "operator", R"({"unit":")" + unit + R"(","id":"somebody","name":"演示庚","office":"综合处","posts":[]})");
    must("officer.assign", "operator", R"({"unit":")" + unit + R"(","id":"somebody","posts":[)" + posts + "]}");
  }
};

// Tag: posts
TEST(OperationPosts, AWithdrawalIsForSubmittersAndWhoDecides) {
  Posts p;
  const std::string input = R"({"record":")" + p.file_penalty(kCompany, "罚〔2026〕1号") + R"(","reason":"报送有误"})";
  for (const char* posts : {"", R"("reviewer")", R"("clerk","reviewer")"}) {
    p.hold(kDepartment, posts);
    EXPECT_EQ(p.refusal("record.withdraw", kSomebody + kDepartment, input), "post_not_held") << posts;
  }
  p.hold(kDepartment, R"("submitter")");
  p.must("record.withdraw", kSomebody + kDepartment, input);
}

TEST(OperationPosts, AnObjectionIsHandledByClerksAndSettledByReviewers) {
  Posts p;
  const std::string record = p.file_penalty(kCompany, "罚〔2026〕1号");
  const std::string objection = R"({"objection":")" + std::string(p.must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"wrong_grade","statement":"金额不对"})").at("objection").as_string()) + "\"";
  const std::string decision = objection + R"(,"outcome":"not_founded","reason":"与决定书一致","elements":{}})";
  p.hold(kWorkBody, R"("reviewer")");
  EXPECT_EQ(p.refusal("objection.accept", kSomebody + kWorkBody, objection + "}"), "post_not_held");
  p.hold(kWorkBody, R"("clerk")");
  p.must("objection.accept", kSomebody + kWorkBody, objection + "}");
  EXPECT_EQ(p.refusal("objection.decide", kSomebody + kWorkBody, decision), "post_not_held");
  p.hold(kWorkBody, R"("reviewer")");
  p.must("objection.decide", kSomebody + kWorkBody, decision);
}

TEST(OperationPosts, WhoHoldsNoneOfAnotherUnitIsNotCompetentAtAll) {
  Posts p;
  p.hold(testing::kInCharge, R"("submitter")");
  EXPECT_EQ(p.refusal("record.withdraw", kSomebody + testing::kInCharge, R"({"record":")" + p.file_penalty(kCompany, "罚〔2026〕1号") + R"(","reason":"x"})"), "not_competent");
}

}  // namespace
}  // namespace liaoxin::app
