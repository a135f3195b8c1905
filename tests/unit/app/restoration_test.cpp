// Restoration from the application to its end everywhere: what each side reads on the way, what silence leaves, what a shield hides.
#include <algorithm>

#include "app/executor.hpp"
#include "app/notices.hpp"
#include "app/restorations.hpp"
#include "desk_of.hpp"
#include "report/notice.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"
#include "store/restorations.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kInCharge;
using testing::kReader;
using testing::kSecond;
using testing::kWorkBody;

const std::string kOwner = "subject:" + kCompany, kHandler = "officer:a@" + kDepartment, kDecider = "officer:" + kSecond + "@" + kDepartment;
const std::string kNumber = id_number("21990019800101001");

class RestorationFlow : public ::testing::Test {
 protected:
  RestorationFlow() {
    d.register_organisation(kCompany, "沈阳演示科技有限公司");
    record = d.file_penalty(kCompany, "罚1号", "2026-02-06");
  }
  std::string apply(const std::string& about, const std::string& by = kOwner) {
    return std::string(d.must("restoration.apply", by, R"({"record":")" + about + R"(","way":"completed_rectification","correction":"罚款已缴清,标签已更换","pledge":true})").at("application").as_string());
  }
  base::json::object go_on(const std::string& operation, const std::string& by, const std::string& application, const std::string& more) {
    return d.must(operation, by, R"({"application":")" + application + "\"" + more + "}");
  }
  base::json::object decided(const std::string& more) {
    const std::string application = apply(record);
    go_on("restoration.accept", kHandler, application, R"(,"handler":"a")");
    return go_on("restoration.decide", kDecider, application, more);
  }
  std::vector<store::StoredNotice> letters() { return store::notices_of(d.platform().db(), *d.platform().internal_id("rec", record)); }
  std::vector<std::string> tasks_of(const std::string& login) {
    std::vector<std::string> names;
    for (const http::DeskTask& task : d.desk().tasks(d.enter(login))) names.emplace_back(task.operation->name);
    d.later(30);
    return names;
  }
  static bool has_task(const std::vector<std::string>& names, const std::string& wanted) { return std::ranges::find(names, wanted) != names.end(); }
  DeskOf d;
  std::string record;
};

TEST_F(RestorationFlow, GrantedItEndsEverywhereAndEveryRecipientIsTold) {
  const std::string subscription(d.must("subscription.open", "officer:a@" + kWorkBody, R"({"kind":"unit","reference":")" + kReader + R"(","name":"共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  d.must("sharing.deliver", "officer:a@" + kWorkBody, R"({"subscription":")" + subscription + R"(","record":")" + record + "\"}");
  ASSERT_TRUE(d.seen(record));
  const auto answer = decided(R"(,"outcome":"granted","reason":"已履行")");
  EXPECT_FALSE(d.seen(record)) << "display, sharing and use end together";
  const auto certificates = store::certificates_of(d.platform().db(), *d.platform().internal_id("rec", record));
  ASSERT_EQ(certificates.size(), 1u);
  EXPECT_EQ(certificates.front().number, answer.at("certificate").as_string());
  EXPECT_EQ(certificates.front().ended, registry::EndKind::restored);
  EXPECT_EQ(store::recalls_of(d.platform().db(), certificates.front().id).size(), 1u);
  const std::string letter = report::notice_text(notice_letter_of(d.platform(), letters().back()));
  EXPECT_NE(letter.find("已修复"), std::string::npos);
  EXPECT_EQ(d.refusal("restoration.apply", kOwner, R"({"record":")" + record + R"(","way":"other","correction":"x","pledge":true})"), "record_not_running");
}

TEST_F(RestorationFlow, RefusedItIsSaidWhyAndOneMayApplyAgain) {
  decided(R"(,"outcome":"refused","reason":"滞纳金尚未缴清","rule":"履行义务")");
  EXPECT_TRUE(d.seen(record));
  EXPECT_EQ(letters().back().notice.kind, registry::NoticeKind::restoration_refused);
  const std::string letter = report::notice_text(notice_letter_of(d.platform(), letters().back()));
  for (const char* said : {"不予修复", "履行义务", "滞纳金尚未缴清", "再次申请"}) EXPECT_NE(letter.find(said), std::string::npos) << said;
  apply(record);
}

TEST_F(RestorationFlow, SilenceGrantsNothingAndIsSeen) {
  apply(record);
  EXPECT_TRUE(overdue_restorations(d.platform()).empty());
  d.go_to("2026-06-04T09:00:00+08:00");
  (void)do_due_work(d.platform());
  EXPECT_TRUE(overdue_restorations(d.platform()).empty()) << "its last day is in time";
  d.go_to("2026-06-05T00:00:00+08:00");
  const auto late = overdue_restorations(d.platform());
  ASSERT_EQ(late.size(), 1u);
  EXPECT_EQ(late.front().days_left, -1);
  EXPECT_EQ(late.front().unit, "沈阳市处罚局");
  const auto size = d.platform().sequencer().size();
  (void)do_due_work(d.platform());
  EXPECT_EQ(d.platform().sequencer().size(), size + 1) << "the missed day stands in the journal";
  (void)do_due_work(d.platform());
  EXPECT_EQ(d.platform().sequencer().size(), size + 1) << "once";
  EXPECT_TRUE(d.seen(record));
  d.must("record.withdraw", kHandler, R"({"record":")" + record + R"(","reason":"报送有误"})");
  EXPECT_TRUE(overdue_restorations(d.platform()).empty()) << "an application falls with its record";
}

TEST_F(RestorationFlow, AFeeThatWasAskedForIsCountedWithoutAName) {
  const std::string application = apply(record);
  for (int i = 0; i < 2; ++i) go_on("restoration.report_fee", kOwner, application, R"(,"statement":"被要求购买信用报告")");
  const auto fees = fee_reports(d.platform());
  ASSERT_EQ(fees.size(), 1u);
  EXPECT_EQ(fees.front().unit, "沈阳市处罚局");
  EXPECT_EQ(fees.front().reported_on, "2026-06-01");
  EXPECT_EQ(fees.front().reports, 2);
  EXPECT_EQ(d.every_byte().find("被要求购买信用报告"), std::string::npos) << "what was said is sealed";
  d.ready("in-charge", "主管某", id_number("11010119700101003"), kInCharge);
  EXPECT_EQ(d.desk().offices().oversight(d.enter("in-charge"))->fees.size(), 1u);
}

TEST_F(RestorationFlow, WhoWasAskedForMoneyBeforeItAppliedSaysSoToo) {
  const std::string young = d.file_penalty(kCompany, "罚2号", "2026-05-06");
  d.register_organisation(testing::kOther, "沈阳演示商贸有限公司");
  EXPECT_EQ(d.refusal("restoration.report_fee", "subject:" + testing::kOther, R"({"record":")" + young + R"(","statement":"x"})"), "not_competent");
  d.must("restoration.report_fee", kOwner, R"({"record":")" + young + R"(","statement":"中介说可以花钱提前撤下"})");
  const auto reports = store::all_fee_reports(d.platform().db());
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_FALSE(reports.front().restoration_id);
  EXPECT_EQ(fee_reports(d.platform()).front().unit, "沈阳市处罚局");
  decided(R"(,"outcome":"granted","reason":"已履行")");
  EXPECT_NE(report::notice_text(notice_letter_of(d.platform(), letters().back())).find("有人以任何名义向您收费"), std::string::npos) << "also where it was granted";
}

TEST_F(RestorationFlow, AShieldHidesUntilItIsLifted) {
  d.must("shield.set", kHandler, R"({"record":")" + record + R"(","ruling_number":"(2026)辽01破3号","court":"沈阳某法院","decided_on":"2026-05-06","plan_until_on":"2026-07-05"})");
  EXPECT_FALSE(d.seen(record));
  ASSERT_EQ(letters().back().notice.kind, registry::NoticeKind::record_shielded);
  const std::string shielded = report::notice_text(notice_letter_of(d.platform(), letters().back()));
  for (const char* said : {"(2026)辽01破3号", "沈阳某法院", "2026-07-05", "中止"}) EXPECT_NE(shielded.find(said), std::string::npos) << said;
  d.must("record.correct", kHandler, R"({"record":")" + record + R"(","elements":{"CF_NR_FK":"4"},"reason":"录入有误"})");
  d.must("service.attest", kHandler, R"({"record":")" + record + R"(","served_on":"2026-06-01","proof":"送达回证"})");
  EXPECT_FALSE(d.seen(record)) << "a new version keeps the shield";
  d.go_to("2026-08-05T09:00:00+08:00");
  EXPECT_FALSE(d.seen(record)) << "the last day of the plan lifts nothing";
  d.must("shield.lift", kHandler, R"({"record":")" + record + R"(","reason":"重整计划未能执行"})");
  EXPECT_TRUE(d.seen(record));
  ASSERT_EQ(letters().back().notice.kind, registry::NoticeKind::shield_lifted);
  const std::string lifted = report::notice_text(notice_letter_of(d.platform(), letters().back()));
  for (const char* said : {"已解除", "重整计划未能执行", "提出异议"}) EXPECT_NE(lifted.find(said), std::string::npos) << said;
}

// Tag: shield_complete
TEST_F(RestorationFlow, APlanCarriedOutEndsTheShieldedRecordForGoodAndTellsWhoHadIt) {
  const std::string subscription(d.must("subscription.open", "officer:a@" + kWorkBody, R"({"kind":"unit","reference":")" + kReader + R"(","name":"共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  d.must("sharing.deliver", "officer:a@" + kWorkBody, R"({"subscription":")" + subscription + R"(","record":")" + record + "\"}");
  d.must("shield.set", kHandler, R"({"record":")" + record + R"(","ruling_number":"(2026)辽01破3号","court":"沈阳某法院","decided_on":"2026-05-06","plan_until_on":"2026-07-05"})");
  d.go_to("2026-07-06T09:00:00+08:00");
  const auto answer = d.must("shield.complete", kHandler, R"({"record":")" + record + R"(","document_number":"(2026)辽01破3号之五","court":"沈阳某法院","decided_on":"2026-07-03"})");
  EXPECT_FALSE(d.seen(record));
  const auto certificates = store::certificates_of(d.platform().db(), *d.platform().internal_id("rec", record));
  ASSERT_EQ(certificates.size(), 1u);
  EXPECT_EQ(certificates.front().number, answer.at("certificate").as_string());
  EXPECT_EQ(certificates.front().ended, registry::EndKind::restored);
  EXPECT_EQ(store::recalls_of(d.platform().db(), certificates.front().id).size(), 1u);
  EXPECT_EQ(letters().back().notice.kind, registry::NoticeKind::record_ended);
  EXPECT_EQ(d.refusal("shield.lift", kHandler, R"({"record":")" + record + R"(","reason":"x"})"), "record_not_running") << "it does not come back";
}

// Tag: early_end
TEST_F(RestorationFlow, SeveralRecordsEndByOneActOfTwoPersonsOrNoneDoes) {
  const std::string second = d.file_penalty(kCompany, "罚2号", "2026-02-06"), young = d.file_penalty(kCompany, "罚3号", "2026-05-06");
  const auto naming = [](const std::string& records, const std::string& more = R"("document_class":"administrative_decision")") {
    return R"({"records":[)" + records + R"(],)" + more + R"(,"document_number":"信修2号","authority":"沈阳市处罚局","effective_on":"2026-06-01","reason":"均已履行义务"})";
  };
  const std::string both = "\"" + record + "\",\"" + second + "\"", all = both + ",\"" + young + "\"";
  EXPECT_EQ(d.refusal("restoration.end_early", kHandler, naming(all)), "restoration_too_early");
  EXPECT_EQ(d.refusal("restoration.end_early", "officer:a@" + kReader, naming(both)), "not_competent");
  // One officer proposes, and nothing has ended yet.
  const auto proposed = d.act("restoration.end_early", kHandler, naming(both));
  ASSERT_TRUE(proposed && proposed->contains("content_hash"));
  for (const std::string& one : {record, second, young}) EXPECT_TRUE(d.seen(one)) << "all or nothing, and not by one person";
  const std::string approval = base::json::serialize(base::json::object{{"proposal", proposed->at("proposal")}, {"content_hash", proposed->at("content_hash")}});
  EXPECT_EQ(d.refusal("proposal.approve", kHandler, approval), "second_person_needed");
  const auto answer = d.must("proposal.approve", kDecider, approval);
  EXPECT_EQ(answer.at("certificates").as_array().size(), 2u);
  for (const std::string& one : {record, second}) {
    EXPECT_FALSE(d.seen(one));
    const auto certificates = store::certificates_of(d.platform().db(), *d.platform().internal_id("rec", one));
    ASSERT_EQ(certificates.size(), 1u) << "each has its own";
    EXPECT_EQ(certificates.front().ended, registry::EndKind::restored);
  }
  EXPECT_TRUE(d.seen(young));
  d.must("restoration.end_early", kHandler, naming("\"" + young + "\"", R"("document_class":"ruling")"));
  EXPECT_FALSE(d.seen(young)) << "a ruling goes before the shortest publicity";
}

TEST_F(RestorationFlow, WhoDecidesReadsItAndItsHandlerDoesNotDecide) {
  d.ready_as("decider", "决某", id_number("11010119700101004"), R"("role":"officer","unit":")" + kDepartment + R"(","officer":")" + kSecond + "\"");
  d.ready("other", "他某", id_number("11010119700101002"), kReader);
  const std::string self = d.person_account("zhang.san", "张某", kNumber);
  const std::string application = apply(d.file_person_penalty(kNumber, "人罚1号", "张某", "2026-02-06"), self);
  EXPECT_TRUE(has_task(tasks_of("zhang.wei"), "restoration.accept"));
  go_on("restoration.accept", kDecider, application, R"(,"handler":"a")");
  EXPECT_FALSE(has_task(tasks_of("zhang.wei"), "restoration.decide")) << "who handles it";
  EXPECT_TRUE(has_task(tasks_of("decider"), "restoration.decide"));
  const auto view = d.desk().restoration(d.enter("decider"), application);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->correction, "罚款已缴清,标签已更换");
  EXPECT_EQ(view->handler, "演示甲");
  ASSERT_TRUE(view->record) << "nobody judges what it cannot read";
  EXPECT_FALSE(view->record->derivation.empty());
  EXPECT_FALSE(d.desk().restoration(d.enter("other"), application));
  EXPECT_EQ(d.refusal("restoration.decide", kHandler, R"({"application":")" + application + R"(","outcome":"granted","reason":"已履行"})"), "second_person_needed");
}

TEST_F(RestorationFlow, TheOwnerSeesWhereItCanBeAppliedForAndWhoHandlesIt) {
  d.ready_as("owner", "王某", id_number("11010119700101005"), R"("role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息")");
  const std::string too_early = d.file_penalty(kCompany, "罚2号");
  const auto own = [&](const std::string& id) {
    const auto records = d.desk().own_records(d.enter("owner"));
    d.later(30);
    const auto found = std::ranges::find_if(records, [&](const http::OwnRecord& one) { return one.record.id == id; });
    EXPECT_NE(found, records.end());
    return *found;
  };
  EXPECT_TRUE(own(record).is_restorable);
  EXPECT_FALSE(own(too_early).is_restorable);
  const std::string application = apply(record);
  EXPECT_FALSE(own(record).is_restorable) << "one at a time";
  EXPECT_EQ(own(record).application, application);
  go_on("restoration.accept", kHandler, application, R"(,"handler":"a")");
  const auto labels = own(record).record.labels;
  const auto open = std::ranges::find(labels, "restoration_open", &registry::LabelView::word);
  ASSERT_NE(open, labels.end());
  EXPECT_NE(open->text.zh.find("演示甲"), std::string::npos) << "named staff";
  const auto shown = d.seen(record);
  ASSERT_TRUE(shown);
  EXPECT_EQ(std::ranges::find(shown->labels, "restoration_open", &registry::LabelView::word), shown->labels.end()) << "nobody else learns of it";
}

}  // namespace
}  // namespace liaoxin::app
