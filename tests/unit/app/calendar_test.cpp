// Calendar days that one process adds, and what another that runs beside it sees of them.
#include <algorithm>

#include "app/desk_service.hpp"
#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kWorkBody;

/// The last days of a year whose successor is not loaded; a desk that runs, and an objection whose term reaches over the new year.
class YearsEnd : public DeskOf {
 public:
  YearsEnd() {
    register_organisation(kCompany, "沈阳演示科技有限公司");
    record = file_penalty(kCompany, "罚〔2026〕1号");
    go_to("2026-12-31T09:00:00+08:00");
    ready("clerk", "办事某", id_number("11010119700101001"), kWorkBody);
    ready_as("system", "系统某", id_number("11010119700101002"), R"("role":"system_administrator")");
    must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"error","statement":"金额不对"})");
    token = enter("clerk");
  }
  /// By another process than the desk's: the platform of the test has a connection and a calendar of its own.
  void add_new_year() { must("calendar.add", "operator", R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"演示通知"})"); }
  std::string accept_due() {
    for (const http::DeskTask& task : desk().tasks(token)) {
      if (task.operation->name == "objection.accept") return task.due_on;
    }
    return "";
  }
  std::string record, token;
};

TEST(Calendar, ADayThatIsAddedBesideARunningDeskMovesItsTermsAtOnce) {
  YearsEnd y;
  EXPECT_EQ(y.accept_due(), "2027-01-01") << "a Friday, as far as is known";
  y.add_new_year();
  EXPECT_EQ(y.accept_due(), "2027-01-04") << "a holiday; the term ends on the Monday";
}

TEST(Calendar, ADayThatIsAddedBesideARunningDeskBindsItsActs) {
  YearsEnd y;
  (void)y.desk().tasks(y.token);
  y.add_new_year();
  const std::string again = y.enter("system");
  const Answer answer = y.desk().act(again, "calendar.add", *base::parse_json(R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"演示通知"})")->if_object());
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().front().word, base::RefusalWord::calendar_day_loaded);
}

TEST(Calendar, ADayThatIsAddedBesideARunningPublicFaceDecidesWhatIsOverdue) {
  YearsEnd y;
  PublicFace face(y.places(), y.clock());
  y.go_to("2027-01-02T09:00:00+08:00");
  EXPECT_EQ(face.outcomes().answers_overdue, 1);
  y.add_new_year();
  EXPECT_EQ(face.outcomes().answers_overdue, 0) << "nobody is late on a holiday";
}

}  // namespace
}  // namespace liaoxin::app
