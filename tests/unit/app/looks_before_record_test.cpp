// Looks at a code before the first record under it: once a subject is known by the code, they are in its register like those after.
#include <algorithm>

#include "desk_of.hpp"
#include "look_chain.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kOther;
using testing::kReader;
using testing::kWorkBody;

const std::string kNewCode = registry::compute_uscc("91210100MA0000006"), kShop = registry::compute_uscc("92210100MA0000007");
const std::string kOfficer = "officer:a@" + kReader;

class Unknown : public DeskOf {
 public:
  void look(const std::string& uscc, const std::string& reference, const std::string& name = "") {
    const std::string named = name.empty() ? "" : R"("subject_name":")" + name + "\",";
    must("inquiry.make", kOfficer, R"({"subject_code":")" + uscc + "\"," + named + R"("matter":"permit","case_reference":")" + reference + "\"}");
  }
  std::string owner_of(const std::string& uscc) {
    ready_as("owner", "店主某", id_number("11010119700101008"), R"("role":"subject","uscc":")" + uscc + R"(","ground":"legal_representative","authority_document":"登记信息")");
    return enter("owner");
  }
  /// The cases of looks by others, newest first.
  std::vector<std::string> cases_seen(const std::string& token) {
    std::vector<std::string> cases;
    for (const http::DeskLook& one : desk().looks(token, "").looks) {
      if (!one.case_reference.empty()) cases.push_back(one.case_reference);
    }
    return cases;
  }
};

// Tag: who_looked
TEST(LooksBeforeARecord, StandInTheRegisterOfWhomTheCodeBelongsTo) {
  Unknown u;
  u.look(kCompany, "许1号");
  u.look(kCompany, "许2号");
  u.register_organisation(kCompany, "沈阳演示公司");
  u.look(kCompany, "许3号");
  const std::string token = u.owner_of(kCompany);
  EXPECT_EQ(u.cases_seen(token), (std::vector<std::string>{"许3号", "许2号", "许1号"}));
  // 1. In the whole file each register keeps its numbers and its chain.
  const auto file = *u.desk().own_file(token);
  std::map<std::string, std::vector<object>> registers;
  for (const auto& line : file.at("looks").as_array()) {
    const object fact = base::parse_json(std::string(line.at("fact").as_string()))->as_object();
    registers[std::string(fact.at("about").as_string())].push_back(line.as_object());
  }
  ASSERT_EQ(registers.size(), 2u);
  const auto& before = registers.at("code/" + kCompany);
  ASSERT_EQ(before.size(), 2u);
  EXPECT_EQ(before[0].at("looked_at").as_object(), (object{{"uscc", kCompany}, {"name", ""}, {"before_first_record", true}}));
  testing::expect_numbered_and_chained(registers);
}

// Tag: who_looked
TEST(LooksBeforeARecord, AreThereForAnIndividualBusinessToo) {
  Unknown u;
  u.look(kShop, "许1号", "沈阳演示小吃店");
  u.file_individual_penalty(kShop, "罚1号");
  EXPECT_EQ(u.cases_seen(u.owner_of(kShop)), std::vector<std::string>{"许1号"});
}

// Tag: who_looked
TEST(LooksBeforeARecord, FollowAMergerAndANewCode) {
  Unknown u;
  u.look(kOther, "许1号");
  u.look(kNewCode, "许2号");
  u.register_organisation(kOther, "沈阳演示第二公司");
  u.register_organisation(kCompany, "沈阳演示公司");
  u.must("subject.change_code", "officer:a@" + kWorkBody, R"({"uscc":")" + kOther + R"(","new_uscc":")" + kNewCode + R"(","document_number":"登记1号"})");
  u.must("subject.merge", "officer:a@" + kWorkBody, R"({"from_uscc":")" + kNewCode + R"(","into_uscc":")" + kCompany + R"(","document_number":"登记2号","reason":"吸收合并"})");
  const std::string token = u.owner_of(kCompany);
  EXPECT_EQ(u.cases_seen(token), (std::vector<std::string>{"许2号", "许1号"}));
  for (const http::DeskLook& one : u.desk().looks(token, "").looks) {
    if (!one.case_reference.empty()) EXPECT_EQ(one.under, "沈阳演示第二公司");
  }
}

// Tag: look_contested
TEST(LooksBeforeARecord, AreContestedByTheirSubjectAndNobodyElse) {
  Unknown u;
  u.look(kCompany, "许1号");
  u.register_organisation(kCompany, "沈阳演示公司");
  u.register_organisation(kOther, "沈阳演示第二公司");
  const auto looks = u.desk().looks(u.owner_of(kCompany), "").looks;
  const auto first = std::ranges::find(looks, "许1号", &http::DeskLook::case_reference);
  ASSERT_NE(first, looks.end());
  const std::string contest = R"({"look":")" + first->id + R"(","statement":"没有办理"})";
  EXPECT_EQ(u.refusal("look.contest", "subject:" + kOther, contest), "not_competent");
  u.must("look.contest", "subject:" + kCompany, contest);
}

}  // namespace
}  // namespace liaoxin::app
