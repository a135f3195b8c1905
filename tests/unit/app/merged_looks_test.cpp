// Looks at an organisation before a merger: the desk of the one it went into shows them beside its own, each under the name it was
// looked at; the chain of each register stays its own.
#include <algorithm>

#include "app/access_register.hpp"
#include "app/desk_service.hpp"
#include "desk_of.hpp"
#include "look_chain.hpp"
#include "store/access_entries.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kOther;
using testing::kReader;
using testing::kWorkBody;

const std::string kFirst = registry::compute_uscc("91210100MA0000004"), kOfficer = "officer:a@" + kReader;

/// One organisation merged into a second, and that into the company; each was looked at before, and the company since.
class Merged : public DeskOf {
 public:
  Merged() {
    register_organisation(kFirst, "沈阳演示第一公司");
    register_organisation(kOther, "沈阳演示第二公司");
    register_organisation(kCompany, "沈阳演示公司");
    look(kFirst, "许1号");
    look(kOther, "许2号");
    look(kOther, "许3号");
    look(kCompany, "许4号");
    merge(kFirst, kOther);
    merge(kOther, kCompany);
    look(kFirst, "许5号");
    ready_as("owner", "店主某", id_number("11010119700101008"), R"("role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息")");
    token = enter("owner");
  }
  void look(const std::string& uscc, const std::string& reference) {
    must("inquiry.make", kOfficer, R"({"subject_code":")" + uscc + R"(","matter":"permit","case_reference":")" + reference + "\"}");
  }
  void merge(const std::string& from, const std::string& into) {
    must("subject.merge", "officer:a@" + kWorkBody, R"({"from_uscc":")" + from + R"(","into_uscc":")" + into + R"(","document_number":"登记1号","reason":"吸收合并"})");
  }
  std::string token;
};

// Tag: who_looked
TEST(MergedLooks, StandBesideThoseAfterItUnderTheNameThatWasLookedAt) {
  Merged m;
  std::vector<std::pair<std::string, std::string>> seen;
  for (const http::DeskLook& look : m.desk().looks(m.token, "").looks) {
    if (!look.case_reference.empty()) seen.emplace_back(look.case_reference, look.under);
  }
  const std::vector<std::pair<std::string, std::string>> expected{{"许5号", ""}, {"许4号", ""}, {"许3号", "沈阳演示第二公司"}, {"许2号", "沈阳演示第二公司"}, {"许1号", "沈阳演示第一公司"}};
  EXPECT_EQ(seen, expected) << "newest first; whoever asks by the old code since looks at the company";
}

// Tag: who_looked
TEST(MergedLooks, EachRegisterKeepsItsNumbersAndItsChain) {
  Merged m;
  const auto file = *m.desk().own_file(m.token);
  std::map<std::string, std::vector<object>> registers;
  for (const auto& line : file.at("looks").as_array()) {
    const object& look = line.as_object();
    registers[look.contains("looked_at") ? std::string(look.at("looked_at").as_object().at("uscc").as_string()) : ""].push_back(look);
  }
  EXPECT_EQ(registers.size(), 3u);
  EXPECT_EQ(registers.at(kFirst).size(), 1u);
  EXPECT_EQ(registers.at(kOther).size(), 2u);
  testing::expect_numbered_and_chained(registers);
}

// Tag: look_contested
TEST(MergedLooks, TheOneItWentIntoContestsThemAndNobodyElse) {
  Merged m;
  const auto looks = m.desk().looks(m.token, "").looks;
  const auto first = std::ranges::find(looks, "许1号", &http::DeskLook::case_reference);
  ASSERT_NE(first, looks.end());
  const std::string contest = R"({"look":")" + first->id + R"(","statement":"没有办理"})";
  const std::string stranger = registry::compute_uscc("91210100MA0000005");
  m.register_organisation(stranger, "沈阳演示他人公司");
  EXPECT_EQ(m.refusal("look.contest", "subject:" + stranger, contest), "not_competent");
  m.must("look.contest", "subject:" + kCompany, contest);
}

// Tag: who_looked
TEST(MergedLooks, ArePagedTogetherWithoutLosingOne) {
  Merged m;
  for (int i = 0; i < 60; ++i) m.look(kCompany, "许" + std::to_string(100 + i) + "号");
  std::vector<std::int64_t> places;
  std::string before;
  int pages = 0;
  do {
    const auto page = m.desk().looks(m.token, before);
    for (const http::DeskLook& look : page.looks) places.push_back(look.log_index);
    before = page.next;
    ++pages;
  } while (!before.empty() && pages < 10);
  EXPECT_EQ(pages, 2);
  EXPECT_EQ(places.size(), 66u) << "with the account that was opened for it";
  EXPECT_TRUE(std::ranges::is_sorted(places, std::greater{}));
  EXPECT_EQ(std::ranges::adjacent_find(places), places.end()) << "none twice";
}

}  // namespace
}  // namespace liaoxin::app
