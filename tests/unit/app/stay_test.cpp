// A stayed document, and the stay lifted: each record that rests on it is hidden or shown again in one act, and its subject is told of each once.
#include "app/notices.hpp"
#include "app/verify.hpp"
#include "province.hpp"
#include "report/notice.hpp"
#include "store/notices.hpp"

namespace liaoxin::app {
namespace {

using registry::NoticeKind;
using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kOther;
using testing::kReader;
using testing::kRegistrar;
using testing::kWorkBody;
using testing::Province;

const std::string kWork = "officer:a@" + kWorkBody, kSource = "officer:a@" + kDepartment, kJudge = "court:a@" + kCourt, kOwner = "subject:" + kCompany;

class Stay : public ::testing::Test {
 protected:
  Stay() { p.register_organisation(kCompany, "沈阳演示科技有限公司"); }

  /// What document.stay answers; the judge stays, and the organ lifts.
  base::json::object turn(const std::string& action, const std::string& record, const std::string& designation = {}) {
    base::json::object input{{"record", record}, {"action", action}, {"document_number", action == "stay" ? "辽01行保1号" : "辽复2号"}, {"decided_on", action == "stay" ? "2026-05-20" : "2026-05-25"}};
    if (!designation.empty()) input["designation"] = designation;
    return p.must("document.stay", action == "stay" ? kJudge : kSource, base::json::serialize(input));
  }
  std::string designated(const std::string& record, const std::string& document, bool is_told = true) {
    const auto made = p.must("designation.decide", kSource, R"({"record":")" + record + R"(","document_number":")" + document +
                             R"(","document_class":"administrative_decision","authority":"沈阳市处罚局","effective_on":"2026-05-06","reason":"逾期拒不履行"})");
    if (is_told) p.must("notice.acknowledge", kOwner, R"({"notice":")" + std::string(made.at("notice").as_string()) + "\"}");
    return std::string(made.at("designation").as_string());
  }
  /// A pledge about the company, filed under this number.
  std::string file_pledge(const std::string& number) {
    const auto result = p.import("C2-01", kDepartment,
                                 "code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,fulfillmentStatus,unperformedCommitmentContent,"
                                 "liabilityBreachCommitmentContent,acceptanceUnit,acceptanceUnitIdentify,publicationType\n" +
                                     number + ",某公司,法人及非法人组织," + kCompany + ",审批替代型,办事,材料真实,依法承担,2026-05-01,全部履行,,,沈阳市处罚局," + kDepartment + ",可向社会公开\n",
                                 false);
    EXPECT_TRUE(result && result->refused == 0) << p.verdicts();
    return p.platform().public_id("rec", p.last_record());
  }
  std::vector<store::StoredNotice> of(const std::string& record) { return store::notices_of(p.platform().db(), *p.platform().internal_id("rec", record)); }
  /// How often the subject was told of a stay of this record, or of its end.
  std::vector<NoticeKind> told(const std::string& record) {
    std::vector<NoticeKind> kinds;
    for (const store::StoredNotice& one : of(record)) {
      if (one.notice.kind == NoticeKind::document_stayed || one.notice.kind == NoticeKind::stay_lifted) kinds.push_back(one.notice.kind);
    }
    return kinds;
  }
  std::string number(const store::StoredNotice& notice) { return p.platform().public_id("ntc", notice.notice.id); }
  std::string letter(const std::string& record) { return report::notice_text(notice_letter_of(p.platform(), of(record).back())); }
  static void expect_says(const std::string& letter, std::initializer_list<const char*> pieces) {
    for (const char* piece : pieces) EXPECT_NE(letter.find(piece), std::string::npos) << piece << "\n" << letter;
  }
  static void expect_silent(const std::string& letter, std::initializer_list<const char*> pieces) {
    for (const char* piece : pieces) EXPECT_EQ(letter.find(piece), std::string::npos) << piece << "\n" << letter;
  }
  Province p;
};

// Tag: stay_told
TEST_F(Stay, TheSubjectIsToldInTheSameActThatItsRecordIsHiddenAndThatItIsShownAgain) {
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const auto stayed = turn("stay", record);
  ASSERT_EQ(told(record), std::vector{NoticeKind::document_stayed});
  EXPECT_EQ(stayed.at("notice").as_string(), number(of(record).back())) << "the answer names the notice";
  EXPECT_FALSE(stayed.contains("others"));
  expect_says(letter(record), {"沈阳演示科技有限公司:", "文书中止执行告知书", "Notice that a document is stayed", "罚1号", "辽01行保1号", "2026-05-20", "沈阳某法院", "自 2026-06-01 09:00 起", "不公示,不供查询和共享",
                               "neither shown nor inquired nor shared", "失信认定、据此列入的名单信息和实施的惩戒措施同时停止", "localhost:8080/object", "第23条"});
  p.go_to("2026-06-02T10:30:00+08:00");
  const auto lifted = turn("lift", record);
  ASSERT_EQ(told(record), (std::vector{NoticeKind::document_stayed, NoticeKind::stay_lifted}));
  EXPECT_EQ(lifted.at("notice").as_string(), number(of(record).back()));
  expect_says(letter(record), {"文书恢复执行告知书", "Notice that the stay of a document is lifted", "罚1号", "辽复2号", "2026-05-25", "沈阳市处罚局 登记", "自 2026-06-02 10:30 起恢复执行", "该信息同时恢复:公开公示、查询、政务共享",
                               "Public display, Inquiry, Government sharing", "不因中止而推迟", "提出异议", "申请复议或者提起诉讼"});
  EXPECT_TRUE(verify_data(p.places()).passed()) << verify_data(p.places()).first_wrong;
}

// Tag: stay_told
TEST_F(Stay, ALetterDoesNotSayThatARecordIsShownAgainWhichSomethingElseHides) {
  const std::string held = p.file_penalty(kCompany, "罚1号", "2026-05-06", false);
  turn("stay", held);
  turn("lift", held);
  expect_says(letter(held), {"恢复执行", "因其他原因,该信息目前仍不公示"});
  expect_silent(letter(held), {"同时恢复"});
  // A permit says nothing negative: no designation or measure could rest on a pledge either.
  const std::string pledge = file_pledge("21010020260501000001");
  turn("stay", pledge);
  expect_says(letter(pledge), {"不公示,不供查询和共享"});
  expect_silent(letter(pledge), {"失信"});
}

// Tag: stay_told
TEST_F(Stay, OfADesignationThatRestsAloneTheLetterSaysWhatTheRecordSaysNoMore) {
  const std::string record = p.file_penalty(kCompany, "罚1号"), untold = p.file_penalty(kCompany, "罚2号");
  const std::string designation = designated(record, "失信1号"), not_in_force = designated(untold, "失信2号", false);
  const std::string unit(p.must("subscription.open", kWork, R"({"kind":"unit","reference":")" + kReader + R"(","name":"辽宁省共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  p.must("sharing.deliver", kWork, R"({"subscription":")" + unit + R"(","record":")" + record + "\"}");
  const auto stayed = turn("stay", record, designation);
  ASSERT_EQ(told(record), std::vector{NoticeKind::document_stayed});
  EXPECT_EQ(stayed.at("notice").as_string(), number(of(record).back()));
  EXPECT_TRUE(p.seen(record)) << "the record runs on";
  expect_says(letter(record), {"失信认定的文书 失信1号 中止执行", "罚1号", "辽01行保1号", "不标注失信", "does not say so", "不得据此列入名单或者实施措施", "localhost:8080/recall/"});
  expect_silent(letter(record), {"不公示,不供查询和共享"});
  turn("lift", record, designation);
  expect_says(letter(record), {"失信1号", "辽复2号", "该认定同时恢复效力", "重新标注失信:公开公示、查询、政务共享", "in force again", "申请复议或者提起诉讼"});
  // One whose own notice was not served is in force no more than before.
  turn("stay", untold, not_in_force);
  turn("lift", untold, not_in_force);
  expect_says(letter(untold), {"该认定目前仍不生效"});
  expect_silent(letter(untold), {"恢复效力"});
}

// Tag: stay_told
TEST_F(Stay, EverythingThatRestsOnTheDocumentIsReachedAndEachRecordToldOfOnce) {
  const std::string number_of_document = "21010020260501000001";
  const std::string record = p.file_penalty(kCompany, number_of_document), pledge = file_pledge(number_of_document), other = p.file_penalty(kCompany, "罚2号"), elsewhere = p.file_penalty(kCompany, "罚3号");
  designated(record, number_of_document);
  const std::string designation = designated(other, number_of_document);
  const auto expect_reached = [&](const base::json::object& answer, const std::string& named, std::size_t times) {
    EXPECT_EQ(answer.at("notice").as_string(), number(of(named).back()));
    EXPECT_EQ(answer.at("others").as_array().size(), 2u);
    for (const std::string& one : {record, pledge, other}) EXPECT_EQ(told(one).size(), times) << one;
    EXPECT_TRUE(told(elsewhere).empty());
  };
  // 1. By the record: its designation rests with it, and is not told of by a second letter.
  expect_reached(turn("stay", record), record, 1);
  for (const std::string& hidden : {record, pledge}) EXPECT_FALSE(p.seen(hidden));
  EXPECT_TRUE(p.seen(other)->labels.empty()) << "another document is its own: it says no more that it is designated";
  expect_says(letter(record), {"不公示,不供查询和共享"});
  expect_says(letter(other), {"不标注失信"});
  // 2. By the designation of another record: the same.
  expect_reached(turn("lift", other, designation), other, 2);
  for (const std::string& shown : {record, pledge}) EXPECT_TRUE(p.seen(shown));
  for (const std::string& again : {record, other}) EXPECT_EQ(p.seen(again)->labels.size(), 1u) << "designated";
  // 3. What falls takes the same with it, though the designation alone is named.
  p.must("designation.end", kJudge, R"({"designation":")" + designation + R"(","document_number":"撤1号","decided_on":"2026-06-01","kind":"revoked"})");
  for (const std::string& fallen : {record, pledge}) EXPECT_FALSE(p.seen(fallen));
  EXPECT_TRUE(p.seen(other)->labels.empty());
  EXPECT_TRUE(verify_data(p.places()).passed()) << verify_data(p.places()).first_wrong;
}

// Tag: stay_told
TEST_F(Stay, ADesignationOnTheRecordsOwnDocumentIsStayedWithTheRecordItself) {
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string designation = designated(record, "罚1号");
  turn("stay", record, designation);
  EXPECT_FALSE(p.seen(record)) << "it is the document of the record";
  EXPECT_EQ(told(record).size(), 1u);
  expect_says(letter(record), {"不公示,不供查询和共享"});
}

// Tag: stay_told
TEST_F(Stay, ANaturalPersonIsToldByItsOwnNameWhichTheNoticeDoesNotKeep) {
  const std::string record = p.file_person_penalty("110105194912310038", "罚1号", "张某某");
  turn("stay", record);
  ASSERT_EQ(told(record), std::vector{NoticeKind::document_stayed});
  EXPECT_EQ(of(record).back().notice.parameters.organisation_name, "");
  expect_says(letter(record), {"张某某:", "不公示,不供查询和共享"});
  expect_silent(letter(record), {"失信"});
  turn("lift", record);
  expect_silent(letter(record), {"公开公示", "失信"});
}

// Tag: document_fallen
TEST_F(Stay, WhatNamesNoDocumentFallsAlone) {
  const std::string own = p.platform().public_id("rec", p.last_record());
  p.register_organisation(kOther, "沈阳演示商贸有限公司");
  const std::string taken_over = p.platform().public_id("rec", p.last_record());
  p.must("subject.merge", kWork, R"({"from_uscc":")" + kOther + R"(","into_uscc":")" + kCompany + R"(","document_number":"合并1号","reason":"吸收合并"})");
  ASSERT_TRUE(p.seen(own));
  p.must("document.fall", "officer:a@" + kRegistrar, R"({"record":")" + taken_over + R"(","document_number":"撤1号","decided_on":"2026-05-30","kind":"revoked"})");
  EXPECT_FALSE(p.seen(taken_over));
  EXPECT_TRUE(p.seen(own)) << "no document of the two is the same one: neither names any";
}

}  // namespace
}  // namespace liaoxin::app
